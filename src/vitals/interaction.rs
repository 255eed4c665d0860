//! Events put together to interactions, and what an interaction spent its time on.

use super::Timeline;
use super::entries::{Event, LongFrame, Script};
use super::inp;
use super::view::View;
use crate::order;
use crate::sorted::Map;

/// Durations are rounded to 8 ms, so paints that far apart may be the same one.
pub(super) const SAME_FRAME: f64 = 8.0;

/// `pointerdown` and the `mousedown` made of it carry the same time stamp, but only the former is an interaction's.
const SAME_INPUT: f64 = 1.0;

/// Events of a pointer that only passes end with one of these.
const PASSING: [&str; 5] = ["over", "enter", "out", "leave", "move"];

/// A tap, click or key press, as it can be shown: what was touched, and what kept it waiting.
#[derive(Debug, Clone, PartialEq)]
pub struct Interaction {
    /// The duration of its longest event, in milliseconds.
    pub latency: f64,
    /// Whether a key was pressed, and not a pointer.
    pub keyboard: bool,
    /// Selector of what was touched, where any of its events knows.
    pub target: Option<String>,
    /// The number of that element, see [`crate::page::Snapshot::by_number`].
    pub node: Option<u32>,
    /// Where its time went.
    pub phases: Phases,
    /// The script that ran longest in it, where a long frame was recorded.
    pub script: Option<LongestScript>,
    /// Whether it is the one whose latency is INP.
    pub is_inp: bool,
}

/// The script that ran longest while somebody waited.
#[derive(Debug, Clone, PartialEq)]
pub struct LongestScript {
    /// The script.
    pub script: Script,
    /// Where it began: `input-delay`, `processing-duration` or `presentation-delay`.
    pub part: &'static str,
    /// How long of it was within the interaction, in milliseconds.
    pub within: f64,
}

/// Events that share an interaction's id.
#[derive(Debug)]
pub(super) struct Group<'a> {
    /// The duration of its longest event.
    pub latency: f64,
    /// In the order of time.
    pub events: Vec<&'a Event>,
}

/// Where the time of an interaction went: moments in milliseconds since the page's time origin.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Phases {
    /// When it began.
    pub start: f64,
    /// When its handlers could run.
    pub processing_start: f64,
    /// When they were done, or the paint where they were not.
    pub processing_end: f64,
    /// When its answer was on the screen.
    pub paint: f64,
}

/// What the scripts of the long frames did in that time; names are web-vitals'.
#[derive(Debug, Default)]
pub(super) struct Work<'a> {
    pub longest: Option<(&'a Script, &'static str, f64)>,
    pub script: f64,
    pub style_and_layout: f64,
    pub paint: f64,
}

/// All interactions of which at least one event is known, in the order of time.
#[must_use]
pub fn interactions(timeline: &Timeline) -> Vec<Interaction> {
    let view = View::whole(timeline);
    let groups = groups(view);
    let inp = inp::rank(inp::total(view, &groups));
    let mut all: Vec<_> = groups
        .iter()
        .enumerate()
        .filter_map(|(at, group)| group.shown(view, at == inp))
        .collect();
    order::sort_by(&mut all, |a, b| a.phases.start.total_cmp(&b.phases.start));
    all
}

