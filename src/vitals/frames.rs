//! Frames within the page. Each has a timeline of its own; the library sees that of its own frame alone, while the
//! browser's own statistics, the Chrome UX Report, count all.
//!
//! So the value stays the library's, and `withFrames` beside it is what comes out with the frames of the same site.

use super::cls::{bursts, sum};
use super::entries::Shift;
use super::inp::{rank, total};
use super::interaction::groups;
use super::lcp::largest;
use super::timeline::count;
use super::view::View;
use super::{Metric, Name, Timeline};
use crate::order;

/// So many frames that were not seen are named.
const NAMED: usize = 3;

/// Adds to a metric of the whole visit what the frames change, and which were not seen.
pub(super) fn count_in(name: Name, mut metric: Metric, timeline: &Timeline) -> Metric {
    let Some(value) = metric.value else {
        return metric;
    };
    let with = match name {
        Name::Lcp => lcp(timeline),
        Name::Inp => inp(timeline),
        Name::Cls => Some(cls(timeline).max(value)),
        Name::Ttfb | Name::Fcp => return metric,
    };
    if let Some(with) = with.filter(|_| !timeline.frames.is_empty()) {
        let frames = count(timeline.frames.len() as u64, "frame", "frames");
        let text = name.format(with);
        metric.reason.push_str(&format!(
            " With {frames} of the same site, as browsers count: {text}."
        ));
        metric = metric.number("withFrames", with);
    }
    metric.reason.push_str(&unseen(timeline));
    metric
}

/// What was not seen, as a sentence; empty where there is nothing.
fn unseen(timeline: &Timeline) -> String {
    let all = &timeline.unseen;
    if all.is_empty() {
        return String::new();
    }
    let mut named: Vec<&str> = Vec::new();
    for url in all {
        let url = if url.is_empty() {
            "one without an address"
        } else {
            url
        };
        if !named.contains(&url) {
            named.push(url);
        }
    }
    let more = if named.len() > NAMED { ", …" } else { "" };
    named.truncate(NAMED);
    let were = count(all.len() as u64, "frame was", "frames were");
    format!(" {were} not looked into: {}{more}.", named.join(", "))
}

/// The largest paint of all frames.
fn lcp(timeline: &Timeline) -> Option<f64> {
    let hidden = timeline.first_hidden_time();
    let own = largest(timeline).map(|paint| (paint.size, paint.start_time));
    let inner = timeline.frames.iter().filter_map(|frame| {
        let paint = largest(&frame.timeline)?;
        Some((paint.size, paint.start_time + frame.offset))
    });
    let all = own.into_iter().chain(inner.filter(|(_, at)| *at < hidden));
    // Of equal ones the page's own.
    let winner = all.reduce(|best, next| if next.0 > best.0 { next } else { best });
    winner.map(|(_, at)| (at - timeline.activation_start()).max(0.0))
}

/// The interactions of all frames, judged together; `None` where that gives no more than a bound.
fn inp(timeline: &Timeline) -> Option<f64> {
    let mut latencies = Vec::new();
    let mut interactions = 0;
    let inner = timeline.frames.iter().map(|frame| &frame.timeline);
    for timeline in std::iter::once(timeline).chain(inner) {
        let view = View::whole(timeline);
        if view.gap(&timeline.buffers.event).is_some() {
            return None;
        }
        let groups = groups(view);
        interactions += total(view, &groups);
        latencies.extend(groups.iter().map(|group| group.latency));
    }
    order::sort_by(&mut latencies, |a, b| b.total_cmp(a));
    let floor = View::whole(timeline).threshold().max(super::inp::KEPT_FROM);
    latencies
        .get(rank(interactions))
        .copied()
        .filter(|latency| *latency >= floor)
}

/// The worst burst of all frames. A shift in a frame counts by the share of the page's viewport the frame covers
/// (<https://github.com/WICG/layout-instability#cumulative-scores>); what it covered then is not kept, so it is what it
/// covers now.
fn cls(timeline: &Timeline) -> f64 {
    let mut shifts: Vec<Shift> = timeline.buffers.layout_shift.entries.clone();
    for frame in &timeline.frames {
        for shift in &frame.timeline.buffers.layout_shift.entries {
            let mut shift = shift.clone();
            shift.start_time += frame.offset;
            shift.value *= frame.share.unwrap_or(0.0).clamp(0.0, 1.0);
            shifts.push(shift);
        }
    }
    order::sort_by(&mut shifts, |a, b| a.start_time.total_cmp(&b.start_time));
    let worst = bursts(shifts.iter());
    worst.iter().map(|burst| sum(burst)).fold(0.0, f64::max)
}

#[cfg(test)]
#[path = "../../tests/unit/vitals/frames.rs"]
mod tests;
