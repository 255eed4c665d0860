//! The load over time: what was asked for when, and what the largest content waited for.
//!
//! A table, so that it can be read as well as looked at: each row's bar is drawn on the same scale, and its figures
//! stand beside it.

use super::parts;
use crate::report::words::{count, duration, size};
use crate::report::{Bar, Report};
use crate::vitals::{Metric, Name};
use maud::{Markup, html};

/// The width of a bar's drawing, in its own units.
const ACROSS: f64 = 1000.0;

pub(super) fn section(report: &Report) -> Markup {
    let Some(timings) = report.timings.as_ref().filter(|t| !t.requests.is_empty()) else {
        return html! {};
    };
    let shown = |name| report.metrics.get(&name).and_then(|metric| metric.value);
    let (first, largest) = (shown(Name::Fcp), shown(Name::Lcp));
    let ends = timings.requests.iter().map(|bar| bar.end);
    let end = ends.chain(first).chain(largest).fold(1.0, f64::max);
    let scale = Scale {
        end,
        first,
        largest,
    };
    html! {
        section #waterfall aria-labelledby="waterfall-title" {
            h2 #waterfall-title { "What was loaded when" }
            ul.legend.keys {
                li { (key("waits")) "waiting for the server" }
                li { (key("comes")) "coming in" }
                @if let Some(at) = first { li { (key("first")) "first thing shown, " (duration(at)) } }
                @if let Some(at) = largest { li { (key("largest")) "main content shown, " (duration(at)) } }
            }
            (parts::wide("Requests over time", &table(&timings.requests, report.metrics.get(&Name::Lcp), &scale)))
            @if timings.omitted > 0 {
                p.meta { (count(timings.omitted, "shorter request is", "shorter requests are")) " left out." }
            }
        }
    }
}

/// What all bars are drawn on.
struct Scale {
    /// Milliseconds at the right edge.
    end: f64,
    first: Option<f64>,
    largest: Option<f64>,
}

impl Scale {
    fn at(&self, ms: f64) -> f64 {
        (ms.clamp(0.0, self.end) / self.end * ACROSS * 10.0).round() / 10.0
    }
}

fn table(bars: &[Bar], largest: Option<&Metric>, scale: &Scale) -> Markup {
    html! {
        table.waterfall {
            caption { "From 0 to " (duration(scale.end)) " after the navigation began" }
            thead { tr {
                th scope="col" { "What" }
                th scope="col" { "When" }
                th.number scope="col" { "Took" }
                th.number scope="col" { "Size" }
            } }
            tbody {
                @for bar in bars { (row(bar, scale)) }
                @if let Some(metric) = largest { (sub_parts(metric, scale)) }
            }
        }
    }
}

fn row(bar: &Bar, scale: &Scale) -> Markup {
    let file = bar.url.trim_end_matches('/').rsplit('/').next();
    let drawn = html! {
        (block("waits", scale.at(bar.start), scale.at(bar.first_byte)))
        (block("comes", scale.at(bar.first_byte), scale.at(bar.end)))
    };
    html! {
        tr {
            th scope="row" {
                span.file title=(bar.url) { (file.unwrap_or(&bar.url)) }
                span.meta {
                    (bar.kind)
                    @if bar.blocking { ", painting waits for it" }
                    @if bar.largest { ", the main content" }
                }
            }
            td.drawn { (drawing(&drawn, scale)) span.aside { "from " (duration(bar.start)) " to " (duration(bar.end)) } }
            td.number { (duration(bar.end - bar.start)) }
            td.number { @match bar.bytes { Some(bytes) => (size(bytes)), None => "not told" } }
        }
    }
}

/// The four parts of the largest paint, one after another.
fn sub_parts(metric: &Metric, scale: &Scale) -> Markup {
    const PARTS: [(&str, &str); 4] = [
        ("timeToFirstByte", "server"),
        ("resourceLoadDelay", "until it was asked for"),
        ("resourceLoadDuration", "loading it"),
        ("elementRenderDelay", "until it was painted"),
    ];
    let of = |name: &str| {
        metric
            .attribution
            .get(name)
            .and_then(serde_json::Value::as_f64)
    };
    let mut at = 0.0;
    let parts: Vec<_> = PARTS
        .iter()
        .filter_map(|(name, words)| {
            let from = at;
            let took = of(name)?;
            at += took;
            Some((*words, from, took))
        })
        .collect();
    if parts.is_empty() {
        return html! {};
    }
    let drawn = html! {
        @for (index, (_, from, took)) in parts.iter().enumerate() {
            (block(["part-0", "part-1", "part-2", "part-3"][index % 4], scale.at(*from), scale.at(from + took)))
        }
    };
    html! {
        tr.parts {
            th scope="row" { "Main content" span.meta { "its four parts" } }
            td.drawn { (drawing(&drawn, scale)) }
            td colspan="2" {
                ol.meta { @for (words, _, took) in &parts { li { (words) ": " span.figures { (duration(*took)) } } } }
            }
        }
    }
}

fn drawing(drawn: &Markup, scale: &Scale) -> Markup {
    html! {
        svg viewBox={ "0 0 " (ACROSS) " 20" } preserveAspectRatio="none" aria-hidden="true" {
            (drawn)
            @for (class, at) in [("first", scale.first), ("largest", scale.largest)] {
                @if let Some(at) = at {
                    line class=(class) x1=(scale.at(at)) x2=(scale.at(at)) y1="0" y2="20" {}
                }
            }
        }
    }
}

/// A stretch of time. Which one it is shows in its height as well as in its shade.
fn block(class: &str, from: f64, to: f64) -> Markup {
    let (y, height) = match class {
        "waits" | "part-1" => (8, 4),
        "part-0" => (6, 8),
        "part-3" => (5, 10),
        _ => (3, 14),
    };
    html! { rect class=(class) x=(from) y=(y) width=((to - from).max(1.0)) height=(height) {} }
}

fn key(class: &str) -> Markup {
    html! {
        svg.key viewBox="0 0 24 20" aria-hidden="true" {
            @if matches!(class, "first" | "largest") {
                line class=(class) x1="12" x2="12" y1="0" y2="20" {}
            } @else { (block(class, 0.0, 24.0)) }
        }
    }
}
