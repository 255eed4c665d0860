//! What an element is: its role, from the `role` attribute or from what HTML and SVG say of it.

mod implicit;
mod table;

pub use table::Role;

use super::Semantics;
use super::name::non_blank;
use crate::page::{Element, NodeId};

/// Global states and properties: with one of them an element can't be presentational.
/// <https://www.w3.org/TR/wai-aria-1.2/#global_states>
const GLOBAL: &[&str] = &[
    "aria-atomic",
    "aria-braillelabel",
    "aria-brailleroledescription",
    "aria-busy",
    "aria-controls",
    "aria-current",
    "aria-describedby",
    "aria-description",
    "aria-details",
    "aria-dropeffect",
    "aria-flowto",
    "aria-grabbed",
    "aria-keyshortcuts",
    "aria-label",
    "aria-labelledby",
    "aria-live",
    "aria-owns",
    "aria-relevant",
    "aria-roledescription",
];

impl Semantics<'_> {
    /// The role, or `None` for what has none (`<video>`, `<input type="date">`, texts).
    ///
    /// `role="none"` counts only where nothing stands against it (focusable elements and those with a global ARIA
    /// attribute keep their own role): <https://www.w3.org/TR/wai-aria-1.2/#conflict_resolution_presentation_none>
    #[must_use]
    pub fn role(&self, id: NodeId) -> Option<Role> {
        match self.explicit_role(id) {
            Some(Role::None) if self.conflicts_with_none(id) => self.implicit_role(id),
            Some(role) => Some(role),
            None => self.implicit_role(id),
        }
    }

    /// The first role of the `role` attribute that exists; the others are there for browsers that know less.
    #[must_use]
    pub fn explicit_role(&self, id: NodeId) -> Option<Role> {
        self.element(id)?
            .attribute("role")?
            .split_ascii_whitespace()
            .find_map(Role::from_name)
    }

    /// The role HTML or SVG gives the element: <https://www.w3.org/TR/html-aam-1.0/#html-element-role-mappings>,
    /// <https://www.w3.org/TR/svg-aam-1.0/#mapping_role_table>
    #[must_use]
    pub fn implicit_role(&self, id: NodeId) -> Option<Role> {
        implicit::role(self, id, self.element(id)?)
    }

    /// Whether something keeps the element from being decoration: it can take the focus, or has a global ARIA attribute.
    #[must_use]
    pub fn conflicts_with_none(&self, id: NodeId) -> bool {
        let told = |element: &Element| {
            let mut names = GLOBAL.iter();
            names.any(|name| element.attribute(name).is_some_and(non_blank))
        };
        self.focusable(id) || self.element(id).is_some_and(told)
    }

    /// Whether an author named the element: what makes a landmark of a section or a form.
    pub(super) fn named_by_author(&self, element: &Element) -> bool {
        ["aria-label", "aria-labelledby", "title"]
            .iter()
            .any(|name| element.attribute(name).is_some_and(non_blank))
    }
}

#[cfg(test)]
#[path = "../../../tests/unit/semantics/role.rs"]
mod tests;
