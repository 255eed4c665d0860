//! The verdict as a sentence and the total.

use crate::panel::Model;
use maud::{Markup, html};

pub(super) fn draw(model: &Model) -> Markup {
    let Some(report) = &model.report else {
        return html! {
            @if model.auditing() { p.pending { "The verdict comes when everything has been looked at." } }
        };
    };
    let card = &report.scorecard;
    let measured: usize = card.pillars.iter().map(|pillar| pillar.measured).sum();
    let attested: usize = card.pillars.iter().map(|pillar| pillar.attested).sum();
    html! {
        h2 class={ "decision " (card.verdict.sign().class) } {
            span.sign-shape aria-hidden="true" { (card.verdict.sign().shape) }
            (card.decision)
        }
        div.total {
            p.number.figures {
                strong { (card.total) } span aria-hidden="true" { "/" } span.aside { " of " } span { (card.out_of) }
            }
            p.soft {
                span.figures { (measured) } " items measured, "
                span.figures { (attested) } " answered by a person. "
                "Ready from " span.figures { (card.threshold) } "."
            }
        }
    }
}
