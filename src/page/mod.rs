//! What an open page is reduced to.
//!
//! `extension/page/collector.js` walks the page and streams it as bytes; the [`Decoder`] turns the bytes into a [`Snapshot`],
//! an arena of nodes in document order. Checks see nothing else of the page, so a snapshot can be stored and judged again.
//!
//! The tree is the *composed* one: an element's children are its light children; a shadow root and the document of a
//! frame hang below their host as nodes of their own. [`Snapshot::flat_children`] gives the flat tree as it is rendered.

mod build;
mod color;
mod decode;
mod derive;
mod flat;
mod geometry;
mod image;
mod index;
mod locate;
mod node;
mod rare;
mod snapshot;
mod style;

pub use build::{ElementBuilder, PageBuilder};
pub use color::Color;
pub use decode::{DecodeError, Decoder};
pub use geometry::Rect;
pub use image::Image;
pub use locate::Location;
pub use node::{
    ClickHandler, Element, FrameDocument, Namespace, Node, NodeId, NodeKind, Pseudo, State,
};
pub use rare::{Media, Rare};
pub use snapshot::{Header, Snapshot, Viewport};
pub use style::{Display, Position, Style, Visibility};
