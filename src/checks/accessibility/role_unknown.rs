//! # Role that does not exist
//!
//! ## What it checks
//!
//! Every `role` attribute with a value, on HTML and SVG elements that are not hidden. At least one of its words must be
//! a role of WAI-ARIA, of its graphics module or of its module for publications; abstract roles are none.
//!
//! ## Why it matters
//!
//! Browsers ignore a role they do not know. What was meant to be a button is then read out as plain text.
//!
//! ## How to fix
//!
//! Use a role of the specification, or better the HTML element that has it by itself.
//!
//! ## Examples
//!
//! ```html,failed
//! <span role="buton" tabindex="0">Save</span>
//! ```
//!
//! ```html,passed
//! <input type="text" role="searchfield searchbox" aria-label="Search">
//! ```
//!
//! ```html,inapplicable
//! <p>Text without a role</p>
//! ```
//!
//! ## References
//!
//! - [ACT rule 674b10: `role` attribute has valid value](https://www.w3.org/WAI/standards-guidelines/act/rules/674b10/)
//! - [WAI-ARIA 1.2: roles](https://www.w3.org/TR/wai-aria-1.2/#role_definitions)
//! - [WCAG 4.1.2 Name, Role, Value](https://www.w3.org/WAI/WCAG22/Understanding/name-role-value)

use crate::Recording;
use crate::catalog::Pillar;
use crate::checks::{Case, Check, Impact, Target};
use crate::page::Namespace;
use crate::semantics::{Semantics, component};

/// Role that does not exist.
pub const CHECK: Check = Check {
    id: "role-unknown",
    pillar: Pillar::Accessibility,
    impact: Impact::Serious,
    wcag: &[],
    act: &["674b10"],
    items: &[],
    run,
};

fn run(recording: &Recording) -> Result<Vec<Case>, String> {
    let page = recording.page.as_ref().ok_or("the page was not read")?;
    let semantics = Semantics::new(page);
    let mut cases = Vec::new();
    for (id, element) in page.elements() {
        let html_or_svg = matches!(element.namespace, Namespace::Html | Namespace::Svg);
        let role = element.attribute("role").unwrap_or_default().trim();
        if role.is_empty() || !html_or_svg || semantics.hidden(id) {
            continue;
        }
        let target = Target::Node(id);
        cases.push(if semantics.explicit_role(id).is_some() {
            Case::passed(target)
        } else {
            Case::failed(
                target,
                component(page, id),
                format!("role=\"{role}\" names no role, so browsers ignore it."),
            )
        });
    }
    Ok(cases)
}

#[cfg(test)]
#[path = "../../../tests/unit/checks/role_unknown.rs"]
mod tests;
