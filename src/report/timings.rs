//! When what happened: the figures behind the report's waterfall, its list of interactions and its map of shifts.
//!
//! Chosen and bounded here, so that a report stays small and any renderer draws the same.

use crate::load::Load;
use crate::page::{Rect, Snapshot};
use crate::vitals::entries::{Shift, ShiftSource};
use crate::vitals::{self, Name, Timeline};
use crate::{Recording, order};
use serde::{Deserialize, Serialize};

/// Most requests that are drawn.
const REQUESTS: usize = 60;
/// Most interactions that are told.
const INTERACTIONS: usize = 40;
/// Most shifts that are told.
const SHIFTS: usize = 30;

/// What is drawn over time. Moments are milliseconds since the page's time origin.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Timings {
    /// The requests that say most about the load, by their start; the document itself is the first.
    pub requests: Vec<Bar>,
    /// How many more there were.
    pub omitted: usize,
    /// The slowest interactions, by their start.
    pub interactions: Vec<Press>,
    /// The shifts that make the score, by their time.
    pub shifts: Vec<Jump>,
}

/// A request in the waterfall.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Bar {
    /// Address without query.
    pub url: String,
    /// `document`, `style`, `script`, `image`, `font`, `call` or `other`.
    pub kind: String,
    /// When it was asked for.
    pub start: f64,
    /// When the first byte came; the same as `start` where it may not be told.
    pub first_byte: f64,
    /// When the last byte came.
    pub end: f64,
    /// Bytes over the wire or out of the cache; `None` where it may not be told.
    pub bytes: Option<u64>,
    /// Whether painting had to wait for it.
    pub blocking: bool,
    /// Whether it brought the largest content.
    pub largest: bool,
}

/// An interaction and where its time went.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Press {
    /// When it began.
    pub start: f64,
    /// What was touched.
    pub target: Option<String>,
    /// `pointer` or `keyboard`.
    pub kind: String,
    /// Milliseconds until the next paint, as the browser rounds them.
    pub latency: f64,
    /// Milliseconds until its handlers could run.
    pub input_delay: f64,
    /// Milliseconds its handlers took.
    pub processing: f64,
    /// Milliseconds until the answer was painted.
    pub presentation: f64,
    /// The function or file of the script that ran longest in it.
    pub script: Option<String>,
    /// Whether its latency is the page's INP.
    pub is_inp: bool,
}

/// A layout shift of the burst that makes the score.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Jump {
    /// When.
    pub time: f64,
    /// What it adds to the score.
    pub value: f64,
    /// What moved: the browser names at most five.
    pub moved: Vec<Moved>,
}

/// Something that moved, in CSS pixels of the window as it was then.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Moved {
    /// Selector of the element, where it is still known.
    pub target: Option<String>,
    /// Where it was; without a size when it was not in sight.
    pub from: Rect,
    /// Where it went; without a size when it left the window.
    pub to: Rect,
    /// Where it was in the window of the audit, which may be narrower; `None` when it was gone.
    pub now: Option<Rect>,
}

/// Takes the timings out of a recording; `None` when neither entries nor requests were read.
pub(super) fn timings(recording: &Recording) -> Option<Timings> {
    if recording.vitals.is_none() && recording.load.is_none() {
        return None;
    }
    let mut timings = Timings::default();
    if let Some(load) = &recording.load {
        (timings.requests, timings.omitted) = bars(load, recording.vitals.as_ref());
    }
    if let Some(timeline) = &recording.vitals {
        timings.interactions = presses(timeline);
        timings.shifts = jumps(timeline, recording.page.as_ref());
    }
    Some(timings)
}

