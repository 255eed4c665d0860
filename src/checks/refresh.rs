//! `<meta http-equiv="refresh">`, as browsers read it:
//! <https://html.spec.whatwg.org/multipage/semantics.html#shared-declarative-refresh-steps>

use crate::Recording;
use crate::page::{NodeId, NodeKind};

/// The first of every document that is valid, with its seconds.
pub(super) fn refreshes(
    recording: &Recording,
) -> Result<impl Iterator<Item = (NodeId, u64)>, String> {
    let page = recording.page.as_ref().ok_or("the page was not read")?;
    let mut seen: Vec<NodeId> = Vec::new();
    Ok(page.elements().filter_map(move |(id, element)| {
        let refresh = element.is_html("meta")
            && element
                .attribute("http-equiv")
                .is_some_and(|kind| kind.trim().eq_ignore_ascii_case("refresh"));
        if !refresh {
            return None;
        }
        let seconds = seconds(element.attribute("content")?)?;
        let scope = page.tree_scope(id);
        let document = matches!(page.node(scope).kind, NodeKind::Document(_));
        if !document || seen.contains(&scope) {
            return None;
        }
        seen.push(scope);
        Some((id, seconds))
    }))
}

/// The time of a valid value.
fn seconds(content: &str) -> Option<u64> {
    let rest = content.trim_ascii_start();
    let after = rest.trim_start_matches(|c: char| c.is_ascii_digit());
    let digits = &rest[..rest.len() - after.len()];
    if digits.is_empty() && !after.starts_with('.') {
        return None;
    }
    let after = after.trim_start_matches(|c: char| c.is_ascii_digit() || c == '.');
    let ends = |c: char| matches!(c, ';' | ',') || c.is_ascii_whitespace();
    if !after.is_empty() && !after.starts_with(ends) {
        return None;
    }
    // More than a number can hold is long enough for everything.
    Some(if digits.is_empty() {
        0
    } else {
        digits.parse().unwrap_or(u64::MAX)
    })
}
