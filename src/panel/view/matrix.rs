//! Who was given what: endpoints by accounts, and what lies behind a row. Values are never shown, only ids and names.

use super::parts::sign;
use crate::isolation::{CallVerdict, Summary, Variant, Who};
use crate::panel::Model;
use crate::report::words::count;
use maud::{Markup, html};

/// Ids shown of one call.
const IDS: usize = 12;

pub(super) fn draw(model: &Model, summary: &Summary) -> Markup {
    let sessions = &summary.sessions;
    html! {
        section {
            h3 { "Who was given what" }
            p.meta {
                "A: " (sessions.a.identity.as_deref().unwrap_or("unknown"))
                " · B: " (sessions.b.identity.as_deref().unwrap_or("unknown"))
                " · anonymous: nobody signed in"
            }
            @for (name, session) in [("A", &sessions.a), ("B", &sessions.b), ("anonymous", &sessions.anonymous)] {
                @if let Some(reason) = &session.reason { p.notice { "As " (name) ": " (reason) } }
            }
            @if summary.calls.is_empty() {
                p.empty { "Nothing was put to the test." }
            } @else {
                table {
                    thead {
                        tr {
                            th scope="col" { "Records" }
                            th.figures scope="col" { "A" }
                            th.figures scope="col" { "B" }
                            th.figures scope="col" { abbr title="anonymous: nobody signed in" { "anon." } }
                        }
                    }
                    tbody { @for call in &summary.calls { (row(model, call)) } }
                }
            }
            @if !summary.skipped.is_empty() {
                p.meta { (count(summary.skipped.len(), "call was", "calls were")) " seen and never sent; the report lists them." }
            }
        }
    }
}

fn row(model: &Model, call: &CallVerdict) -> Markup {
    let key = format!("call-{}", call.id);
    let open = model.open.contains(&key);
    html! {
        tr {
            th scope="row" {
                button type="button" id=(key) data-action="toggle" data-value=(key) aria-expanded=(open) { (call.entity) }
                div.meta { (sign(call.verdict.sign())) " · " (call.variant.words()) }
            }
            @for rows in [call.rows.a, call.rows.b, call.rows.anonymous] {
                td.figures {
                    @if let Some(rows) = rows { (rows) } @else { span aria-hidden="true" { "–" } span.aside { "none" } }
                }
            }
        }
        @if open { tr { td.behind colspan="4" { (behind(call)) } } }
    }
}

fn behind(call: &CallVerdict) -> Markup {
    let rest = call.leaked.len().saturating_sub(IDS);
    html! {
        p { (call.reason) }
        @if !call.leaked.is_empty() {
            p {
                (count(call.leaked.len(), "record", "records")) ": "
                @for (at, id) in call.leaked.iter().take(IDS).enumerate() {
                    @if at > 0 { ", " } code { (id) }
                }
                @if rest > 0 { " and " (rest) " more" }
            }
        }
        @if !call.fields.is_empty() { p { "Fields, values not shown: " (call.fields.join(", ")) } }
        p { code { (call.method) " " (call.url) } }
    }
}

/// As whom and how a request is sent.
pub(super) fn asked(who: Who, how: Variant) -> String {
    let who = match who {
        Who::A => "as A",
        Who::B => "as B",
        Who::Anonymous => "without signing in",
    };
    format!("{who}, {}", how.words())
}
