//! # One request for every record
//!
//! ## What it checks
//! Whether the app asks for five records or more one by one: addresses that differ in nothing but one part that names a
//! record (`/customers/7`, `/customers/8` …), or in the value of a parameter such as `id` or `customer_id`, each sent
//! within a second of the one before. Ten and more are moderate.
//!
//! The requests, bytes and times are measured; that they belong together is told by their addresses, a rule of thumb.
//!
//! ## Why it matters
//! The list is there after the slowest of them all, browsers send six at a time to one server, and ten times the records
//! are ten times the requests. Rate limits are met here first.
//!
//! ## How to fix
//! Ask once: a join or an `include` on the server, a filter with all ids (`id=in.(…)`, `$in`), or a batch endpoint.
//!
//! ## Examples
//! A snippet makes no calls. Pages that fail and pass are in `tests/e2e/load`, the thresholds in
//! `tests/unit/checks/performance`.
//!
//! ## References
//! - [The N+1 problem](https://docs.sentry.io/product/issues/issue-details/performance-issues/n-one-api-calls/)

use crate::Recording;
use crate::catalog::Pillar;
use crate::checks::asks::{Ask, asks, is_id};
use crate::checks::lists::pages;
use crate::checks::load::{size, time};
use crate::checks::{Case, Check, Impact, Target};
use crate::sorted::{Map, Set};

/// From one to the next, in milliseconds.
const SOON: f64 = 1000.0;
/// Fewer may be a page's own parts.
const MANY: usize = 5;
/// Here browsers begin to queue.
const TOO_MANY: usize = 10;

/// The check.
pub const CHECK: Check = Check {
    id: "one-request-per-record",
    pillar: Pillar::Performance,
    impact: Impact::Minor,
    wcag: &[],
    act: &[],
    items: &[],
    run,
};

fn run(recording: &Recording) -> Result<Vec<Case>, String> {
    let (all, _) = asks(recording)?;
    let mut alike: Map<(String, String), Vec<&Ask<'_>>> = Map::new();
    for ask in &all {
        alike
            .or_default((ask.pattern(), ask.params.join("&")))
            .push(ask);
    }
    let judged = alike
        .iter()
        .map(|((pattern, _), asked)| judge(pattern, asked));
    Ok(judged.collect())
}

fn judge(pattern: &str, asked: &[&Ask<'_>]) -> Case {
    let mut most: (usize, &[&Ask<'_>]) = (0, &[]);
    let mut start = 0;
    for at in 1..=asked.len() {
        let goes_on = asked.get(at).is_some_and(|ask| {
            ask.start - asked[at - 1].start <= SOON && ask.navigation == asked[at - 1].navigation
        });
        if !goes_on {
            let keys: Set<(u64, u64)> = asked[start..at].iter().map(|ask| ask.key).collect();
            if keys.len() > most.0 {
                most = (keys.len(), &asked[start..at]);
            }
            start = at;
        }
    }
    let (records, run) = most;
    if records < MANY || !differ_in_one(run) {
        return Case::passed(Target::Page);
    }
    let end = run.iter().fold(0.0, |end: f64, ask| end.max(ask.end()));
    let bytes = run.iter().map(|ask| ask.bytes).fold(0, u64::saturating_add);
    let message = format!(
        "{pattern} was asked for {records} different records, one by one: {} requests, {}, {} until the last was \
         there. One request could bring them. Figures are measured; that they belong together is a rule of thumb.",
        run.len(),
        size(bytes),
        time(end - run[0].start)
    );
    let impact = if records >= TOO_MANY {
        Impact::Moderate
    } else {
        Impact::Minor
    };
    Case {
        impact: Some(impact),
        ..Case::failed(Target::Page, pattern, message)
    }
}

/// Whether nothing but one part of the path, or a parameter that names a record, tells them apart.
fn differ_in_one(run: &[&Ask<'_>]) -> bool {
    let segments = |ask: &Ask<'_>| ask.url.split('/').map(str::to_owned).collect::<Vec<_>>();
    let first = segments(run[0]);
    let mut places = Set::new();
    for ask in run {
        for (place, segment) in segments(ask).iter().enumerate() {
            if first.get(place) != Some(segment) {
                places.insert(place);
            }
        }
    }
    let params = run[0].params;
    match places.len() {
        // What looks like a secret is hidden in recorded calls, and only the key still tells it apart.
        0 => {
            first.iter().any(|segment| segment == "…")
                || params.iter().any(|name| names_record(name)) && !pages(params)
        }
        1 => places
            .iter()
            .all(|place| first.get(*place).is_some_and(|segment| is_id(segment))),
        _ => false,
    }
}

/// `id`, `customer_id`, `customerId`, `filter[id]`.
fn names_record(name: &str) -> bool {
    let name = name.trim_end_matches(']');
    let name = name.rsplit(['[', '.']).next().unwrap_or(name);
    matches!(name, "id" | "ID" | "_id" | "uuid" | "key" | "slug")
        || name.ends_with("_id")
        || name.ends_with("Id")
        || name.ends_with("ID")
}

#[cfg(test)]
#[path = "../../../tests/unit/checks/performance/one_request_per_record.rs"]
mod tests;
