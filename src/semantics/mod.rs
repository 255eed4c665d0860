//! The questions checks ask of a page: what an element is, what it is called, whether it can be seen and used,
//! and what is painted behind a text.
//!
//! [`Semantics`] is made once for a snapshot and holds what is expensive to find out again: the flat tree in order,
//! what is visible, which label labels what, and what paints where. All of it is made in time linear in the page (the
//! paint order sorts stacking contexts), and nothing here recurses along the tree, so its depth does no harm.

mod backdrop;
mod color;
mod component;
mod controls;
mod disabled;
mod flat;
mod focus;
mod labels;
mod leaf;
mod name;
mod picture;
mod role;
mod visibility;
mod visible_text;

pub use backdrop::{Backdrop, Doubt, Paired};
pub use color::{contrast, floor_to_hundredth, hex, luminance, nearest_passing};
pub use component::component;
pub use controls::{Holds, native_control};
pub use name::{Name, Source};
pub use role::Role;

use crate::page::{Element, NodeId, Snapshot};
use std::cell::OnceCell;

/// A snapshot and what was found out about it.
#[derive(Debug)]
pub struct Semantics<'a> {
    page: &'a Snapshot,
    flat: flat::FlatTree,
    sight: Vec<visibility::Sight>,
    labels: OnceCell<labels::Labels>,
    in_leaf: OnceCell<Vec<bool>>,
    in_named: OnceCell<Vec<bool>>,
    inactive: OnceCell<disabled::Inactive>,
    surroundings: OnceCell<controls::Surroundings>,
    paint: OnceCell<backdrop::Paint>,
}

impl<'a> Semantics<'a> {
    /// Walks the page once; the rest is found out when it is first asked for.
    #[must_use]
    pub fn new(page: &'a Snapshot) -> Self {
        let flat = flat::FlatTree::new(page);
        let sight = visibility::look(page, &flat);
        Self {
            page,
            flat,
            sight,
            labels: OnceCell::new(),
            in_leaf: OnceCell::new(),
            in_named: OnceCell::new(),
            inactive: OnceCell::new(),
            surroundings: OnceCell::new(),
            paint: OnceCell::new(),
        }
    }

    /// The snapshot.
    #[must_use]
    pub fn page(&self) -> &'a Snapshot {
        self.page
    }

    /// From the flat parent up to the top document, through frames.
    pub fn flat_ancestors(&self, id: NodeId) -> impl Iterator<Item = NodeId> {
        std::iter::successors(self.flat.parent(id), |&id| self.flat.parent(id))
    }

    /// Whether `id` is `ancestor` or lies below it in the flat tree. Constant time.
    #[must_use]
    pub fn within(&self, id: NodeId, ancestor: NodeId) -> bool {
        self.flat.within(id, ancestor)
    }

    /// All that lies below `id` in the flat tree, in order, without `id`.
    pub fn flat_descendants(&self, id: NodeId) -> impl Iterator<Item = NodeId> {
        self.flat.descendants(id)
    }

    /// Everything in the flat tree, parents before children, siblings in order.
    #[must_use]
    pub fn flat_order(&self) -> &[NodeId] {
        self.flat.order()
    }

    /// The parent in the flat tree; a frame's document has its frame element.
    #[must_use]
    pub fn flat_parent(&self, id: NodeId) -> Option<NodeId> {
        self.flat.parent(id)
    }

    /// `id` as an element, with the lifetime of the page.
    fn element(&self, id: NodeId) -> Option<&'a Element> {
        self.page.element(id)
    }
}
