//! The little Markdown that checks are documented in: paragraphs, lists, `code` and code blocks.

use maud::{Markup, html};

/// Draws it; what is not known stays text, and everything is escaped.
pub(super) fn prose(text: &str) -> Markup {
    html! {
        @for (at, part) in text.split("```").enumerate() {
            @if at % 2 == 1 {
                // The first line of a code block names its language.
                pre { code { (part.split_once('\n').map_or(part, |(_, code)| code).trim_end()) } }
            } @else {
                @for block in part.split("\n\n").map(str::trim).filter(|block| !block.is_empty()) {
                    (paragraph(block))
                }
            }
        }
    }
}

fn paragraph(block: &str) -> Markup {
    let points: Option<Vec<&str>> = block
        .split("\n- ")
        .enumerate()
        .map(|(at, point)| {
            if at == 0 {
                point.strip_prefix("- ")
            } else {
                Some(point)
            }
        })
        .collect();
    match points {
        Some(points) => html! { ul { @for point in points { li { (inline(point)) } } } },
        None => html! { p { (inline(block)) } },
    }
}

/// One line of text with `code` in it.
pub(super) fn inline(text: &str) -> Markup {
    html! {
        @for (at, part) in text.split('`').enumerate() {
            @if at % 2 == 1 { code { (part) } } @else { (part) }
        }
    }
}
