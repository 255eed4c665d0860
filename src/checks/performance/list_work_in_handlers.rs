//! # Lists are sorted or filtered while people wait
//!
//! ## What it checks
//! For every tap, click and key press that was answered after more than 200 ms: whether one of the scripts that ran
//! meanwhile for more than 50 ms sorts or filters. That is told by its function's name, or by its text where the file is
//! still in the browser's cache: `sort`, `filter`, `localeCompare`. Frameworks call an app's functions from their own, so
//! where the press was on a search field, a list of choices or the head of a column, and the script says nothing, a
//! person is asked.
//!
//! The times are measured; that sorting or filtering is what took them is a rule of thumb.
//!
//! ## Why it matters
//! Each letter typed into a filter waits until all rows were looked at and drawn anew. With ten rows nobody notices;
//! with five thousand the field seems broken.
//!
//! ## How to fix
//! Let the server filter, sort and page. Where the rows are in the browser anyway: wait until typing pauses, keep sorted
//! lists (`useMemo`), give way with `useDeferredValue` or `scheduler.yield()`, draw only the rows that can be seen, or do
//! the work in a worker.
//!
//! ## Examples
//! A time can't be shown by a snippet: it would come out differently on a busy machine. The cases at the thresholds are in
//! `tests/unit/checks/performance`, pages that fail and pass in `tests/e2e/load`.
//!
//! ## References
//! - [Optimize INP](https://web.dev/articles/optimize-inp)
//! - [`useDeferredValue`](https://react.dev/reference/react/useDeferredValue)

use crate::Recording;
use crate::catalog::Pillar;
use crate::checks::culprit::{frames, place, runs_scripts, scripts};
use crate::checks::load::{time, vitals};
use crate::checks::{Case, Check, Impact, Target};
use crate::load::Load;
use crate::page::Snapshot;
use crate::vitals::entries::Script;
use crate::vitals::{self, Interaction};

/// An answer up to here is good, in milliseconds.
const GOOD: f64 = 200.0;
/// From here on it is poor.
const POOR: f64 = 500.0;
/// A long task.
const LONG: f64 = 50.0;
/// So much of a function's text is looked into, in bytes.
const MOST: usize = 20_000;

/// The check.
pub const CHECK: Check = Check {
    id: "list-work-in-handlers",
    pillar: Pillar::Performance,
    impact: Impact::Moderate,
    wcag: &[],
    act: &[],
    items: &["main-thread-blocking"],
    run,
};

fn run(recording: &Recording) -> Result<Vec<Case>, String> {
    let timeline = vitals(recording)?;
    let frames = frames(timeline)?;
    if !runs_scripts(recording) {
        return Ok(Vec::new());
    }
    let presses = vitals::interactions(timeline);
    if timeline.interaction_count.unwrap_or(0) == 0 && presses.is_empty() {
        return Err("Nobody has used the page in this visit. Type into its filters and sort its lists, then run again.".to_owned());
    }
    let mut cases = Vec::new();
    for press in presses.iter().filter(|press| press.latency > GOOD) {
        let overlap = frames.iter().filter(|frame| {
            frame.start_time <= press.phases.processing_end
                && frame.start_time + frame.duration >= press.phases.start
        });
        let ran = overlap
            .flat_map(|frame| scripts(frame))
            .filter(|(script, ms)| *ms > LONG && script.start_time + ms >= press.phases.start);
        let ran: Vec<_> = ran.collect();
        let told = ran.iter().find_map(|(script, ms)| {
            Some((script, ms, list_work(script, recording.load.as_ref())?))
        });
        let longest = ran.iter().max_by(|a, b| a.1.total_cmp(&b.1));
        cases.push(match (told, longest) {
            (Some((script, ms, work)), _) => failed(press, script, *ms, work),
            (None, Some((script, ms))) if steers_list(press, recording.page.as_ref()) => {
                doubt(press, script, *ms)
            }
            _ => Case::passed(Target::Page),
        });
    }
    if cases.is_empty() {
        cases.push(Case::passed(Target::Page));
    }
    Ok(cases)
}

