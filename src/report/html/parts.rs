//! Small things that several parts of the report draw.

use crate::report::words::Sign;
use maud::{Markup, html};

/// A state by shape, colour and word.
pub(super) fn sign(sign: Sign) -> Markup {
    html! {
        span class={ "sign " (sign.class) } {
            span.sign-shape aria-hidden="true" { (sign.shape) } (sign.word)
        }
    }
}

/// A score of 0 to 4: the figure, and the same as four segments.
pub(super) fn score(score: Option<u8>) -> Markup {
    html! {
        span class={ "bar" @if score.is_none() { " none" } } aria-hidden="true" {
            @for step in 1..=4 { i class=[score.filter(|s| *s >= step).map(|_| "on")] {} }
        }
        @match score {
            Some(score) => span.score.figures { (score) " of 4" },
            None => span.score { "not assessed" },
        }
    }
}

/// A wide table in a box of its own that can be scrolled, by keyboard too.
pub(super) fn wide(label: &str, table: &Markup) -> Markup {
    html! { div.wide role="region" aria-label=(label) tabindex="0" { (table) } }
}

/// The host of an address, or the address where it has none.
pub(super) fn host(url: &str) -> &str {
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    let host = rest.split(['/', '?', '#']).next().unwrap_or(rest);
    if host.is_empty() { url } else { host }
}

/// Path and query of an address, or the address where it has none.
pub(super) fn path(url: &str) -> &str {
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    rest.find('/').map_or(url, |at| &rest[at..])
}
