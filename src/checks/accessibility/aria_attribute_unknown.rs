//! # ARIA attribute that does not exist
//!
//! ## What it checks
//!
//! Every attribute that begins with `aria-`. WAI-ARIA must define it; what the draft of version 1.3 adds and browsers
//! already know counts too.
//!
//! ## Why it matters
//!
//! Browsers ignore what they do not know, so what the attribute was to say is never said. Most often it is a slip of the
//! keyboard, such as `aria-labeledby`.
//!
//! ## How to fix
//!
//! Write the name as the specification has it, or take the attribute away.
//!
//! ## Examples
//!
//! ```html,failed
//! <button aria-labeled="Close">×</button>
//! ```
//!
//! ```html,passed
//! <button aria-label="Close">×</button>
//! ```
//!
//! ```html,inapplicable
//! <button>Close</button>
//! ```
//!
//! ## References
//!
//! - [ACT rule 5f99a7: ARIA attribute is defined in WAI-ARIA](https://www.w3.org/WAI/standards-guidelines/act/rules/5f99a7/)
//! - [WAI-ARIA 1.2: states and properties](https://www.w3.org/TR/wai-aria-1.2/#state_prop_def)
//! - [WCAG 4.1.2 Name, Role, Value](https://www.w3.org/WAI/WCAG22/Understanding/name-role-value)

use crate::Recording;
use crate::catalog::Pillar;
use crate::checks::{Case, Check, Impact, Target};
use crate::semantics::Attribute;

/// ARIA attribute that does not exist.
pub const CHECK: Check = Check {
    id: "aria-attribute-unknown",
    pillar: Pillar::Accessibility,
    impact: Impact::Moderate,
    wcag: &[],
    act: &["5f99a7"],
    items: &[],
    run,
};

fn run(recording: &Recording) -> Result<Vec<Case>, String> {
    let page = recording.page.as_ref().ok_or("the page was not read")?;
    let mut cases = Vec::new();
    for (id, element) in page.elements() {
        for (name, _) in &element.attributes {
            if !name.starts_with("aria-") {
                continue;
            }
            let target = Target::Node(id);
            cases.push(if Attribute::named(name).is_some() {
                Case::passed(target)
            } else {
                Case::failed(
                    target,
                    &**name,
                    format!("There is no attribute {name}, so browsers ignore it."),
                )
            });
        }
    }
    Ok(cases)
}

#[cfg(test)]
#[path = "../../../tests/unit/checks/aria_attribute_unknown.rs"]
mod tests;
