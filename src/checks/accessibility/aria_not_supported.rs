//! # ARIA attribute the role does not support
//!
//! ## What it checks
//!
//! Every ARIA state and property on HTML and SVG elements that assistive technology is told of. It must be one that every
//! role supports, or one that the element's role supports, or one that HTML allows on the element.
//!
//! Custom elements may have a role by script, and are left out unless they have a `role` attribute.
//!
//! ## Why it matters
//!
//! Screen readers ignore the attribute, or say something that makes no sense. Often the role is missing that the
//! attribute was meant for: `aria-expanded` on a plain `<div>` is said by nobody.
//!
//! ## How to fix
//!
//! Give the element the role it plays, best by using the HTML element for it, or take the attribute away.
//!
//! ## Examples
//!
//! ```html,failed
//! <div aria-expanded="false">Filters</div>
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
//! - [ACT rule 5c01ea: ARIA state or property is permitted](https://www.w3.org/WAI/standards-guidelines/act/rules/5c01ea/)
//! - [WAI-ARIA 1.2: supported states and properties](https://www.w3.org/TR/wai-aria-1.2/#supportedState)
//! - [ARIA in HTML](https://www.w3.org/TR/html-aria/)

use crate::Recording;
use crate::catalog::Pillar;
use crate::checks::{Case, Check, Impact, Target};
use crate::page::{Element, Namespace};
use crate::semantics::{Attribute, Role, Semantics, component};

/// ARIA attribute the role does not support.
pub const CHECK: Check = Check {
    id: "aria-not-supported",
    pillar: Pillar::Accessibility,
    impact: Impact::Moderate,
    wcag: &[],
    act: &["5c01ea"],
    items: &[],
    run,
};

fn run(recording: &Recording) -> Result<Vec<Case>, String> {
    let page = recording.page.as_ref().ok_or("the page was not read")?;
    let semantics = Semantics::new(page);
    let mut cases = Vec::new();
    for (id, element) in page.elements() {
        if !matches!(element.namespace, Namespace::Html | Namespace::Svg)
            || !semantics.exposed(id)
            || nobody_knows(element)
        {
            continue;
        }
        let attributes = element
            .attributes
            .iter()
            .filter_map(|(name, _)| Attribute::named(name));
        for attribute in attributes {
            let target = Target::Node(id);
            let role = semantics.role(id);
            cases.push(if allowed(attribute, role, element) {
                Case::passed(target)
            } else {
                let role = role.map_or("no role", Role::name);
                Case::failed(
                    target,
                    format!("{} {role}: {}", attribute.name, component(page, id)),
                    format!("{} says nothing on an element with {role}.", attribute.name),
                )
            });
        }
    }
    Ok(cases)
}

/// Whether the role may have been given by script.
fn nobody_knows(element: &Element) -> bool {
    element.tag.contains('-') && element.attribute("role").is_none()
}

fn allowed(attribute: &Attribute, role: Option<Role>, element: &Element) -> bool {
    match role {
        _ if attribute.global() => true,
        // What is presentational is told to nobody.
        Some(Role::None) => true,
        Some(role) if attribute.supported_by(role) => true,
        // It may be a checkbox that looks like a button.
        Some(Role::Checkbox) => element.is_html("input") && attribute.name == "aria-pressed",
        Some(_) => false,
        None => allowed_by_html(attribute, element),
    }
}

/// What elements without a role may have: <https://www.w3.org/TR/html-aria/#docconformance>
fn allowed_by_html(attribute: &Attribute, element: &Element) -> bool {
    if element.namespace != Namespace::Html {
        return true;
    }
    match &*element.tag {
        "audio" | "video" => attribute.supported_by(Role::Application),
        "input" => {
            attribute.supported_by(Role::Textbox)
                || matches!(attribute.name, "aria-expanded" | "aria-required")
        }
        "canvas" | "embed" | "iframe" | "object" | "summary" => true,
        _ => false,
    }
}

#[cfg(test)]
#[path = "../../../tests/unit/checks/aria_not_supported.rs"]
mod tests;
