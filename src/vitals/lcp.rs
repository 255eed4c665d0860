//! Largest Contentful Paint: when the largest text or picture was there (<https://web.dev/articles/lcp>).

use super::entries::{Fetch, LargestPaint};
use super::{HIDDEN, Metric, Name, Status, Timeline};

/// The last candidate that was painted while the tab was in the foreground. Browsers offer no more candidates after
/// the first input.
pub(crate) fn largest(timeline: &Timeline) -> Option<&LargestPaint> {
    let hidden = timeline.first_hidden_time();
    let candidates = &timeline.buffers.largest_contentful_paint.entries;
    candidates.iter().rfind(|entry| entry.start_time < hidden)
}

pub(super) fn lcp(timeline: &Timeline) -> Metric {
    let buffer = &timeline.buffers.largest_contentful_paint;
    if !buffer.supported {
        return Name::Lcp.without_value(
            Status::NotReportable,
            "This browser does not record the largest paint.",
        );
    }
    let hidden = timeline.first_hidden_time();
    let Some(entry) = largest(timeline) else {
        return Name::Lcp.without_value(
            Status::NotReportable,
            if hidden.is_finite() {
                HIDDEN.to_owned()
            } else if let Some(gap) = buffer.gap() {
                format!("No usable entry of a largest paint: {gap}.")
            } else {
                "The page painted nothing before it was first used, or nothing yet.".to_owned()
            },
        );
    };

    let activation = timeline.activation_start();
    let value = (entry.start_time - activation).max(0.0);
    let fetch = fetch_of(entry);
    let (status, mut reason) = match buffer.gap() {
        Some(gap) => (
            Status::Truncated,
            format!("A later, larger paint may be missing: {gap}."),
        ),
        None => (Status::Exact, "Measured in this visit.".to_owned()),
    };
    if entry.url.is_some() && fetch.is_none() {
        reason.push_str(
            " The browser no longer knows when its picture was fetched, so all of that counts as rendering.",
        );
    }

    let first_byte = timeline.time_to_first_byte();
    let requested = fetch
        .map_or(0.0, |fetch| sent(&fetch) - activation)
        .max(first_byte);
    // A video goes on loading after its first picture is painted.
    let responded = fetch
        .map_or(0.0, |fetch| fetch.response_end - activation)
        .max(requested)
        .min(value);
    let metric = Name::Lcp
        .measured(value, status, reason)
        .text("target", entry.target.as_deref())
        .node(entry.node)
        .text("url", entry.url.as_deref());
    if timeline.navigation().is_none() {
        return metric
            .number("timeToFirstByte", 0.0)
            .number("resourceLoadDelay", 0.0)
            .number("resourceLoadDuration", 0.0)
            .number("elementRenderDelay", value);
    }
    metric
        .number("timeToFirstByte", first_byte)
        .number("resourceLoadDelay", requested - first_byte)
        .number("resourceLoadDuration", responded - requested)
        .number("elementRenderDelay", value - responded)
}

/// The request that brought the picture: the last one sent before it was painted.
pub(crate) fn fetch_of(entry: &LargestPaint) -> Option<Fetch> {
    entry
        .fetches
        .iter()
        .filter(|fetch| sent(fetch) <= entry.start_time)
        .max_by(|a, b| a.start_time.total_cmp(&b.start_time))
        .copied()
}

/// When the request left; when it was asked for, where the server does not let the page know.
fn sent(fetch: &Fetch) -> f64 {
    if fetch.request_start > 0.0 {
        fetch.request_start
    } else {
        fetch.start_time
    }
}

#[cfg(test)]
#[path = "../../tests/unit/vitals/lcp.rs"]
mod tests;
