//! # A script makes the browser lay out again and again
//!
//! ## What it checks
//! How long a function made the browser compute style and layout in the middle of its work, by the long animation
//! frames the browser recorded. It happens when a script changes the page and then asks for a size or a position. A
//! function that loses more than 50 ms of one frame to it fails, since that alone makes a long task; more than 200 ms
//! is moderate. The figure is measured; shorter frames are not recorded by the browser and not judged.
//!
//! ## Why it matters
//! The same layout is computed many times over, and all the while the page answers nothing. With ten times the rows it
//! takes ten times, and in a loop a hundred times as long.
//!
//! ## How to fix
//! The message names the function. Read all sizes first (`offsetWidth`, `getBoundingClientRect()`, `getComputedStyle()`),
//! then change the page; never in turns in a loop. Let CSS do what needs measuring: flex, grid, `position: sticky`,
//! container queries; watch sizes with `ResizeObserver`.
//!
//! ## Examples
//! A time can't be shown by a snippet: it would come out differently on a busy machine. The cases at the thresholds are in
//! `tests/unit/checks/performance`, pages that fail and pass in `tests/e2e/load`.
//!
//! ## References
//! - [`forcedStyleAndLayoutDuration`](https://developer.mozilla.org/en-US/docs/Web/API/PerformanceScriptTiming/forcedStyleAndLayoutDuration)
//! - [Avoid layout thrashing](https://web.dev/articles/avoid-large-complex-layouts-and-layout-thrashing)

use crate::Recording;
use crate::catalog::Pillar;
use crate::checks::culprit::{frames, gap, place, runs_scripts, scripts};
use crate::checks::load::{time, vitals};
use crate::checks::{Case, Check, Impact, Target};
use crate::sorted::Map;

/// A long task by itself, in milliseconds.
const LONG: f64 = 50.0;
/// All the time an answer may take, in milliseconds.
const ANSWER: f64 = 200.0;

/// The check.
pub const CHECK: Check = Check {
    id: "forced-layout",
    pillar: Pillar::Performance,
    impact: Impact::Minor,
    wcag: &[],
    act: &[],
    items: &[],
    run,
};

fn run(recording: &Recording) -> Result<Vec<Case>, String> {
    let timeline = vitals(recording)?;
    let frames = frames(timeline)?;
    if !runs_scripts(recording) {
        return Ok(Vec::new());
    }
    let mut worst: Map<String, (f64, f64)> = Map::new();
    for frame in &frames {
        let mut of_frame: Map<String, (f64, f64)> = Map::new();
        for (script, duration) in scripts(frame) {
            let (forced, whole) = of_frame.or_default(place(script));
            *forced += script.forced_style_and_layout_duration.clamp(0.0, duration);
            *whole += duration;
        }
        for (place, (forced, whole)) in of_frame.iter() {
            let held = worst.or_default(place.clone());
            if *forced > held.0 {
                *held = (*forced, *whole);
            }
        }
    }
    let forced = worst.iter().filter(|(_, (forced, _))| *forced > LONG);
    let mut cases: Vec<Case> = forced
        .map(|(place, (forced, whole))| {
            let message = format!(
                "In one frame {} of the {} that {place} took went into layouts it forced; {} is the line (measured).",
                time(*forced),
                time(*whole),
                time(LONG)
            );
            let impact = if *forced > ANSWER { Impact::Moderate } else { Impact::Minor };
            Case {
                impact: Some(impact),
                ..Case::failed(Target::Page, place.as_str(), message)
            }
        })
        .collect();
    if cases.is_empty() {
        cases.push(match gap(timeline) {
            None => Case::passed(Target::Page),
            Some(gap) => Case::cant_tell(
                Target::Page,
                "gap",
                format!("No script forced long layouts, but {gap}."),
            ),
        });
    }
    Ok(cases)
}

#[cfg(test)]
#[path = "../../../tests/unit/checks/performance/forced_layout.rs"]
mod tests;
