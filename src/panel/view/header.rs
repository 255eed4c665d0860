//! What is audited, when, and what is being done.

use super::parts::button;
use crate::panel::{Model, Phase, Step};
use maud::{Markup, html};

pub(super) fn draw(model: &Model) -> Markup {
    let Some(subject) = &model.subject else {
        return html! {
            div.where { h1 { "Premortem" } }
            div.run { (run(model)) }
            (progress(model))
        };
    };
    let origin = subject.origin();
    let path = &subject.url[origin.len()..];
    html! {
        div.where {
            h1 title=(subject.url) { (origin.split_once("://").map_or(origin, |(_, host)| host)) }
            p {
                span.path { (if path.is_empty() { "/" } else { path }) }
                " · "
                time datetime=(subject.at) { (subject.clock) }
            }
        }
        div.run { (run(model)) }
        (progress(model))
    }
}

fn run(model: &Model) -> Markup {
    match model.audit.phase {
        Phase::Auditing => button("cancel", "Cancel", ""),
        Phase::Idle => html! {},
        _ => html! {
            button type="button" id="do-run-again" data-action="run-again" disabled[model.second.in_progress()] {
                "Run again"
            }
        },
    }
}

fn progress(model: &Model) -> Markup {
    if !model.auditing() {
        return html! {};
    }
    let step = model.audit.step;
    let steps = Step::ALL.len();
    let number = Step::ALL
        .iter()
        .position(|each| *each == step)
        .map_or(0, |at| at + 1);
    let within = match model.audit.progress {
        Some((done, total)) if total > 0 => f64::from(done.min(total)) / f64::from(total),
        _ => 0.0,
    };
    html! {
        div.progress {
            progress max=(steps) value={ (format!("{:.2}", (number - 1) as f64 + within)) } aria-label="Audit" {}
            p {
                span.figures { (number) " of " (steps) } " · " (step.words())
                @if let Some((done, total)) = model.audit.progress {
                    span.figures { ": " (done) " of " (total) " elements" }
                }
            }
        }
    }
}
