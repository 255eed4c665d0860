//! The eight pillars: score, coverage, and the worst that was found.

use super::parts::shape;
use crate::catalog::Pillar;
use crate::checks::Outcome;
use crate::panel::Model;
use crate::report::{Report, words::Sign};
use crate::score::PillarScore;
use maud::{Markup, html};

pub(super) fn draw(model: &Model) -> Markup {
    let Some(report) = &model.report else {
        return html! {};
    };
    html! {
        h2 { "Eight pillars" }
        ul.pillars {
            @for pillar in &report.scorecard.pillars { (row(report, pillar)) }
        }
    }
}

fn row(report: &Report, pillar: &PillarScore) -> Markup {
    let items = report
        .checklist
        .iter()
        .filter(|item| item.pillar == pillar.id)
        .count();
    let seen = pillar.measured + pillar.attested;
    html! {
        li title=[pillar.cap_reason.as_deref()] {
            (shape(worst(report, pillar)))
            span.name { (pillar.id.title()) }
            span class=(if pillar.score.is_some() { "bar" } else { "bar none" }) aria-hidden="true" {
                @for segment in 1..=4u8 {
                    i.on[pillar.score.is_some_and(|score| score >= segment)] {}
                }
            }
            span.score.figures {
                @if let Some(score) = pillar.score {
                    (score) " of 4"
                } @else {
                    span.soft { "not assessed" }
                }
            }
            span.meta.figures { (seen) " of " (items) " seen" }
        }
    }
}

fn worst(report: &Report, pillar: &PillarScore) -> Sign {
    let outcomes =
        |outcome| of(report, pillar.id).filter(move |finding| finding.outcome == outcome);
    if let Some(impact) = outcomes(Outcome::Failed)
        .map(|finding| finding.impact)
        .max()
    {
        impact.sign()
    } else if outcomes(Outcome::CantTell).next().is_some() {
        Outcome::CantTell.sign()
    } else if pillar.score.is_some() {
        Outcome::Passed.sign()
    } else {
        Outcome::Untested.sign()
    }
}

fn of(report: &Report, pillar: Pillar) -> impl Iterator<Item = &crate::report::Finding> {
    report
        .findings
        .iter()
        .filter(move |finding| finding.pillar == pillar)
}
