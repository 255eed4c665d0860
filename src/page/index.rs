//! What is looked up over and over, made once, when it is first asked for.

use super::node::{NodeId, NodeKind};
use super::snapshot::Snapshot;
use std::collections::HashMap;

/// Tree scopes, ids and slots of a snapshot.
#[derive(Debug, Clone, Default)]
pub(super) struct Index {
    /// For each node the document or shadow root it lives in.
    scopes: Vec<NodeId>,
    /// For each scope its ids; the first element in document order has it.
    ids: HashMap<NodeId, HashMap<Box<str>, NodeId>>,
    /// Elements by the number under which performance entries speak of them.
    numbers: HashMap<u32, NodeId>,
    /// For each slotted node its slot.
    pub(super) slot_of: HashMap<NodeId, NodeId>,
    /// For each slot that is filled what it shows, in order.
    pub(super) assigned: HashMap<NodeId, Vec<NodeId>>,
}

impl Index {
    pub(super) fn scope(&self, id: NodeId) -> NodeId {
        self.scopes.get(id.0 as usize).copied().unwrap_or(NodeId(0))
    }

    pub(super) fn new(snapshot: &Snapshot) -> Self {
        let mut index = Self::default();
        let mut slots: HashMap<NodeId, HashMap<&str, NodeId>> = HashMap::new();
        for id in snapshot.ids() {
            // Parents come before their children, so the parent's scope is known.
            let scope = snapshot
                .parent(id)
                .map_or(id, |parent| match snapshot.node(parent).kind {
                    NodeKind::Document(_) | NodeKind::ShadowRoot { .. } => parent,
                    _ => index.scope(parent),
                });
            index.scopes.push(scope);
            let Some(element) = snapshot.element(id) else {
                continue;
            };
            if let Some(number) = element.number {
                index.numbers.entry(number).or_insert(id);
            }
            if let Some(name) = element.attribute("id").filter(|name| !name.is_empty()) {
                let ids = index.ids.entry(scope).or_default();
                ids.entry(name.into()).or_insert(id);
            }
            if element.is_html("slot")
                && matches!(snapshot.node(scope).kind, NodeKind::ShadowRoot { .. })
            {
                let name = element.attribute("name").unwrap_or_default();
                slots.entry(scope).or_default().entry(name).or_insert(id);
            }
        }
        index.assign(snapshot, &slots);
        index
    }

    /// <https://dom.spec.whatwg.org/#assign-slotables-for-a-tree>, for named slots.
    fn assign(&mut self, snapshot: &Snapshot, slots: &HashMap<NodeId, HashMap<&str, NodeId>>) {
        for (&root, slots) in slots {
            let Some(host) = snapshot.parent(root) else {
                continue;
            };
            for child in snapshot.children(host) {
                let name = snapshot
                    .element(child)
                    .and_then(|element| element.attribute("slot"))
                    .unwrap_or_default();
                if let Some(&slot) = slots.get(name) {
                    self.slot_of.insert(child, slot);
                    self.assigned.entry(slot).or_default().push(child);
                }
            }
        }
    }
}

impl Snapshot {
    pub(super) fn index(&self) -> &Index {
        self.index.get_or_init(|| Index::new(self))
    }

    /// The element that performance entries speak of by this number, if it was still there.
    #[must_use]
    pub fn by_number(&self, number: u32) -> Option<NodeId> {
        self.index().numbers.get(&number).copied()
    }

    /// The first element with that id in a document or shadow root.
    #[must_use]
    pub fn by_id(&self, scope: NodeId, id: &str) -> Option<NodeId> {
        self.index().ids.get(&scope)?.get(id).copied()
    }
}

#[cfg(test)]
#[path = "../../tests/unit/page/index.rs"]
mod tests;
