//! # The same question is asked again and again
//!
//! ## What it checks
//! Whether the app asks its back-end for the same address three times or more, each time within five seconds of the
//! time before, and nothing was changed in between. Two are enough where the second left before the first was
//! answered.
//!
//! With recorded calls this is measured, and it fails. Without them the method of a request is unknown, and a person is
//! asked from the third on. What is asked at regular intervals is polling and told apart: more often than every five
//! seconds it is a question for a person.
//!
//! ## Why it matters
//! Every copy waits for the network, keeps the database busy, and costs where calls are paid for. Answers that come at
//! different times can also overwrite each other.
//!
//! ## How to fix
//! Fetch at one place and share the answer: a query cache such as TanStack Query or SWR, or one call above the components
//! that need it. Look at effects whose dependencies are new objects each time. For what changes by itself, use
//! WebSockets or server-sent events, or poll less often.
//!
//! ## Examples
//! A snippet makes no calls. Pages that fail and pass are in `tests/e2e/load`, the thresholds in
//! `tests/unit/checks/performance`.
//!
//! ## References
//! - [TanStack Query: request deduplication](https://tanstack.com/query/latest/docs/framework/react/guides/important-defaults)

use crate::Recording;
use crate::catalog::Pillar;
use crate::checks::asks::{Ask, asks};
use crate::checks::load::{size, time};
use crate::checks::{Case, Check, Impact, Target};
use crate::order;
use crate::sorted::Map;

/// From one to the next, in milliseconds.
const SOON: f64 = 5000.0;
/// Questions that are no accident.
const MANY: usize = 3;
/// Questions that show an interval.
const REGULAR: usize = 4;
/// Intervals shorter than this come from a loop and not from a timer, in milliseconds.
const TIMER: f64 = 500.0;

/// Questions with how many changes went before them.
type Asked<'a> = Vec<(usize, &'a Ask<'a>)>;

/// The check.
pub const CHECK: Check = Check {
    id: "repeated-requests",
    pillar: Pillar::Performance,
    impact: Impact::Minor,
    wcag: &[],
    act: &[],
    items: &[],
    run,
};

fn run(recording: &Recording) -> Result<Vec<Case>, String> {
    let (all, recorded) = asks(recording)?;
    let mut same: Map<(u64, u64, u64), Asked<'_>> = Map::new();
    let mut changes = 0;
    for ask in &all {
        if ask.writes {
            changes += 1;
        } else {
            let key = (ask.navigation, ask.key.0, ask.key.1);
            same.or_default(key).push((changes, ask));
        }
    }
    Ok(same
        .iter()
        .map(|(_, asked)| judge(asked, recorded))
        .collect())
}

fn judge(asked: &[(usize, &Ask<'_>)], recorded: bool) -> Case {
    if let Some(interval) = interval(asked) {
        return polled(asked, interval);
    }
    let mut longest: &[(usize, &Ask<'_>)] = &[];
    let mut start = 0;
    for at in 1..=asked.len() {
        let goes_on = asked.get(at).is_some_and(|(changes, ask)| {
            let (before, last) = &asked[at - 1];
            changes == before && ask.start - last.start <= SOON
        });
        if !goes_on {
            if at - start > longest.len() {
                longest = &asked[start..at];
            }
            start = at;
        }
    }
    let pair = recorded && longest.len() == 2 && longest[1].1.start < longest[0].1.end();
    if longest.len() < MANY && !pair {
        return Case::passed(Target::Page);
    }
    let name = longest[0].1.pattern();
    let again = &longest[1..];
    let bytes = again
        .iter()
        .map(|(_, ask)| ask.bytes)
        .fold(0, u64::saturating_add);
    let waited: f64 = again.iter().map(|(_, ask)| ask.duration).sum();
    let within = longest[longest.len() - 1].1.start - longest[0].1.start;
    let seen = format!(
        "{name} was asked for {} times within {}: {} requests too many, {} and {} of waiting",
        longest.len(),
        time(within),
        again.len(),
        size(bytes),
        time(waited)
    );
    if recorded {
        Case::failed(Target::Page, name, format!("{seen} (measured)."))
    } else {
        let message = format!("{seen}, if they only read: the browser does not tell the method.");
        Case::cant_tell(Target::Page, name, message)
    }
}

fn polled(asked: &[(usize, &Ask<'_>)], interval: f64) -> Case {
    let name = asked[0].1.pattern();
    if interval >= SOON {
        return Case::passed(Target::Page);
    }
    let bytes = asked
        .iter()
        .map(|(_, ask)| ask.bytes)
        .fold(0, u64::saturating_add);
    let message = format!(
        "{name} is polled: every {}, {} times so far, {} in all (measured). Must it be so often?",
        time(interval),
        asked.len(),
        size(bytes)
    );
    Case::cant_tell(Target::Page, format!("polling {name}"), message)
}

/// The interval at which a timer asks, where all are about the same.
fn interval(asked: &[(usize, &Ask<'_>)]) -> Option<f64> {
    if asked.len() < REGULAR {
        return None;
    }
    let mut intervals: Vec<f64> = asked
        .windows(2)
        .map(|two| two[1].1.start - two[0].1.start)
        .collect();
    order::sort_by(&mut intervals, f64::total_cmp);
    let middle = intervals[intervals.len() / 2];
    let near = |interval: f64| (interval - middle).abs() <= (middle / 4.0).max(100.0);
    let regular = middle >= TIMER && near(intervals[0]) && near(intervals[intervals.len() - 1]);
    regular.then_some(middle)
}

#[cfg(test)]
#[path = "../../../tests/unit/checks/performance/repeated_requests.rs"]
mod tests;
