//! Three things to do first.

use super::parts::shape;
use crate::panel::Model;
use crate::score::effort;
use maud::{Markup, html};

const FIRST: usize = 3;

pub(super) fn draw(model: &Model) -> Markup {
    let Some(report) = &model.report else {
        return html! {};
    };
    let numbered = || report.findings.iter().zip(1usize..);
    let fixes: Vec<_> = report
        .scorecard
        .fix_list
        .iter()
        .filter_map(|id| numbered().find(|(finding, _)| finding.id == *id))
        .take(FIRST)
        .collect();
    if fixes.is_empty() {
        return html! {};
    }
    html! {
        h2 { "Do first" }
        ol.first {
            @for (finding, number) in fixes {
                li {
                    button type="button" id={ "first-" (finding.id) }
                        data-action="open-finding" data-value=(finding.id) data-point=(finding.id) {
                        (shape(finding.impact.sign()))
                        span.text { (finding.message) }
                        span.meta {
                            "No. " (number) " · " (finding.pillar.title()) " · "
                            (effort(finding.pillar, finding.targets.len()))
                        }
                    }
                }
            }
        }
    }
}
