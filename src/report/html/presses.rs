//! The interactions of the visit: when they were, how long each took, and where its time went.

use super::parts;
use crate::report::words::{count, duration};
use crate::report::{Press, Report};
use crate::vitals::Name;
use maud::{Markup, html};

const ACROSS: f64 = 1000.0;
const HIGH: f64 = 120.0;

pub(super) fn section(report: &Report) -> Markup {
    let Some(timings) = report
        .timings
        .as_ref()
        .filter(|t| !t.interactions.is_empty())
    else {
        return html! {};
    };
    let presses = &timings.interactions;
    html! {
        section #interactions aria-labelledby="interactions-title" {
            h2 #interactions-title { "What was pressed, and how it answered" }
            (overview(presses))
            ul.legend.keys {
                @for (class, words) in PHASES { li { (key(class)) (words) } }
            }
            (parts::wide("Interactions one by one", &table(presses)))
        }
    }
}

const PHASES: [(&str, &str); 3] = [
    ("delay", "before it was heard"),
    ("handled", "in the page's code"),
    ("painted", "until it was painted"),
];

/// All of them over time: a stem each, as high as it took long, with the lines of good and poor.
fn overview(presses: &[Press]) -> Markup {
    let (Some(first), Some(last)) = (presses.first(), presses.last()) else {
        return html! {};
    };
    let slowest = presses
        .iter()
        .map(|press| press.latency)
        .fold(0.0, f64::max);
    let lines = Name::Inp.thresholds();
    let top = slowest.max(lines.poor * 1.1);
    let span = (last.start - first.start).max(1.0);
    let across = |at: f64| 20.0 + (at - first.start) / span * (ACROSS - 40.0);
    let up = |ms: f64| HIGH - ms / top * HIGH;
    let said = format!(
        "{} over {}; the slowest took {}. Up to {} is good, above {} is poor.",
        count(presses.len(), "interaction", "interactions"),
        duration(last.start - first.start),
        duration(slowest),
        duration(lines.good),
        duration(lines.poor),
    );
    html! {
        figure.stems {
            svg role="img" aria-label=(said) viewBox={ "0 0 " (ACROSS) " " (HIGH) } preserveAspectRatio="none" {
                @for at in [lines.good, lines.poor] {
                    line.threshold x1="0" x2=(ACROSS) y1=(round(up(at))) y2=(round(up(at))) {}
                }
                @for press in presses {
                    line class={ "stem" @if press.is_inp { " inp" } }
                        x1=(round(across(press.start))) x2=(round(across(press.start))) y1=(HIGH) y2=(round(up(press.latency))) {}
                }
            }
            figcaption.meta { (said) }
        }
    }
}

fn table(presses: &[Press]) -> Markup {
    let longest = presses.iter().map(total).fold(1.0, f64::max);
    html! {
        table.presses {
            thead { tr {
                th.number scope="col" { "At" }
                th scope="col" { "What was pressed" }
                th.number scope="col" { "Took" }
                th scope="col" { "Where the time went" }
            } }
            tbody { @for press in presses {
                tr {
                    td.number { (duration(press.start)) }
                    th scope="row" {
                        @match &press.target { Some(target) => code { (target) }, None => "an element that is gone" }
                        span.meta { (if press.kind == "keyboard" { "by key" } else { "by pointer" }) }
                    }
                    td.number {
                        (duration(press.latency)) " "
                        (parts::sign(Name::Inp.thresholds().rate(press.latency).sign()))
                        @if press.is_inp { span.meta { "the visit's INP" } }
                    }
                    td.drawn {
                        (bar(press, longest))
                        span.meta {
                            (duration(press.input_delay)) ", " (duration(press.processing)) ", " (duration(press.presentation))
                            @if let Some(script) = &press.script { "; longest script: " code { (script) } }
                        }
                    }
                }
            } }
        }
    }
}

fn total(press: &Press) -> f64 {
    press.input_delay + press.processing + press.presentation
}

fn bar(press: &Press, longest: f64) -> Markup {
    let mut at = 0.0;
    let parts = [press.input_delay, press.processing, press.presentation];
    html! {
        svg viewBox={ "0 0 " (ACROSS) " 20" } preserveAspectRatio="none" aria-hidden="true" {
            @for (part, (class, _)) in parts.into_iter().zip(PHASES) {
                @let from = at;
                @let () = at += part / longest * ACROSS;
                (block(class, from, at))
            }
        }
    }
}

fn block(class: &str, from: f64, to: f64) -> Markup {
    let (y, height) = match class {
        "delay" => (8, 4),
        "handled" => (3, 14),
        _ => (5, 10),
    };
    html! { rect class=(class) x=(round(from)) y=(y) width=(round(to - from)) height=(height) {} }
}

fn key(class: &str) -> Markup {
    html! { svg.key viewBox="0 0 24 20" aria-hidden="true" { (block(class, 0.0, 24.0)) } }
}

fn round(value: f64) -> f64 {
    (value * 10.0).round() / 10.0
}
