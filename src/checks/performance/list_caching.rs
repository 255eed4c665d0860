//! # What may be kept of the answers with records
//!
//! ## What it checks
//! `Cache-Control` of the answers that hold lists of records, in the calls that were recorded:
//!
//! - **One's own records that anybody's cache may keep.** An answer to a signed-in call that says `public` or `s-maxage`
//!   may be kept by a CDN or a company's proxy and handed to the next one who asks. Where the second-account test showed
//!   that these records belong to somebody it fails; where it was not run, a person is asked.
//! - **The same records for everybody, and nothing kept.** Where the second-account test showed that anybody gets the
//!   same answer, it needs a lifetime, or an `ETag` or `Last-Modified`.
//!
//! Headers and calls are measured. From other servers scripts may read `Cache-Control`, but not `ETag`. Whether a CDN
//! really answers is not checked.
//!
//! ## Why it matters
//! Somebody else's customers, out of a cache that did as it was told, are a leak like any other. And a price list that
//! is fetched from the database for every visitor makes all of them wait.
//!
//! ## How to fix
//! Answers that depend on who asks: `Cache-Control: private, no-store`. Answers that are the same for everybody:
//! `public, max-age=60, s-maxage=300, stale-while-revalidate=600`, or at least an `ETag`.
//!
//! ## Examples
//! A snippet makes no recorded calls; the cases are in `tests/unit/checks/performance`.
//!
//! ## References
//! - [RFC 9111: Storing responses to authenticated requests](https://www.rfc-editor.org/rfc/rfc9111#section-3.5)

use crate::Recording;
use crate::catalog::Pillar;
use crate::checks::lists::{address, lists};
use crate::checks::load::{size, time};
use crate::checks::{Case, Check, Impact, Target};
use crate::isolation::{Variant, Verdict};
use crate::load::{Call, lifetime, shared_caches_may_keep};
use crate::report::words::count;

/// The check.
pub const CHECK: Check = Check {
    id: "list-caching",
    pillar: Pillar::Performance,
    impact: Impact::Minor,
    wcag: &[],
    act: &[],
    items: &[],
    run,
};

/// Whose the records of an answer are, by the second-account test.
#[derive(Clone, Copy, PartialEq)]
enum Whose {
    Somebody,
    Everybody,
    Unknown,
}

fn run(recording: &Recording) -> Result<Vec<Case>, String> {
    let lists = lists(recording)?;
    let cases = lists
        .iter()
        .filter(|call| call.method == "GET")
        .filter_map(|call| judge(call, whose(recording, call)));
    Ok(cases.collect())
}

fn judge(call: &Call, whose: Whose) -> Option<Case> {
    let shared = shared_caches_may_keep(&call.cache_control, call.authenticated);
    let cause = call.url.as_str();
    let header = format!("`Cache-Control: {}`", call.cache_control);
    match whose {
        Whose::Somebody if shared => Some(Case {
            impact: Some(Impact::Serious),
            ..Case::failed(
                Target::Page,
                cause,
                format!(
                    "GET {} answers with somebody's own records and {header}: any cache on the way may keep them and \
                     hand them to others (measured).",
                    address(call)
                ),
            )
        }),
        Whose::Unknown if shared && call.authenticated => Some(Case::cant_tell(
            Target::Page,
            cause,
            format!(
                "GET {} is called signed in and answered with {header}, so caches on the way may keep it. If these are \
                 one's own records, that is a leak: run the second-account test, or look.",
                address(call)
            ),
        )),
        Whose::Everybody if keeps_nothing(call) => Some(Case::failed(
            Target::Page,
            cause,
            format!(
                "GET {} is the same for everybody, and nothing may keep it: {}{} at every visit (measured).",
                address(call),
                call.bytes
                    .map_or_else(|| count(call.rows.unwrap_or(0), "record", "records"), size),
                call.duration
                    .map_or(String::new(), |ms| format!(" and {}", time(ms))),
            ),
        )),
        Whose::Somebody | Whose::Everybody => Some(Case::passed(Target::Page)),
        Whose::Unknown => None,
    }
}

fn keeps_nothing(call: &Call) -> bool {
    let (lifetime, no_store) = lifetime(&call.cache_control);
    !call.validator && (no_store || lifetime.is_none())
}

/// By the answers to the same address: the gravest verdict counts.
fn whose(recording: &Recording, call: &Call) -> Whose {
    let tested = recording
        .isolation
        .iter()
        .flat_map(|run| &run.summary.calls);
    let mut whose = Whose::Unknown;
    for one in tested.filter(|one| one.variant == Variant::AsIs) {
        if one.url.split('?').next() != Some(call.url.as_str()) {
            continue;
        }
        match one.verdict {
            Verdict::Leak | Verdict::PublicExposure | Verdict::Safe => return Whose::Somebody,
            Verdict::Public => whose = Whose::Everybody,
            Verdict::Shared | Verdict::Review | Verdict::Inconclusive | Verdict::NotTestable => {}
        }
    }
    whose
}

#[cfg(test)]
#[path = "../../../tests/unit/checks/performance/list_caching.rs"]
mod tests;
