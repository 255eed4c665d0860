//! The performance entries the metrics are made of, as `extension/page/entries.js` reduces them.
//!
//! Times are milliseconds since the page's time origin. A field without a default must be there: an entry that
//! lacks it is rejected, and never read as zero.

use crate::read::{FromJson, from_json};

/// What all entries have in common.
pub(crate) trait Entry: FromJson {
    /// When it began.
    fn start(&self) -> f64;

    /// The latest moment it tells of; none lies in the future.
    fn latest(&self) -> f64 {
        self.start()
    }

    /// What puts entries in order: the start, and what tells apart those that began together.
    fn order(&self) -> (f64, f64) {
        (self.start(), 0.0)
    }

    /// Whether both are the same entry, read at different times.
    fn same(&self, other: &Self) -> bool {
        self.order() == other.order()
    }

    /// How much is known of it: an element can be forgotten later, the times of a picture can be deleted.
    fn known(&self) -> u8 {
        0
    }

    /// Why no browser can have meant it, where that is so.
    fn absurd(&self) -> Option<&'static str> {
        (self.start() < 0.0).then_some("it began before the page")
    }
}

/// A `navigation` entry: how the document was fetched. Zero means that a step did not happen or may not be told.
#[derive(Debug, Clone, Default, PartialEq)]
#[allow(missing_docs, reason = "names and meanings are Navigation Timing's")]
pub struct Navigation {
    pub start_time: f64,
    pub navigation_id: Option<u64>,
    /// `navigate`, `reload`, `back_forward` or `prerender`.
    pub kind: String,
    /// The document's address, without its query.
    pub url: Option<String>,
    pub activation_start: f64,
    pub redirect_count: u32,
    pub worker_start: f64,
    pub fetch_start: f64,
    pub domain_lookup_start: f64,
    pub connect_start: f64,
    pub connect_end: f64,
    pub request_start: f64,
    pub response_start: f64,
    pub dom_interactive: f64,
    pub dom_content_loaded_event_start: f64,
    pub dom_complete: f64,
}
from_json!(Navigation {;
    start_time: "startTime",
    navigation_id: "navigationId",
    kind: "type",
    url: "url",
    activation_start: "activationStart",
    redirect_count: "redirectCount",
    worker_start: "workerStart",
    fetch_start: "fetchStart",
    domain_lookup_start: "domainLookupStart",
    connect_start: "connectStart",
    connect_end: "connectEnd",
    request_start: "requestStart",
    response_start: "responseStart",
    dom_interactive: "domInteractive",
    dom_content_loaded_event_start: "domContentLoadedEventStart",
    dom_complete: "domComplete",
});

/// A `paint` or `visibility-state` entry: a name and a moment.
#[derive(Debug, Clone, PartialEq)]
pub struct Moment {
    /// When.
    pub start_time: f64,
    /// The navigation it belongs to.
    pub navigation_id: Option<u64>,
    /// `first-paint`, `first-contentful-paint`; `visible`, `hidden`.
    pub name: String,
}
from_json!(Moment {
    start_time: "startTime", name: "name";
    navigation_id: "navigationId",
});

/// A `largest-contentful-paint` entry: a candidate.
#[derive(Debug, Clone, PartialEq)]
pub struct LargestPaint {
    /// `renderTime`, or `loadTime` where the browser may not tell that.
    pub start_time: f64,
    /// The navigation it belongs to.
    pub navigation_id: Option<u64>,
    /// When it was painted; 0 where the browser may not tell.
    pub render_time: f64,
    /// Area in CSS pixels.
    pub size: f64,
    /// Selector of the element.
    pub target: Option<String>,
    /// Its number, see [`crate::page::Snapshot::by_number`].
    pub node: Option<u32>,
    /// Address of the image, without its query.
    pub url: Option<String>,
    /// The same for the same whole address.
    pub key: Option<u64>,
    /// The requests for that address, as far as the browser still knows them.
    pub fetches: Vec<Fetch>,
}
from_json!(LargestPaint {
    start_time: "startTime";
    navigation_id: "navigationId",
    render_time: "renderTime",
    size: "size",
    target: "target",
    node: "node",
    url: "url",
    key: "key",
    fetches: "fetches",
});

/// A request for the image of a candidate.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Fetch {
    /// When it was asked for.
    pub start_time: f64,
    /// When it was sent; 0 where the server does not let the page know.
    pub request_start: f64,
    /// When the last byte came.
    pub response_end: f64,
}
from_json!(Fetch {
    start_time: "startTime";
    request_start: "requestStart",
    response_end: "responseEnd",
});

