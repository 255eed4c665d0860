//! # Largest content is slow
//!
//! ## What it checks
//! When the largest text or picture of the first screen was painted (Largest Contentful Paint), in the visit that
//! was going on when the toolbar button was pressed. Up to 2.5 s is good, above 4 s is poor. The browser offers no
//! candidates after the first click or key press, and none that counts once the tab was in the background.
//!
//! ## Why it matters
//! Until then the page looks empty or unfinished. People on a phone or a slow line leave, and those who stay don't
//! know whether anything is happening.
//!
//! ## How to fix
//! Look at which of its four parts is long. Time to first byte: the server, see there. Load delay: put the picture
//! in the HTML as an `<img>` without `loading="lazy"`, and give it `fetchpriority="high"`. Load duration: send fewer
//! bytes, as AVIF or WebP in the size shown. Render delay: let no script or style sheet stand in the way, and render
//! the first screen on the server.
//!
//! ## Examples
//! A time can't be shown by a snippet: it would come out differently on a busy machine. Recorded visits and the cases at
//! the thresholds are in `tests/unit/vitals` and `tests/unit/checks/performance`.
//!
//! ## References
//! - [Largest Contentful Paint](https://web.dev/articles/lcp)
//! - [Optimize LCP](https://web.dev/articles/optimize-lcp)

use crate::Recording;
use crate::catalog::Pillar;
use crate::checks::vital::{judge, longest_part, target};
use crate::checks::{Case, Check, Impact};
use crate::vitals::{Metric, Name};

/// The check.
pub const CHECK: Check = Check {
    id: "largest-contentful-paint",
    pillar: Pillar::Performance,
    impact: Impact::Serious,
    wcag: &[],
    act: &[],
    items: &["lcp"],
    run,
};

fn run(recording: &Recording) -> Result<Vec<Case>, String> {
    judge(recording, Name::Lcp, seen)
}

fn seen(metric: &Metric, value: &str) -> String {
    let target = target(metric, "target");
    let part = longest_part(
        metric,
        &[
            ("timeToFirstByte", "waiting for the server"),
            ("resourceLoadDelay", "before its picture was asked for"),
            ("resourceLoadDuration", "loading its picture"),
            ("elementRenderDelay", "until it was rendered"),
        ],
    );
    format!("The largest content{target} was painted after {value}{part}")
}

#[cfg(test)]
#[path = "../../../tests/unit/checks/performance/largest_contentful_paint.rs"]
mod tests;
