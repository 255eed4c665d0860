//! The flat tree in order, so that "is it within?" and "what is below?" cost nothing.

use crate::page::{NodeId, Snapshot};

const NOWHERE: u32 = u32::MAX;

/// The flat tree of a page and its frames: <https://drafts.csswg.org/css-shadow-1/#flattening>
#[derive(Debug)]
pub(super) struct FlatTree {
    parents: Vec<u32>,
    /// The nodes that are in the flat tree, parents before children, siblings in order.
    order: Vec<NodeId>,
    /// For each node its place in `order`.
    place: Vec<u32>,
    /// For each node the place after its last descendant.
    end: Vec<u32>,
}

impl FlatTree {
    pub(super) fn new(page: &Snapshot) -> Self {
        let mut tree = Self {
            parents: vec![NOWHERE; page.len()],
            order: Vec::with_capacity(page.len()),
            place: vec![NOWHERE; page.len()],
            end: vec![NOWHERE; page.len()],
        };
        // A node is met when it is entered and, marked by `true`, when all below it was met.
        let mut open = vec![(page.root(), false)];
        while let Some((id, leave)) = open.pop() {
            let at = id.0 as usize;
            let here = u32::try_from(tree.order.len()).unwrap_or(NOWHERE);
            if leave {
                tree.end[at] = here;
                continue;
            }
            tree.place[at] = here;
            tree.order.push(id);
            open.push((id, true));
            let first = open.len();
            if page.shadow_root(id).is_none()
                && let Some(document) = page.inner(id)
            {
                tree.parents[document.0 as usize] = id.0;
                open.push((document, false));
            }
            for child in page.flat_children(id) {
                tree.parents[child.0 as usize] = id.0;
                open.push((child, false));
            }
            open[first..].reverse();
        }
        tree
    }

    pub(super) fn parent(&self, id: NodeId) -> Option<NodeId> {
        let parent = self.parents[id.0 as usize];
        (parent != NOWHERE).then_some(NodeId(parent))
    }

    /// The nodes that are in the flat tree, parents before children.
    pub(super) fn order(&self) -> &[NodeId] {
        &self.order
    }

    /// Where `id` stands in [`Self::order`]; the last place of all for what is not in the flat tree.
    pub(super) fn place(&self, id: NodeId) -> u32 {
        self.place[id.0 as usize]
    }

    pub(super) fn within(&self, id: NodeId, ancestor: NodeId) -> bool {
        let (place, from) = (self.place(id), self.place(ancestor));
        place != NOWHERE && from <= place && place < self.end[ancestor.0 as usize]
    }

    pub(super) fn descendants(&self, id: NodeId) -> impl Iterator<Item = NodeId> {
        let range = match self.place(id) {
            NOWHERE => 0..0,
            place => place as usize + 1..self.end[id.0 as usize] as usize,
        };
        self.order[range].iter().copied()
    }
}

#[cfg(test)]
#[path = "../../tests/unit/semantics/flat.rs"]
mod tests;
