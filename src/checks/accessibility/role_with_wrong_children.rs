//! # List, menu or table that holds something else
//!
//! ## What it checks
//!
//! Every element that assistive technology is told of and whose role may hold certain others only: a list holds items, a
//! `tablist` tabs, a table rows. What stands in it in the accessibility tree, texts included, must be of that kind. Plain
//! elements between the two, and those with `role="none"`, do not count. While `aria-busy` says that content is still to
//! come, nothing is asked.
//!
//! A list that holds plain empty elements and no item, and custom elements, are left to a person.
//!
//! ## Why it matters
//!
//! Screen readers count the items and skip from one to the next. What is no item is counted wrongly or passed over.
//!
//! ## How to fix
//!
//! Put every child into an element of the right role (`<li>`, `role="option"`), or move it out.
//!
//! ## Examples
//!
//! ```html,failed
//! <ul><li>Milk</li><div role="link" tabindex="0">More</div></ul>
//! ```
//!
//! ```html,passed
//! <ul><li>Milk</li><li><a href="#more">More</a></li></ul>
//! ```
//!
//! ```html,cantTell
//! <div role="list"><shopping-item>Milk</shopping-item></div>
//! ```
//!
//! ```html,inapplicable
//! <div role="menu" aria-busy="true">Loading</div>
//! ```
//!
//! ## References
//!
//! - [ACT rule bc4a75: ARIA required owned elements](https://www.w3.org/WAI/standards-guidelines/act/rules/bc4a75/)
//! - [WAI-ARIA 1.2: required owned elements](https://www.w3.org/TR/wai-aria-1.2/#mustContain)
//! - [WCAG 1.3.1 Info and Relationships](https://www.w3.org/WAI/WCAG22/Understanding/info-and-relationships)

use crate::Recording;
use crate::catalog::Pillar;
use crate::checks::{Case, Check, Impact, Target};
use crate::page::{Namespace, NodeId, NodeKind};
use crate::semantics::{Role, Semantics, component};

/// List, menu or table that holds something else.
pub const CHECK: Check = Check {
    id: "role-with-wrong-children",
    pillar: Pillar::Accessibility,
    impact: Impact::Moderate,
    wcag: &["1.3.1"],
    act: &["bc4a75"],
    items: &[],
    run,
};

fn run(recording: &Recording) -> Result<Vec<Case>, String> {
    let page = recording.page.as_ref().ok_or("the page was not read")?;
    let semantics = Semantics::new(page);
    let mut all = holders(&semantics);
    for &id in semantics.flat_order() {
        let Some(parent) = semantics.accessible_parent(id) else {
            continue;
        };
        if let Some((role, found)) = all[parent.0 as usize].as_mut()
            && semantics.exposed(id)
        {
            found.add(&semantics, id, *role);
        }
    }
    Ok(page
        .ids()
        .filter_map(|id| {
            let (role, found) = all[id.0 as usize].as_ref()?;
            Some(found.judge(&semantics, id, *role))
        })
        .collect())
}

/// For each node its role and what it holds, where the rule applies to it.
fn holders(semantics: &Semantics) -> Vec<Option<(Role, Found)>> {
    let page = semantics.page();
    let mut busy = vec![false; page.len()];
    let mut all: Vec<Option<(Role, Found)>> = vec![None; page.len()];
    for &id in semantics.flat_order() {
        busy[id.0 as usize] = semantics
            .flat_parent(id)
            .is_some_and(|parent| busy[parent.0 as usize]);
        let Some(element) = page.element(id) else {
            continue;
        };
        busy[id.0 as usize] |= element
            .attribute("aria-busy")
            .is_some_and(|busy| busy.trim().eq_ignore_ascii_case("true"));
        let html_or_svg = matches!(element.namespace, Namespace::Html | Namespace::Svg);
        let role = semantics
            .role(id)
            .filter(|role| !role.owned().is_empty() && html_or_svg);
        if let Some(role) = role
            && semantics.exposed(id)
            && !busy[id.0 as usize]
        {
            all[id.0 as usize] = Some((role, Found::default()));
        }
    }
    all
}

/// What an element holds in the accessibility tree.
#[derive(Debug, Clone, Default)]
struct Found {
    /// Something of the right kind.
    right: bool,
    /// Something of another kind: its role, or "text".
    wrong: Option<&'static str>,
    /// A plain element.
    plain: bool,
    /// A custom element, whose role nobody knows.
    custom: bool,
}

impl Found {
    fn add(&mut self, semantics: &Semantics, id: NodeId, holder: Role) {
        let element = match &semantics.page().node(id).kind {
            NodeKind::Element(element) => element,
            NodeKind::Text { text, .. } if !text.trim().is_empty() => {
                self.wrong.get_or_insert("text");
                return;
            }
            _ => return,
        };
        if element.tag.contains('-') && element.attribute("role").is_none() {
            self.custom = true;
            return;
        }
        match semantics.role(id) {
            Some(Role::None) => {}
            Some(Role::Generic) if semantics.transparent(id) => self.plain = true,
            Some(role) if holder.owned().contains(&role) => self.right = true,
            Some(role) => {
                self.wrong.get_or_insert(role.name());
            }
            // Breaks and the like are no content of their own.
            None => {}
        }
    }

    fn judge(&self, semantics: &Semantics, id: NodeId, role: Role) -> Case {
        let target = Target::Node(id);
        let cause = || format!("{}: {}", role.name(), component(semantics.page(), id));
        if self.custom && (self.wrong.is_some() || !self.right) {
            return Case::cant_tell(
                target,
                cause(),
                format!(
                    "This {} holds custom elements; see whether a screen reader counts them.",
                    role.name()
                ),
            );
        }
        match self.wrong {
            Some(wrong) => Case::failed(
                target,
                cause(),
                format!(
                    "This {} holds {wrong}, which can't stand in it.",
                    role.name()
                ),
            ),
            None if self.plain && !self.right => Case {
                impact: Some(Impact::Minor),
                ..Case::cant_tell(
                    target,
                    cause(),
                    format!(
                        "This {} holds plain elements only; see what is in it once it is filled.",
                        role.name()
                    ),
                )
            },
            None => Case::passed(target),
        }
    }
}

#[cfg(test)]
#[path = "../../../tests/unit/checks/role_with_wrong_children.rs"]
mod tests;
