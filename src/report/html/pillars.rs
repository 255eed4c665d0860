//! The eight pillars at a glance.

use super::parts;
use crate::catalog::Pillar;
use crate::checks::Outcome;
use crate::report::words::{Sign, count};
use crate::report::{Finding, Report};
use crate::score::PillarScore;
use maud::{Markup, html};

pub(super) fn section(report: &Report) -> Markup {
    html! {
        section #pillars aria-labelledby="pillars-title" {
            h2 #pillars-title { "Eight pillars" }
            ol.pillars { @for pillar in &report.scorecard.pillars { (row(report, pillar)) } }
            @if !report.scorecard.vetoes.is_empty() {
                h3 #vetoes { "Not ready whatever the total, because" }
                ul.vetoes { @for veto in &report.scorecard.vetoes { li { (veto) } } }
            }
        }
    }
}

fn row(report: &Report, pillar: &PillarScore) -> Markup {
    let items = report
        .checklist
        .iter()
        .filter(|i| i.pillar == pillar.id)
        .count();
    let seen = pillar.measured + pillar.attested;
    let failed = of(report, pillar.id, Outcome::Failed).count();
    html! {
        li {
            div.pillar-name {
                h3 {
                    @if failed > 0 { a href={ "#findings-" (pillar.id.id()) } { (pillar.id.title()) } }
                    @else { (pillar.id.title()) }
                }
                p.meta { (pillar.id.question()) }
            }
            p.pillar-score { (parts::score(pillar.score)) }
            p.pillar-seen.figures { (seen) " of " (items) " seen" }
            p.pillar-worst {
                (parts::sign(worst(report, pillar)))
                @if failed > 0 { span.meta { (count(failed, "finding", "findings")) } }
            }
            @if let Some(reason) = &pillar.cap_reason { p.pillar-cap.meta { (reason) } }
        }
    }
}

fn of(report: &Report, pillar: Pillar, outcome: Outcome) -> impl Iterator<Item = &Finding> {
    let findings = report.findings.iter();
    findings.filter(move |f| f.pillar == pillar && f.outcome == outcome)
}

fn worst(report: &Report, pillar: &PillarScore) -> Sign {
    let impact = of(report, pillar.id, Outcome::Failed)
        .map(|f| f.impact)
        .max();
    match (impact, pillar.score) {
        (Some(impact), _) => impact.sign(),
        (None, Some(0)) => crate::checks::Impact::Critical.sign(),
        (None, _) if of(report, pillar.id, Outcome::CantTell).next().is_some() => {
            Outcome::CantTell.sign()
        }
        (None, Some(_)) => Outcome::Passed.sign(),
        (None, None) => Outcome::Untested.sign(),
    }
}
