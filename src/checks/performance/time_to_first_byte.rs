//! # Server answers late
//!
//! ## What it checks
//! When the first byte of the document came (Time to First Byte), redirects, name look-up and connection included.
//! The field calls up to 800 ms good and above 1.8 s poor, and the rating follows it. The checklist asks for 600 ms
//! from where the users are, so between 600 and 800 ms this check still fails, with minor impact. What was measured
//! is the way from this device; users elsewhere may wait longer.
//!
//! ## Why it matters
//! Nothing at all can be shown before. Every other time of the page is counted on top of this one.
//!
//! ## How to fix
//! Look at which part is long. Waiting: avoid redirects. Connection: use a CDN near the users. Request: cache the
//! HTML at the edge, find the slow query, and keep functions from starting cold.
//!
//! ## Examples
//! A time can't be shown by a snippet: it would come out differently on a busy machine. Recorded visits and the cases at
//! the thresholds are in `tests/unit/vitals` and `tests/unit/checks/performance`.
//!
//! ## References
//! - [Time to First Byte](https://web.dev/articles/ttfb)
//! - [Optimize TTFB](https://web.dev/articles/optimize-ttfb)

use crate::Recording;
use crate::catalog::Pillar;
use crate::checks::vital::{failed, judge, longest_part, measure};
use crate::checks::{Case, Check, Impact, Outcome};
use crate::vitals::{Metric, Name};

/// What the checklist asks for, in milliseconds; stricter than the field.
const CHECKLIST: f64 = 600.0;

/// The check.
pub const CHECK: Check = Check {
    id: "time-to-first-byte",
    pillar: Pillar::Performance,
    impact: Impact::Serious,
    wcag: &[],
    act: &[],
    items: &["ttfb"],
    run,
};

fn run(recording: &Recording) -> Result<Vec<Case>, String> {
    let cases = judge(recording, Name::Ttfb, seen)?;
    let metric = measure(recording, Name::Ttfb)?;
    match (metric.value, cases.as_slice()) {
        (Some(value), [case]) if case.outcome == Outcome::Passed && value > CHECKLIST => {
            let seen = seen(&metric, &Name::Ttfb.format(value));
            let message = format!(
                "{seen}. Up to 800 ms is good by the field's line; the checklist asks for 600 ms from where your \
                 users are."
            );
            Ok(vec![failed(Name::Ttfb, Impact::Minor, message)])
        }
        _ => Ok(cases),
    }
}

fn seen(metric: &Metric, value: &str) -> String {
    let part = longest_part(
        metric,
        &[
            ("waitingDuration", "before the request could start"),
            ("cacheDuration", "looking into caches"),
            ("dnsDuration", "looking up the name"),
            ("connectionDuration", "connecting"),
            ("requestDuration", "until the server answered"),
        ],
    );
    format!("The first byte of the page came after {value}{part}")
}

#[cfg(test)]
#[path = "../../../tests/unit/checks/performance/time_to_first_byte.rs"]
mod tests;
