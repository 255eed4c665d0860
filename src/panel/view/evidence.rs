//! Exports, exhibits, and what this audit could not see.

use super::parts::button;
use crate::checks::Outcome;
use crate::panel::Model;
use crate::report::{FrameStatus, Report, words};
use maud::{Markup, html};

pub(super) fn draw(model: &Model) -> Markup {
    let Some(report) = &model.report else {
        return html! {
            p.empty { "The report, the picture and the limits of the audit are here when it is done." }
        };
    };
    html! {
        section {
            h3 { "Take the report with you" }
            p { "Both are made here and saved by your browser; they hold no token, field value or record." }
            div.actions {
                (button("export-html", "Save for people (HTML)", "primary"))
                (button("export-json", "Save for machines (JSON)", ""))
            }
        }
        (picture(model))
        (limits(report))
    }
}

fn picture(model: &Model) -> Markup {
    html! {
        @if let Some(shot) = &model.shot {
            section {
                h3 { "What was visible" }
                img.shot src=(shot.preview) alt="The visible part of the page when it was audited";
                p.meta { "SHA-256 " code { (shot.sha256) } }
            }
        }
    }
}

fn limits(report: &Report) -> Markup {
    let unseen = report
        .page
        .frames
        .iter()
        .filter(|frame| frame.status == FrameStatus::NotTested);
    let untested = report
        .rules
        .iter()
        .filter(|rule| rule.outcome == Outcome::Untested);
    html! {
        section {
            h3 { "What this audit could not see" }
            ul.limits {
                @for frame in unseen {
                    li { "The frame " code { (frame.url) } ": " (frame.reason.as_deref().unwrap_or("it was not read.")) }
                }
                @for rule in untested {
                    li {
                        (words::title(&rule.id)) ", not run: "
                        (rule.reason.as_deref().unwrap_or("what it needs was not recorded."))
                    }
                }
                li { "Other pages of the app, and this one after something was pressed or typed." }
                li { "Anything that happens on the server and does not show in the page or its calls." }
            }
        }
    }
}
