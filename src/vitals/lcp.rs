//! Largest Contentful Paint: when the largest text or picture was there (<https://web.dev/articles/lcp>).

use super::entries::{Fetch, InteractionPaint, LargestPaint, SoftNavigation};
use super::view::{Begin, View};
use super::{FROM_MEMORY, HIDDEN, Metric, Name, Status, Timeline};

/// When the largest paint of a navigation was there.
pub(super) fn lcp(view: View<'_>) -> Metric {
    match view.begin {
        Begin::Load => of_load(view.timeline),
        Begin::Restore => Name::Lcp.without_value(Status::NotReportable, FROM_MEMORY),
        Begin::Soft(soft) => of_route(view, soft),
    }
}

/// What the parts of a value are counted from.
struct Start {
    /// When the person began to wait, in milliseconds since the page's time origin.
    at: f64,
    /// The first byte, since then; `None` where the browser hides it.
    first_byte: Option<f64>,
}

/// The last candidate that was painted while the tab was in the foreground. Browsers offer no more candidates after
/// the first input.
fn of_load(timeline: &Timeline) -> Metric {
    let buffer = &timeline.buffers.largest_contentful_paint;
    if !buffer.supported {
        return Name::Lcp.without_value(
            Status::NotReportable,
            "This browser does not record the largest paint.",
        );
    }
    let Some(entry) = largest(timeline) else {
        return Name::Lcp.without_value(
            Status::NotReportable,
            if timeline.first_hidden_time().is_finite() {
                HIDDEN.to_owned()
            } else if let Some(gap) = buffer.gap() {
                format!("No usable entry of a largest paint: {gap}.")
            } else {
                "The page painted nothing before it was first used, or nothing yet.".to_owned()
            },
        );
    };
    let start = Start {
        at: timeline.activation_start(),
        first_byte: timeline.navigation().map(|_| timeline.time_to_first_byte()),
    };
    let value = (entry.start_time - start.at).max(0.0);
    let (status, reason) = match buffer.gap() {
        Some(gap) => (
            Status::Truncated,
            format!("A later, larger paint may be missing: {gap}."),
        ),
        None => (Status::Exact, "Measured in this visit.".to_owned()),
    };
    attributed(value, status, reason, entry, &start)
}

/// The paint that is the page's largest.
pub(crate) fn largest(timeline: &Timeline) -> Option<&LargestPaint> {
    let hidden = timeline.first_hidden_time();
    let paints = timeline.buffers.largest_contentful_paint.entries.iter();
    paints.rev().find(|paint| paint.start_time < hidden)
}

/// The last paint of the interaction that led to the route, until the next navigation.
fn of_route(view: View<'_>, soft: &SoftNavigation) -> Metric {
    let buffer = &view.timeline.buffers.interaction_contentful_paint;
    let told = |paint: &&InteractionPaint| {
        paint.interaction_id == soft.interaction_id
            && paint.start_time + paint.duration <= view.until
    };
    let paints = buffer.entries.iter().filter(told);
    let candidates = soft.largest.iter().chain(paints);
    let hidden = view.first_hidden_time();
    let last = candidates
        .filter_map(|paint| Some((paint, paint.largest.as_ref()?)))
        .filter(|(_, largest)| 0.0 < largest.render_time && largest.render_time < hidden)
        .max_by(|a, b| a.1.render_time.total_cmp(&b.1.render_time));
    let Some((paint, largest)) = last else {
        return Name::Lcp.without_value(
            Status::NotReportable,
            if hidden.is_finite() {
                HIDDEN
            } else {
                "The browser does not say what this route painted."
            },
        );
    };
    let value = (largest.render_time - paint.start_time).max(0.0);
    let (status, reason) = match view.gap(buffer) {
        Some(gap) => (
            Status::Truncated,
            format!("A later, larger paint may be missing: {gap}."),
        ),
        None => (
            Status::Exact,
            "Measured from the interaction that led here.".to_owned(),
        ),
    };
    let start = Start {
        at: soft.start_time,
        first_byte: Some(0.0),
    };
    attributed(value, status, reason, largest, &start)
}

fn attributed(
    value: f64,
    status: Status,
    mut reason: String,
    entry: &LargestPaint,
    start: &Start,
) -> Metric {
    let fetch = fetch_of(entry);
    if entry.url.is_some() && fetch.is_none() {
        reason.push_str(
            " The browser no longer knows when its picture was fetched, so all of that counts as rendering.",
        );
    }
    let metric = Name::Lcp
        .measured(value, status, reason)
        .text("target", entry.target.as_deref())
        .node(entry.node)
        .text("url", entry.url.as_deref());
    let Some(first_byte) = start.first_byte else {
        return metric
            .number("timeToFirstByte", 0.0)
            .number("resourceLoadDelay", 0.0)
            .number("resourceLoadDuration", 0.0)
            .number("elementRenderDelay", value);
    };
    let requested = fetch
        .map_or(0.0, |fetch| sent(&fetch) - start.at)
        .max(first_byte);
    // A video goes on loading after its first picture is painted.
    let responded = fetch
        .map_or(0.0, |fetch| fetch.response_end - start.at)
        .max(requested)
        .min(value);
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
