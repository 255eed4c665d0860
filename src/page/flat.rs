//! The flat tree: what is rendered below what, shadow roots and slots resolved.
//!
//! <https://drafts.csswg.org/css-shadow-1/#flattening>

use super::node::{NodeId, NodeKind};
use super::snapshot::Snapshot;

impl Snapshot {
    /// The shadow root below an element.
    #[must_use]
    pub fn shadow_root(&self, id: NodeId) -> Option<NodeId> {
        self.inner(id)
            .filter(|&inner| matches!(self.node(inner).kind, NodeKind::ShadowRoot { .. }))
    }

    /// What a slot shows of its host's children, in order; nothing where it shows its own fallback.
    #[must_use]
    pub fn assigned_nodes(&self, slot: NodeId) -> &[NodeId] {
        self.index().assigned.get(&slot).map_or(&[], Vec::as_slice)
    }

    /// The slot that shows a node.
    #[must_use]
    pub fn assigned_slot(&self, id: NodeId) -> Option<NodeId> {
        self.index().slot_of.get(&id).copied()
    }

    /// The children as they are rendered: those of the shadow root for a host, the assigned nodes for a slot, the light
    /// children for everything else. A frame's document is none of them; see [`Snapshot::inner`].
    #[must_use]
    pub fn flat_children(&self, id: NodeId) -> Vec<NodeId> {
        if let Some(root) = self.shadow_root(id) {
            return self.children(root).collect();
        }
        match self.assigned_nodes(id) {
            [] => self.children(id).collect(),
            assigned => assigned.to_vec(),
        }
    }

    /// The parent as it is rendered: the host for what stands at the top of a shadow root, the slot for what is slotted.
    /// A frame's document has its frame element. `None` for the top document and for what is in no flat tree: a host's
    /// children without a slot, and the fallback of a slot that is filled.
    #[must_use]
    pub fn flat_parent(&self, id: NodeId) -> Option<NodeId> {
        let parent = self.parent(id)?;
        match self.node(parent).kind {
            NodeKind::ShadowRoot { .. } => self.parent(parent),
            NodeKind::Element(_) if self.is_inner(id) => Some(parent),
            NodeKind::Element(_) if self.shadow_root(parent).is_some() => self.assigned_slot(id),
            _ if !self.assigned_nodes(parent).is_empty() => None,
            _ => Some(parent),
        }
    }

    /// From the flat parent up.
    pub fn flat_ancestors(&self, id: NodeId) -> impl Iterator<Item = NodeId> {
        std::iter::successors(self.flat_parent(id), |&id| self.flat_parent(id))
    }

    fn is_inner(&self, id: NodeId) -> bool {
        matches!(
            self.node(id).kind,
            NodeKind::ShadowRoot { .. } | NodeKind::Document(_)
        )
    }
}

#[cfg(test)]
#[path = "../../tests/unit/page/flat.rs"]
mod tests;
