//! What other visits were like, beside the one that was audited.

use super::parts;
use crate::field::crux::Record;
use crate::field::{ENOUGH, Percentile, Visits};
use crate::report::Report;
use crate::report::words::{self, count};
use crate::vitals::Name;
use maud::{Markup, html};

pub(super) fn section(report: &Report) -> Markup {
    let field = &report.field;
    html! {
        section #field aria-labelledby="field-title" {
            h2 #field-title { "Other visits" }
            p { "One visit is not what users have: the thresholds are meant for the 75th percentile of many." }
            h3 { "Visits kept in this browser" }
            @match &field.visits {
                Some(visits) => { (own(visits)) }
                None => p { "None: nothing was kept of this origin." },
            }
            h3 { "Chrome UX Report" }
            @if field.crux.is_empty() {
                p { "It was not asked, or had no figures of this origin. Only its phones decide whether Performance can have 4 points." }
            } @else {
                p { "Visits of people who use Chrome and share their figures: all pages of the origin, over 28 days." }
                @for record in &field.crux {
                    (parts::wide(&format!("Chrome UX Report, {}", record.device.word()), &crux(record)))
                }
            }
        }
    }
}

fn own(visits: &Visits) -> Markup {
    let table = html! {
        table {
            caption {
                (count(visits.visits, "visit", "visits")) " on a " (visits.device.word()) ", kept since "
                (words::time(&visits.since)) ". They are those of whoever ran the audits, and decide nothing."
            }
            thead { tr { th scope="col" { "Metric" } th scope="col" { "75th percentile" } th scope="col" { "Visits" } } }
            tbody { @for (name, found) in &visits.metrics {
                tr {
                    th scope="row" { (name.short()) }
                    td.figures {
                        (p75(*name, found))
                        @if let Some(rating) = found.rating { " " (parts::sign(rating.sign())) }
                    }
                    td.figures { (found.visits) }
                }
            } }
        }
    };
    parts::wide("Visits kept in this browser", &table)
}

fn crux(record: &Record) -> Markup {
    html! {
        table {
            caption { "On a " (record.device.word()) ", " (record.from) " to " (record.to) }
            thead { tr { th scope="col" { "Metric" } th scope="col" { "75th percentile" } th scope="col" { "Good, between, poor" } } }
            tbody { @for (name, figure) in &record.metrics {
                tr {
                    th scope="row" { (name.short()) }
                    td.figures { (name.format(figure.p75)) " " (parts::sign(figure.rating.sign())) }
                    td.figures { @if let Some(shares) = figure.shares { (percent(shares)) } @else { "not given" } }
                }
            } }
        }
    }
}

/// A percentile with what is open about it, or how many visits are missing.
pub(crate) fn p75(name: Name, found: &Percentile) -> String {
    match found.p75 {
        Some(value) => words::figure(&name.format(value), found.status),
        None => format!("from {ENOUGH} visits on"),
    }
}

/// `80 %, 11 %, 9 %`, with spaces that do not break.
pub(crate) fn percent(shares: [f64; 3]) -> String {
    shares
        .map(|share| format!("{:.0}\u{a0}%", share * 100.0))
        .join(", ")
}
