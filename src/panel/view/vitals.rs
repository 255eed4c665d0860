//! The vitals strip: five tiles, and below them what lies behind the one that is open.

use super::parts::sign;
use crate::panel::Model;
use crate::report::words;
use crate::vitals::{Metric, Name};
use maud::{Markup, html};
use serde_json::Value;

pub(super) fn draw(model: &Model) -> Markup {
    let Some(metrics) = &model.metrics else {
        return html! {};
    };
    let all = || {
        Name::ALL
            .into_iter()
            .filter_map(|name| Some((name, metrics.get(&name)?)))
    };
    html! {
        h2 { "Vitals of this visit" }
        ul.vitals {
            @for (name, metric) in all() {
                li { (tile(name, metric, is_open(model, name))) }
            }
        }
        @for (name, metric) in all().filter(|(name, _)| is_open(model, *name)) {
            (behind(name, metric))
        }
    }
}

fn key(name: Name) -> String {
    format!("vital-{}", name.short())
}

fn is_open(model: &Model, name: Name) -> bool {
    model.open.contains(&key(name))
}

fn tile(name: Name, metric: &Metric, open: bool) -> Markup {
    let key = key(name);
    html! {
        button type="button" id=(key) data-action="toggle" data-value=(key)
            aria-expanded=(open) aria-controls={ (key) "-behind" } {
            span.short { (name.short()) }
            strong.figures { (words::value(metric)) }
            @if let Some(rating) = metric.rating { (sign(rating.sign())) }
            span.meta { (words::status(metric.status)) }
        }
    }
}

fn behind(name: Name, metric: &Metric) -> Markup {
    html! {
        section.behind id={ (key(name)) "-behind" } aria-label=(name.plain()) {
            h3 { (name.plain()) " (" (name.short()) ")" }
            p { (metric.reason) }
            @if !metric.attribution.is_empty() {
                dl {
                    @for (what, value) in &metric.attribution {
                        dt { (spaced(what)) }
                        dd { (shown(value)) }
                    }
                }
            }
        }
    }
}

/// `resourceLoadDelay` as `resource load delay`.
fn spaced(camel: &str) -> String {
    let mut words = String::with_capacity(camel.len() + 4);
    for letter in camel.chars() {
        if letter.is_ascii_uppercase()
            && !words.is_empty()
            && !words.ends_with(|last: char| last == ' ')
        {
            words.push(' ');
        }
        words.push(letter.to_ascii_lowercase());
    }
    words
}

fn shown(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Number(number) => match number.as_f64() {
            Some(number) if number.fract() != 0.0 => format!("{number:.1}"),
            _ => number.to_string(),
        },
        other => other.to_string(),
    }
}
