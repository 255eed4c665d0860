//! # Form field without a label
//!
//! ## What it checks
//!
//! Every form field that assistive technology is told of: `<input>` (but for buttons and hidden ones), `<select>`,
//! `<textarea>`, and elements with a field's role, disabled ones included. It must have an accessible name from a
//! `<label>`, `aria-labelledby`, `aria-label`, or, where the role allows it, from its content.
//!
//! A `title` or a placeholder is a name too, though a poor one: a check of its own speaks of those.
//!
//! ## Why it matters
//!
//! A screen reader says "edit, blank" and no more, voice control has no word to aim at, and whoever is interrupted
//! halfway no longer knows what belongs where.
//!
//! ## How to fix
//!
//! Put the words that stand beside the field into a `<label for="…">` with the field's id, or wrap field and words in a
//! `<label>`. Where a design leaves no room for words, as with a search field beside a magnifier, use `aria-label`.
//!
//! ## Examples
//!
//! ```html,failed
//! <div>Email</div> <input type="email">
//! ```
//!
//! ```html,passed
//! <label for="email">Email</label> <input id="email" type="email" placeholder="you@example.com">
//! ```
//!
//! ```html,passed
//! <label>Country <select><option>Austria</option><option>Chile</option></select></label>
//! ```
//!
//! ```html,inapplicable
//! <input type="hidden" name="step" value="2"> <button>Next</button>
//! ```
//!
//! ## References
//!
//! - [WCAG 4.1.2 Name, Role, Value](https://www.w3.org/WAI/WCAG22/Understanding/name-role-value)
//! - [ACT rule e086e5: form field has non-empty accessible name](https://www.w3.org/WAI/standards-guidelines/act/rules/e086e5/)
//! - [H44: using label elements](https://www.w3.org/WAI/WCAG22/Techniques/html/H44)

use crate::Recording;
use crate::catalog::Pillar;
use crate::checks::{Case, Check, Impact, Target};
use crate::page::{Element, NodeId, NodeKind};
use crate::semantics::{Semantics, component};

/// Form field without a label.
pub const CHECK: Check = Check {
    id: "field-without-label",
    pillar: Pillar::Accessibility,
    impact: Impact::Critical,
    wcag: &["4.1.2"],
    act: &["e086e5"],
    items: &["form-labels"],
    run,
};

fn run(recording: &Recording) -> Result<Vec<Case>, String> {
    let page = recording.page.as_ref().ok_or("the page was not read")?;
    let semantics = Semantics::new(page);
    Ok(page
        .elements()
        .filter(|&(id, _)| semantics.form_field(id))
        .map(|(id, element)| judge(&semantics, id, element))
        .collect())
}

fn judge(semantics: &Semantics, id: NodeId, element: &Element) -> Case {
    let target = Target::Node(id);
    if !semantics.name(id).text.is_empty() {
        return Case::passed(target);
    }
    let stray = if has_stray_label(semantics, id) {
        " A <label> stands beside it, but nothing ties the two together."
    } else {
        ""
    };
    Case::failed(
        target,
        format!("no name: {}", component(semantics.page(), id)),
        format!(
            "This {} has no label and no other accessible name.{stray}",
            words(element)
        ),
    )
}

fn kind(element: &Element) -> &str {
    element.attribute("type").unwrap_or("text").trim()
}

/// What kind of field it is, as it stands in the markup.
fn words(element: &Element) -> String {
    match element.attribute("role") {
        Some(role) => format!("<{} role=\"{role}\">", element.tag),
        None if element.is_html("input") => format!("<input type=\"{}\">", kind(element)),
        None => format!("<{}>", element.tag),
    }
}

/// Whether a label that labels nothing is the field's neighbour, directly or around it.
fn has_stray_label(semantics: &Semantics, id: NodeId) -> bool {
    let page = semantics.page();
    let stray = |id: NodeId| {
        page.element(id).is_some_and(|element| {
            element.is_html("label") && semantics.labelled_field(id).is_none()
        })
    };
    let Some(parent) = page.parent(id) else {
        return false;
    };
    stray(parent)
        || page
            .children(parent)
            .filter(|&sibling| !matches!(page.node(sibling).kind, NodeKind::Text { .. }))
            .take(MAX_SIBLINGS)
            .any(stray)
}

/// A label farther away is not the field's.
const MAX_SIBLINGS: usize = 16;

#[cfg(test)]
#[path = "../../../tests/unit/checks/field_without_label.rs"]
mod tests;
