//! LCP, INP, CLS, FCP and TTFB out of the performance entries the browser kept, by the rules of web-vitals 6.2.3.
//!
//! The library watches a visit as it goes; we come when it has happened. What is buffered is judged as the library
//! would have judged it live, and where the browser did not keep enough for that, [`Status`] says what can be proven.
//! `docs/vitals.md` tells the differences.
//!
//! Judged is the visit since the last real navigation; entries keep their `navigation_id`, so that single routes of
//! a single-page app can be told apart.

mod absorb;
mod cls;
pub mod entries;
mod fcp;
mod frames;
mod inp;
mod interaction;
mod lcp;
mod metric;
mod navigation;
mod recent;
mod timeline;
mod ttfb;
mod view;
mod visit;

pub use cls::worst_shifts;
pub use interaction::{Interaction, LongestScript, Phases, interactions};
pub(crate) use lcp::{fetch_of, largest};
pub use metric::{Metric, Metrics, Name, Rating, Status, Thresholds, Unit};
pub use navigation::{Kind, Navigation, navigations};
pub use recent::Recent;
pub use timeline::{Buffer, Buffers, Frame, Timeline};
use view::View;

/// All five metrics of a visit.
#[must_use]
pub fn metrics(timeline: &Timeline) -> Metrics {
    Name::ALL
        .into_iter()
        .map(|name| (name, metric(name, timeline)))
        .collect()
}

/// One metric of a visit.
#[must_use]
pub fn metric(name: Name, timeline: &Timeline) -> Metric {
    frames::count_in(name, judge(name, View::whole(timeline)), timeline)
}

/// One metric of a visit, or of a navigation of it.
fn judge(name: Name, view: View<'_>) -> Metric {
    match name {
        Name::Lcp => lcp::lcp(view),
        Name::Inp => inp::inp(view),
        Name::Cls => cls::cls(view),
        Name::Ttfb => ttfb::ttfb(view),
        Name::Fcp => fcp::fcp(view),
    }
}

/// All five metrics of a visit whose entries were not read, each with the reason.
#[must_use]
pub fn not_recorded(reason: &str) -> Metrics {
    Name::ALL
        .into_iter()
        .map(|name| (name, name.without_value(Status::NotReportable, reason)))
        .collect()
}

/// Why a page that was painted in the background has no paint metrics.
const HIDDEN: &str = "The tab was in the background before this was painted, and browsers delay painting there. \
                      Reload it in the foreground and run again.";

/// Why a page that came back from the back/forward cache has none.
const FROM_MEMORY: &str = "The page came back from the browser's memory, and the browser keeps no record of when that was painted.";

#[cfg(test)]
#[path = "../../tests/unit/vitals/mod.rs"]
pub(crate) mod tests;
