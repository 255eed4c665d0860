//! # Control inside a control
//!
//! ## What it checks
//!
//! Every element whose role makes its children presentational: buttons, checkboxes, images, tabs, options, sliders and the
//! like. Nothing in it may be reached by Tab.
//!
//! ## Why it matters
//!
//! Screen readers are told that such an element has nothing in it. A link inside a button can be reached by Tab and is
//! then called nothing, or not reached at all.
//!
//! ## How to fix
//!
//! Put the two side by side, or make one of them a plain text.
//!
//! ## Examples
//!
//! ```html,failed
//! <button>Invoice 7 <a href="#edit">Edit</a></button>
//! ```
//!
//! ```html,passed
//! <button>Invoice 7</button> <a href="#edit">Edit</a>
//! ```
//!
//! ```html,inapplicable
//! <p><a href="#edit">Edit</a></p>
//! ```
//!
//! ## References
//!
//! - [ACT rule 307n5z: element with presentational children has no focusable content](https://www.w3.org/WAI/standards-guidelines/act/rules/307n5z/)
//! - [WAI-ARIA 1.2: presentational children](https://www.w3.org/TR/wai-aria-1.2/#childrenArePresentational)
//! - [WCAG 4.1.2 Name, Role, Value](https://www.w3.org/WAI/WCAG22/Understanding/name-role-value)

use crate::Recording;
use crate::catalog::Pillar;
use crate::checks::{Case, Check, Impact, Target};
use crate::page::Namespace;
use crate::semantics::{Semantics, component};

/// Control inside a control.
pub const CHECK: Check = Check {
    id: "control-in-control",
    pillar: Pillar::Accessibility,
    impact: Impact::Serious,
    wcag: &["4.1.2"],
    act: &["307n5z"],
    items: &[],
    run,
};

fn run(recording: &Recording) -> Result<Vec<Case>, String> {
    let page = recording.page.as_ref().ok_or("the page was not read")?;
    let semantics = Semantics::new(page);
    let mut cases = Vec::new();
    for (id, element) in page.elements() {
        let html_or_svg = matches!(element.namespace, Namespace::Html | Namespace::Svg);
        let Some(role) = semantics
            .role(id)
            .filter(|role| role.presentational_children())
        else {
            continue;
        };
        if !html_or_svg {
            continue;
        }
        let target = Target::Node(id);
        cases.push(if semantics.holds(id).tab_stop {
            Case::failed(
                target,
                component(page, id),
                format!(
                    "It is a {}, which can hold nothing to act on, but Tab reaches something in it.",
                    role.name()
                ),
            )
        } else {
            Case::passed(target)
        });
    }
    Ok(cases)
}

#[cfg(test)]
#[path = "../../../tests/unit/checks/control_in_control.rs"]
mod tests;
