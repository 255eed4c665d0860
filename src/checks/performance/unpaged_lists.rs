//! # Lists come whole
//!
//! ## What it checks
//! How many records came with one answer, in the calls that were recorded, and whether the request bounds them: a
//! parameter such as `limit`, `page`, `cursor` or `first`, or an answer that says that there are more.
//!
//! - More than 100 records without a bound fail; above 1,000 that is serious.
//! - More than 100 records with a bound of that size are a nuisance.
//! - From 20 records on without a bound a person is asked: it may be that there are just so many today.
//!
//! Records and bytes are measured. Where calls were not recorded, only an answer of more than 100 KB can be seen, and a
//! person is asked what is in it.
//!
//! ## Why it matters
//! With ten rows of test data everything is quick. With ten thousand customers the same call takes seconds, fills the
//! phone's memory, and in the end fails for the best customers first.
//!
//! ## How to fix
//! Ask for a page (`limit` and a cursor), let the server sort and filter, and load more when people scroll or turn the
//! page. Let the server refuse more than it can bear, whatever is asked for.
//!
//! ## Examples
//! A snippet makes no recorded calls; the cases are in `tests/unit/checks/performance`, and what can be told without
//! them in `tests/e2e/load`.
//!
//! ## References
//! - [Keyset pagination](https://use-the-index-luke.com/no-offset)

use crate::Recording;
use crate::catalog::Pillar;
use crate::checks::lists::{address, is_bounded, lists, pages};
use crate::checks::load::{load, size, time};
use crate::checks::{Case, Check, Impact, Target};
use crate::load::Call;

/// Records of one answer that people can read: the checklist's own line.
const MANY: usize = 100;
/// Here phones feel it.
const TOO_MANY: usize = 1000;
/// Fewer are no list to speak of.
const FEW: usize = 20;
/// An answer this large holds more than one screen shows, in bytes unpacked.
const LARGE: u64 = 100_000;

/// The check.
pub const CHECK: Check = Check {
    id: "unpaged-lists",
    pillar: Pillar::Performance,
    impact: Impact::Moderate,
    wcag: &[],
    act: &[],
    items: &["list-pagination"],
    run,
};

fn run(recording: &Recording) -> Result<Vec<Case>, String> {
    if recording.calls.is_empty() {
        return by_bytes(recording);
    }
    Ok(lists(recording)?.iter().map(|call| judge(call)).collect())
}

fn judge(call: &Call) -> Case {
    let rows = call.rows.unwrap_or(0);
    let more = call.total.is_some_and(|total| total > rows as u64);
    let bounded = is_bounded(&call.params) || more;
    // What is sent along may hold a bound that is not remembered.
    let unknown = call.method != "GET" && !bounded;
    let cost = match (call.bytes, call.duration) {
        (Some(bytes), Some(ms)) => format!(" ({}, {})", size(bytes), time(ms)),
        (Some(bytes), None) => format!(" ({})", size(bytes)),
        _ => String::new(),
    };
    let seen = format!(
        "{} {} answered with {rows} records{cost}",
        call.method,
        address(call)
    );
    let cause = call.url.as_str();
    let failed = |impact, why: &str| Case {
        impact: Some(impact),
        ..Case::failed(Target::Page, cause, format!("{seen}, {why} (measured)."))
    };
    match rows {
        0..FEW => Case::passed(Target::Page),
        _ if unknown => Case::cant_tell(
            Target::Page,
            cause,
            format!("{seen}. Whether what was sent along bounds them could not be seen."),
        ),
        FEW..=MANY if bounded => Case::passed(Target::Page),
        FEW..=MANY => Case::cant_tell(
            Target::Page,
            cause,
            format!("{seen}, and nothing in the address bounds them. Look what comes with 1,000."),
        ),
        _ if bounded => failed(Impact::Minor, "bounded, but more than 100 at once"),
        _ if rows > TOO_MANY => failed(Impact::Serious, "and nothing bounds them"),
        _ => failed(Impact::Moderate, "and nothing bounds them"),
    }
}

/// Without recorded calls: the requests tell bytes, and nothing of what is in them.
fn by_bytes(recording: &Recording) -> Result<Vec<Case>, String> {
    let load = load(recording)?;
    let calls = load.requests.iter().filter(|one| one.is_call());
    let calls: Vec<_> = calls.collect();
    if calls.is_empty() {
        return Ok(Vec::new());
    }
    let large = calls
        .iter()
        .filter(|one| one.decoded_size > LARGE && !is_bounded(&one.params) && !pages(&one.params));
    let cases: Vec<Case> = large
        .map(|one| {
            let message = format!(
                "{} answered with {}, and nothing in the address bounds it. If it is a list, ask for it in pages; record \
                 the calls to see how many records there are.",
                one.file(),
                size(one.decoded_size)
            );
            Case::cant_tell(Target::Page, one.url.as_str(), message)
        })
        .collect();
    if cases.is_empty() {
        return Err(
            "The app's calls were not recorded, so nobody can say how many records they bring."
                .to_owned(),
        );
    }
    Ok(cases)
}

#[cfg(test)]
#[path = "../../../tests/unit/checks/performance/unpaged_lists.rs"]
mod tests;
