//! # Time grows with the number of records
//!
//! ## What it checks
//! Whether a list takes longer the more records it brings. It needs recorded calls that bring two sizes or more of the
//! same list, one ten times the other or more and with at least 500 records. Then the milliseconds for each further
//! record are the slope between the smallest and the largest, by the quicker half of each.
//!
//! It fails where a page of 10,000 records would, at that slope, take longer than 2 s. With one size alone nothing is
//! decided: the figures are told, and the check counts as not run. The times are measured and include the network; the
//! projection is a rule of thumb.
//!
//! ## Why it matters
//! Queries that answer at once with ten rows of test data can take seconds with ten thousand real ones, above all
//! without an index. It is one of the commonest reasons why an app that worked becomes slow after its launch.
//!
//! ## How to fix
//! Fill a copy with as many records as a year will bring and look at the slow query with `EXPLAIN ANALYZE`. Add an index
//! for what is filtered and sorted by, fetch related records in one query, and page.
//!
//! ## Examples
//! A snippet makes no recorded calls; the cases are in `tests/unit/checks/performance`.
//!
//! ## References
//! - [Use the index, Luke](https://use-the-index-luke.com/)
//! - [PostgreSQL: Using EXPLAIN](https://www.postgresql.org/docs/current/using-explain.html)

use crate::Recording;
use crate::catalog::Pillar;
use crate::checks::lists::{address, lists};
use crate::checks::load::time;
use crate::checks::{Case, Check, Impact, Target};
use crate::load::Call;
use crate::order;
use crate::report::words::count;
use crate::sorted::Map;

/// The smaller size times so many is the larger.
const APART: usize = 10;
/// The larger size at least, in records.
const LARGE: usize = 500;
/// The records the checklist asks about.
const REAL: f64 = 10_000.0;
/// A list that takes longer is slow, in milliseconds.
const SLOW: f64 = 2000.0;
/// Lists named in a reason.
const MOST: usize = 3;

/// One answer: records, milliseconds, and its call.
type Size<'a> = (usize, f64, &'a Call);

/// The check.
pub const CHECK: Check = Check {
    id: "time-by-rows",
    pillar: Pillar::Performance,
    impact: Impact::Moderate,
    wcag: &[],
    act: &[],
    items: &["query-scales-with-rows"],
    run,
};

fn run(recording: &Recording) -> Result<Vec<Case>, String> {
    let all = lists(recording)?;
    let mut endpoints: Map<(&str, &str), Vec<Size<'_>>> = Map::new();
    for call in all {
        if let (Some(rows), Some(ms)) = (call.rows, call.duration) {
            let sizes = endpoints.or_default((call.method.as_str(), call.url.as_str()));
            sizes.push((rows, ms, call));
        }
    }
    if endpoints.is_empty() {
        return Ok(Vec::new());
    }
    let mut cases = Vec::new();
    let mut figures = Vec::new();
    for (_, mut sizes) in endpoints.iter().map(|(key, sizes)| (key, sizes.clone())) {
        order::sort_by(&mut sizes, |a, b| a.0.cmp(&b.0).then(a.1.total_cmp(&b.1)));
        match judge(&sizes) {
            Ok(case) => cases.push(case),
            Err(figure) => figures.push(figure),
        }
    }
    if cases.is_empty() {
        figures.truncate(MOST);
        return Err(format!(
            "No list was seen in two sizes far enough apart to tell. Seen: {}.",
            figures.join("; ")
        ));
    }
    Ok(cases)
}

/// Judges the sizes of one list, the smallest first; or what can be said of them.
fn judge(sizes: &[Size<'_>]) -> Result<Case, String> {
    let (Some(&(few, _, call)), Some(&(many, _, _))) = (sizes.first(), sizes.last()) else {
        return Err(String::new());
    };
    let (quick, long) = (usual(sizes, few), usual(sizes, many));
    let figures = format!(
        "{} {}: {} in {}",
        call.method,
        address(call),
        count(many, "record", "records"),
        time(long)
    );
    if many < LARGE || many < few.saturating_mul(APART) {
        return Err(figures);
    }
    let slope = (long - quick) / (many - few) as f64;
    let projected = quick + slope * (REAL - few as f64);
    if projected <= SLOW {
        return Ok(Case::passed(Target::Page));
    }
    let message = format!(
        "{figures}, and {} in {}: {slope:.2} ms for each further record. With 10,000 it would be {}. The times are \
         measured, the projection is a rule of thumb.",
        few,
        time(quick),
        time(projected)
    );
    Ok(Case::failed(Target::Page, call.url.as_str(), message))
}

/// The time one size takes when nothing disturbs: the middle of its quicker half.
fn usual(sizes: &[Size<'_>], rows: usize) -> f64 {
    let of_size: Vec<f64> = sizes
        .iter()
        .filter(|one| one.0 == rows)
        .map(|one| one.1)
        .collect();
    of_size.get((of_size.len() - 1) / 4).copied().unwrap_or(0.0)
}

#[cfg(test)]
#[path = "../../../tests/unit/checks/performance/time_by_rows.rs"]
mod tests;
