//! # Clicks and keys are answered slowly
//!
//! ## What it checks
//! How long it took from a tap, click or key press until the page showed an answer (Interaction to Next Paint): the
//! longest one of the visit, leaving out one for every fifty. Up to 200 ms is good, above 500 ms is poor. Of what
//! happened before the toolbar button was pressed the browser keeps only events of 104 ms and more, the first 150 of
//! them. So a quick page gets a bound ("under 104 ms"), and a page that filled the buffer a doubt.
//!
//! ## Why it matters
//! A page that does not answer is pressed again, and again: orders are sent twice, and people think that it is broken.
//!
//! ## How to fix
//! Look at which part is long. Input delay: break up the scripts that run by themselves. Processing: do only what the
//! answer needs in the handler, and leave the rest for later with `await scheduler.yield()`. Presentation: render less,
//! by paging or virtualising long lists.
//!
//! ## Examples
//! A time can't be shown by a snippet: it would come out differently on a busy machine. Recorded visits and the cases at
//! the thresholds are in `tests/unit/vitals` and `tests/unit/checks/performance`.
//!
//! ## References
//! - [Interaction to Next Paint](https://web.dev/articles/inp)
//! - [Optimize INP](https://web.dev/articles/optimize-inp)
//! - [Event Timing](https://w3c.github.io/event-timing/)

use crate::Recording;
use crate::catalog::Pillar;
use crate::checks::vital::{judge, longest_part, target};
use crate::checks::{Case, Check, Impact};
use crate::vitals::{Metric, Name};

/// The check.
pub const CHECK: Check = Check {
    id: "interaction-to-next-paint",
    pillar: Pillar::Performance,
    impact: Impact::Serious,
    wcag: &[],
    act: &[],
    items: &["inp"],
    run,
};

fn run(recording: &Recording) -> Result<Vec<Case>, String> {
    judge(recording, Name::Inp, seen)
}

fn seen(metric: &Metric, value: &str) -> String {
    let target = target(metric, "interactionTarget");
    let keyboard = metric
        .attribution
        .get("interactionType")
        .is_some_and(|kind| kind == "keyboard");
    let what = if keyboard { "key press" } else { "click" };
    let part = longest_part(
        metric,
        &[
            ("inputDelay", "before its handlers could run"),
            ("processingDuration", "in its handlers"),
            ("presentationDelay", "until the answer was painted"),
        ],
    );
    format!("A {what}{target} was answered after {value}{part}")
}

#[cfg(test)]
#[path = "../../../tests/unit/checks/performance/interaction_to_next_paint.rs"]
mod tests;
