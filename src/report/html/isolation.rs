//! Who can read whose records.

use super::parts;
use crate::isolation::{CallVerdict, Session, Summary, Verdict};
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

fn matrix(summary: &Summary) -> Markup {
    let mut calls: Vec<&CallVerdict> = summary.calls.iter().collect();
    calls.sort_by_key(|call| gravity(call.verdict));
    let sessions = &summary.sessions;
    let table = html! {
        table.matrix {
            caption { "Records each account was given, call by call" }
            thead { tr {
                th scope="col" { "Call" }
                th.number scope="col" { "A" }
                th.number scope="col" { "B" }
                th.number scope="col" { "Not signed in" }
                th scope="col" { "What it means" }
            } }
            tbody { @for call in &calls { (row(call)) } }
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

fn session(session: &Session, role: &str) -> Markup {
    html! {
        "is " @if let Some(identity) = &session.identity { (identity) ", " } (role)
        @if !session.valid {
            ". " (parts::sign(crate::checks::Outcome::CantTell.sign())) ": "
            (session.reason.as_deref().unwrap_or("its answers could not be judged"))
        }
    }
}

fn row(call: &CallVerdict) -> Markup {
    let leaks = |verdict| call.verdict == verdict;
    let to_b = leaks(Verdict::Leak);
    let to_all = leaks(Verdict::PublicExposure);
    html! {
        tr {
            th scope="row" {
                @if !call.entity.is_empty() { span.entity { (call.entity) } }
                code { (call.method) " " (parts::path(&call.url)) }
                span.meta { (call.variant.words()) }
            }
            (cell(call.rows.a, false))
            (cell(call.rows.b, to_b))
            (cell(call.rows.anonymous, to_all))
            td {
                (parts::sign(call.verdict.sign())) " " (call.reason)
                @if !call.leaked.is_empty() {
                    details {
                        summary { (count(call.leaked.len(), "record", "records")) " by id" }
                        p.ids { @for (index, id) in call.leaked.iter().take(MAX_IDS).enumerate() {
                            @if index > 0 { " " } code { (id) }
                        } }
                        @if call.leaked.len() > MAX_IDS {
                            p.meta { "and " (call.leaked.len() - MAX_IDS) " more in report.json" }
                        }
                        @if !call.fields.is_empty() { p.meta { "Fields: " (call.fields.join(", ")) } }
                    }
                }
            }
        }
    }
}

fn cell(rows: Option<usize>, leaked: bool) -> Markup {
    html! {
        td class={ "number figures" @if leaked { " leaked" } } {
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