/// The document, and of the requests those that blocked painting or brought the largest content, then the longest.
fn bars(load: &Load, timeline: Option<&Timeline>) -> (Vec<Bar>, usize) {
    let largest = timeline.and_then(|timeline| {
        let metric = vitals::metric(Name::Lcp, timeline);
        let url = metric.attribution.get("url")?.as_str()?.to_owned();
        let shown = &timeline.buffers.largest_contentful_paint.entries;
        let mut shown = shown.iter().rev();
        shown.find(|entry| entry.url.as_deref() == Some(&url))?.key
    });
    let mut bars: Vec<Bar> = load
        .requests
        .iter()
        .filter(|request| request.response_end > 0.0)
        .map(|request| Bar {
            url: request.url.clone(),
            kind: request.kind().to_owned(),
            start: request.start_time,
            first_byte: request.response_start.max(request.start_time),
            end: request.response_end,
            bytes: request.bytes(),
            blocking: request.render_blocking,
            largest: largest == Some(request.key),
        })
        .collect();
    let all = bars.len();
    order::sort_by(&mut bars, |a, b| {
        let weight = |bar: &Bar| (bar.largest, bar.blocking);
        weight(b)
            .cmp(&weight(a))
            .then((b.end - b.start).total_cmp(&(a.end - a.start)))
    });
    bars.truncate(REQUESTS);
    if let Some(document) = &load.document {
        bars.push(Bar {
            url: document.url.clone(),
            kind: "document".to_owned(),
            start: 0.0,
            first_byte: document.response_start,
            end: document.response_end,
            bytes: Some(document.transfer_size.max(document.encoded_size)).filter(|n| *n > 0),
            ..Bar::default()
        });
    }
    order::sort_by(&mut bars, |a, b| a.start.total_cmp(&b.start));
    (bars, all.saturating_sub(REQUESTS))
}

fn presses(timeline: &Timeline) -> Vec<Press> {
    let mut all = vitals::interactions(timeline);
    order::sort_by(&mut all, |a, b| b.latency.total_cmp(&a.latency));
    all.truncate(INTERACTIONS);
    order::sort_by(&mut all, |a, b| a.phases.start.total_cmp(&b.phases.start));
    let press = |one: vitals::Interaction| {
        let script = one.script.map(|longest| longest.script);
        let name = script.and_then(|script| {
            let function = script.source_function_name.filter(|name| !name.is_empty());
            function.or(script.invoker).or(script.source_url)
        });
        Press {
            start: one.phases.start,
            target: one.target,
            kind: if one.keyboard { "keyboard" } else { "pointer" }.to_owned(),
            latency: one.latency,
            input_delay: one.phases.processing_start - one.phases.start,
            processing: one.phases.processing_end - one.phases.processing_start,
            presentation: one.phases.paint - one.phases.processing_end,
            script: name,
            is_inp: one.is_inp,
        }
    };
    all.into_iter().map(press).collect()
}

fn jumps(timeline: &Timeline, page: Option<&Snapshot>) -> Vec<Jump> {
    let mut worst = vitals::worst_shifts(timeline);
    order::sort_by(&mut worst, |a, b| b.value.total_cmp(&a.value));
    worst.truncate(SHIFTS);
    order::sort_by(&mut worst, |a, b| a.start_time.total_cmp(&b.start_time));
    let moved = |source: &ShiftSource| Moved {
        target: source.target.clone(),
        from: rect(source.previous_rect),
        to: rect(source.current_rect),
        now: page
            .zip(source.node)
            .and_then(|(page, node)| in_window(page, node)),
    };
    let jump = |shift: &Shift| Jump {
        time: shift.start_time,
        value: shift.value,
        moved: shift.sources.iter().map(moved).collect(),
    };
    worst.into_iter().map(jump).collect()
}

/// Where an element was in the window when the page was read.
fn in_window(page: &Snapshot, number: u32) -> Option<Rect> {
    let rect = page.element(page.by_number(number)?)?.rect;
    let seen = page.header.viewport;
    let rect = Rect {
        x: rect.x - seen.scroll_x,
        y: rect.y - seen.scroll_y,
        ..rect
    };
    let shown = rect.x < seen.width
        && rect.y < seen.height
        && rect.x + rect.width > 0.0
        && rect.y + rect.height > 0.0;
    shown.then_some(rect)
}

fn rect(sides: Option<[f64; 4]>) -> Rect {
    #[expect(clippy::cast_possible_truncation, reason = "pixels of a window")]
    let [x, y, width, height] = sides.unwrap_or_default().map(|side| side as f32);
    Rect {
        x,
        y,
        width,
        height,
    }
}

#[cfg(test)]
#[path = "../../tests/unit/report/timings.rs"]
mod tests;
