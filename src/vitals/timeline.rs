//! The JSON of `extension/page/vitals.js`, read with care.

use super::entries::{
    Entry, Event, InteractionPaint, LargestPaint, LongFrame, Moment, Navigation, Shift,
    SoftNavigation,
};
use serde::{Deserialize, Serialize};

/// How many entries of one type Chromium keeps at least: the first ones
/// (<https://w3c.github.io/timing-entrytypes-registry/>).
const CAPACITY: usize = 150;

/// The performance entries of a page as `extension/page/vitals.js` read them, plus what is needed to judge them.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Timeline {
    /// When it was read, in milliseconds since the page's time origin.
    pub now: f64,
    /// `visible` or `hidden`, when it was read.
    pub visibility: String,
    /// Whether the page had not been shown to anybody yet.
    pub prerendering: bool,
    /// `loading`, `interactive` or `complete`.
    pub ready_state: String,
    /// Interactions since the document began; `None` where the browser does not count.
    pub interaction_count: Option<u64>,
    /// The entries by type.
    pub buffers: Buffers,
    /// Milliseconds of the page's main thread that the reading took.
    pub cost: f64,
}

/// The entries by type.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", default)]
#[allow(missing_docs, reason = "each is named after its entry type")]
pub struct Buffers {
    pub navigation: Buffer<Navigation>,
    pub paint: Buffer<Moment>,
    pub visibility_state: Buffer<Moment>,
    pub largest_contentful_paint: Buffer<LargestPaint>,
    pub layout_shift: Buffer<Shift>,
    pub event: Buffer<Event>,
    pub first_input: Buffer<Event>,
    pub soft_navigation: Buffer<SoftNavigation>,
    pub interaction_contentful_paint: Buffer<InteractionPaint>,
    /// Only those that overlap a slow event.
    pub long_animation_frame: Buffer<LongFrame>,
}

/// What the browser still had of one type, in the order of time.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(from = "Raw", bound(deserialize = "T: Entry"))]
pub struct Buffer<T> {
    /// The entries, sorted.
    pub entries: Vec<T>,
    /// How many it says it dropped; `None` where it did not say.
    pub dropped: Option<u64>,
    /// Whether the browser knows the type at all.
    pub supported: bool,
    /// Why entries were left out, one reason each.
    pub rejected: Vec<String>,
}

/// A buffer before its entries were looked at one by one.
#[derive(Deserialize)]
#[serde(default)]
struct Raw {
    entries: Vec<serde_json::Value>,
    dropped: Option<u64>,
    supported: bool,
    rejected: Vec<String>,
}

impl Default for Raw {
    fn default() -> Self {
        Self {
            entries: Vec::new(),
            dropped: None,
            supported: true,
            rejected: Vec::new(),
        }
    }
}

impl<T: Entry> From<Raw> for Buffer<T> {
    fn from(raw: Raw) -> Self {
        let mut rejected = raw.rejected;
        let mut entries: Vec<T> = Vec::with_capacity(raw.entries.len());
        for value in raw.entries {
            match serde_json::from_value::<T>(value) {
                Ok(entry) => match entry.absurd() {
                    None => entries.push(entry),
                    Some(reason) => rejected.push(reason.to_owned()),
                },
                Err(error) => rejected.push(format!("it can't be read ({error})")),
            }
        }
        entries.sort_by(|a, b| {
            let ((a0, a1), (b0, b1)) = (a.order(), b.order());
            a0.total_cmp(&b0).then(a1.total_cmp(&b1))
        });
        Self {
            entries,
            dropped: raw.dropped,
            supported: raw.supported,
            rejected,
        }
    }
}

impl<T> Default for Buffer<T> {
    fn default() -> Self {
        Self {
            entries: Vec::new(),
            dropped: None,
            supported: true,
            rejected: Vec::new(),
        }
    }
}

impl Timeline {
    /// Reads what the page script gave. Missing parts are empty; entries that make no sense are left out, and the
    /// metrics that need them say so.
    ///
    /// # Errors
    /// One sentence, when it is no timeline at all.
    pub fn parse(json: &str) -> Result<Self, String> {
        let mut timeline: Self = serde_json::from_str(json)
            .map_err(|error| format!("The page's performance entries can't be read: {error}."))?;
        let now = timeline.now;
        let Buffers {
            navigation,
            paint,
            visibility_state,
            largest_contentful_paint,
            layout_shift,
            event,
            first_input,
            soft_navigation,
            interaction_contentful_paint,
            long_animation_frame,
        } = &mut timeline.buffers;
        navigation.until(now);
        paint.until(now);
        visibility_state.until(now);
        largest_contentful_paint.until(now);
        layout_shift.until(now);
        event.until(now);
        first_input.until(now);
        soft_navigation.until(now);
        interaction_contentful_paint.until(now);
        long_animation_frame.until(now);
        Ok(timeline)
    }
}

impl<T: Entry> Buffer<T> {
    /// Leaves out what began after the reading.
    fn until(&mut self, now: f64) {
        let before = self.entries.len();
        self.entries.retain(|entry| entry.start() <= now);
        let late = before - self.entries.len();
        self.rejected.extend(std::iter::repeat_n(
            "it lies in the future".to_owned(),
            late,
        ));
    }

    /// Why later entries may be missing, in words that continue "…: "; `None` when all are there.
    pub(super) fn gap(&self) -> Option<String> {
        match (self.dropped, self.rejected.first()) {
            (Some(dropped), _) if dropped > 0 => Some(format!(
                "the browser kept the first {} and dropped {dropped}",
                self.entries.len()
            )),
            (None, _) if self.entries.len() >= CAPACITY => Some(format!(
                "the browser's buffer of {CAPACITY} is full, and it did not say what it dropped"
            )),
            (_, Some(reason)) => Some(format!(
                "{} left out because {reason}",
                count(self.rejected.len() as u64, "entry was", "entries were")
            )),
            _ => None,
        }
    }
}

/// "1 interaction", "12 interactions".
pub(super) fn count(n: u64, one: &str, many: &str) -> String {
    format!("{n} {}", if n == 1 { one } else { many })
}

#[cfg(test)]
#[path = "../../tests/unit/vitals/timeline.rs"]
mod tests;
