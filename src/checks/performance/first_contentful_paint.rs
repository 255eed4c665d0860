//! # First content is slow
//!
//! ## What it checks
//! When the first text or picture was painted (First Contentful Paint). Up to 1.8 s is good, above 3 s is poor. A
//! visit that began in a background tab is not judged.
//!
//! ## Why it matters
//! Until then the screen is blank, and people can't tell a slow page from a broken one.
//!
//! ## How to fix
//! Answer sooner (see time to first byte), inline the styles of the first screen, load other styles and scripts
//! without blocking, and send HTML with content in it instead of an empty shell that a script fills.
//!
//! ## Examples
//! A time can't be shown by a snippet: it would come out differently on a busy machine. Recorded visits and the cases at
//! the thresholds are in `tests/unit/vitals` and `tests/unit/checks/performance`.
//!
//! ## References
//! - [First Contentful Paint](https://web.dev/articles/fcp)

use crate::Recording;
use crate::catalog::Pillar;
use crate::checks::vital::{judge, longest_part};
use crate::checks::{Case, Check, Impact};
use crate::vitals::{Metric, Name};

/// The check.
pub const CHECK: Check = Check {
    id: "first-contentful-paint",
    pillar: Pillar::Performance,
    impact: Impact::Serious,
    wcag: &[],
    act: &[],
    items: &[],
    run,
};

fn run(recording: &Recording) -> Result<Vec<Case>, String> {
    judge(recording, Name::Fcp, seen)
}

fn seen(metric: &Metric, value: &str) -> String {
    let part = longest_part(
        metric,
        &[
            ("timeToFirstByte", "waiting for the server"),
            ("firstByteToFCP", "loading and rendering"),
        ],
    );
    format!("The screen was blank for {value}{part}")
}

#[cfg(test)]
#[path = "../../../tests/unit/checks/performance/first_contentful_paint.rs"]
mod tests;
