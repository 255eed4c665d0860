//! The one model of a finished audit, and a renderer a format.
//!
//! - [`assemble()`] makes it: a recording, judged: every check run, its cases grouped into findings, scored.
//! - [`to_json`] writes `report.json`, [`html`] the report a person reads.
//! - [`words`]: what states are called and drawn with, here and in the panel.

mod assemble;
mod checklist;
mod device;
mod exhibits;
mod findings;
pub mod html;
mod model;
mod sources;
mod timings;
pub mod words;

pub use assemble::{Context, Earlier, assemble};
pub use device::{DeviceProfile, Emulated};
pub use model::*;
pub use timings::{Bar, Jump, Moved, Press, Timings};

/// `report.json`, indented, with a line feed at the end.
///
/// # Errors
/// Never for a report that [`assemble()`] made; the writer's own error otherwise.
pub fn to_json(report: &Report) -> Result<String, serde_json::Error> {
    Ok(serde_json::to_string_pretty(report)? + "\n")
}

/// The JSON Schema of [`Report`].
#[cfg(feature = "schema")]
#[must_use]
pub fn schema() -> serde_json::Value {
    schemars::schema_for!(Report).to_value()
}

#[cfg(test)]
#[path = "../../tests/unit/report/tokens.rs"]
mod tokens;
