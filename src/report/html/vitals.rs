//! The vitals strip, and what is behind the values.

use super::{navigations, parts};
use crate::report::words::{status, value};
use crate::vitals::{Metric, Metrics, Name, Navigation};
use maud::{Markup, html};
use serde_json::Value;

pub(super) fn section(metrics: &Metrics) -> Markup {
    html! {
        section #vitals aria-labelledby="vitals-title" {
            h2 #vitals-title { "Vitals of this visit" }
            ul.tiles { @for (name, metric) in metrics { (tile(*name, metric)) } }
        }
    }
}

fn tile(name: Name, metric: &Metric) -> Markup {
    html! {
        li {
            p.label { a href={ "#vital-" (name.short()) } { (name.short()) } " " span.meta { (name.plain()) } }
            p.value.figures { (value(metric)) }
            @if let Some(rating) = metric.rating { p.rating { (parts::sign(rating.sign())) } }
            p.meta { (status(metric.status)) }
        }
    }
}

/// How the values were had, and what caused them.
pub(super) fn detail(metrics: &Metrics, all: &[Navigation]) -> Markup {
    html! {
        section #vitals-detail aria-labelledby="vitals-detail-title" {
            h2 #vitals-detail-title { "Vitals in detail" }
            @for (name, metric) in metrics { (behind(*name, metric)) }
            (navigations::section(all))
        }
    }
}

fn behind(name: Name, metric: &Metric) -> Markup {
    html! {
        h3 id={ "vital-" (name.short()) } { (name.short()) ": " (name.plain()) }
        p { span.figures { (value(metric)) } ", " (status(metric.status)) ". " (metric.reason) }
        @if !metric.attribution.is_empty() {
            dl.facts { @for (what, value) in metric.facts() {
                div { dt { (words(what)) } dd { (text(what, value)) } }
            } }
        }
    }
}

/// `timeToFirstByte` as `time to first byte`.
pub(crate) fn words(camel: &str) -> String {
    camel.chars().fold(String::new(), |mut words, letter| {
        if letter.is_ascii_uppercase() && !words.is_empty() {
            words.push(' ');
        }
        words.push(letter.to_ascii_lowercase());
        words
    })
}

/// A value with its unit.
pub(crate) fn text(what: &str, value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Number(number) => {
            let exact = number.as_f64().unwrap_or_default();
            let rounded = (exact * 1000.0).round() / 1000.0;
            // The library's names tell which of its figures are times; all of them are in milliseconds.
            let times = ["Delay", "Duration", "Time", "Byte"];
            let unit = if times.iter().any(|end| what.ends_with(end)) {
                " ms"
            } else {
                ""
            };
            format!("{rounded}{unit}")
        }
        other => other.to_string(),
    }
}
