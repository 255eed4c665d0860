//! The one model of a finished audit, and a renderer a format.
//!
//! - [`assemble()`] makes it: a recording, judged: every check run, its cases grouped into findings, scored.
//! - [`html`]: the report a person reads.
//! - [`words`]: what states are called and drawn with, here and in the panel.

mod model;
pub mod words;

pub use model::*;

/// The JSON Schema of [`Report`].
#[cfg(feature = "schema")]
#[must_use]
pub fn schema() -> serde_json::Value {
    schemars::schema_for!(Report).to_value()
}
