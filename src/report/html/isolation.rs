//! Who can read whose records.

use super::parts;
use crate::isolation::{CallVerdict, Session, Summary, Verdict};
use crate::order;
use crate::report::Report;
use crate::report::words::count;
use maud::{Markup, html};

/// Ids shown at once; the others are in `report.json`.
const MAX_IDS: usize = 50;

pub(super) fn section(report: &Report) -> Markup {
    html! {
        section #what-others-read aria-labelledby="what-others-read-title" {
            h2 #what-others-read-title { "What other accounts can read" }
            @match &report.isolation {
                None => p { (parts::sign(crate::checks::Outcome::Untested.sign())) ". "
                    "The second-account test was not run, so nothing is known of what one account can read of another's. "
                    "In Premortem's side panel: record as your first account, sign in as a second one, replay." },
                Some(summary) => (matrix(summary)),
            }
        }
    }
}

/// Roles are spelled out because narrow windows stack the cells, and some browsers then forget that it is a table.
fn matrix(summary: &Summary) -> Markup {
    let calls = calls(summary);
    let sessions = &summary.sessions;
    let table = html! {
        table.matrix role="table" {
            caption { "Records each account was given, call by call" }
            thead role="rowgroup" { tr role="row" {
                th role="columnheader" scope="col" { "Call" }
                th.number role="columnheader" scope="col" { "A" }
                th.number role="columnheader" scope="col" { "B" }
                th.number role="columnheader" scope="col" { "Not signed in" }
                th role="columnheader" scope="col" { "What it means" }
            } }
            tbody role="rowgroup" { @for (number, call) in &calls { (row(*number, call)) } }
        }
    };
    html! {
        ul.sessions {
            li { strong { "A" } " " (session(&sessions.a, "the account that owns the records")) }
            li { strong { "B" } " " (session(&sessions.b, "the second account")) }
            li { strong { "Not signed in" } " " (session(&sessions.anonymous, "the same calls without any session")) }
        }
        @if calls.is_empty() {
            p { "No call of the app could be put to the test." }
        } @else {
            (parts::wide("Records each account was given", &table))
        }
        @if !summary.skipped.is_empty() {
            details {
                summary { (count(summary.skipped.len(), "call was", "calls were")) " seen and never sent again" }
                ul.calls { @for skipped in &summary.skipped {
                    li { code { (skipped.method) " " (skipped.url) } " " (skipped.reason) }
                } }
            }
        }
    }
}

/// Numbered, what to read first first.
fn calls(summary: &Summary) -> Vec<(usize, &CallVerdict)> {
    let mut calls: Vec<&CallVerdict> = summary.calls.iter().collect();
    order::sort_by(&mut calls, |a, b| {
        gravity(a.verdict).cmp(&gravity(b.verdict))
    });
    (1..).zip(calls).collect()
}

/// The leaked records by id, call by call.
pub(super) fn leaked(report: &Report) -> Markup {
    let calls = report.isolation.as_ref().map(calls).unwrap_or_default();
    let leaked = || calls.iter().filter(|(_, call)| !call.leaked.is_empty());
    if leaked().next().is_none() {
        return html! {};
    }
    html! {
        section #leaked aria-labelledby="leaked-title" {
            h2 #leaked-title { "Leaked records by id" }
            p { "Ids and names of fields only: what the records say was not kept." }
            @for (number, call) in leaked() { (ids(*number, call)) }
        }
    }
}

fn ids(number: usize, call: &CallVerdict) -> Markup {
    html! {
        h3 id={ "leaked-" (number) } { (call.entity) span.meta { " " (call.method) " " (parts::path(&call.url)) } }
        ul.ids { @for id in call.leaked.iter().take(MAX_IDS) { li { code { (id) } } } }
        @if call.leaked.len() > MAX_IDS {
            p.meta { "and " (call.leaked.len() - MAX_IDS) " more in report.json" }
        }
        @if !call.fields.is_empty() { p.meta { "Fields: " (call.fields.join(", ")) } }
    }
}

fn session(session: &Session, role: &str) -> Markup {
    html! {
        "is " @if let Some(identity) = &session.identity { (identity) ", " } (role)
        @if !session.valid {
            ". " (parts::sign(crate::checks::Outcome::CantTell.sign())) ": "
            (session.reason.as_deref().unwrap_or("its answers could not be judged"))
        }
    }
}

fn row(number: usize, call: &CallVerdict) -> Markup {
    let leaks = |verdict| call.verdict == verdict;
    let to_b = leaks(Verdict::Leak);
    let to_all = leaks(Verdict::PublicExposure);
    html! {
        tr role="row" {
            th role="rowheader" scope="row" {
                @if !call.entity.is_empty() { span.entity { (call.entity) } }
                code { (call.method) " " (parts::path(&call.url)) }
                span.meta { (call.variant.words()) }
            }
            (cell("A", call.rows.a, false))
            (cell("B", call.rows.b, to_b))
            (cell("Not signed in", call.rows.anonymous, to_all))
            td role="cell" {
                (parts::sign(call.verdict.sign())) " " (call.reason)
                @if !call.leaked.is_empty() {
                    p.records { a href={ "#leaked-" (number) } { (count(call.leaked.len(), "record", "records")) " by id" } }
                }
            }
        }
    }
}

fn cell(account: &str, rows: Option<usize>, leaked: bool) -> Markup {
    html! {
        td role="cell" class={ "number figures" @if leaked { " leaked" } } data-account=(account) {
            @if leaked { span.sign-shape.critical aria-hidden="true" { "▲" } }
            @match rows {
                Some(rows) => (rows),
                None => { span aria-hidden="true" { "–" } span.aside { "refused or not asked" } },
            }
        }
    }
}

/// What to read first.
fn gravity(verdict: Verdict) -> u8 {
    match verdict {
        Verdict::PublicExposure => 0,
        Verdict::Leak => 1,
        Verdict::Review => 2,
        Verdict::Inconclusive => 3,
        Verdict::NotTestable => 4,
        Verdict::Shared => 5,
        Verdict::Public => 6,
        Verdict::Safe => 7,
    }
}
