//! The verdict, the total, and what to do first.

use super::parts;
use crate::catalog;
use crate::checks::Outcome;
use crate::report::words::{self, Sign, count};
use crate::report::{Baseline, Finding, Report};
use crate::score::effort;
use maud::{Markup, html};

/// One thing to do.
struct Todo {
    sign: Option<Sign>,
    what: String,
    about: String,
    link: String,
}

pub(super) fn first(report: &Report) -> Markup {
    let card = &report.scorecard;
    let sign = card.verdict.sign();
    let measured: usize = card.pillars.iter().map(|p| p.measured).sum();
    let attested: usize = card.pillars.iter().map(|p| p.attested).sum();
    let items = report.checklist.len();
    let todos = todos(report);
    let assessed = card.pillars.iter().filter(|p| p.score.is_some()).count();
    html! {
        section.verdict aria-labelledby="decision" {
            p.question { "Would this app survive real users?" }
            h1 #decision class=(sign.class) {
                span.sign-shape aria-hidden="true" { (sign.shape) } (card.decision)
            }
            div.columns {
                div.total {
                    p.figure.figures {
                        strong { (card.total) } span { "/" (card.out_of) }
                    }
                    (scale(card.total, card.out_of, card.threshold))
                    p { "Paying customers need " (card.threshold) " of " (card.out_of) "." }
                    dl.split {
                        div { dt { "Measured" } dd.figures { (measured) " of " (items) " items" } }
                        div { dt { "Answered by a person" } dd.figures { (attested) } }
                        div { dt { "Pillars assessed" } dd.figures { (assessed) " of " (card.pillars.len()) } }
                    }
                }
                div.todo {
                    h2 #first { "Do first" }
                    @if todos.is_empty() {
                        p { "Nothing seen has to be mended." }
                    } @else {
                        ol {
                            @for todo in &todos {
                                li {
                                    a href=(todo.link) { (todo.what) }
                                    p.meta {
                                        @if let Some(sign) = todo.sign { (parts::sign(sign)) " · " }
                                        (todo.about)
                                    }
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// The total on its way, with the line to reach. The figures beside it say the same.
fn scale(total: u8, out_of: u8, threshold: u8) -> Markup {
    let share = |part: u8| f32::from(part) * 100.0 / f32::from(out_of.max(1));
    html! {
        div.scale aria-hidden="true" {
            i.reached style={ "inline-size:" (share(total)) "%" } {}
            i.line style={ "inset-inline-start:" (share(threshold)) "%" } {}
            span style={ "inset-inline-start:" (share(threshold)) "%" } { (threshold) }
        }
    }
}

/// Three things: the head of the fix list, then what would tell most.
fn todos(report: &Report) -> Vec<Todo> {
    let numbered = |id: &String| {
        let mut findings = report.findings.iter().enumerate();
        findings.find(|(_, finding)| finding.id == *id)
    };
    let fixes = report.scorecard.fix_list.iter().filter_map(numbered);
    let mut todos: Vec<Todo> = fixes
        .take(3)
        .map(|(index, finding)| fix(index, finding))
        .collect();
    if report.isolation.is_none() {
        todos.push(Todo {
            sign: Some(Outcome::Untested.sign()),
            what: "Run the second-account test: nobody has tried yet whether one account can read another's records.".to_owned(),
            about: "Data isolation · minutes, with a second account at hand".to_owned(),
            link: "#what-others-read".to_owned(),
        });
    }
    let doubts = report
        .findings
        .iter()
        .position(|f| f.outcome == Outcome::CantTell);
    if let Some(first) = doubts {
        let all = report
            .findings
            .iter()
            .filter(|f| f.outcome == Outcome::CantTell)
            .count();
        todos.push(Todo {
            sign: Some(Outcome::CantTell.sign()),
            what: format!(
                "Look at {} that only a person can settle.",
                count(all, "doubt", "doubts")
            ),
            about: "minutes".to_owned(),
            link: format!("#finding-{}", first + 1),
        });
    }
    let unseen = report
        .scorecard
        .pillars
        .iter()
        .filter(|p| p.score.is_none());
    let titles: Vec<&str> = unseen.map(|p| catalog::Pillar::title(p.id)).collect();
    if !titles.is_empty() {
        todos.push(Todo {
            sign: Some(Outcome::Untested.sign()),
            what: format!("Assess what was not looked at: {}.", titles.join(", ")),
            about: "most of it only your team can answer".to_owned(),
            link: "#not-seen".to_owned(),
        });
    }
    todos.truncate(3);
    todos
}

fn fix(index: usize, finding: &Finding) -> Todo {
    let places = finding.targets.len();
    let mut about = format!(
        "{} · {}",
        finding.pillar.title(),
        effort(finding.pillar, places)
    );
    if places > 1 {
        about = format!("{about} · {places} places");
    }
    if finding.baseline == Some(Baseline::New) {
        about.push_str(" · new");
    }
    Todo {
        sign: Some(finding.impact.sign()),
        what: if finding.message.is_empty() {
            words::title(&finding.rule)
        } else {
            finding.message.clone()
        },
        about,
        link: format!("#finding-{}", index + 1),
    }
}
