//! # Role that stands outside of what it belongs to
//!
//! ## What it checks
//!
//! Every element that assistive technology is told of, with a role in its `role` attribute which must stand in a certain
//! other one: a `tab` in a `tablist`, an `option` in a `listbox`, a `listitem` in a `list`. What holds it in the
//! accessibility tree must have such a role. Plain elements between the two, and those with `role="none"`, do not count.
//!
//! Where a custom element stands between, a person is asked: it may have its role by script.
//!
//! ## Why it matters
//!
//! A screen reader says "tab 2 of 5" because it knows the list. Alone, the tab is one of nothing.
//!
//! ## How to fix
//!
//! Put the role that is missing on the element around, and take away roles and live regions that stand between.
//!
//! ## Examples
//!
//! ```html,failed
//! <div><div role="listitem">Milk</div></div>
//! ```
//!
//! ```html,passed
//! <div role="list"><div><div role="listitem">Milk</div></div></div>
//! ```
//!
//! ```html,cantTell
//! <shopping-list style="display: block"><div role="listitem">Milk</div></shopping-list>
//! ```
//!
//! ```html,inapplicable
//! <ul><li>Milk</li></ul>
//! ```
//!
//! ## References
//!
//! - [ACT rule ff89c9: ARIA required context role](https://www.w3.org/WAI/standards-guidelines/act/rules/ff89c9/)
//! - [WAI-ARIA 1.2: required context role](https://www.w3.org/TR/wai-aria-1.2/#scope)
//! - [WCAG 1.3.1 Info and Relationships](https://www.w3.org/WAI/WCAG22/Understanding/info-and-relationships)

use crate::Recording;
use crate::catalog::Pillar;
use crate::checks::{Case, Check, Impact, Target};
use crate::page::{Namespace, NodeId};
use crate::semantics::{Role, Semantics, component};

/// Role that stands outside of what it belongs to.
pub const CHECK: Check = Check {
    id: "role-out-of-place",
    pillar: Pillar::Accessibility,
    impact: Impact::Serious,
    wcag: &["1.3.1"],
    act: &["ff89c9"],
    items: &[],
    run,
};

fn run(recording: &Recording) -> Result<Vec<Case>, String> {
    let page = recording.page.as_ref().ok_or("the page was not read")?;
    let semantics = Semantics::new(page);
    let mut cases = Vec::new();
    for (id, element) in page.elements() {
        let Some(role) = semantics
            .explicit_role(id)
            .filter(|role| !role.context().is_empty())
        else {
            continue;
        };
        if !matches!(element.namespace, Namespace::Html | Namespace::Svg)
            || !semantics.exposed(id)
            || own_role(&semantics, id, role)
        {
            continue;
        }
        let target = Target::Node(id);
        let around = semantics
            .accessible_parent(id)
            .and_then(|parent| semantics.role(parent));
        let words = || {
            let roles: Vec<&str> = role.context().iter().map(|role| role.name()).collect();
            roles.join(" or ")
        };
        let cause = || format!("{}: {}", role.name(), component(page, id));
        cases.push(
            if around.is_some_and(|around| role.context().contains(&around)) {
                Case::passed(target)
            } else if in_custom(&semantics, id) {
                Case::cant_tell(
                    target,
                    cause(),
                    format!(
                        "role=\"{}\" belongs into {}; see whether the custom element around it is one.",
                        role.name(),
                        words()
                    ),
                )
            } else {
                Case::failed(
                    target,
                    cause(),
                    format!(
                        "role=\"{}\" belongs into {}; what holds it is none.",
                        role.name(),
                        words()
                    ),
                )
            },
        );
    }
    Ok(cases)
}

/// Whether the element has the role by itself. An `<li>` has it in every list, whatever the list is made of.
fn own_role(semantics: &Semantics, id: NodeId, role: Role) -> bool {
    semantics.implicit_role(id) == Some(role)
        || (role == Role::Listitem
            && semantics
                .page()
                .element(id)
                .is_some_and(|element| element.is_html("li")))
}

/// Whether a custom element stands close around it, whose role nobody knows.
fn in_custom(semantics: &Semantics, id: NodeId) -> bool {
    semantics
        .flat_ancestors(id)
        .take_while(|&around| semantics.transparent(around))
        .take(MAX_UP)
        .filter_map(|around| semantics.page().element(around))
        .any(|around| around.tag.contains('-') && around.attribute("role").is_none())
}

/// Components are not built of more elements than that.
const MAX_UP: usize = 32;

#[cfg(test)]
#[path = "../../../tests/unit/checks/role_out_of_place.rs"]
mod tests;
