//! The tabs, by the ARIA pattern: arrow keys move among them, Tab goes on to what they show.

use crate::panel::{Model, Tab};
use maud::{Markup, html};

pub(super) fn draw(model: &Model) -> Markup {
    if model.subject.is_none() {
        return html! {};
    }
    html! {
        div role="tablist" aria-label="Details" {
            @for tab in Tab::ALL {
                @let chosen = tab == model.tab;
                button type="button" role="tab" id={ "tab-" (tab.id()) } data-action="show" data-value=(tab.id())
                    aria-selected=(chosen) aria-controls="panel" tabindex=(if chosen { "0" } else { "-1" }) {
                    (tab.title())
                    @if let (Tab::Findings, Some(report)) = (tab, &model.report) {
                        " " span.count.figures { (report.findings.len()) }
                    }
                }
            }
        }
    }
}

/// What the chosen tab shows.
pub(super) fn panel(model: &Model, content: &Markup) -> Markup {
    if model.subject.is_none() {
        return html! {};
    }
    html! {
        div role="tabpanel" id="panel" aria-labelledby={ "tab-" (model.tab.id()) } tabindex="0" { (content) }
    }
}
