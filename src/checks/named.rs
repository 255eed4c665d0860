//! The checks that ask for a name: one case for every element a check applies to.

use super::{Case, Target};
use crate::Recording;
use crate::page::{Element, NodeId};
use crate::semantics::{Semantics, component};

/// Judges every element that `applies` by its accessible name; `what` says in the message what it is: "button".
pub(super) fn all(
    recording: &Recording,
    what: &str,
    applies: impl Fn(&Semantics, NodeId, &Element) -> bool,
) -> Result<Vec<Case>, String> {
    judged(recording, what, applies, |semantics, id| {
        !semantics.name(id).text.is_empty()
    })
}

/// The same with an expectation of its own.
pub(super) fn judged(
    recording: &Recording,
    what: &str,
    applies: impl Fn(&Semantics, NodeId, &Element) -> bool,
    named: fn(&Semantics, NodeId) -> bool,
) -> Result<Vec<Case>, String> {
    let page = recording.page.as_ref().ok_or("the page was not read")?;
    let semantics = Semantics::new(page);
    let targets = page
        .elements()
        .filter(|&(id, element)| applies(&semantics, id, element));
    let cases = targets.map(|(id, element)| {
        if named(&semantics, id) {
            return Case::passed(Target::Node(id));
        }
        Case::failed(
            Target::Node(id),
            format!("no name: {}", component(page, id)),
            format!(
                "This {what}, a <{}>, has no accessible name: people who can't see it are not told what it is.",
                element.tag
            ),
        )
    });
    Ok(cases.collect())
}

#[cfg(test)]
#[path = "../../tests/unit/checks/named.rs"]
mod tests;
