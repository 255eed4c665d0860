//! What each known interaction kept people waiting with, for checks that look for its cause.

use super::Timeline;
use super::interaction::interactions;

/// A tap, click or key press that took long enough for the browser to remember it. Times are milliseconds since the
/// page's time origin.
#[derive(Debug, Clone, PartialEq)]
pub struct Press {
    /// When it began.
    pub start: f64,
    /// From its start until its answer was painted.
    pub latency: f64,
    /// When its handlers were done.
    pub processing_end: f64,
    /// Selector of what was touched.
    pub target: Option<String>,
    /// Its number, see [`crate::page::Snapshot::by_number`].
    pub node: Option<u32>,
    /// A key, and not a pointer.
    pub keyboard: bool,
}

impl Timeline {
    /// The interactions of which something is known, the longest first.
    #[must_use]
    pub fn presses(&self) -> Vec<Press> {
        let all = interactions(self);
        let press = all.iter().filter_map(|interaction| {
            let phases = interaction.phases(self)?;
            Some(Press {
                start: phases.start,
                latency: interaction.latency,
                processing_end: phases.processing_end,
                target: interaction.target(self).map(str::to_owned),
                node: interaction.events.iter().find_map(|event| event.node),
                keyboard: interaction.longest()?.name.starts_with("key"),
            })
        });
        press.collect()
    }
}

#[cfg(test)]
#[path = "../../tests/unit/vitals/press.rs"]
mod tests;