/// All interactions of which at least one event is known, the longest first.
pub(super) fn groups(view: View<'_>) -> Vec<Group<'_>> {
    let mut by_id: Map<u64, Vec<&Event>> = Map::new();
    for event in view.events().filter(|event| event.interaction_id != 0) {
        by_id.or_default(event.interaction_id).push(event);
    }
    let mut all: Vec<_> = by_id
        .into_values()
        .map(|mut events| {
            order::sort_by(&mut events, |a, b| {
                a.start_time
                    .total_cmp(&b.start_time)
                    .then(a.processing_start.total_cmp(&b.processing_start))
            });
            let latency = events.iter().fold(0.0, |max: f64, e| max.max(e.duration));
            Group { latency, events }
        })
        .collect();
    order::sort_by(&mut all, |a, b| b.latency.total_cmp(&a.latency));
    all
}

impl<'a> Group<'a> {
    /// The event that took longest, the first of equal ones; there is always one.
    pub(super) fn longest(&self) -> Option<&'a Event> {
        self.events
            .iter()
            .find(|event| event.duration >= self.latency)
            .copied()
    }

    /// The event that knows what was touched. The browser often forgets it for `pointerdown` and `pointerup`, where web-vitals looks;
    /// the `click` of the same interaction, or of the same frame, still knows.
    pub(super) fn touched(&self, view: View<'a>) -> Option<&'a Event> {
        let own = self.events.iter().find(|event| event.target.is_some());
        own.copied().or_else(|| {
            let longest = self.longest()?;
            view.events()
                .filter(|event| same_frame(event, longest))
                .filter(|event| (event.start_time - longest.start_time).abs() < SAME_INPUT)
                // Entering a button enters all around it.
                .filter(|event| !PASSING.iter().any(|end| event.name.ends_with(end)))
                .find(|event| event.target.is_some())
        })
    }

    fn shown(&self, view: View<'a>, is_inp: bool) -> Option<Interaction> {
        let phases = self.phases(view)?;
        let touched = self.touched(view);
        let work = phases.work(&view.timeline.buffers.long_animation_frame.entries);
        Some(Interaction {
            latency: self.latency,
            keyboard: self.keyboard(),
            target: touched.and_then(|event| event.target.clone()),
            node: touched.and_then(|event| event.node),
            phases,
            script: work
                .and_then(|work| work.longest)
                .map(|longest| LongestScript {
                    script: longest.0.clone(),
                    part: longest.1,
                    within: longest.2,
                }),
            is_inp,
        })
    }

    /// Whether a key was pressed, and not a pointer.
    pub(super) fn keyboard(&self) -> bool {
        self.longest()
            .is_some_and(|event| event.name.starts_with("key"))
    }

    /// Where its time went. Handlers of all events that were answered by the same paint count.
    pub(super) fn phases(&self, view: View<'_>) -> Option<Phases> {
        let longest = self.longest()?;
        let frame = || view.events().filter(|event| same_frame(event, longest));
        let start = longest.start_time;
        let processing_start = frame()
            .fold(f64::INFINITY, |min, e| min.min(e.processing_start))
            .max(start);
        let paint = longest.rendered().max(processing_start);
        // A handler that opens `alert()` outlasts the paint (web-vitals#492).
        let processing_end = frame()
            .fold(processing_start, |max, e| max.max(e.processing_end))
            .min(paint);
        Some(Phases {
            start,
            processing_start,
            processing_end,
            paint,
        })
    }
}

pub(super) fn same_frame(a: &Event, b: &Event) -> bool {
    (a.rendered() - b.rendered()).abs() <= SAME_FRAME
}

impl Phases {
    /// The scripts of the long frames that overlap it; `None` where there was none.
    pub(super) fn work<'a>(&self, frames: &'a [LongFrame]) -> Option<Work<'a>> {
        let frames: Vec<_> = frames
            .iter()
            .filter(|frame| {
                frame.start_time + frame.duration >= self.start
                    && frame.start_time <= self.processing_end
            })
            .collect();
        let last = frames.last()?;
        let mut work = Work::default();
        for frame in &frames {
            if frame.style_and_layout_start > 0.0 {
                work.style_and_layout +=
                    frame.start_time + frame.duration - frame.style_and_layout_start;
            }
            for script in &frame.scripts {
                let end = script.start_time + script.duration;
                let within = end - script.start_time.max(self.start);
                if within < 0.0 {
                    continue;
                }
                // The browser does not say when it had to lay out, so that is shared out evenly.
                let forced = if script.duration > 0.0 {
                    within / script.duration * script.forced_style_and_layout_duration
                } else {
                    0.0
                };
                work.script += within - forced;
                work.style_and_layout += forced;
                if work.longest.is_none_or(|(_, _, longest)| within > longest) {
                    work.longest = Some((script, self.part(script.start_time), within));
                }
            }
        }
        let end = last.start_time + last.duration;
        if end >= self.processing_end {
            work.paint = self.paint - end;
        }
        Some(work)
    }

    fn part(&self, at: f64) -> &'static str {
        if at < self.processing_start {
            "input-delay"
        } else if at >= self.processing_end {
            "presentation-delay"
        } else {
            "processing-duration"
        }
    }
}

#[cfg(test)]
#[path = "../../tests/unit/vitals/interaction.rs"]
mod tests;
