//! # The server takes long to make the page
//!
//! ## What it checks
//! How long it took from the request for the page until its answer began (measured, one way there and back included; from
//! this device). Unlike the time to first byte nothing that comes before counts: no redirection, no connecting. Early
//! hints are no answer. Up to 600 ms pass. What the server says itself about where its time went (`Server-Timing`) is named. A page
//! out of the cache, or from a service worker, asked no server.
//!
//! ## Why it matters
//! All that time people look at a blank screen, and neither a faster line nor a faster device helps.
//!
//! ## How to fix
//! Cache the HTML at the edge where it is the same for everybody. Otherwise find the slow query or the call to another
//! service, and keep functions from starting cold. `Server-Timing` shows each part in this report.
//!
//! ## Examples
//! Slow and quick servers are in `tests/e2e/load/document.rs`.
//!
//! ## References
//! - [Optimize TTFB](https://web.dev/articles/optimize-ttfb)
//! - [Server Timing](https://w3c.github.io/server-timing/)
//! - [`finalResponseHeadersStart`](https://w3c.github.io/resource-timing/#dom-performanceresourcetiming-finalresponseheadersstart)

use crate::Recording;
use crate::catalog::Pillar;
use crate::checks::load::{load, time};
use crate::checks::{Case, Check, Impact, Target};
use crate::load::Document;

/// What a server may take, in milliseconds.
const ENOUGH: f64 = 600.0;
/// How many of its own parts are named.
const PARTS: usize = 3;

/// The check.
pub const CHECK: Check = Check {
    id: "slow-server-response",
    pillar: Pillar::Performance,
    impact: Impact::Moderate,
    wcag: &[],
    act: &[],
    items: &[],
    run,
};

fn run(recording: &Recording) -> Result<Vec<Case>, String> {
    let Some(document) = &load(recording)?.document else {
        return Err("The browser does not tell how the page came.".to_owned());
    };
    if document.service_worker || (document.transfer_size == 0 && document.encoded_size > 0) {
        return Ok(Vec::new());
    }
    let Some(took) = took(document) else {
        return Err("The browser does not tell when the page was asked for.".to_owned());
    };
    if took <= ENOUGH {
        return Ok(vec![Case::passed(Target::Page)]);
    }
    let message = format!(
        "The server took {} to answer with the page (measured from this device); up to {} is good.{}",
        time(took),
        time(ENOUGH),
        parts(document)
    );
    let impact = match took {
        took if took > 1800.0 => Impact::Serious,
        took if took > 800.0 => Impact::Moderate,
        _ => Impact::Minor,
    };
    Ok(vec![Case {
        impact: Some(impact),
        ..Case::failed(Target::Page, "slow", message)
    }])
}

/// From the request until the final answer began.
fn took(document: &Document) -> Option<f64> {
    let answered = document
        .final_response_headers_start
        .max(document.response_start);
    let took = answered - document.request_start;
    (document.request_start > 0.0 && took.is_finite() && took >= 0.0).then_some(took)
}

/// What the server says itself, the longest first.
fn parts(document: &Document) -> String {
    let mut parts: Vec<_> = document
        .server_timing
        .iter()
        .filter(|part| part.duration > 0.0)
        .collect();
    crate::order::sort_by(&mut parts, |a, b| b.duration.total_cmp(&a.duration));
    let parts: Vec<String> = parts
        .iter()
        .take(PARTS)
        .map(|part| format!("{} {}", part.name, time(part.duration)))
        .collect();
    if parts.is_empty() {
        return String::new();
    }
    format!(" By its own account: {}.", parts.join(", "))
}

#[cfg(test)]
#[path = "../../../tests/unit/checks/performance/slow_server_response.rs"]
mod tests;
