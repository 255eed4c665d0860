//! The text of a script as a row of tokens that does not depend on how a bundler wrote it.
//!
//! Bundlers give local names new letters in every file and drop comments and white space. So names are all one token,
//! except after a dot and before a colon, where they are properties and stay what they are; texts and numbers stay, too.
//! It is no parser: a regular expression is told from a division by what stands before it, and where that is wrong the
//! same code still gives the same tokens.

/// A token: a number for what it says, and the byte at which it begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Token {
    pub(super) hash: u32,
    pub(super) at: u32,
}

/// Longer words are properties or built-ins even where a local name could stand: bundlers keep those of two letters or
/// three for themselves.
const LOCAL: usize = 3;
/// Longer regular expressions are none: a lone `/` must not be followed to the end of the text each time; in bytes.
const LONGEST_PATTERN: usize = 1000;
/// The token of every local name.
const NAME: u32 = 1;

/// Splits a text, in one pass.
pub(super) fn tokens(text: &str) -> Vec<Token> {
    let bytes = text.as_bytes();
    let mut all: Vec<Token> = Vec::with_capacity(bytes.len() / 3);
    let mut at = 0;
    // Whether a value could end here: then `/` divides.
    let mut value = false;
    let mut dot = false;
    while let Some(&byte) = bytes.get(at) {
        let start = at;
        let next = bytes.get(at + 1).copied().unwrap_or(0);
        match byte {
            b' ' | b'\t' | b'\r' | b'\n' | b';' => {
                at += 1;
                continue;
            }
            b'/' if next == b'/' => {
                at = end_of(bytes, at, |byte| byte == b'\n');
                continue;
            }
            b'/' if next == b'*' => {
                at = after(bytes, at + 2, b"*/");
                continue;
            }
            b'"' | b'\'' | b'`' => at = quoted(bytes, at),
            b'/' if !value => at = pattern(bytes, at),
            byte if is_word(byte) => at = end_of(bytes, at, |byte| !is_word(byte)),
            _ => at += 1,
        }
        let word = &bytes[start..at];
        let name = is_word(byte) && !byte.is_ascii_digit();
        let keyword = matches!(
            word,
            b"return"
                | b"typeof"
                | b"case"
                | b"in"
                | b"of"
                | b"do"
                | b"else"
                | b"void"
                | b"delete"
                | b"throw"
                | b"new"
        );
        let local =
            name && !dot && word.len() <= LOCAL && !is_kept(word) && next_sign(bytes, at) != b':';
        let hash = if local {
            NAME
        } else if matches!(byte, b'"' | b'\'' | b'`') {
            // One bundler writes 'a', another "a".
            fnv(word
                .get(1..word.len().saturating_sub(1))
                .unwrap_or_default())
        } else {
            fnv(word)
        };
        all.push(Token {
            hash,
            at: u32::try_from(start).unwrap_or(u32::MAX),
        });
        dot = byte == b'.';
        value = is_word(byte) && !keyword
            || matches!(byte, b')' | b']' | b'}' | b'"' | b'\'' | b'`')
            || byte == b'/' && at > start + 1;
    }
    all
}

/// FNV-1a (<http://www.isthe.com/chongo/tech/comp/fnv/>).
pub(super) fn fnv(bytes: &[u8]) -> u32 {
    bytes.iter().fold(0x811c_9dc5, |hash, byte| {
        (hash ^ u32::from(*byte)).wrapping_mul(0x0100_0193)
    })
}

/// Keywords as short as local names.
fn is_kept(word: &[u8]) -> bool {
    matches!(
        word,
        b"do"
            | b"if"
            | b"in"
            | b"of"
            | b"for"
            | b"new"
            | b"try"
            | b"var"
            | b"let"
            | b"get"
            | b"set"
    )
}

fn is_word(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'_' || byte == b'$' || byte >= 0x80
}

fn next_sign(bytes: &[u8], at: usize) -> u8 {
    let rest = bytes.get(at..).unwrap_or_default();
    // Minified code has no space there; written code has one at most.
    let mut signs = rest.iter().take(2).filter(|byte| **byte != b' ');
    signs.next().copied().unwrap_or(0)
}

fn end_of(bytes: &[u8], from: usize, ends: impl Fn(u8) -> bool) -> usize {
    let rest = bytes.get(from..).unwrap_or_default();
    let length = rest.iter().position(|byte| ends(*byte));
    from + length.unwrap_or(rest.len())
}

fn after(bytes: &[u8], from: usize, sign: &[u8]) -> usize {
    let rest = bytes.get(from..).unwrap_or_default();
    let found = rest.windows(sign.len()).position(|part| part == sign);
    found.map_or(bytes.len(), |at| from + at + sign.len())
}

/// The byte after a text; a text in quotes ends with its line, should its end be missing.
fn quoted(bytes: &[u8], from: usize) -> usize {
    let quote = bytes[from];
    let mut at = from + 1;
    while let Some(&byte) = bytes.get(at) {
        match byte {
            b'\\' => at += 1,
            b'\n' if quote != b'`' => return at,
            byte if byte == quote => return at + 1,
            _ => {}
        }
        at += 1;
    }
    bytes.len()
}

/// The byte after a regular expression, or after the sign where there is none before the end of the line.
fn pattern(bytes: &[u8], from: usize) -> usize {
    let mut at = from + 1;
    let mut class = false;
    while let Some(&byte) = bytes.get(at).filter(|_| at - from < LONGEST_PATTERN) {
        match byte {
            b'\\' => at += 1,
            b'\n' => return from + 1,
            b'[' => class = true,
            b']' => class = false,
            b'/' if !class => return end_of(bytes, at + 1, |byte| !byte.is_ascii_alphabetic()),
            _ => {}
        }
        at += 1;
    }
    from + 1
}

#[cfg(test)]
#[path = "../../tests/unit/load/tokens.rs"]
mod tests;
