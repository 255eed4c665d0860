//! Languages: which tags name one, and which parts of a page have their own.

mod parts;

pub use parts::{Part, parts};

/// For each subtag of two letters, then for each of three, whether it is registered as a language: a bit each, in
/// alphabetical order, lowest bit first. From the IANA Language Subtag Registry of 2025-08-25.
/// <https://www.iana.org/assignments/language-subtag-registry>
static REGISTRY: &[u8] = include_bytes!("registry.bin");

/// Whether a language tag begins with a subtag that is registered as a language: the "known primary language tag" of
/// ACT rules. What follows it is not looked at, nor do browsers.
#[must_use]
pub fn known_language(tag: &str) -> bool {
    let primary = tag.split('-').next().unwrap_or_default();
    if !matches!(primary.len(), 2 | 3) || !primary.bytes().all(|c| c.is_ascii_alphabetic()) {
        return false;
    }
    let place = primary.bytes().fold(0, |place, letter| {
        place * LETTERS + usize::from(letter.to_ascii_lowercase() - b'a')
    });
    let bit = if primary.len() == 2 {
        place
    } else {
        LETTERS * LETTERS + place
    };
    REGISTRY
        .get(bit / 8)
        .is_some_and(|byte| byte & (1 << (bit % 8)) != 0)
}

const LETTERS: usize = 26;

#[cfg(test)]
#[path = "../../../tests/unit/semantics/language.rs"]
mod tests;
