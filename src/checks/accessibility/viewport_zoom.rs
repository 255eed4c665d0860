//! # Zooming is switched off
//!
//! ## What it checks
//!
//! `<meta name="viewport">` with `user-scalable` or `maximum-scale`: the first must not be off, and the second must allow at
//! least 2. Desktop browsers pay no heed to it; phones do, some of them unless told otherwise.
//!
//! ## Why it matters
//!
//! People with low vision spread two fingers to read small text. On a phone that obeys, nothing happens.
//!
//! ## How to fix
//!
//! Leave both out: `<meta name="viewport" content="width=device-width, initial-scale=1">`. Where phones zoom into focused
//! fields, give the fields a font size of 16 px instead.
//!
//! ## Examples
//!
//! ```html,failed
//! <meta name="viewport" content="width=device-width, maximum-scale=1"><p>Orders</p>
//! ```
//!
//! ```html,failed
//! <meta name="viewport" content="width=device-width, user-scalable=no"><p>Orders</p>
//! ```
//!
//! ```html,passed
//! <meta name="viewport" content="width=device-width, maximum-scale=5"><p>Orders</p>
//! ```
//!
//! ```html,inapplicable
//! <meta name="viewport" content="width=device-width, initial-scale=1"><p>Orders</p>
//! ```
//!
//! ## References
//!
//! - [WCAG 1.4.4 Resize Text](https://www.w3.org/WAI/WCAG22/Understanding/resize-text)
//! - [ACT rule b4f0c3: meta viewport allows for zoom](https://www.w3.org/WAI/standards-guidelines/act/rules/b4f0c3/)
//! - [How `content` is read](https://www.w3.org/TR/css-device-adapt-1/#parsing-algorithm)

use crate::Recording;
use crate::catalog::Pillar;
use crate::checks::{Case, Check, Impact, Target};
use crate::page::{Element, NodeId};

/// Zooming is switched off.
pub const CHECK: Check = Check {
    id: "viewport-zoom",
    pillar: Pillar::Accessibility,
    impact: Impact::Serious,
    wcag: &["1.4.4"],
    act: &["b4f0c3"],
    items: &[],
    run,
};

fn run(recording: &Recording) -> Result<Vec<Case>, String> {
    let page = recording.page.as_ref().ok_or("the page was not read")?;
    let judge = |(id, element): (NodeId, &Element)| {
        let named = |name: &str| name.trim().eq_ignore_ascii_case("viewport");
        if !element.is_html("meta") || !element.attribute("name").is_some_and(named) {
            return None;
        }
        case(Target::Node(id), element.attribute("content")?)
    };
    Ok(page.elements().filter_map(judge).collect())
}

fn case(target: Target, content: &str) -> Option<Case> {
    let scalable = value(content, "user-scalable");
    let maximum = value(content, "maximum-scale");
    if scalable.is_none() && maximum.is_none() {
        return None;
    }
    let what = if scalable.is_some_and(fixes) {
        "user-scalable"
    } else if maximum.is_some_and(limits) {
        "maximum-scale"
    } else {
        return Some(Case::passed(target));
    };
    if value(content, what) == Some("") {
        let message =
            format!("{what} has no value, which browsers may take for 0: zooming may be off.");
        return Some(Case::cant_tell(target, what, message));
    }
    let message = format!("{what} keeps phones from zooming the page to twice its size.");
    Some(Case::failed(target, what, message))
}

/// <https://www.w3.org/TR/css-device-adapt-1/#user-scalable>
fn fixes(value: &str) -> bool {
    match value.to_ascii_lowercase().as_str() {
        "yes" | "device-width" | "device-height" => false,
        other => number(other).is_none_or(|number| number.abs() < 1.0),
    }
}

/// <https://www.w3.org/TR/css-device-adapt-1/#min-scale-max-scale>
fn limits(value: &str) -> bool {
    match value.to_ascii_lowercase().as_str() {
        "device-width" | "device-height" => false,
        other => number(other).is_none_or(|number| (0.0..2.0).contains(&number)),
    }
}

/// The number a value begins with.
fn number(value: &str) -> Option<f64> {
    let end = value
        .char_indices()
        .find(|&(at, c)| !(c.is_ascii_digit() || c == '.' || (at == 0 && matches!(c, '-' | '+'))))
        .map_or(value.len(), |(at, _)| at);
    value[..end].parse().ok()
}

/// The last value of a key; pairs are parted by commas, semicolons and white space, which may also surround the `=`.
fn value<'a>(content: &'a str, key: &str) -> Option<&'a str> {
    let part = |c: char| c.is_ascii_whitespace() || matches!(c, ',' | ';');
    let mut found = None;
    let mut rest = content;
    loop {
        rest = rest.trim_start_matches(|c| part(c) || c == '=');
        if rest.is_empty() {
            return found;
        }
        let end = rest.find(|c| part(c) || c == '=').unwrap_or(rest.len());
        let (name, after) = rest.split_at(end);
        let mut value = "";
        rest = after.trim_ascii_start();
        if let Some(after) = rest.strip_prefix('=') {
            let after = after.trim_start_matches(|c: char| c.is_ascii_whitespace() || c == '=');
            (value, rest) =
                after.split_at(after.find(|c| part(c) || c == '=').unwrap_or(after.len()));
        }
        if name.eq_ignore_ascii_case(key) {
            found = Some(value);
        }
    }
}

#[cfg(test)]
#[path = "../../../tests/unit/checks/viewport_zoom.rs"]
mod tests;
