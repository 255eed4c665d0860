//! What this audit could not see.

use crate::catalog::{Automation, Pillar};
use crate::checks::Outcome;
use crate::report::words::{self, count};
use crate::report::{FrameStatus, Report};
use crate::vitals::Status;
use maud::{Markup, html};

pub(super) fn section(report: &Report) -> Markup {
    let frames = || {
        report
            .page
            .frames
            .iter()
            .filter(|f| f.status == FrameStatus::NotTested)
    };
    let untested = || {
        report
            .rules
            .iter()
            .filter(|rule| rule.outcome == Outcome::Untested)
    };
    let vitals = || {
        report
            .metrics
            .iter()
            .filter(|(_, m)| m.status != Status::Exact)
    };
    let open = |pillar: Pillar, automation: &[Automation]| {
        let items = report.checklist.iter().filter(|i| i.pillar == pillar);
        items
            .filter(|i| i.outcome == Outcome::Untested && automation.contains(&i.automation))
            .count()
    };
    let asked = [Automation::Attest, Automation::Assisted];
    let automatic = [Automation::Passive, Automation::Replay, Automation::Active];
    let total = |automation: &[Automation]| {
        Pillar::ALL
            .map(|p| open(p, automation))
            .iter()
            .sum::<usize>()
    };
    let by_pillar = |automation: &[Automation]| {
        let counted = Pillar::ALL.map(|p| (p, open(p, automation)));
        let told: Vec<String> = counted
            .iter()
            .filter(|(_, n)| *n > 0)
            .map(|(p, n)| format!("{} {n}", p.title()))
            .collect();
        told.join(", ")
    };
    html! {
        section #not-seen aria-labelledby="not-seen-title" {
            h2 #not-seen-title { "What this audit could not see" }
            ul.limits {
                li { "Other pages of the app, other sizes of screen, other devices: one page was judged, once, "
                    "in a window of " (report.page.viewport.width) " × " (report.page.viewport.height) " pixels, on " (report.page.device.words()) "." }
                @for frame in frames() {
                    li { "A frame: " code { (frame.url) } ". " (frame.reason.as_deref().unwrap_or("It could not be read.")) }
                }
                @for rule in untested() {
                    li { (words::title(&rule.id)) ": not run. " (rule.reason.as_deref().unwrap_or("")) }
                }
                @for (name, metric) in vitals() {
                    li { (name.short()) ": " (words::status(metric.status)) ". " (metric.reason) }
                }
                @if report.isolation.is_none() { li { "What a second account can read: the test was not run." } }
                @if total(&asked) > 0 {
                    li { (count(total(&asked), "item", "items")) " that only a person can answer or judge: " (by_pillar(&asked)) "." }
                }
                @if total(&automatic) > 0 {
                    li { (count(total(&automatic), "item", "items")) " that this version or this run did not measure: " (by_pillar(&automatic)) "." }
                }
                li { "What goes on in the server: backups, logs, how queries are made, who is woken up." }
            }
        }
    }
}
