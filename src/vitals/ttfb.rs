//! Time to First Byte: how long the server, and the way to it, took (<https://web.dev/articles/ttfb>).

use super::view::{Begin, View};
use super::{Metric, Name, Status};

/// When the first byte of the document came, and which steps took how long.
pub(super) fn ttfb(view: View<'_>) -> Metric {
    let Some(navigation) = view.timeline.navigation() else {
        return Name::Ttfb.without_value(
            Status::NotReportable,
            "The browser does not tell when the first byte of this document came.",
        );
    };
    if view.begin != Begin::Load {
        return [
            "waitingDuration",
            "cacheDuration",
            "dnsDuration",
            "connectionDuration",
            "requestDuration",
        ]
        .into_iter()
        .fold(
            Name::Ttfb.measured(0.0, Status::Exact, "No document had to be fetched."),
            |metric, part| metric.number(part, 0.0),
        );
    }
    let shown = |at: f64| (at - navigation.activation_start).max(0.0);
    let value = shown(navigation.response_start);
    // A service worker's start belongs to the cache's share.
    let wait_end = shown(if navigation.worker_start > 0.0 {
        navigation.worker_start
    } else {
        navigation.fetch_start
    });
    let dns_start = shown(navigation.domain_lookup_start);
    let connect_start = shown(navigation.connect_start);
    let connect_end = shown(navigation.connect_end);
    let redirects = match navigation.redirect_count {
        0 => String::new(),
        n => format!(
            ", {} before it",
            super::timeline::count(n.into(), "redirect", "redirects")
        ),
    };
    Name::Ttfb
        .measured(
            value,
            Status::Exact,
            format!("Measured in this visit, from where you are{redirects}."),
        )
        .number("waitingDuration", wait_end)
        .number("cacheDuration", dns_start - wait_end)
        .number("dnsDuration", connect_start - dns_start)
        .number("connectionDuration", connect_end - connect_start)
        .number("requestDuration", value - connect_end)
}

#[cfg(test)]
#[path = "../../tests/unit/vitals/ttfb.rs"]
mod tests;
