//! # Nothing is painted before files have come
//!
//! ## What it checks
//! Style sheets and scripts without which the browser may paint nothing (as it says itself), and how long after the HTML
//! had come the last of them kept it waiting before the first paint. That is measured; it fails from 200 ms on. Where
//! the first content came within 1.8 s all the same, it is a minor fault.
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
use crate::vitals::{self, Name};

/// A wait that is noticed, in milliseconds.
const NOTICEABLE: f64 = 200.0;

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
    let wait = |request: &Request| request.response_end - document.response_end;
    let cases = blocking.iter().map(|request| {
        let target = recording
            .page
            .as_ref()
            .and_then(|page| element(page, request))
            .map_or(Target::Page, Target::Node);
        if wait(request) < NOTICEABLE {
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

/// The `<link>` or `<script>` that asked for it.
fn element(page: &Snapshot, request: &Request) -> Option<NodeId> {
    let names = |said: &str| {
        let path = said.split(['?', '#']).next().unwrap_or(said);
        let path = path.trim_start_matches(['.', '/']);
        !path.is_empty()
            && request
                .url
                .strip_suffix(path)
                .is_some_and(|start| start.is_empty() || start.ends_with('/'))
    };
    let asked = page.elements().find(|(_, element)| {
        let said = match &*element.tag {
            "link" => element.attribute("href"),
            "script" => element.attribute("src"),
            _ => None,
        };
        said.is_some_and(names)
    });
    asked.map(|(id, _)| id)
}

#[cfg(test)]
#[path = "../../../tests/unit/checks/performance/render_blocking.rs"]
mod tests;
