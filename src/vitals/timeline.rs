//! The JSON of `extension/page/vitals.js`, read with care.

use super::entries::{
    Entry, Event, InteractionPaint, LargestPaint, LongFrame, Moment, Navigation, Shift,
    SoftNavigation,
};
use crate::order;
use crate::read::{self, Fields, FromJson, from_json};
use serde_json::Value;

/// How many entries of one type Chromium keeps at least: the first ones
/// (<https://w3c.github.io/timing-entrytypes-registry/>).
const CAPACITY: usize = 150;

/// No page is open for so long; thirty years in milliseconds.
const AGES: f64 = 1e12;

/// Durations are rounded, and a paint is told of a little before it is on the screen; in milliseconds.
const ROUNDING: f64 = 100.0;

/// The performance entries of a page as `extension/page/vitals.js` read them, plus what is needed to judge them.
#[derive(Debug, Clone, Default, PartialEq)]
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
    /// From when, in milliseconds since the page's time origin, every entry was observed as it came, events from 16 ms
    /// up, and none was lost; `None` where only what was buffered could be read.
    pub watched_from: Option<f64>,
    /// Whether the browser had discarded the tab and loaded it again.
    pub was_discarded: bool,
    /// What last brought the document into view: `push`, `replace`, `reload`, `traverse`; `None` where the browser
    /// does not say.
    pub activation: Option<String>,
    /// The entries by type.
    pub buffers: Buffers,
    /// What can be seen of the frames within the page.
    pub frames: Vec<Frame>,
    /// Addresses of the frames that could not be looked into.
    pub unseen: Vec<String>,
    /// Milliseconds of the page's main thread that the reading took.
    pub cost: f64,
    /// What [`Timeline::absorb`] has summed up.
    pub(super) settled: Vec<super::absorb::Settled>,
    /// Route changes it has forgotten.
    pub(super) forgotten: u64,
    /// When the page came back from the back/forward cache, once that could be told.
    pub(super) returned: Option<f64>,
    /// How many entries it had to keep the last time it summed up.
    pub(super) kept: usize,
}

impl FromJson for Timeline {
    fn from_json(value: Value) -> Result<Self, String> {
        let mut fields = Fields::of(value)?;
        let mut timeline = Self {
            now: fields.take_or_default("now")?,
            visibility: fields.take_or_default("visibility")?,
            prerendering: fields.take_or_default("prerendering")?,
            ready_state: fields.take_or_default("readyState")?,
            interaction_count: fields.take_or_default("interactionCount")?,
            watched_from: fields.take_or_default("watchedFrom")?,
            was_discarded: fields.take_or_default("wasDiscarded")?,
            activation: fields.take_or_default("activation")?,
            buffers: fields.take_or_default("buffers")?,
            frames: fields.take_or_default("frames")?,
            unseen: fields.take_or_default("unseen")?,
            cost: fields.take_or_default("cost")?,
            settled: Vec::new(),
            forgotten: 0,
            returned: None,
            kept: 0,
        };
        if !(0.0..AGES).contains(&timeline.now) {
            return Err("`now`: no age of a page".to_owned());
        }
        timeline
            .buffers
            .settle(timeline.now, timeline.watched_from.is_some());
        Ok(timeline)
    }
}

/// A frame within the page, of the same site.
#[derive(Debug, Clone, PartialEq)]
pub struct Frame {
    /// Its address, without query.
    pub url: String,
    /// Its time origin, in milliseconds since the page's.
    pub offset: f64,
    /// The share of the page's viewport it covers now, 0 to 1; `None` where that can't be told.
    pub share: Option<f64>,
    /// Its own entries; times are since its own time origin.
    pub timeline: Timeline,
}
from_json!(Frame {
    offset: "offset", timeline: "timeline";
    url: "url",
    share: "share",
});

/// The entries by type.
#[derive(Debug, Clone, Default, PartialEq)]
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
    pub long_animation_frame: Buffer<LongFrame>,
}

from_json!(Buffers {;
    navigation: "navigation",
    paint: "paint",
    visibility_state: "visibility-state",
    largest_contentful_paint: "largest-contentful-paint",
    layout_shift: "layout-shift",
    event: "event",
    first_input: "first-input",
    soft_navigation: "soft-navigation",
    interaction_contentful_paint: "interaction-contentful-paint",
    long_animation_frame: "long-animation-frame",
});

/// What the browser still had of one type, in the order of time.
#[derive(Debug, Clone, PartialEq)]
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

impl FromJson for Buffer<Value> {
    fn from_json(value: Value) -> Result<Self, String> {
        let mut fields = Fields::of(value)?;
        Ok(Self {
            entries: fields.take_or_default("entries")?,
            dropped: fields.take_or_default("dropped")?,
            supported: fields.take_or("supported", true)?,
            rejected: fields.take_or_default("rejected")?,
        })
    }
}

impl<T: Entry> FromJson for Buffer<T> {
    fn from_json(value: Value) -> Result<Self, String> {
        let raw: Buffer<Value> = Buffer::from_json(value)?;
        let mut rejected = raw.rejected;
        let mut entries: Vec<T> = Vec::with_capacity(raw.entries.len());
        for value in raw.entries {
            match sound(value) {
                Ok(entry) => entries.push(entry),
                Err(why) => rejected.push(why),
            }
        }
        order::sort_by(&mut entries, |a, b| {
            let ((a0, a1), (b0, b1)) = (a.order(), b.order());
            a0.total_cmp(&b0).then(a1.total_cmp(&b1))
        });
        Ok(Self {
            entries,
            dropped: raw.dropped,
            supported: raw.supported,
            rejected,
        })
    }
}

/// An entry that can be read and makes sense; or else the reason.
fn sound<T: Entry>(value: Value) -> Result<T, String> {
    let entry = T::from_json(value).map_err(|why| format!("it can't be read ({why})"))?;
    match entry.absurd() {
        None => Ok(entry),
        Some(reason) => Err(reason.to_owned()),
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
        read::from_str(json)
            .map_err(|why| format!("The page's performance entries can't be read: {why}."))
    }
}

impl Buffers {
    /// Leaves out what can't be by now. Where everything was watched, the browser need not say what it dropped.
    fn settle(&mut self, now: f64, watched: bool) {
        let Self {
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
        } = self;
        settle(navigation, now, watched);
        settle(paint, now, watched);
        settle(visibility_state, now, watched);
        settle(largest_contentful_paint, now, watched);
        settle(layout_shift, now, watched);
        settle(event, now, watched);
        settle(first_input, now, watched);
        settle(soft_navigation, now, watched);
        settle(interaction_contentful_paint, now, watched);
        settle(long_animation_frame, now, watched);
    }
}

fn settle<T: Entry>(buffer: &mut Buffer<T>, now: f64, watched: bool) {
    if watched {
        buffer.dropped = buffer.dropped.or(Some(0));
    }
    let before = buffer.entries.len();
    buffer
        .entries
        .retain(|entry| entry.start() <= now && entry.latest() <= now + ROUNDING);
    for _ in buffer.entries.len()..before {
        buffer.rejected.push("it lies in the future".to_owned());
    }
}

impl<T> Buffer<T> {
    /// Why later entries may be missing, in words that continue "…: "; `None` when all are there.
    pub(crate) fn gap(&self) -> Option<String> {
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
