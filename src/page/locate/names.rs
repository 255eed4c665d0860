//! Which names in the markup were given by a person and so will be there tomorrow, and how to write them in a selector.

/// Whether an id was given by a person rather than counted up or hashed by a library: `:r1:`, `radix-42`,
/// `b3f1c2d4-…` are other ones after the next build or reload.
pub(super) fn is_stable_id(id: &str) -> bool {
    !id.is_empty()
        && id.len() <= 64
        && !id.contains([':', '«', '»', ' '])
        && !id.starts_with("_r_")
        && ![
            "radix-",
            "headlessui-",
            "react-aria",
            "mui-",
            "ember",
            "reach-",
            "downshift-",
        ]
        .iter()
        .any(|prefix| id.starts_with(prefix))
        && id.split(['-', '_']).all(|part| !is_generated(part))
}

/// Whether a class says what a thing is: letters only, as hashes and utility classes hardly ever are.
pub(super) fn is_stable_class(class: &str) -> bool {
    (3..=40).contains(&class.len())
        && class.starts_with(|c: char| c.is_ascii_lowercase())
        && class
            .chars()
            .all(|c| c.is_ascii_lowercase() || c == '-' || c == '_')
        && !["css-", "sc-", "jsx-", "svelte-", "emotion-", "ng-"]
            .iter()
            .any(|prefix| class.starts_with(prefix))
}

/// Digits among letters, or many of them.
fn is_generated(part: &str) -> bool {
    let digits = part.chars().filter(char::is_ascii_digit).count();
    let letters = part.chars().filter(|c| c.is_alphabetic()).count();
    let hexadecimal = part.len() >= 8 && part.chars().all(|c| c.is_ascii_hexdigit());
    hexadecimal || digits >= 4 || (letters > 0 && digits > 1 && part.len() >= 6)
}

/// An identifier as `CSS.escape` writes it: <https://drafts.csswg.org/cssom/#serialize-an-identifier>
pub(super) fn identifier(name: &str) -> String {
    let mut escaped = String::with_capacity(name.len());
    for (at, c) in name.chars().enumerate() {
        let leading = at == 0 || (at == 1 && name.starts_with('-'));
        match c {
            '\0' => escaped.push('\u{fffd}'),
            '\u{1}'..='\u{1f}' | '\u{7f}' => escaped.push_str(&format!("\\{:x} ", c as u32)),
            '0'..='9' if leading => escaped.push_str(&format!("\\{:x} ", c as u32)),
            '-' if name.len() == 1 => escaped.push_str("\\-"),
            'a'..='z' | 'A'..='Z' | '0'..='9' | '-' | '_' | '\u{80}'.. => escaped.push(c),
            _ => {
                escaped.push('\\');
                escaped.push(c);
            }
        }
    }
    escaped
}

/// A quoted string: <https://drafts.csswg.org/cssom/#serialize-a-string>
pub(super) fn string(text: &str) -> String {
    let mut quoted = String::from("\"");
    for c in text.chars() {
        match c {
            '\0' => quoted.push('\u{fffd}'),
            '\u{1}'..='\u{1f}' | '\u{7f}' => quoted.push_str(&format!("\\{:x} ", c as u32)),
            '"' | '\\' => {
                quoted.push('\\');
                quoted.push(c);
            }
            _ => quoted.push(c),
        }
    }
    quoted.push('"');
    quoted
}
