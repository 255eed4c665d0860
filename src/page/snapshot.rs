//! The arena and how to walk it.

use super::index::Index;
use super::locate::Selectors;
use super::node::{Element, FrameDocument, Node, NodeId, NodeKind};
use serde::{Deserialize, Serialize};
use std::cell::OnceCell;

/// A whole page at one moment.
#[derive(Debug, Clone)]
pub struct Snapshot {
    /// What is true of the page as a whole.
    pub header: Header,
    pub(super) nodes: Vec<Node>,
    pub(super) index: OnceCell<Index>,
    pub(super) selectors: OnceCell<Selectors>,
}

/// What is true of the page as a whole.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Header {
    /// Address of the top document, without fragment.
    pub url: String,
    /// `document.title`.
    pub title: String,
    /// What was visible.
    pub viewport: Viewport,
    /// `navigator.userAgent`.
    pub user_agent: String,
    /// Whether the document changed while it was read.
    pub mutated: bool,
    /// Whether the page had more nodes than are read; the rest was not seen.
    #[serde(default)]
    pub truncated: bool,
}

/// The viewport, in CSS pixels.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Viewport {
    /// `innerWidth`.
    pub width: f32,
    /// `innerHeight`.
    pub height: f32,
    /// Device pixels for each CSS pixel.
    pub dpr: f32,
    /// Where the page was scrolled to.
    pub scroll_x: f32,
    /// Where the page was scrolled to.
    pub scroll_y: f32,
}

impl Snapshot {
    /// The top document.
    #[must_use]
    pub fn root(&self) -> NodeId {
        NodeId(0)
    }

    /// The document element of the top document, where it is an `<html>` element: a page may be a picture, too.
    #[must_use]
    pub fn html_root(&self) -> Option<NodeId> {
        self.children(self.root())
            .find(|&id| self.element(id).is_some())
            .filter(|&id| self.element(id).is_some_and(|root| root.is_html("html")))
    }

    /// How many nodes there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.nodes.len()
    }

    /// Whether there is nothing but the document itself.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.nodes.len() <= 1
    }

    pub(super) fn selectors(&self) -> &Selectors {
        self.selectors.get_or_init(|| Selectors::new(self))
    }

    /// All ids, in document order (shadow roots and frame documents before the host's light children).
    pub fn ids(&self) -> impl Iterator<Item = NodeId> + use<> {
        (0..u32::try_from(self.nodes.len()).unwrap_or(u32::MAX)).map(NodeId)
    }

    /// A node. Ids come only from this snapshot, so there is always one.
    #[must_use]
    pub fn node(&self, id: NodeId) -> &Node {
        &self.nodes[id.0 as usize]
    }

    /// The node as an element.
    #[must_use]
    pub fn element(&self, id: NodeId) -> Option<&Element> {
        match &self.node(id).kind {
            NodeKind::Element(element) => Some(element),
            _ => None,
        }
    }

    /// All elements, in document order.
    pub fn elements(&self) -> impl Iterator<Item = (NodeId, &Element)> {
        self.ids().filter_map(|id| Some((id, self.element(id)?)))
    }

    /// The parent in the composed tree: a shadow root's parent is its host, a frame document's its frame element.
    #[must_use]
    pub fn parent(&self, id: NodeId) -> Option<NodeId> {
        self.node(id).parent
    }

    /// From the parent up to the root, in the composed tree.
    pub fn ancestors(&self, id: NodeId) -> impl Iterator<Item = NodeId> {
        std::iter::successors(self.parent(id), |&id| self.parent(id))
    }

    /// Light children, in order.
    pub fn children(&self, id: NodeId) -> impl Iterator<Item = NodeId> {
        std::iter::successors(self.node(id).first_child, |&id| self.node(id).next_sibling)
    }

    /// The shadow root or frame document that hangs below an element.
    #[must_use]
    pub fn inner(&self, id: NodeId) -> Option<NodeId> {
        self.node(id).inner
    }

    /// The document, frame document or shadow root that `id` lives in: ids and `for` refer within it.
    #[must_use]
    pub fn tree_scope(&self, id: NodeId) -> NodeId {
        self.index().scope(id)
    }

    /// The document of the frame that `id` lives in.
    #[must_use]
    pub fn frame(&self, id: NodeId) -> Option<&FrameDocument> {
        std::iter::once(id)
            .chain(self.ancestors(id))
            .find_map(|id| match &self.node(id).kind {
                NodeKind::Document(document) => Some(document),
                _ => None,
            })
    }

    /// All documents: the top one first, then frames in document order.
    pub fn documents(&self) -> impl Iterator<Item = (NodeId, &FrameDocument)> {
        self.ids().filter_map(|id| match &self.node(id).kind {
            NodeKind::Document(document) => Some((id, document)),
            _ => None,
        })
    }
}
