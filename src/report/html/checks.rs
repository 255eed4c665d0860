//! Every check and how it ended; every item of the checklist.

use super::parts;
use crate::catalog::{self, Pillar};
use crate::checks::Outcome;
use crate::report::words;
use crate::report::{ChecklistItem, Report, Rule};
use maud::{Markup, html};

pub(super) fn section(report: &Report) -> Markup {
    let table = html! {
        table {
            caption { "Every check, how it ended, and on how many targets" }
            thead { tr {
                th scope="col" { "Check" }
                th scope="col" { "Pillar" }
                th scope="col" { "Outcome" }
                th.number scope="col" { "Passed" }
                th.number scope="col" { "Failed" }
                th.number scope="col" { "Can't tell" }
            } }
            tbody { @for rule in &report.rules { (row(rule)) } }
        }
    };
    html! {
        section #checks aria-labelledby="checks-title" {
            h2 #checks-title { "Checks" }
            @if report.rules.is_empty() { p { "No check was run." } }
            @else { (parts::wide("Table of checks", &table)) }
        }
    }
}

fn row(rule: &Rule) -> Markup {
    html! {
        tr {
            th scope="row" { (words::title(&rule.id)) span.meta { code { (rule.id) }
                @if !rule.wcag.is_empty() { " WCAG " (rule.wcag.join(", ")) }
                @if !rule.act.is_empty() { " ACT " (rule.act.join(", ")) } } }
            td { (rule.pillar.title()) }
            td { (parts::sign(rule.outcome.sign())) @if let Some(reason) = &rule.reason { span.meta { (reason) } } }
            td.number.figures { (rule.passed) }
            td.number.figures { (rule.failed) }
            td.number.figures { (rule.cant_tell) }
        }
    }
}

/// All items, pillar by pillar, folded.
pub(super) fn checklist(report: &Report) -> Markup {
    html! {
        section #checklist aria-labelledby="checklist-title" {
            h2 #checklist-title { "Checklist" }
            p { "What a production-ready app does, item by item. What was not run is not passed." }
            @for pillar in Pillar::ALL { (items(report, pillar)) }
        }
    }
}

fn items(report: &Report, pillar: Pillar) -> Markup {
    let of = || {
        report
            .checklist
            .iter()
            .filter(move |item| item.pillar == pillar)
    };
    let decided = of().filter(|item| matches!(item.outcome, Outcome::Passed | Outcome::Failed));
    let decided = decided.count();
    let table = html! {
        table {
            caption { (pillar.title()) ": " (pillar.question()) }
            thead { tr {
                th scope="col" { "Item" }
                th scope="col" { "Outcome" }
                th scope="col" { "How it is decided" }
            } }
            tbody { @for item in of() { (item_row(item)) } }
        }
    };
    html! {
        details {
            summary { (pillar.title()) span.meta.figures { " " (decided) " of " (of().count()) " decided" } }
            (parts::wide(&format!("Items of {}", pillar.title()), &table))
        }
    }
}

fn item_row(item: &ChecklistItem) -> Markup {
    let known = catalog::item(&item.id);
    html! {
        tr {
            th scope="row" {
                (known.map_or(item.id.as_str(), |known| known.statement))
                @if let Some(threshold) = known.and_then(|known| known.threshold) { span.meta { (threshold) } }
            }
            td { (parts::sign(item.outcome.sign()))
                @if let Some(answer) = &item.answer { span.meta { "Answer: " (answer) } }
                @if let Some(deferred) = &item.deferred { span.meta { "Put off: " (deferred) } } }
            td { (item.automation.words()) }
        }
    }
}
