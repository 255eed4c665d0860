//! The field that filters findings. Not bound to the model, so that typing never redraws it.

use crate::panel::{Model, Tab};
use maud::{Markup, html};

/// Fewer findings than this are seen at a glance.
const WORTHWHILE: usize = 6;

pub(super) fn draw(model: &Model) -> Markup {
    let findings = model
        .report
        .as_ref()
        .map_or(0, |report| report.findings.len());
    if model.tab != Tab::Findings || findings < WORTHWHILE {
        return html! {};
    }
    html! {
        label.filter {
            span { "Filter findings" }
            input type="search" id="filter-text" data-input="filter" autocomplete="off" spellcheck="false"
                placeholder="a word, a selector, “critical”, “1.4.3”";
        }
    }
}
