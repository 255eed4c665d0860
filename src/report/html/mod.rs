//! The report a person reads: one file that needs nothing else, not even a network or a script.
//!
//! The first screen is for whoever decides: the verdict, the total, what to do first, who can read what, the vitals,
//! the pillars. What follows is for whoever mends, then for whoever checks the audit itself.
//! Every string that comes from a page is escaped by maud; only our own style sheets are not.

mod checks;
pub(crate) mod field;
mod findings;
mod first;
mod isolation;
mod jumps;
mod limits;
mod method;
pub(crate) mod navigations;
mod parts;
mod picture;
mod pillars;
mod presses;
pub(crate) mod prose;
pub(crate) mod vitals;
mod waterfall;

use super::{Report, words};
use maud::{DOCTYPE, PreEscaped, html};

const TOKENS: &str = include_str!("../../../www/tokens.css");
const STYLE: &str = include_str!("../../../www/report.css");
/// The file must stay what it is wherever it is opened: nothing is fetched, nothing runs.
const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'";

/// A picture that goes with a report.
#[derive(Debug, Clone, PartialEq)]
pub struct Picture {
    /// The exhibit it is of.
    pub exhibit: String,
    /// `data:image/…`; anything else is left out.
    pub data_url: String,
    /// CSS pixels; what the exhibit's boxes count in.
    pub width: f32,
    /// CSS pixels.
    pub height: f32,
}

/// The report as an HTML document.
#[must_use]
pub fn render(report: &Report, pictures: &[Picture]) -> String {
    let page = &report.page;
    let sections = [
        ("findings", "Findings"),
        ("picture", "Picture"),
        ("leaked", "Leaked records"),
        ("vitals-detail", "Vitals in detail"),
        ("waterfall", "Load"),
        ("interactions", "Interactions"),
        ("shifts", "Jumps"),
        ("field", "Other visits"),
        ("checks", "Checks"),
        ("not-seen", "Not seen"),
        ("checklist", "Checklist"),
        ("method", "Method"),
        ("integrity", "Integrity"),
    ];
    let shown = pictures.iter().any(|p| picture::is_image(&p.data_url));
    let timings = report.timings.as_ref();
    let sections = sections.iter().filter(|(id, _)| match *id {
        "picture" => shown,
        "leaked" => report
            .isolation
            .iter()
            .flat_map(|run| &run.calls)
            .any(|call| !call.leaked.is_empty()),
        "findings" => !report.findings.is_empty(),
        "waterfall" => timings.is_some_and(|timings| !timings.requests.is_empty()),
        "interactions" => timings.is_some_and(|timings| !timings.interactions.is_empty()),
        "shifts" => timings.is_some_and(|timings| !timings.shifts.is_empty()),
        _ => true,
    });
    let markup = html! {
        (DOCTYPE)
        html lang="en" {
            head {
                meta charset="utf-8";
                meta http-equiv="Content-Security-Policy" content=(POLICY);
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="referrer" content="no-referrer";
                meta name="color-scheme" content="light dark";
                meta name="generator" content={ (report.tool.name) " " (report.tool.version) };
                title { "Premortem: " (parts::host(&page.final_url)) " " (words::time(&page.audited_at)) }
                style { (PreEscaped(TOKENS)) (PreEscaped(STYLE)) }
            }
            body {
                a.skip href="#main" { "Skip to the verdict" }
                header.top {
                    p.name { "Premortem" }
                    p.what {
                        span.address { (page.final_url) } " "
                        span.figures { (words::time(&page.audited_at)) }
                    }
                }
                main #main tabindex="-1" {
                    (first::first(report))
                    (isolation::section(report))
                    (vitals::section(&report.metrics))
                    (pillars::section(report))
                    nav aria-label="Parts of this report" {
                        ul { @for (id, title) in sections { li { a href={ "#" (id) } { (title) } } } }
                    }
                    (findings::section(report))
                    (picture::section(report, pictures))
                    (isolation::leaked(report))
                    (vitals::detail(&report.metrics, &report.navigations))
                    (waterfall::section(report))
                    (presses::section(report))
                    (jumps::section(report, pictures))
                    (field::section(report))
                    (checks::section(report))
                    (limits::section(report))
                    (checks::checklist(report))
                    (method::section(report))
                    (method::integrity(report))
                }
                footer {
                    p { "Made by " (report.tool.name) " " (report.tool.version) ". This is not a certification: it says what was seen on one visit." }
                }
            }
        }
    };
    markup.into_string()
}

#[cfg(test)]
#[path = "../../../tests/unit/report/html.rs"]
mod tests;
