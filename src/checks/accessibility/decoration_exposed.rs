//! # Decoration that is read out all the same
//!
//! ## What it checks
//!
//! Every element marked as decoration, by `role="none"`, `role="presentation"` or an empty `alt`: assistive technology
//! must be able to ignore it. It can't where the element takes the focus or has an ARIA attribute such as `aria-label`;
//! the browser then takes the mark as a mistake.
//!
//! ## Why it matters
//!
//! The markup says two things at once. Depending on the browser the element is skipped or read out, mostly without a
//! useful name.
//!
//! ## How to fix
//!
//! Decide which one is meant. For decoration take out the `tabindex` and the ARIA attributes; for something that
//! matters take out the role, or write an `alt`.
//!
//! ## Examples
//!
//! ```html,failed
//! <nav role="presentation" aria-label="Main"><a href="/">Home</a></nav>
//! ```
//!
//! ```html,failed
//! <img src="data:," alt="" tabindex="0">
//! ```
//!
//! ```html,passed
//! <img src="data:," alt="">
//! ```
//!
//! ```html,inapplicable
//! <img src="data:," alt="Home">
//! ```
//!
//! ## References
//!
//! - [WCAG 1.1.1 Non-text Content](https://www.w3.org/WAI/WCAG22/Understanding/non-text-content)
//! - [ACT rule 46ca7f: element marked as decorative is not exposed](https://www.w3.org/WAI/standards-guidelines/act/rules/46ca7f/)
//! - [ARIA: conflicts about presentational roles](https://www.w3.org/TR/wai-aria-1.2/#conflict_resolution_presentation_none)

use crate::Recording;
use crate::catalog::Pillar;
use crate::checks::{Case, Check, Impact, Target};
use crate::semantics::{Role, Semantics, component};

/// Decoration that is read out all the same.
pub const CHECK: Check = Check {
    id: "decoration-exposed",
    pillar: Pillar::Accessibility,
    impact: Impact::Minor,
    wcag: &[],
    act: &["46ca7f"],
    items: &[],
    run,
};

fn run(recording: &Recording) -> Result<Vec<Case>, String> {
    let page = recording.page.as_ref().ok_or("the page was not read")?;
    let semantics = Semantics::new(page);
    let targets = page
        .elements()
        .filter(|&(id, element)| match semantics.explicit_role(id) {
            Some(role) => role == Role::None,
            None => element.is_html("img") && element.attribute("alt") == Some(""),
        });
    let cases = targets.map(|(id, element)| {
        let target = Target::Node(id);
        if !semantics.exposed(id) || !semantics.conflicts_with_none(id) {
            return Case::passed(target);
        }
        let why = if semantics.focusable(id) {
            "can take the focus"
        } else {
            "has ARIA attributes"
        };
        let message = format!(
            "This <{}> is marked as decoration but {why}, so browsers read it out.",
            element.tag
        );
        let cause = component(page, id);
        // Browsers pass the focus of a frame on to what it holds.
        if element.is_html("iframe") && semantics.focusable(id) {
            return Case::passed(target);
        }
        Case::failed(target, cause, message)
    });
    Ok(cases.collect())
}
