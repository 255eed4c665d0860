//! The one model of a finished audit, and a renderer a format.

mod model;

pub use model::*;
