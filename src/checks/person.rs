//! Questions that only a person can answer: one for each page, with everything to look at.

use super::{Case, Target};
use crate::Recording;
use crate::page::{Element, NodeId};
use crate::semantics::Semantics;

/// Asks the question about every element that `applies`; as all have one cause, they make one finding.
pub(super) fn ask(
    recording: &Recording,
    question: &str,
    applies: impl Fn(&Semantics, NodeId, &Element) -> bool,
) -> Result<Vec<Case>, String> {
    let page = recording.page.as_ref().ok_or("the page was not read")?;
    let semantics = Semantics::new(page);
    let targets = page
        .elements()
        .filter(|&(id, element)| applies(&semantics, id, element));
    let cases = targets.map(|(id, _)| Case::cant_tell(Target::Node(id), "wording", question));
    Ok(cases.collect())
}

#[cfg(test)]
#[path = "../../tests/unit/checks/person.rs"]
mod tests;
