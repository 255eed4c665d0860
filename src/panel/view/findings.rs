//! Findings by pillar: what was seen, why it matters, how to mend it, where.

use super::parts::sign;
use crate::catalog::Pillar;
use crate::checks::Outcome;
use crate::panel::Model;
use crate::report::html::prose::prose;
use crate::report::{Finding, Report, Target, words};
use maud::{Markup, html};

/// Targets shown before the rest is asked for.
const AT_FIRST: usize = 5;

pub(super) fn draw(model: &Model) -> Markup {
    let Some(report) = &model.report else {
        return html! {
            p.empty {
                @if model.auditing() { "Findings appear here when the page has been judged." }
                @else { "There is nothing to show. Press Run again." }
            }
        };
    };
    let shown = |finding: &Finding| matches(finding, &model.filter);
    html! {
        @if report.findings.is_empty() {
            p.empty { "Nothing was found by the checks that ran. Evidence says what was not seen." }
        } @else if !report.findings.iter().any(shown) {
            p.empty { "No finding contains “" (model.filter) "”." }
        }
        @for pillar in Pillar::ALL {
            @let findings: Vec<(usize, &Finding)> = (1..).zip(&report.findings)
                .filter(|(_, finding)| finding.pillar == pillar && shown(finding)).collect();
            @if !findings.is_empty() {
                section.group aria-labelledby={ "group-" (pillar.id()) } {
                    h3 id={ "group-" (pillar.id()) } { (pillar.title()) }
                    ul.findings {
                        @for (number, finding) in findings { li { (row(model, report, finding, number)) } }
                    }
                }
            }
        }
    }
}

fn matches(finding: &Finding, filter: &str) -> bool {
    let contains = |text: &str| text.to_lowercase().contains(filter);
    filter.is_empty()
        || contains(&finding.message)
        || contains(&finding.rule)
        || contains(&words::title(&finding.rule))
        || contains(finding.pillar.title())
        || contains(finding.impact.word())
        || finding.wcag.iter().any(|criterion| contains(criterion))
        || finding
            .targets
            .iter()
            .any(|target| contains(&target.selector) || contains(&target.text))
}

fn row(model: &Model, report: &Report, finding: &Finding, number: usize) -> Markup {
    let open = model.open.contains(&finding.id);
    let state = match finding.outcome {
        Outcome::CantTell => Outcome::CantTell.sign(),
        _ => finding.impact.sign(),
    };
    html! {
        button.finding type="button" id={ "finding-" (finding.id) } data-action="toggle" data-value=(finding.id)
            data-point=(finding.id) aria-expanded=(open) aria-controls={ "body-" (finding.id) } {
            span.no.figures { span.aside { "No. " } (number) }
            span.text { (finding.message) }
            span.meta {
                (sign(state)) " · " (words::title(&finding.rule)) " · "
                (words::count(finding.targets.len().max(1), "place", "places"))
            }
        }
        @if open {
            div.body id={ "body-" (finding.id) } { (body(model, report, finding)) }
        }
    }
}

fn body(model: &Model, report: &Report, finding: &Finding) -> Markup {
    let doc = words::doc(&finding.rule);
    html! {
        @if finding.outcome == Outcome::CantTell {
            p { "A person must look: what could be seen does not decide it." }
        }
        @if !finding.targets.is_empty() { (targets(model, report, finding)) }
        @if let Some(doc) = doc { h4 { "Why it matters" } (prose(doc.why)) }
        h4 { "How to fix" }
        (prose(&finding.help))
        @if let Some(doc) = doc.filter(|doc| doc.fix != finding.help) { (prose(doc.fix)) }
        @if let Some(doc) = doc { h4 { "What was checked" } (prose(doc.what)) }
        @if !finding.wcag.is_empty() {
            p.meta { "WCAG 2.2: " (finding.wcag.join(", ")) }
        }
    }
}

fn targets(model: &Model, report: &Report, finding: &Finding) -> Markup {
    let all = format!("all-{}", finding.id);
    let total = finding.targets.len();
    let shown = if model.open.contains(&all) {
        total
    } else {
        total.min(AT_FIRST)
    };
    html! {
        h4 { "Where" }
        ul.targets {
            @for (at, each) in finding.targets.iter().take(shown).enumerate() {
                li { (target(report, finding, each, at)) }
            }
        }
        @if shown < total {
            button type="button" id=(all) data-action="toggle" data-value=(all) {
                "Show all " (total) " places"
            }
        }
    }
}

/// A place that can be pointed at is a stop for the keyboard too: focus outlines it in the page as the pointer does.
fn target(report: &Report, finding: &Finding, target: &Target, at: usize) -> Markup {
    let elsewhere = target.frame != report.page.final_url && !target.frame.is_empty();
    let element = !target.selector.is_empty();
    html! {
        div.target id={ "target-" (finding.id) "-" (at) }
            tabindex=[element.then_some("0")] data-point=[element.then(|| format!("{} {at}", finding.id))] {
            @if !target.text.is_empty() { span.text { "“" (target.text) "”" } }
            @if element {
                code { @for host in &target.shadow_path { (host) " ▸ " } (target.selector) }
            }
            @if !target.html.is_empty() { code.soft { (target.html) } }
            @if elsewhere { span.meta { "in the frame " (target.frame) } }
        }
    }
}
