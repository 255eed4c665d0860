//! # Nothing is painted before files have come
//!
//! ## What it checks
//! Style sheets and scripts without which the browser may paint nothing (as it says itself), and how long after the HTML
//! had come each of them kept it waiting before the first paint. That is measured. It fails from 200 ms on where the
//! first content came later than the 1.8 s that are good, and otherwise from 900 ms on, as a minor fault.
//!
//! ## Why it matters
//! The screen stays blank although there is something to show. One slow file, or one from a third party that is down,
//! holds up the whole page.
//!
//! ## How to fix
//! Give scripts `defer` or `type="module"`; put the styles of the first screen into the HTML and load others with
//! `media` or later; replace style sheets of third parties (fonts above all) by files of your own.
//!
//! ## Examples
//! Pages with slow, quick and deferred files are in `tests/e2e/load/document.rs`.
//!
//! ## References
//! - [Render-blocking resources](https://developer.chrome.com/docs/performance/insights/render-blocking)
//! - [`renderBlockingStatus`](https://w3c.github.io/resource-timing/#dom-performanceresourcetiming-renderblockingstatus)

use crate::Recording;
use crate::catalog::Pillar;
use crate::checks::load::{file, load, time, vitals, weight};
use crate::checks::{Case, Check, Impact, Target};
use crate::load::Request;
use crate::page::{NodeId, Snapshot};
use crate::sorted::Map;
use crate::vitals::{self, Name, Rating};

/// A wait that matters where the first content came late, in milliseconds …
const NOTICEABLE: f64 = 200.0;
/// … and where it came in time all the same: half of the time it has.
const LONG: f64 = 900.0;
/// Elements looked at that ask for files of the same name.
const MOST_OF_A_NAME: usize = 50;

/// The check.
pub const CHECK: Check = Check {
    id: "render-blocking",
    pillar: Pillar::Performance,
    impact: Impact::Minor,
    wcag: &[],
    act: &[],
    items: &[],
    run,
};

fn run(recording: &Recording) -> Result<Vec<Case>, String> {
    let (load, timeline) = (load(recording)?, vitals(recording)?);
    let Some(document) = load
        .document
        .as_ref()
        .filter(|document| document.response_end > 0.0)
    else {
        return Err("The browser does not tell when the HTML came.".to_owned());
    };
    let fcp = vitals::metric(Name::Fcp, timeline);
    let Some(rating) = fcp.rating else {
        return Err(fcp.reason);
    };
    let paints = timeline.buffers.paint.entries.iter();
    let painted = paints
        .map(|paint| paint.start_time)
        .fold(f64::INFINITY, f64::min);
    let before = |request: &&Request| {
        request.render_blocking && request.response_end > 0.0 && request.response_end <= painted
    };
    let blocking: Vec<&Request> = load.requests.iter().filter(before).collect();
    let Some(last) = blocking
        .iter()
        .max_by(|a, b| a.response_end.total_cmp(&b.response_end))
    else {
        return Ok(Vec::new());
    };
    let elements = recording.page.as_ref().map_or_else(Map::new, elements);
    let enough = if rating == Rating::Good {
        LONG
    } else {
        NOTICEABLE
    };
    let wait = |request: &Request| request.response_end - document.response_end;
    let cases = blocking.iter().map(|request| {
        let target = target(&elements, request);
        if wait(request) < enough {
            return Case::passed(target);
        }
        let more = if request.key == last.key {
            " It was the last one waited for."
        } else {
            ""
        };
        let message = format!(
            "Nothing could be painted before {} had come, {} after the HTML (measured).{more}",
            file(request),
            time(wait(request))
        );
        Case {
            impact: Some(weight(rating)),
            ..Case::failed(target, request.url.as_str(), message)
        }
    });
    Ok(cases.collect())
}

/// Every `<link>` and `<script>` with an address, by the last part of that.
fn elements(page: &Snapshot) -> Map<&str, Vec<(NodeId, &str)>> {
    let mut elements: Map<&str, Vec<(NodeId, &str)>> = Map::new();
    for (id, element) in page.elements() {
        let said = match &*element.tag {
            "link" => element.attribute("href"),
            "script" => element.attribute("src"),
            _ => None,
        };
        let Some(said) = said else { continue };
        let path = said.split(['?', '#']).next().unwrap_or(said);
        let path = path.trim_start_matches(['.', '/']);
        let file = path.rsplit('/').next().unwrap_or(path);
        elements.or_default(file).push((id, path));
    }
    elements
}

/// The first that asked for it.
fn target(elements: &Map<&str, Vec<(NodeId, &str)>>, request: &Request) -> Target {
    let same = |path: &&str| {
        let start = request.url.strip_suffix(*path);
        start.is_some_and(|start| start.is_empty() || start.ends_with('/'))
    };
    let named = elements
        .get(request.file())
        .into_iter()
        .flatten()
        .take(MOST_OF_A_NAME);
    let mut asked = named.filter(|(_, path)| same(path));
    asked
        .next()
        .map_or(Target::Page, |(id, _)| Target::Node(*id))
}

#[cfg(test)]
#[path = "../../../tests/unit/checks/performance/render_blocking.rs"]
mod tests;
