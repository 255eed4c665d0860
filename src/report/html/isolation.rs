//! Who can read whose records.

use super::parts;
use crate::isolation::{CallVerdict, Session, Summary, Variant, Verdict};
use crate::order;
use crate::report::Report;
use crate::report::words::count;
use maud::{Markup, html};
use std::cmp::Reverse;

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
    let calls = calls(summary);
    let sessions = &summary.sessions;
    let all = "Records each account was given, call by call";
    html! {
        ul.sessions {
            li { strong { "A" } " " (session(&sessions.a, "the account that owns the records")) }
            li { strong { "B" } " " (session(&sessions.b, "the second account")) }
            li { strong { "Not signed in" } " " (session(&sessions.anonymous, "the same calls without any session")) }
        }
        @if calls.is_empty() {
            p { "No call of the app could be put to the test." }
        } @else {
            (table("Records", "Records each account was given, by what they are", html! {
                @for kind in kinds(&calls) { (kind_row(&kind)) }
            }))
            details {
                summary { (count(calls.len(), "request", "requests")) " one by one" }
                (table("Call", all, html! { @for (number, call) in &calls { (row(*number, call)) } }))
            }
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

/// Roles are spelled out because narrow windows stack the cells, and some browsers then forget that it is a table.
fn table(subject: &str, caption: &str, rows: Markup) -> Markup {
    let table = html! {
        table.matrix role="table" {
            caption { (caption) }
            thead role="rowgroup" { tr role="row" {
                th role="columnheader" scope="col" { (subject) }
                th.number role="columnheader" scope="col" { "A" }
                th.number role="columnheader" scope="col" { "B" }
                th.number role="columnheader" scope="col" { "Not signed in" }
                th role="columnheader" scope="col" { "What it means" }
            } }
            tbody role="rowgroup" { (rows) }
        }
    };
    parts::wide(caption, &table)
}

type Numbered<'a> = (usize, &'a CallVerdict);

/// All that is known of one kind of record: what B was given at worst, and what nobody in particular was.
struct Kind<'a> {
    entity: &'a str,
    requests: usize,
    b: Option<Numbered<'a>>,
    anonymous: Option<Numbered<'a>>,
}

/// One for each kind of record, in the order of `calls`, which come gravest first.
fn kinds<'a>(calls: &[Numbered<'a>]) -> Vec<Kind<'a>> {
    let mut kinds: Vec<Kind<'a>> = Vec::new();
    for &(number, call) in calls {
        let at = kinds.iter().position(|kind| kind.entity == call.entity);
        let at = at.unwrap_or_else(|| {
            kinds.push(Kind {
                entity: &call.entity,
                requests: 0,
                b: None,
                anonymous: None,
            });
            kinds.len() - 1
        });
        let kind = &mut kinds[at];
        kind.requests += 1;
        match call.variant {
            Variant::Anonymous => kind.anonymous.get_or_insert((number, call)),
            _ => kind.b.get_or_insert((number, call)),
        };
    }
    kinds
}

fn kind_row(kind: &Kind<'_>) -> Markup {
    let rows = |call: Option<Numbered<'_>>| call.map(|(_, call)| call.rows).unwrap_or_default();
    let is =
        |call: Option<Numbered<'_>>, verdict| call.is_some_and(|(_, call)| call.verdict == verdict);
    let told = [kind.anonymous, kind.b].into_iter().flatten();
    // That nobody in particular is refused goes without saying where B's own answer says more.
    let told = told.filter(|(_, call)| {
        kind.b.is_none() || call.verdict != Verdict::Safe || call.variant != Variant::Anonymous
    });
    html! {
        tr role="row" {
            th role="rowheader" scope="row" {
                span.entity { (kind.entity) }
                span.meta { (count(kind.requests, "request", "requests")) }
            }
            (cell("A", rows(kind.b).a.or(rows(kind.anonymous).a), false))
            (cell("B", rows(kind.b).b, is(kind.b, Verdict::Leak)))
            (cell("Not signed in", rows(kind.anonymous).anonymous, is(kind.anonymous, Verdict::PublicExposure)))
            td role="cell" { @for (number, call) in told { div { (meaning(number, call)) } } }
        }
    }
}

fn meaning(number: usize, call: &CallVerdict) -> Markup {
    html! {
        (parts::sign(call.verdict.sign())) " " (call.reason)
        @if !call.leaked.is_empty() {
            p.records { a href={ "#leaked-" (number) } { (count(call.leaked.len(), "record", "records")) " by id" } }
        }
    }
}

/// Numbered, what to read first first.
fn calls(summary: &Summary) -> Vec<Numbered<'_>> {
    let mut calls: Vec<&CallVerdict> = summary.calls.iter().collect();
    let key = |call: &CallVerdict| {
        let is_count = call.variant == Variant::Count;
        (gravity(call.verdict), is_count, Reverse(call.leaked.len()))
    };
    order::sort_by(&mut calls, |a, b| key(a).cmp(&key(b)));
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
            td role="cell" { (meaning(number, call)) }
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
