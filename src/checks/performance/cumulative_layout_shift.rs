//! # Content jumps
//!
//! ## What it checks
//! How much of the screen moved how far without being asked (Cumulative Layout Shift): the sum of the worst burst of
//! shifts, up to five seconds long. Up to 0.1 is good, above 0.25 is poor. What moves within half a second after an
//! input was asked for and does not count. Shifts inside frames are not seen. The browser keeps the first 150; if it
//! dropped some, a good value is a doubt.
//!
//! ## Why it matters
//! People lose the line they were reading, and press what has just jumped under their finger.
//!
//! ## How to fix
//! Give pictures, videos and frames `width` and `height` or an `aspect-ratio`; keep room for banners and for what is
//! loaded later; add content below, not above, what is already there; move things with `transform`.
//!
//! ## Examples
//! A banner that arrives after the first paint pushes everything down:
//!
//! ```html,failed
//! <div id="banner"></div>
//! <h1>Invoices</h1>
//! <p style="height: 90vh">Invoice 7 is overdue.</p>
//! <script>
//!   const late = () => { document.getElementById('banner').style.height = '60vh'; };
//!   requestAnimationFrame(() => setTimeout(() => requestAnimationFrame(() => setTimeout(late))));
//! </script>
//! ```
//!
//! The same with room kept for it:
//!
//! ```html,passed
//! <div style="height: 60vh"><div id="banner"></div></div>
//! <h1>Invoices</h1>
//! <p style="height: 90vh">Invoice 7 is overdue.</p>
//! <script>
//!   const late = () => { document.getElementById('banner').style.height = '60vh'; };
//!   requestAnimationFrame(() => setTimeout(() => requestAnimationFrame(() => setTimeout(late))));
//! </script>
//! ```
//!
//! ## References
//! - [Cumulative Layout Shift](https://web.dev/articles/cls)
//! - [Optimize CLS](https://web.dev/articles/optimize-cls)

use crate::Recording;
use crate::catalog::Pillar;
use crate::checks::vital::{judge, target};
use crate::checks::{Case, Check, Impact};
use crate::vitals::{Metric, Name};

/// The check.
pub const CHECK: Check = Check {
    id: "cumulative-layout-shift",
    pillar: Pillar::Performance,
    impact: Impact::Serious,
    wcag: &[],
    act: &[],
    items: &["cls"],
    run,
};

fn run(recording: &Recording) -> Result<Vec<Case>, String> {
    judge(recording, Name::Cls, seen)
}

fn seen(metric: &Metric, value: &str) -> String {
    let target = target(metric, "largestShiftTarget");
    let largest = metric
        .attribution
        .get("largestShiftValue")
        .and_then(serde_json::Value::as_f64)
        .map_or(String::new(), |shift| {
            format!(", the largest jump{target} {}", Name::Cls.format(shift))
        });
    format!("What was on the screen moved by {value}{largest}")
}

#[cfg(test)]
#[path = "../../../tests/unit/checks/performance/cumulative_layout_shift.rs"]
mod tests;
