//! What has been put out of operation, and which texts belong to it.

use super::visibility::is_true;
use super::{Role, Semantics};
use crate::page::{Element, NodeId, State};

/// For each node whether it is out of operation; made once.
#[derive(Debug)]
pub(super) struct Inactive {
    /// `aria-disabled="true"` on it or above it, shadow roots and frames included.
    by_aria: Vec<bool>,
    /// It is, lies in, or labels a group or widget that is disabled.
    parts: Vec<bool>,
}

impl Inactive {
    fn new(semantics: &Semantics) -> Self {
        let page = semantics.page;
        let mut by_aria = vec![false; page.len()];
        // In document order parents come first.
        for id in page.ids() {
            by_aria[id.0 as usize] = page
                .parent(id)
                .is_some_and(|parent| by_aria[parent.0 as usize])
                || page
                    .element(id)
                    .is_some_and(|element| is_true(element.attribute("aria-disabled")));
        }
        let mut parts = vec![false; page.len()];
        for (id, element) in page.elements() {
            let disabled = element.state.has(State::DISABLED) || by_aria[id.0 as usize];
            if disabled && can_be_inactive(semantics.role(id), element) {
                parts[id.0 as usize] = true;
                for label in semantics.naming_elements(id) {
                    parts[label.0 as usize] = true;
                }
            }
        }
        for &id in semantics.flat.order() {
            if let Some(parent) = semantics.flat.parent(id) {
                parts[id.0 as usize] |= parts[parent.0 as usize];
            }
        }
        Self { by_aria, parts }
    }
}

/// `group` and `widget` with all that inherits from them, and the fields that have no role.
fn can_be_inactive(role: Option<Role>, element: &Element) -> bool {
    role.is_some_and(|role| role.widget() || role.group()) || element.is_html("input")
}

impl Semantics<'_> {
    fn inactive_index(&self) -> &Inactive {
        self.inactive.get_or_init(|| Inactive::new(self))
    }

    /// Whether the element matches `:disabled`, or `aria-disabled="true"` stands on it or above it: the "disabled" of
    /// ACT rules.
    #[must_use]
    pub fn disabled(&self, id: NodeId) -> bool {
        self.inactive_index().by_aria[id.0 as usize]
            || self
                .element(id)
                .is_some_and(|element| element.state.has(State::DISABLED))
    }

    /// Whether it is part of a control that is disabled, or of the label of one. WCAG asks no contrast of those.
    #[must_use]
    pub fn inactive(&self, id: NodeId) -> bool {
        self.inactive_index().parts[id.0 as usize]
    }
}

#[cfg(test)]
#[path = "../../tests/unit/semantics/disabled.rs"]
mod tests;
