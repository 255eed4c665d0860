//! How the audit was made, and how to tell that its files are the ones it made.

use super::parts;
use crate::report::Report;
use crate::report::words::{self, count};
use maud::{Markup, html};

pub(super) fn section(report: &Report) -> Markup {
    let page = &report.page;
    html! {
        section #method aria-labelledby="method-title" {
            h2 #method-title { "Method" }
            dl.facts {
                div { dt { "Address asked for" } dd { (page.url) } }
                div { dt { "Address audited" } dd { (page.final_url) } }
                @if !page.title.is_empty() { div { dt { "Title" } dd { (page.title) } } }
                div { dt { "When" } dd.figures { (words::time(&page.audited_at)) } }
                div { dt { "Browser" } dd { (page.user_agent) } }
                div { dt { "Window" } dd.figures { (page.viewport.width) " × " (page.viewport.height) " CSS pixels, "
                    (page.viewport.dpr) " device pixels each" } }
                div { dt { "Device" } dd.figures { (page.device.words()) } }
                div { dt { "Frames" } dd.figures { (count(page.frames.len(), "document", "documents")) } }
                div { dt { "Tool" } dd { (report.tool.name) " " (report.tool.version) ", " (report.schema) } }
            }
            p { "The open page was read once, as the browser had rendered it, and judged outside of it. Nothing in it was changed. "
                "Each check ends as passed, failed, can't tell, nothing to check, or not run; what was not run is never counted as passed." }
            p { "A pillar has 0 points with a critical failure, 1 with a serious one, 2 with a moderate one, 3 with nothing worse than a minor one, "
                "and 4 only when every one of its items was decided and passed. Under a quarter of its items seen it has at most 1, under half at most 2. "
                "Ready means at least " (report.scorecard.threshold) " of " (report.scorecard.out_of)
                ", every pillar assessed, no leak and no critical failure." }
            p { "In the second-account test only calls that read were sent again. An answer is a leak when it holds records that belong "
                "to somebody else, by their ids and owners; never because of a status or a length." }
        }
    }
}

pub(super) fn integrity(report: &Report) -> Markup {
    let table = html! {
        table {
            caption { "Evidence that goes with this report" }
            thead { tr {
                th scope="col" { "File" }
                th scope="col" { "Kind" }
                th scope="col" { "SHA-256 of its bytes" }
            } }
            tbody { @for exhibit in &report.exhibits {
                tr {
                    th scope="row" { (exhibit.file) }
                    td { (exhibit.kind) }
                    td { code.hash { (exhibit.sha256) } }
                }
            } }
        }
    };
    html! {
        section #integrity aria-labelledby="integrity-title" {
            h2 #integrity-title { "Integrity" }
            @if report.exhibits.is_empty() {
                p { "No picture or other evidence goes with this report." }
            } @else {
                p { "Whoever has the files can tell whether they are the ones this report speaks of: their sums must be these." }
                (parts::wide("Evidence", &table))
            }
        }
    }
}
