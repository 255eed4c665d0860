//! The accessibility tree, as far as who holds whom: the flat tree without what says nothing, with `aria-owns`.

use crate::page::{NodeId, NodeKind};
use crate::semantics::{Role, Semantics};
use std::collections::HashMap;

/// For each node what holds it; made once.
#[derive(Debug)]
pub(in crate::semantics) struct Tree {
    parents: Vec<Option<NodeId>>,
}

impl Tree {
    pub(in crate::semantics) fn new(semantics: &Semantics) -> Self {
        let page = semantics.page();
        let mut owners: HashMap<NodeId, NodeId> = HashMap::new();
        for (id, element) in page.elements() {
            let Some(owned) = element.attribute("aria-owns") else {
                continue;
            };
            if !semantics.exposed(id) {
                continue;
            }
            for name in owned.split_ascii_whitespace() {
                // Nothing can own what it lies in.
                if let Some(child) = page.by_id(page.tree_scope(id), name)
                    && !semantics.within(id, child)
                {
                    owners.entry(child).or_insert(id);
                }
            }
        }
        let mut parents = vec![None; page.len()];
        // A parent may have very many children; it is looked at once.
        let mut through = vec![false; page.len()];
        for &id in semantics.flat_order() {
            parents[id.0 as usize] = match owners.get(&id) {
                Some(&owner) => Some(owner),
                None => semantics.flat_parent(id).and_then(|parent| {
                    if through[parent.0 as usize] {
                        parents[parent.0 as usize]
                    } else {
                        Some(parent)
                    }
                }),
            };
            through[id.0 as usize] = semantics.transparent(id);
        }
        Self { parents }
    }
}

impl Semantics<'_> {
    /// The parent in the accessibility tree.
    #[must_use]
    pub fn accessible_parent(&self, id: NodeId) -> Option<NodeId> {
        self.tree.get_or_init(|| Tree::new(self)).parents[id.0 as usize]
    }

    /// Whether the accessibility tree shows what it holds in its place: generic elements without a global attribute, and
    /// presentational ones.
    #[must_use]
    pub fn transparent(&self, id: NodeId) -> bool {
        match &self.page().node(id).kind {
            NodeKind::ShadowRoot { .. } => true,
            NodeKind::Element(element) => match self.role(id) {
                Some(Role::None) => true,
                Some(Role::Generic) => !element.attributes.iter().any(|(name, value)| {
                    super::Attribute::named(name).is_some_and(super::Attribute::global)
                        && !value.is_empty()
                        && &**name != "aria-hidden"
                }),
                Some(_) => false,
                None => matches!(&*element.tag, "slot" | "picture"),
            },
            _ => false,
        }
    }
}

#[cfg(test)]
#[path = "../../../tests/unit/semantics/aria_tree.rs"]
mod tests;
