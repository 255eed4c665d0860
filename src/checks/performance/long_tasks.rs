//! # A script holds the page
//!
//! ## What it checks
//! For how long a script kept the browser from painting and from answering, by the long animation frames the browser
//! recorded, told for every function of a file:
//!
//! - **While it answers a press**: a handler that works for more than 50 ms fails; above 200 ms it is moderate, above
//!   500 ms serious.
//! - **While the page loads**, which is until five seconds after everything was there: of every task the time beyond
//!   50 ms counts. Up to 200 ms in all is good, as with Total Blocking Time; above 600 ms it is moderate. One short
//!   task is therefore no fault.
//! - **Later, unasked**, by a timer or an answer from the server: a single hold of more than 200 ms fails.
//!
//! Each script of a frame gets its share of the frame's blocking time. All figures are measured, on this device.
//!
//! ## Why it matters
//! A browser does one thing at a time. While a script sorts or renders, no press is answered and nothing moves; on a
//! phone the same script takes four times as long.
//!
//! ## How to fix
//! The message names the file and the function. Let the server sort and filter, or do it once and keep the result;
//! render only the rows that can be seen; cut long work into pieces with `await scheduler.yield()`, or put it into a
//! worker. What a first screen does not need can be loaded with `import()` when it is needed.
//!
//! ## Examples
//! A time can't be shown by a snippet: it would come out differently on a busy machine. The cases at the thresholds are in
//! `tests/unit/checks/performance`, pages that fail and pass in `tests/e2e/load`.
//!
//! ## References
//! - [Long Animation Frames](https://w3c.github.io/long-animation-frames/)
//! - [Total Blocking Time](https://web.dev/articles/tbt)
//! - [RAIL: respond in 50 ms](https://web.dev/articles/rail)
//! - [Optimize long tasks](https://web.dev/articles/optimize-long-tasks)

use crate::Recording;
use crate::catalog::Pillar;
use crate::checks::culprit::{answers_input, frames, gap, place, runs_scripts, scripts};
use crate::checks::load::{time, vitals};
use crate::checks::{Case, Check, Impact, Target};
use crate::sorted::Map;
use crate::vitals::entries::LongFrame;
use crate::vitals::{Timeline, interactions};

/// A handler should be done by then, in milliseconds.
const HANDLER: f64 = 50.0;
/// Up to here people take an answer for immediate; also the good line of Total Blocking Time.
const GOOD: f64 = 200.0;
/// From here on an answer is poor.
const POOR: f64 = 500.0;
/// The poor line of Total Blocking Time.
const POOR_LOAD: f64 = 600.0;
/// A part of the loading this small is not named, in milliseconds.
const SMALL: f64 = 50.0;
/// Quiet for so long the page counts as loaded, in milliseconds: the window of Time to Interactive.
const QUIET: f64 = 5000.0;

/// The check.
pub const CHECK: Check = Check {
    id: "long-tasks",
    pillar: Pillar::Performance,
    impact: Impact::Minor,
    wcag: &[],
    act: &[],
    items: &["main-thread-blocking"],
    run,
};

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum When {
    Press,
    Load,
    Later,
}

/// What one function did at one sort of time, in milliseconds.
#[derive(Default)]
struct Held {
    sum: f64,
    longest: f64,
    times: usize,
}

fn run(recording: &Recording) -> Result<Vec<Case>, String> {
    let timeline = vitals(recording)?;
    let frames = frames(timeline)?;
    if !runs_scripts(recording) {
        return Ok(Vec::new());
    }
    let held = held(timeline, &frames);
    let load: f64 = held
        .iter()
        .map(|((when, _), held)| if *when == When::Load { held.sum } else { 0.0 })
        .sum();
    let mut cases: Vec<Case> = held
        .iter()
        .filter_map(|((when, place), held)| judge(*when, place, held, load))
        .collect();
    if load > GOOD
        && !held
            .iter()
            .any(|((when, _), one)| *when == When::Load && one.sum > SMALL)
    {
        let message = format!(
            "Scripts held the loading page for {}, none of them for long; up to {} is good (measured).",
            time(load),
            time(GOOD)
        );
        cases.push(Case::failed(Target::Page, "loading", message));
    }
    if cases.is_empty() {
        cases.push(match gap(timeline) {
            None => Case::passed(Target::Page),
            Some(gap) => Case::cant_tell(
                Target::Page,
                "gap",
                format!("No script held the page for long, but {gap}."),
            ),
        });
    }
    Ok(cases)
}

fn held(timeline: &Timeline, frames: &[&LongFrame]) -> Map<(When, String), Held> {
    let loaded = timeline
        .navigation()
        .map_or(0.0, |navigation| navigation.dom_complete);
    let presses = interactions(timeline);
    let mut all: Map<(When, String), Held> = Map::new();
    for frame in frames {
        let end = frame.start_time + frame.duration;
        let pressed = presses.iter().any(|press| {
            press.phases.start <= end && frame.start_time <= press.phases.processing_end
        });
        for (script, duration) in scripts(frame) {
            let when = if pressed || answers_input(script) {
                When::Press
            } else if loaded == 0.0 || frame.start_time < loaded + QUIET {
                When::Load
            } else {
                When::Later
            };
            let share =
                frame.blocking_duration.clamp(0.0, frame.duration) * duration / frame.duration;
            let held = all.or_default((when, place(script)));
            held.sum += share;
            held.longest = held.longest.max(duration);
            held.times += 1;
        }
    }
    all
}

fn judge(when: When, place: &str, held: &Held, load: f64) -> Option<Case> {
    let longest = time(held.longest);
    let times = match held.times {
        1 => String::new(),
        times => format!(", {times} times in all"),
    };
    let (impact, seen) = match when {
        When::Press if held.longest > HANDLER => (
            grade(held.longest, GOOD, POOR),
            format!(
                "While answering a press, {place} worked for {longest}{times}; {} is the line",
                time(HANDLER)
            ),
        ),
        When::Load if load > GOOD && held.sum > SMALL => (
            if load > POOR_LOAD {
                Impact::Moderate
            } else {
                Impact::Minor
            },
            format!(
                "The loading page was held by {place} for {} of {} in all (the longest run took {longest}); up to {} is good",
                time(held.sum),
                time(load),
                time(GOOD)
            ),
        ),
        When::Later if held.longest > GOOD => (
            grade(held.longest, POOR, f64::INFINITY),
            format!(
                "Unasked, {place} worked for {longest}{times}: a press just then waits so long"
            ),
        ),
        _ => return None,
    };
    Some(Case {
        impact: Some(impact),
        ..Case::failed(
            Target::Page,
            format!("{} {place}", when as u8),
            format!("{seen} (measured)."),
        )
    })
}

fn grade(ms: f64, moderate: f64, serious: f64) -> Impact {
    if ms > serious {
        Impact::Serious
    } else if ms > moderate {
        Impact::Moderate
    } else {
        Impact::Minor
    }
}

#[cfg(test)]
#[path = "../../../tests/unit/checks/performance/long_tasks.rs"]
mod tests;