/// A `layout-shift` entry.
#[derive(Debug, Clone, PartialEq)]
pub struct Shift {
    /// When.
    pub start_time: f64,
    /// The navigation it belongs to.
    pub navigation_id: Option<u64>,
    /// The layout shift score.
    pub value: f64,
    /// Within 500 ms after an input: expected, and not counted.
    pub had_recent_input: bool,
    /// What moved, at most five.
    pub sources: Vec<ShiftSource>,
}
from_json!(Shift {
    start_time: "startTime", value: "value";
    navigation_id: "navigationId",
    had_recent_input: "hadRecentInput",
    sources: "sources",
});

/// Something that moved.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct ShiftSource {
    /// Selector of the element, or of the one around a text.
    pub target: Option<String>,
    /// Number of the element, or of the one around a text.
    pub node: Option<u32>,
    /// An element, and not a text.
    pub element: bool,
    /// x, y, width, height in the viewport before.
    pub previous_rect: Option<[f64; 4]>,
    /// And after.
    pub current_rect: Option<[f64; 4]>,
}
from_json!(ShiftSource {;
    target: "target",
    node: "node",
    element: "element",
    previous_rect: "previousRect",
    current_rect: "currentRect",
});

/// An `event` or `first-input` entry.
#[derive(Debug, Clone, PartialEq)]
pub struct Event {
    /// The event's `timeStamp`.
    pub start_time: f64,
    /// The navigation it belongs to.
    pub navigation_id: Option<u64>,
    /// `pointerdown`, `click`, `keydown`.
    pub name: String,
    /// Until the next paint, rounded to 8 ms.
    pub duration: f64,
    /// When the first handler began.
    pub processing_start: f64,
    /// When the last handler ended.
    pub processing_end: f64,
    /// The same for all events of one interaction; 0 where the event is part of none.
    pub interaction_id: u64,
    /// Selector of the element.
    pub target: Option<String>,
    /// Its number.
    pub node: Option<u32>,
}
from_json!(Event {
    start_time: "startTime", name: "name", duration: "duration", processing_start: "processingStart", processing_end: "processingEnd";
    navigation_id: "navigationId",
    interaction_id: "interactionId",
    target: "target",
    node: "node",
});

/// A `soft-navigation` entry: a route change without a new document.
#[derive(Debug, Clone, PartialEq)]
pub struct SoftNavigation {
    /// When the interaction that caused it began.
    pub start_time: f64,
    /// The id that the entries of this route carry.
    pub navigation_id: Option<u64>,
    /// Until it was painted.
    pub duration: f64,
    /// When its first content was drawn; 0 where the browser does not say.
    pub paint_time: f64,
    /// When that was on the screen; 0 where the browser does not say.
    pub presentation_time: f64,
    /// Its address, without query.
    pub url: Option<String>,
    /// The interaction that caused it.
    pub interaction_id: u64,
    /// The largest that had been painted for it when the browser told of it.
    pub largest: Option<InteractionPaint>,
}
from_json!(SoftNavigation {
    start_time: "startTime";
    navigation_id: "navigationId",
    duration: "duration",
    paint_time: "paintTime",
    presentation_time: "presentationTime",
    url: "url",
    interaction_id: "interactionId",
    largest: "largest",
});

impl SoftNavigation {
    /// When what it brought was painted, and the route before was over.
    #[must_use]
    pub fn painted(&self) -> f64 {
        self.start_time + self.duration
    }
}

/// An `interaction-contentful-paint` entry: what an interaction painted.
#[derive(Debug, Clone, PartialEq)]
pub struct InteractionPaint {
    /// When the interaction began.
    pub start_time: f64,
    /// The navigation it belongs to.
    pub navigation_id: Option<u64>,
    /// Until it was painted.
    pub duration: f64,
    /// The interaction.
    pub interaction_id: u64,
    /// The largest of its paints.
    pub largest: Option<LargestPaint>,
}
from_json!(InteractionPaint {
    start_time: "startTime";
    navigation_id: "navigationId",
    duration: "duration",
    interaction_id: "interactionId",
    largest: "largest",
});

/// A `long-animation-frame` entry.
#[derive(Debug, Clone, PartialEq)]
pub struct LongFrame {
    /// When.
    pub start_time: f64,
    /// How long.
    pub duration: f64,
    /// When rendering began; 0 where the frame was not rendered.
    pub render_start: f64,
    /// When style and layout began; 0 where there were none.
    pub style_and_layout_start: f64,
    /// How long it would have kept an input waiting.
    pub blocking_duration: f64,
    /// Its longest scripts.
    pub scripts: Vec<Script>,
}
from_json!(LongFrame {
    start_time: "startTime", duration: "duration";
    render_start: "renderStart",
    style_and_layout_start: "styleAndLayoutStart",
    blocking_duration: "blockingDuration",
    scripts: "scripts",
});

