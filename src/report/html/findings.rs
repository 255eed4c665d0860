//! Findings by pillar: what, why, how to mend it, where.

use super::{parts, prose};
use crate::catalog::Pillar;
use crate::checks::Outcome;
use crate::report::words::{self, Sign, count};
use crate::report::{Baseline, Finding, Report, Target};
use crate::score::effort;
use maud::{Markup, html};

/// Places shown at once, and at all; the others are in `report.json`.
const OPEN_PLACES: usize = 3;
const MAX_PLACES: usize = 50;

pub(super) fn section(report: &Report) -> Markup {
    if report.findings.is_empty() {
        return html! {};
    }
    // In the order of what to mend first, so that the numbers run on as far as they can.
    let mut pillars: Vec<Pillar> = Vec::new();
    for finding in &report.findings {
        if !pillars.contains(&finding.pillar) {
            pillars.push(finding.pillar);
        }
    }
    html! {
        section #findings aria-labelledby="findings-title" {
            h2 #findings-title { "Findings" }
            @for pillar in pillars { (of_pillar(report, pillar)) }
        }
    }
}

fn of_pillar(report: &Report, pillar: Pillar) -> Markup {
    let numbered = report.findings.iter().enumerate();
    let findings = numbered.filter(|(_, f)| f.pillar == pillar);
    html! {
        h3 id={ "findings-" (pillar.id()) } { (pillar.title()) }
        @for (index, found) in findings { (finding(index + 1, found, &report.page.final_url)) }
    }
}

fn finding(number: usize, finding: &Finding, top: &str) -> Markup {
    html! {
        article.finding id={ "finding-" (number) } aria-labelledby={ "finding-" (number) "-title" } {
            h4 id={ "finding-" (number) "-title" } {
                span.badge.figures { span.aside { "Finding " } (number) } " " (words::title(&finding.rule))
            }
            p.meta {
                (parts::sign(sign(finding)))
                @if let Some(Baseline::New) = finding.baseline { " · new" }
                @if !finding.targets.is_empty() { " · " (count(finding.targets.len(), "place", "places")) }
                @if finding.outcome == Outcome::Failed { " · " (effort(finding.pillar, finding.targets.len())) }
                @if !finding.wcag.is_empty() { " · WCAG " (finding.wcag.join(", ")) }
            }
            p.seen { (finding.message) }
            dl.why {
                @if let Some(doc) = words::doc(&finding.rule) {
                    div { dt { "Why it matters" } dd { (prose::prose(doc.why)) } }
                }
                @if !finding.help.is_empty() {
                    div { dt { "How to fix" } dd { (prose::prose(&finding.help)) } }
                }
            }
            (places(&finding.targets, top))
        }
    }
}

fn sign(finding: &Finding) -> Sign {
    match (finding.baseline, finding.outcome) {
        (Some(Baseline::Fixed), _) => Sign {
            word: "mended since the earlier report",
            ..Outcome::Passed.sign()
        },
        (_, Outcome::CantTell) => Outcome::CantTell.sign(),
        _ => finding.impact.sign(),
    }
}

fn places(targets: &[Target], top: &str) -> Markup {
    let (open, folded) = targets.split_at(targets.len().min(OPEN_PLACES));
    html! {
        @if !open.is_empty() { ul.places { @for target in open { (place(target, top)) } } }
        @if !folded.is_empty() {
            details {
                summary { (count(folded.len(), "more place", "more places")) }
                ul.places { @for target in folded.iter().take(MAX_PLACES) { (place(target, top)) } }
                @if folded.len() > MAX_PLACES {
                    p.meta { "and " (folded.len() - MAX_PLACES) " more in report.json" }
                }
            }
        }
    }
}

fn place(target: &Target, top: &str) -> Markup {
    html! {
        li {
            @if !target.text.is_empty() { p.quote { "“" (target.text) "”" } }
            code.html { (target.html) }
            p.meta {
                @for host in &target.shadow_path { code { (host) } " › shadow root › " }
                code { (target.selector) }
                @if target.frame != without_fragment(top) {
                    span.frame { " in the frame " (parts::host(&target.frame)) (parts::path(&target.frame)) }
                }
            }
        }
    }
}

fn without_fragment(url: &str) -> &str {
    url.split('#').next().unwrap_or(url)
}
