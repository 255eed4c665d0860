//! What WAI-ARIA says of its attributes and roles, and the tree it makes of a page.

mod attribute;
mod context;
mod tree;

pub use attribute::{Attribute, Value};
pub(super) use tree::Tree;
