//! The documentation of checks as markup: paragraphs, lists, code blocks, code within a line. Nothing else of
//! Markdown is used there.

use maud::{Markup, html};

/// Text as `cargo xtask docs` leaves it: one line a paragraph or item, blank lines between blocks.
pub(crate) fn prose(text: &str) -> Markup {
    let mut lines = text.lines().peekable();
    let mut blocks = Vec::new();
    while let Some(line) = lines.next() {
        if line.trim_start().starts_with("```") {
            let code = lines
                .by_ref()
                .take_while(|l| !l.trim_start().starts_with("```"));
            let code: Vec<&str> = code.collect();
            blocks.push(html! { pre tabindex="0" { code { (code.join("\n")) } } });
        } else if let Some(first) = line.strip_prefix("- ") {
            let mut items = vec![first];
            while let Some(item) = lines.peek().and_then(|next| next.strip_prefix("- ")) {
                items.push(item);
                lines.next();
            }
            blocks.push(html! { ul { @for item in items { li { (inline(item)) } } } });
        } else if !line.trim().is_empty() {
            blocks.push(html! { p { (inline(line)) } });
        }
    }
    html! { @for block in blocks { (block) } }
}

/// Odd parts between backticks are code; an unpaired backtick is itself.
fn inline(text: &str) -> Markup {
    let parts: Vec<&str> = text.split('`').collect();
    if parts.len().is_multiple_of(2) {
        return html! { (text) };
    }
    html! {
        @for (index, part) in parts.iter().enumerate() {
            @if index % 2 == 1 { code { (part) } } @else { (part) }
        }
    }
}

#[cfg(test)]
#[path = "../../../tests/unit/report/prose.rs"]
mod tests;