/// A script that ran in a long frame.
#[derive(Debug, Clone, PartialEq)]
pub struct Script {
    /// When.
    pub start_time: f64,
    /// How long.
    pub duration: f64,
    /// How long it made the browser lay out early.
    pub forced_style_and_layout_duration: f64,
    /// Who called it: `BUTTON#save.onclick`.
    pub invoker: Option<String>,
    /// Its file, without query.
    pub source_url: Option<String>,
    /// Its function.
    pub source_function_name: Option<String>,
    /// Where in its file the function begins, in UTF-16 units.
    pub source_char_position: Option<u64>,
    /// `user-callback`, `event-listener`, `resolve-promise`, `classic-script`, `module-script`.
    pub invoker_type: Option<String>,
}
from_json!(Script {
    start_time: "startTime", duration: "duration";
    forced_style_and_layout_duration: "forcedStyleAndLayoutDuration",
    invoker: "invoker",
    source_url: "sourceUrl",
    source_function_name: "sourceFunctionName",
    source_char_position: "sourceCharPosition",
    invoker_type: "invokerType",
});

impl Event {
    /// When the frame that answered it was painted.
    #[must_use]
    pub fn rendered(&self) -> f64 {
        self.start_time + self.duration
    }
}

impl Entry for Navigation {
    fn start(&self) -> f64 {
        self.start_time
    }

    fn latest(&self) -> f64 {
        self.activation_start
    }
}

impl Entry for Moment {
    fn start(&self) -> f64 {
        self.start_time
    }

    fn same(&self, other: &Self) -> bool {
        self.start_time == other.start_time && self.name == other.name
    }
}

impl Entry for SoftNavigation {
    fn start(&self) -> f64 {
        self.start_time
    }

    fn latest(&self) -> f64 {
        self.painted()
            .max(self.paint_time)
            .max(self.presentation_time)
    }

    /// One is told of after the other, in the order of their paints.
    fn order(&self) -> (f64, f64) {
        (self.painted(), self.start_time)
    }

    fn absurd(&self) -> Option<&'static str> {
        span(self.start_time, self.duration)
    }
}

impl Entry for InteractionPaint {
    fn start(&self) -> f64 {
        self.start_time
    }

    fn latest(&self) -> f64 {
        let largest = self.largest.as_ref().map_or(0.0, Entry::latest);
        largest.max(self.start_time + self.duration)
    }

    fn order(&self) -> (f64, f64) {
        (self.start_time + self.duration, self.start_time)
    }

    fn known(&self) -> u8 {
        self.largest.as_ref().map_or(0, Entry::known)
    }

    fn absurd(&self) -> Option<&'static str> {
        span(self.start_time, self.duration)
    }
}

fn span(start: f64, duration: f64) -> Option<&'static str> {
    if start < 0.0 {
        Some("it began before the page")
    } else {
        (duration < 0.0).then_some("it took less than no time")
    }
}

impl Entry for LargestPaint {
    fn start(&self) -> f64 {
        self.start_time
    }

    fn latest(&self) -> f64 {
        self.start_time.max(self.render_time)
    }

    fn order(&self) -> (f64, f64) {
        (self.start_time, self.size)
    }

    fn known(&self) -> u8 {
        u8::from(self.target.is_some()) + u8::from(!self.fetches.is_empty())
    }
}

impl Entry for Shift {
    fn start(&self) -> f64 {
        self.start_time
    }

    fn order(&self) -> (f64, f64) {
        (self.start_time, self.value)
    }

    fn known(&self) -> u8 {
        let kept = self.sources.iter().filter(|source| source.target.is_some());
        u8::try_from(kept.count()).unwrap_or(u8::MAX)
    }

    fn absurd(&self) -> Option<&'static str> {
        if self.start_time < 0.0 {
            Some("it began before the page")
        } else if self.value < 0.0 {
            Some("its score is negative")
        } else {
            // Impact and distance are both shares of the viewport.
            (self.value > 1.0).then_some("its score is above 1")
        }
    }
}

impl Entry for Event {
    fn start(&self) -> f64 {
        self.start_time
    }

    fn latest(&self) -> f64 {
        self.rendered()
    }

    fn order(&self) -> (f64, f64) {
        (self.start_time, self.processing_start)
    }

    fn same(&self, other: &Self) -> bool {
        self.order() == other.order()
            && self.name == other.name
            && self.duration == other.duration
            && self.interaction_id == other.interaction_id
    }

    fn known(&self) -> u8 {
        self.target.is_some().into()
    }

    fn absurd(&self) -> Option<&'static str> {
        span(self.start_time, self.duration).or_else(|| {
            (self.processing_end < self.processing_start).then_some("it was handled backwards")
        })
    }
}

impl Entry for LongFrame {
    fn start(&self) -> f64 {
        self.start_time
    }

    fn latest(&self) -> f64 {
        self.start_time + self.duration
    }

    fn order(&self) -> (f64, f64) {
        (self.start_time, self.duration)
    }

    fn absurd(&self) -> Option<&'static str> {
        span(self.start_time, self.duration)
    }
}
