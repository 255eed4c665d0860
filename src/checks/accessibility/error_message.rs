//! # Error messages and their fields
//!
//! ## What it checks
//!
//! Every form field. Where the page marks a field as invalid, or shows a message about an error in its form, a person must see
//! whether the message says which field is meant, what is wrong and how to mend it. Without any sign of an error fields pass.
//! Messages are found by English words; a mark in colour alone is not found.
//!
//! ## Why it matters
//!
//! Whoever does not see the red border, or hears the page field by field, sends the same mistake again.
//!
//! ## How to fix
//!
//! Put the message beside its field, say what to enter, and tie it to the field with `aria-describedby`; set
//! `aria-invalid="true"` while it stands.
//!
//! ## Examples
//!
//! ```html,cantTell
//! <label>Age <input aria-invalid="true" value="0"></label> <p>Age must be at least 1.</p>
//! ```
//!
//! ```html,passed
//! <label>Age <input value="30"></label>
//! ```
//!
//! ```html,inapplicable
//! <p>Age must be at least 1.</p>
//! ```
//!
//! ## References
//!
//! - [WCAG 3.3.1 Error Identification](https://www.w3.org/WAI/WCAG22/Understanding/error-identification)
//! - [ACT rule 36b590: error message describes invalid form field value](https://www.w3.org/WAI/standards-guidelines/act/rules/36b590/)

use crate::Recording;
use crate::catalog::Pillar;
use crate::checks::{Case, Check, Impact, Target};
use crate::page::{NodeId, NodeKind};
use crate::semantics::{Role, Semantics};

/// Error messages and their fields.
pub const CHECK: Check = Check {
    id: "error-message",
    pillar: Pillar::Accessibility,
    impact: Impact::Minor,
    wcag: &["3.3.1"],
    act: &["36b590"],
    items: &[],
    run,
};

fn run(recording: &Recording) -> Result<Vec<Case>, String> {
    let page = recording.page.as_ref().ok_or("the page was not read")?;
    let semantics = Semantics::new(page);
    // The forms that show a message; `None` for a message that stands in none, which may be about any field.
    let mut troubled: Vec<Option<NodeId>> = Vec::new();
    for id in page.ids() {
        if let NodeKind::Text { text, .. } = &page.node(id).kind
            && is_error(text)
            && semantics.visible(id)
        {
            let form = form(&semantics, id);
            if !troubled.contains(&form) {
                troubled.push(form);
            }
        }
    }
    let judge = |id: NodeId| {
        let element = page.element(id)?;
        let field = semantics.role(id)?;
        let applies = matches!(
            field,
            Role::Checkbox
                | Role::Combobox
                | Role::Listbox
                | Role::Menuitemcheckbox
                | Role::Menuitemradio
                | Role::Radio
                | Role::Searchbox
                | Role::Slider
                | Role::Spinbutton
                | Role::Switch
                | Role::Textbox
        );
        if !applies || !semantics.rendered(id) {
            return None;
        }
        let invalid = element
            .attribute("aria-invalid")
            .is_some_and(|value| !matches!(value.trim(), "" | "false"));
        let marked = invalid || element.attribute("aria-errormessage").is_some();
        let target = Target::Node(id);
        let form = form(&semantics, id);
        Some(
            if marked || troubled.contains(&None) || (form.is_some() && troubled.contains(&form)) {
                Case::cant_tell(
                    target,
                    "message",
                    "An error is shown. See whether the message names the field, says what is wrong, and is read out with it.",
                )
            } else {
                Case::passed(target)
            },
        )
    };
    Ok(page.ids().filter_map(judge).collect())
}

/// The form around a node.
fn form(semantics: &Semantics, id: NodeId) -> Option<NodeId> {
    let is_form = |id: &NodeId| {
        semantics
            .page()
            .element(*id)
            .is_some_and(|one| one.is_html("form"))
    };
    semantics.flat_ancestors(id).find(is_form)
}

fn is_error(text: &str) -> bool {
    let text = text.to_lowercase();
    SIGNS.iter().any(|sign| text.contains(sign))
}

/// What messages about errors say and little else does.
const SIGNS: [&str; 14] = [
    "invalid",
    "not valid",
    "cannot be empty",
    "can't be empty",
    "can't be blank",
    "must be",
    "must contain",
    "must not",
    "is required",
    "please enter a",
    "please fill",
    "incorrect",
    "does not match",
    "don't match",
];

#[cfg(test)]
#[path = "../../../tests/unit/checks/error_message.rs"]
mod tests;
