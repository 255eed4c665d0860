//! The computed `content` of a pseudo-element as the text that is shown or read out.
//!
//! <https://drafts.csswg.org/css-content-3/#content-property>

use crate::page::Element;

/// The text of `content` as computed: strings and `attr()` one after another, or what stands after `/` in their stead.
/// Images say nothing, and neither do counters, whose value is not in the computed style.
pub(super) fn resolve(content: &str, element: &Element) -> String {
    let (shown, alternative) = split(content, element);
    alternative.unwrap_or(shown)
}

fn split(content: &str, element: &Element) -> (String, Option<String>) {
    let mut shown = String::new();
    let mut alternative: Option<String> = None;
    let mut rest = content.trim_start();
    while let Some(first) = rest.chars().next() {
        let text = alternative.as_mut().unwrap_or(&mut shown);
        rest = match first {
            '"' | '\'' => string(&rest[1..], first, text),
            '/' => {
                alternative = Some(String::new());
                &rest[1..]
            }
            _ => word(rest, element, text),
        }
        .trim_start();
    }
    (shown, alternative)
}

/// Takes a keyword or function; gives what follows it.
fn word<'a>(rest: &'a str, element: &Element, text: &mut String) -> &'a str {
    let end = rest
        .find(|c: char| c.is_whitespace() || c == '(' || c == '"')
        .unwrap_or(rest.len());
    let (name, after) = rest.split_at(end.max(1).min(rest.len()));
    if let Some(inside) = after.strip_prefix('(') {
        let (arguments, after) = parenthesised(inside);
        if name.eq_ignore_ascii_case("attr") {
            let wanted = arguments.split([',', ' ']).next().unwrap_or_default();
            text.push_str(element.attribute(wanted).unwrap_or_default());
        }
        return after;
    }
    match name {
        "open-quote" => text.push('“'),
        "close-quote" => text.push('”'),
        _ => {}
    }
    after
}

/// What stands up to the closing parenthesis, and what follows it; strings may hold parentheses.
fn parenthesised(inside: &str) -> (&str, &str) {
    let mut depth = 1;
    let mut quote = None;
    let mut escaped = false;
    for (at, c) in inside.char_indices() {
        match (quote, c) {
            _ if escaped => escaped = false,
            (_, '\\') => escaped = true,
            (Some(q), c) if c == q => quote = None,
            (Some(_), _) => {}
            (None, '"' | '\'') => quote = Some(c),
            (None, '(') => depth += 1,
            (None, ')') => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return (inside[..at].trim(), &inside[at + 1..]);
        }
    }
    (inside, "")
}

/// Takes a string whose opening quote is already taken; gives what follows it.
fn string<'a>(rest: &'a str, quote: char, text: &mut String) -> &'a str {
    let mut chars = rest.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        if c == quote {
            return &rest[at + c.len_utf8()..];
        }
        if c != '\\' {
            text.push(c);
            continue;
        }
        // An escape: up to six hexadecimal digits and a space, or the character itself.
        let mut code = 0;
        let mut digits = 0;
        while let Some(digit) = chars.peek().and_then(|(_, c)| c.to_digit(16)) {
            if digits == 6 {
                break;
            }
            code = code * 16 + digit;
            digits += 1;
            chars.next();
        }
        if digits > 0 {
            text.push(char::from_u32(code).unwrap_or(char::REPLACEMENT_CHARACTER));
            chars.next_if(|(_, c)| c.is_whitespace());
        } else if let Some((_, c)) = chars.next() {
            text.push(c);
        }
    }
    ""
}

#[cfg(test)]
#[path = "../../../tests/unit/page/decode/content.rs"]
mod tests;
