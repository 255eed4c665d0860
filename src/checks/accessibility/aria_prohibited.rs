//! # Name where none is allowed
//!
//! ## What it checks
//!
//! Every global ARIA state and property on HTML and SVG elements that assistive technology is told of. The element's role
//! must not prohibit it: what is a plain `<div>`, `<span>`, `<p>` or the like can't be named.
//!
//! Custom elements may have a role by script, and are left out unless they have a `role` attribute.
//!
//! ## Why it matters
//!
//! Some screen readers ignore the name, some read it instead of the text. Nobody can rely on either.
//!
//! ## How to fix
//!
//! Give the element a role that may be named, such as `img` or `group`, put the words into the page as text that only
//! screen readers meet, or take the attribute away.
//!
//! ## Examples
//!
//! ```html,failed
//! <div aria-label="Price, was 100, is 1 euro">€1</div>
//! ```
//!
//! ```html,passed
//! <div role="img" aria-label="Four of five stars">★★★★☆</div>
//! ```
//!
//! ```html,inapplicable
//! <p>Nothing is said of this</p>
//! ```
//!
//! ## References
//!
//! - [ACT rule kb1m8s: ARIA global state or property is not prohibited](https://www.w3.org/WAI/standards-guidelines/act/rules/kb1m8s/)
//! - [WAI-ARIA 1.2: prohibited attributes](https://www.w3.org/TR/wai-aria-1.2/#prohibitedattributes)

use crate::Recording;
use crate::catalog::Pillar;
use crate::checks::{Case, Check, Impact, Target};
use crate::page::{Element, Namespace};
use crate::semantics::{Attribute, Semantics, component};

/// Name where none is allowed.
pub const CHECK: Check = Check {
    id: "aria-prohibited",
    pillar: Pillar::Accessibility,
    impact: Impact::Moderate,
    wcag: &[],
    act: &["kb1m8s"],
    items: &[],
    run,
};

fn run(recording: &Recording) -> Result<Vec<Case>, String> {
    let page = recording.page.as_ref().ok_or("the page was not read")?;
    let semantics = Semantics::new(page);
    let mut cases = Vec::new();
    for (id, element) in page.elements() {
        if !matches!(element.namespace, Namespace::Html | Namespace::Svg) || !semantics.exposed(id)
        {
            continue;
        }
        let globals = element
            .attributes
            .iter()
            .filter_map(|(name, _)| Attribute::named(name))
            .filter(|attribute| attribute.global());
        for attribute in globals {
            if unsure(element) {
                continue;
            }
            let target = Target::Node(id);
            let role = semantics.role(id);
            cases.push(match role.filter(|role| attribute.prohibited_by(*role)) {
                None => Case::passed(target),
                Some(role) => Case::failed(
                    target,
                    format!(
                        "{} {}: {}",
                        attribute.name,
                        role.name(),
                        component(page, id)
                    ),
                    format!(
                        "{} is not allowed on an element with the role {}.",
                        attribute.name,
                        role.name()
                    ),
                ),
            });
        }
    }
    Ok(cases)
}

/// Whether the role may come from a script, or differs between versions of the specification.
fn unsure(element: &Element) -> bool {
    element.attribute("role").is_none()
        && (element.tag.contains('-')
            || matches!(
                &*element.tag,
                "header" | "footer" | "li" | "section" | "aside"
            ))
}

#[cfg(test)]
#[path = "../../../tests/unit/checks/aria_prohibited.rs"]
mod tests;
