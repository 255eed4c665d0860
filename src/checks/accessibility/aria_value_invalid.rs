//! # ARIA attribute with a value it can't have
//!
//! ## What it checks
//!
//! Every ARIA state and property with a value, on HTML and SVG elements. The value must be of the attribute's kind: one
//! of its words, a whole number, a number. Ids need not belong to anything here.
//!
//! ## Why it matters
//!
//! With a value they do not know browsers ignore the attribute or fall back to a default, so a screen reader says
//! something else than the screen shows.
//!
//! ## How to fix
//!
//! Use one of the values the message names, or leave the attribute out.
//!
//! ## Examples
//!
//! ```html,failed
//! <button aria-expanded="collapsed">Filters</button>
//! ```
//!
//! ```html,passed
//! <button aria-expanded="false">Filters</button>
//! ```
//!
//! ```html,inapplicable
//! <button>Filters</button>
//! ```
//!
//! ## References
//!
//! - [ACT rule 6a7281: ARIA state or property has valid value](https://www.w3.org/WAI/standards-guidelines/act/rules/6a7281/)
//! - [WAI-ARIA 1.2: values](https://www.w3.org/TR/wai-aria-1.2/#propcharacteristic_value)
//! - [WCAG 4.1.2 Name, Role, Value](https://www.w3.org/WAI/WCAG22/Understanding/name-role-value)

use crate::Recording;
use crate::catalog::Pillar;
use crate::checks::{Case, Check, Impact, Target};
use crate::page::Namespace;
use crate::semantics::{Attribute, component};

/// ARIA attribute with a value it can't have.
pub const CHECK: Check = Check {
    id: "aria-value-invalid",
    pillar: Pillar::Accessibility,
    impact: Impact::Serious,
    wcag: &[],
    act: &["6a7281"],
    items: &[],
    run,
};

fn run(recording: &Recording) -> Result<Vec<Case>, String> {
    let page = recording.page.as_ref().ok_or("the page was not read")?;
    let mut cases = Vec::new();
    for (id, element) in page.elements() {
        if !matches!(element.namespace, Namespace::Html | Namespace::Svg) {
            continue;
        }
        for (name, text) in &element.attributes {
            if text.trim().is_empty() {
                continue;
            }
            let Some(attribute) = Attribute::named(name) else {
                continue;
            };
            let target = Target::Node(id);
            cases.push(if attribute.value.takes(text) {
                Case::passed(target)
            } else {
                Case::failed(
                    target,
                    format!("{name}: {}", component(page, id)),
                    format!(
                        "{name} must be {}; it is something else.",
                        attribute.value.words()
                    ),
                )
            });
        }
    }
    Ok(cases)
}

#[cfg(test)]
#[path = "../../../tests/unit/checks/aria_value_invalid.rs"]
mod tests;
