//! # The first call waits for the server to wake up
//!
//! ## What it checks
//! For each endpoint that the app called more than once: how long the server took for the first call, and for those made
//! after it had ended. It fails where the first took more than a second longer than each of the others and asked for the very
//! same; where it asked for something else, a person is asked. The times are measured; that a cold start is the reason
//! is a guess (heuristic): an empty cache on the server looks the same. Addresses are told apart without their
//! parameters.
//!
//! ## Why it matters
//! Functions that sleep when nobody uses them make the first visitor of the morning wait, and in a quiet app everybody is
//! the first.
//!
//! ## How to fix
//! Keep an instance warm (a minimum number of instances, or a ping every few minutes), import less at the start of a
//! function, open the database connection once and keep it.
//!
//! ## Examples
//! Endpoints that wake up slowly and others are in `tests/e2e/load/document.rs`.
//!
//! ## References
//! - [Resource Timing](https://w3c.github.io/resource-timing/)

use crate::Recording;
use crate::catalog::Pillar;
use crate::checks::load::{load, time};
use crate::checks::{Case, Check, Impact, Target};
use crate::load::Request;
use crate::sorted::Map;

/// A gap that is no accident, in milliseconds.
const GAP: f64 = 1000.0;

/// The check.
pub const CHECK: Check = Check {
    id: "cold-start",
    pillar: Pillar::Performance,
    impact: Impact::Moderate,
    wcag: &[],
    act: &[],
    items: &["cold-start"],
    run,
};

fn run(recording: &Recording) -> Result<Vec<Case>, String> {
    let mut endpoints: Map<&str, Vec<&Request>> = Map::new();
    let from_server = |request: &&Request| {
        request.is_call()
            && request.delivery.is_empty()
            && request.transfer_size > 0
            && request.waiting().is_some()
    };
    for request in load(recording)?.requests.iter().filter(from_server) {
        endpoints.or_default(request.url.as_str()).push(request);
    }
    Ok(endpoints
        .values()
        .filter_map(|calls| judge(calls))
        .collect())
}

fn judge(calls: &[&Request]) -> Option<Case> {
    let (first, later) = calls.split_first()?;
    let cold = first.waiting()?;
    let warm: Vec<&&Request> = later
        .iter()
        .filter(|call| call.start_time >= first.response_end)
        .collect();
    let slowest = warm
        .iter()
        .filter_map(|call| call.waiting())
        .max_by(f64::total_cmp)?;
    if cold - slowest <= GAP {
        return Some(Case::passed(Target::Page));
    }
    let message = format!(
        "The first call of {} took the server {}, none of the {} later ones more than {} (measured). It may have had to start first (a guess).",
        path(first),
        time(cold),
        warm.len(),
        time(slowest)
    );
    let same = warm.iter().any(|call| call.key == first.key);
    Some(if same {
        Case::failed(Target::Page, first.url.as_str(), message)
    } else {
        Case::cant_tell(Target::Page, first.url.as_str(), message)
    })
}

/// The address without its origin, no longer than can be read.
fn path(request: &Request) -> String {
    let host = request
        .url
        .split_once("://")
        .map_or(request.url.as_str(), |(_, rest)| rest);
    let path = host.find('/').map_or(host, |at| &host[at..]);
    path.chars().take(80).collect()
}

#[cfg(test)]
#[path = "../../../tests/unit/checks/performance/cold_start.rs"]
mod tests;
