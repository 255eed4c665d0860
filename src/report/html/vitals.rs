//! The vitals strip, and what is behind the values.

use super::parts;
use crate::report::words::{status, value};
use crate::vitals::{Metric, Metrics, Name};
use maud::{Markup, html};
use serde_json::Value;

pub(super) fn section(metrics: &Metrics) -> Markup {
    html! {
        section #vitals aria-labelledby="vitals-title" {
            h2 #vitals-title { "Vitals of this visit" }
            ul.tiles { @for (name, metric) in metrics { (tile(*name, metric)) } }
            details {
                summary { "How the values were had, and what caused them" }
                @for (name, metric) in metrics { (behind(*name, metric)) }
            }
        }
    }
}

fn tile(name: Name, metric: &Metric) -> Markup {
    html! {
        li {
            p.label { abbr title=(name.plain()) { (name.short()) } " " span.meta { (name.plain()) } }
            p.value.figures { (value(metric)) }
            p.meta {
                @if let Some(rating) = metric.rating { (parts::sign(rating.sign())) " · " }
                (status(metric.status))
            }
        }
    }
}

fn behind(name: Name, metric: &Metric) -> Markup {
    html! {
        h3 { (name.short()) " " (name.plain()) }
        p { span.figures { (value(metric)) } ", " (status(metric.status)) ". " (metric.reason) }
        @if !metric.attribution.is_empty() {
            dl.facts { @for (what, value) in &metric.attribution {
                div { dt { (words(what)) } dd { (text(value)) } }
            } }
        }
    }
}

/// `timeToFirstByte` as `time to first byte`.
fn words(camel: &str) -> String {
    camel.chars().fold(String::new(), |mut words, letter| {
        if letter.is_ascii_uppercase() && !words.is_empty() {
            words.push(' ');
        }
        words.push(letter.to_ascii_lowercase());
        words
    })
}

fn text(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Number(number) => match number.as_f64() {
            Some(exact) if number.is_f64() => format!("{}", (exact * 1000.0).round() / 1000.0),
            _ => number.to_string(),
        },
        other => other.to_string(),
    }
}
