//! # Role without the state it needs
//!
//! ## What it checks
//!
//! Every element that assistive technology is told of and that has a role in its `role` attribute which it does not have
//! by itself. The states the role requires must be there and say something, such as `aria-checked` on a checkbox or
//! `aria-expanded` on a combobox. What the HTML element says by itself counts.
//!
//! A closed combobox without `aria-controls`, and custom elements, which may say their state by script, are left to a
//! person.
//!
//! ## Why it matters
//!
//! A screen reader says "checkbox" and not whether it is checked. People act on a guess.
//!
//! ## How to fix
//!
//! Set the attribute the message names and keep it up to date, or use the HTML element: `<input type="checkbox">` and its
//! like need nothing of the kind.
//!
//! ## Examples
//!
//! ```html,failed
//! <div role="checkbox" tabindex="0">Send me news</div>
//! ```
//!
//! ```html,passed
//! <div role="checkbox" tabindex="0" aria-checked="false">Send me news</div>
//! ```
//!
//! ```html,cantTell
//! <div role="combobox" tabindex="0" aria-expanded="false" aria-label="Country">Chile</div>
//! ```
//!
//! ```html,inapplicable
//! <label><input type="checkbox" role="checkbox"> Send me news</label>
//! ```
//!
//! ## References
//!
//! - [ACT rule 4e8ab6: element with role attribute has required states and properties](https://www.w3.org/WAI/standards-guidelines/act/rules/4e8ab6/)
//! - [WAI-ARIA 1.2: required states and properties](https://www.w3.org/TR/wai-aria-1.2/#requiredState)
//! - [WCAG 4.1.2 Name, Role, Value](https://www.w3.org/WAI/WCAG22/Understanding/name-role-value)

use crate::Recording;
use crate::catalog::Pillar;
use crate::checks::{Case, Check, Impact, Target};
use crate::page::{Element, Namespace, NodeId};
use crate::semantics::{Role, Semantics, component};

/// Role without the state it needs.
pub const CHECK: Check = Check {
    id: "aria-required-missing",
    pillar: Pillar::Accessibility,
    impact: Impact::Serious,
    wcag: &[],
    act: &["4e8ab6"],
    items: &[],
    run,
};

fn run(recording: &Recording) -> Result<Vec<Case>, String> {
    let page = recording.page.as_ref().ok_or("the page was not read")?;
    let semantics = Semantics::new(page);
    Ok(page
        .elements()
        .filter(|(_, element)| element.attribute("role").is_some())
        .filter_map(|(id, element)| judge(&semantics, id, element))
        .collect())
}

fn judge(semantics: &Semantics, id: NodeId, element: &Element) -> Option<Case> {
    let role = semantics.explicit_role(id)?;
    let html_or_svg = matches!(element.namespace, Namespace::Html | Namespace::Svg);
    if !html_or_svg || !semantics.exposed(id) || semantics.implicit_role(id) == Some(role) {
        return None;
    }
    let target = Target::Node(id);
    let required = match role {
        // Only one that can be moved has a value.
        Role::Separator if semantics.focusable(id) => &["aria-valuenow"],
        role => role.required(),
    };
    let said = |name: &str| {
        element
            .attribute(name)
            .is_some_and(|text| !text.trim().is_empty())
            || said_by_element(element, name)
    };
    let Some(missing) = required.iter().find(|name| !said(name)) else {
        return Some(Case::passed(target));
    };
    let cause = format!("{missing}: {}", component(semantics.page(), id));
    let message = format!("role=\"{}\" needs {missing}", role.name());
    let closed = role == Role::Combobox
        && *missing == "aria-controls"
        && element.attribute("aria-expanded") == Some("false");
    Some(if closed {
        Case {
            impact: Some(Impact::Minor),
            ..Case::cant_tell(
                target,
                cause,
                format!("{message} at least while it is open; see what it has then."),
            )
        }
    } else if element.tag.contains('-') {
        Case::cant_tell(
            target,
            cause,
            format!("{message}; a custom element may say it by script."),
        )
    } else {
        Case::failed(target, cause, format!("{message}, which is not there."))
    })
}

/// What browsers say of native elements: <https://www.w3.org/TR/html-aam-1.0/#html-attribute-state-and-property-mappings>
fn said_by_element(element: &Element, name: &str) -> bool {
    let kind = |kinds: &[&str]| {
        element.is_html("input")
            && element
                .attribute("type")
                .is_some_and(|kind| kinds.iter().any(|k| kind.trim().eq_ignore_ascii_case(k)))
    };
    match name {
        "aria-checked" => kind(&["checkbox", "radio"]),
        "aria-valuenow" => {
            kind(&["range", "number"]) || element.is_html("meter") || element.is_html("progress")
        }
        "aria-level" => matches!(&*element.tag, "h1" | "h2" | "h3" | "h4" | "h5" | "h6"),
        "aria-expanded" => element.is_html("select"),
        _ => false,
    }
}

#[cfg(test)]
#[path = "../../../tests/unit/checks/aria_required_missing.rs"]
mod tests;