fn seen(press: &Interaction) -> String {
    let what = if press.keyboard {
        "A key press"
    } else {
        "A click"
    };
    let target = press
        .target
        .as_deref()
        .map_or(String::new(), |target| format!(" on {target}"));
    format!("{what}{target} was answered after {}", time(press.latency))
}

fn failed(press: &Interaction, script: &Script, ms: f64, work: &str) -> Case {
    let place = place(script);
    let message = format!(
        "{}; {} of it ran {place}, and {work}. Times are measured; that this is what took them is a rule of thumb.",
        seen(press),
        time(ms)
    );
    let impact = if press.latency > POOR {
        Impact::Serious
    } else {
        Impact::Moderate
    };
    Case {
        impact: Some(impact),
        ..Case::failed(Target::Page, place, message)
    }
}

fn doubt(press: &Interaction, script: &Script, ms: f64) -> Case {
    let place = place(script);
    let message = format!(
        "{}; {} of it ran {place}. It was on a control that filters or sorts: look whether the whole list is gone through \
         at each press.",
        seen(press),
        time(ms)
    );
    Case::cant_tell(Target::Page, place, message)
}

/// What a function does with lists, as the end of a sentence.
fn list_work(script: &Script, load: Option<&Load>) -> Option<&'static str> {
    let name = script
        .source_function_name
        .as_deref()
        .unwrap_or_default()
        .to_ascii_lowercase();
    if name.contains("sort") || name.contains("filter") {
        return Some("its name says that it sorts or filters");
    }
    let text = function(script, load?)?;
    if [".sort(", ".toSorted(", ".localeCompare("]
        .iter()
        .any(|call| text.contains(call))
    {
        Some("it sorts")
    } else {
        text.contains(".filter(").then_some("it filters")
    }
}

/// The text of a script's function, as far as its braces go.
fn function<'a>(script: &Script, load: &'a Load) -> Option<&'a str> {
    let url = script.source_url.as_deref()?;
    let position = usize::try_from(script.source_char_position?).ok()?;
    let request = load
        .requests
        .iter()
        .find(|one| one.url == url && one.is_script())?;
    let text = &load.scripts.iter().find(|one| one.key == request.key)?.text;
    // Positions count UTF-16 units.
    let mut units = 0;
    let (start, _) = text.char_indices().find(|(_, letter)| {
        units += letter.len_utf16();
        units > position
    })?;
    let rest = &text[start..];
    let (mut depth, mut end) = (0_usize, rest.len());
    for (at, byte) in rest.bytes().enumerate().take(MOST) {
        end = at + 1;
        match byte {
            b'{' => depth += 1,
            b'}' if depth <= 1 => break,
            b'}' => depth -= 1,
            _ => {}
        }
    }
    while !rest.is_char_boundary(end) {
        end += 1;
    }
    rest.get(..end)
}

/// Whether what was pressed is there to search, choose or sort: a field, a list of choices, the head of a column.
fn steers_list(press: &Interaction, page: Option<&Snapshot>) -> bool {
    let (Some(page), Some(number)) = (page, press.node) else {
        return false;
    };
    let Some(node) = page.by_number(number) else {
        return false;
    };
    let mut near = std::iter::once(node).chain(page.ancestors(node)).take(4);
    near.any(|id| {
        page.element(id).is_some_and(|element| {
            let role = element.attribute("role").unwrap_or_default();
            let field = element.is_html("input")
                && matches!(element.attribute("type"), None | Some("search" | "text"));
            field
                || element.is_html("select")
                || element.is_html("th")
                || matches!(role, "columnheader" | "searchbox" | "combobox")
        })
    })
}

#[cfg(test)]
#[path = "../../../tests/unit/checks/performance/list_work_in_handlers.rs"]
mod tests;
