//! # Hidden from screen readers, but reached by Tab
//!
//! ## What it checks
//!
//! Every element with `aria-hidden="true"`. Neither it nor anything in it may be reached by Tab.
//!
//! Empty elements, as focus traps use them, and everything while a dialog is open are left to a person: a script may hand
//! the focus on at once.
//!
//! ## Why it matters
//!
//! The focus lands on something the screen reader must not speak of. It says nothing, or "blank", and people lose their
//! place.
//!
//! ## How to fix
//!
//! Take `aria-hidden` away where the content is meant for everybody. Where it is not, hide it altogether with the `hidden`
//! attribute or `inert`, or give what is in it `tabindex="-1"`.
//!
//! ## Examples
//!
//! ```html,failed
//! <div aria-hidden="true"><a href="#help">Help</a></div>
//! ```
//!
//! ```html,passed
//! <a href="#help"><span aria-hidden="true">?</span> Help</a>
//! ```
//!
//! ```html,cantTell
//! <div role="dialog" aria-modal="true" aria-label="Sure?"><button>Yes</button></div>
//! <div aria-hidden="true" tabindex="0"></div>
//! ```
//!
//! ```html,inapplicable
//! <p aria-hidden="false">Some text</p>
//! ```
//!
//! ## References
//!
//! - [ACT rule 6cfa84: element with aria-hidden has no content in sequential focus navigation](https://www.w3.org/WAI/standards-guidelines/act/rules/6cfa84/)
//! - [WAI-ARIA 1.2: aria-hidden](https://www.w3.org/TR/wai-aria-1.2/#aria-hidden)
//! - [WCAG 4.1.2 Name, Role, Value](https://www.w3.org/WAI/WCAG22/Understanding/name-role-value)

use crate::Recording;
use crate::catalog::Pillar;
use crate::checks::{Case, Check, Impact, Target};
use crate::page::NodeId;
use crate::semantics::{Semantics, component, native_control};

/// Hidden from screen readers, but reached by Tab.
pub const CHECK: Check = Check {
    id: "hidden-but-focusable",
    pillar: Pillar::Accessibility,
    impact: Impact::Serious,
    wcag: &["4.1.2"],
    act: &["6cfa84"],
    items: &["keyboard-static"],
    run,
};

fn run(recording: &Recording) -> Result<Vec<Case>, String> {
    let page = recording.page.as_ref().ok_or("the page was not read")?;
    let semantics = Semantics::new(page);
    let dialog_open = page.elements().any(|(id, element)| {
        (element.is_html("dialog") || element.attribute("role").is_some())
            && semantics.is_dialog(id)
            && semantics.visible(id)
    });
    Ok(page
        .elements()
        .filter(|(_, element)| {
            element
                .attribute("aria-hidden")
                .is_some_and(|value| value.trim().eq_ignore_ascii_case("true"))
        })
        .map(|(id, _)| judge(&semantics, id, dialog_open))
        .collect())
}

fn judge(semantics: &Semantics, id: NodeId, dialog_open: bool) -> Case {
    let target = Target::Node(id);
    let itself = semantics.tab_stop(id);
    let holds = semantics.holds(id);
    if !itself && !holds.tab_stop {
        return Case::passed(target);
    }
    let cause = component(semantics.page(), id);
    let what = if itself { "It" } else { "Something in it" };
    let empty = !holds.visible
        && !holds.content
        && !holds.control
        && semantics
            .page()
            .element(id)
            .is_none_or(|element| !native_control(element));
    if !empty && !dialog_open {
        Case::failed(
            target,
            cause,
            format!("{what} is reached by Tab, but aria-hidden keeps it from screen readers."),
        )
    } else {
        Case {
            impact: Some(Impact::Minor),
            ..Case::cant_tell(
                target,
                cause,
                format!(
                    "{what} is reached by Tab. See whether the focus really stays there: a focus trap would hand it on \
                     at once."
                ),
            )
        }
    }
}

#[cfg(test)]
#[path = "../../../tests/unit/checks/hidden_but_focusable.rs"]
mod tests;
