//! The navigations of the visit, each with its vitals, where there was more than the load.

use super::parts;
use crate::report::words::value;
use crate::vitals::{Name, Navigation};
use maud::{Markup, html};

pub(super) fn section(navigations: &[Navigation]) -> Markup {
    if !worth_telling(navigations) {
        return html! {};
    }
    html! {
        h3 #navigations { "Navigation by navigation" }
        p { "Each route change is measured from the press that led to it. That press still counts for the route before." }
        (parts::wide("Vitals of each navigation", &table(navigations)))
        (note(navigations))
    }
}

/// Whether it says more than the five vitals of the visit.
pub(crate) fn worth_telling(navigations: &[Navigation]) -> bool {
    navigations.len() > 1
        || navigations
            .iter()
            .any(|navigation| navigation.note.is_some())
}

/// One row each.
pub(crate) fn table(navigations: &[Navigation]) -> Markup {
    html! {
        table {
            thead { tr {
                th scope="col" { "Navigation" }
                @for name in Name::ALL { th scope="col" { abbr title=(name.plain()) { (name.short()) } } }
            } }
            tbody { @for navigation in navigations { tr {
                th scope="row" { (navigation.kind.words()) " " span.meta { (path(&navigation.url)) } }
                @for name in Name::ALL {
                    td.figures { @if let Some(metric) = navigation.metrics.get(&name) {
                        (value(metric))
                        @if let Some(rating) = metric.rating { " " (parts::sign(rating.sign())) }
                    } }
                }
            } } }
        }
    }
}

/// What the list does not show.
pub(crate) fn note(navigations: &[Navigation]) -> Markup {
    html! {
        @for note in navigations.iter().filter_map(|navigation| navigation.note.as_ref()) { p.meta { (note) } }
    }
}

/// The origin is the same for all.
fn path(url: &str) -> &str {
    let host = url.find("://").map_or(0, |at| at + 3);
    url[host..].find('/').map_or(url, |at| &url[host + at..])
}
