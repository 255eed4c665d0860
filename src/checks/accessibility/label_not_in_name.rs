//! # What a control says is not what it is called
//!
//! ## What it checks
//!
//! Buttons, links, tabs, menu items and other controls that show words and also have `aria-label` or `aria-labelledby`:
//! the words that can be seen must be a part of the accessible name, in the same order. Case, punctuation, what stands in
//! round brackets, single letters that serve as symbols and words that an icon font draws as pictures don't count; a control
//! is left out where the two differ only by an abbreviation or a hyphen.
//!
//! ## Why it matters
//!
//! People who steer by voice say what they see: "click Save". If the control is called "Submit form", nothing happens.
//!
//! ## How to fix
//!
//! Begin the name with the words that are seen: `aria-label="Save the form"`. Often the `aria-label` can go.
//!
//! ## Examples
//!
//! ```html,failed
//! <button aria-label="Submit form">Save</button>
//! ```
//!
//! ```html,passed
//! <button aria-label="Save the form">Save</button>
//! ```
//!
//! ```html,passed
//! <button aria-label="Close">X</button>
//! ```
//!
//! ```html,inapplicable
//! <button>Save</button>
//! ```
//!
//! ```html,inapplicable
//! <a href="/" aria-label="University Avenue">University Ave.</a>
//! ```
//!
//! ## References
//!
//! - [WCAG 2.5.3 Label in Name](https://www.w3.org/WAI/WCAG22/Understanding/label-in-name)
//! - [ACT rule 2ee8b8: visible label is part of accessible name](https://www.w3.org/WAI/standards-guidelines/act/rules/2ee8b8/)

use crate::Recording;
use crate::catalog::Pillar;
use crate::checks::{Case, Check, Impact, Target};
use crate::page::{NodeId, NodeKind, Snapshot};
use crate::semantics::{Semantics, component};

/// What a control says is not what it is called.
pub const CHECK: Check = Check {
    id: "label-not-in-name",
    pillar: Pillar::Accessibility,
    impact: Impact::Moderate,
    wcag: &["2.5.3"],
    act: &["2ee8b8"],
    items: &[],
    run,
};

fn run(recording: &Recording) -> Result<Vec<Case>, String> {
    let page = recording.page.as_ref().ok_or("the page was not read")?;
    let semantics = Semantics::new(page);
    let icons = page.elements().any(|(_, element)| {
        let font = |href: &str| href.contains("Material+") || href.contains("icon");
        element.is_html("link") && element.attribute("href").is_some_and(font)
    });
    let controls = page.elements().filter(|&(id, element)| {
        (element.attribute("aria-label").is_some()
            || element.attribute("aria-labelledby").is_some())
            && semantics.exposed(id)
            && semantics
                .role(id)
                .is_some_and(|role| role.interactive() && role.named_by_content())
    });
    Ok(controls
        .filter_map(|(id, _)| judge(&semantics, id, icons))
        .collect())
}

fn judge(semantics: &Semantics, id: NodeId, icons: bool) -> Option<Case> {
    let page = semantics.page();
    let said = semantics.visible_text(id, |_| true);
    if said.trim().is_empty() {
        return None;
    }
    let target = Target::Node(id);
    let label = semantics.visible_text(id, |text| !drawn(page, text));
    let name = semantics.name(id).text;
    let (words, called) = (words(&label, ' '), self::words(&name, ' '));
    if symbol(&words) || contains(&called, &words, |one, other| one == other) {
        return Some(Case::passed(target));
    }
    if hyphens(&label, &name, &words, &called) {
        return None;
    }
    let cause = component(page, id);
    let lower = |c: char| c.is_ascii_lowercase() || c == '_';
    if icons && label.trim().chars().all(lower) {
        let message = "The word on this control is not a part of its name. If an icon font draws it as a picture, that is fine.";
        return Some(Case::cant_tell(target, cause, message));
    }
    let apart = called.len() > words.len() && called.concat() == words.concat();
    if (apart && words.concat().chars().all(char::is_alphabetic)) || composed(&label, &name) {
        let message = "The words on this control and its name seem the same but for spaces or accents: see whether they are.";
        return Some(Case::cant_tell(target, cause, message));
    }
    if abbreviated(&words, &called) {
        return None;
    }
    let message = "The words seen on this control are not a part of its name, so saying them to voice control does nothing.";
    Some(Case::failed(target, cause, message))
}

/// Words in lower case, without what stands in round brackets; `hyphen` stands for a hyphen.
fn words(text: &str, hyphen: char) -> Vec<String> {
    let mut flat = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, inside)) = rest.split_once('(') {
        let Some((_, after)) = inside.split_once(')') else {
            break;
        };
        flat.push_str(before);
        rest = after;
    }
    flat.push_str(rest);
    let mut plain = String::with_capacity(flat.len());
    for c in flat.chars() {
        match c {
            '-' | '\u{2010}' | '\u{2011}' | '\u{ad}' => {
                if hyphen == ' ' {
                    plain.push(' ');
                }
            }
            c if c.is_alphanumeric() => plain.extend(c.to_lowercase()),
            _ => plain.push(' '),
        }
    }
    plain
        .split(' ')
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect()
}

/// Whether `words` stand in `called`, one after the other; scripts that write no spaces are looked through as a whole.
fn contains(called: &[String], words: &[String], same: impl Fn(&str, &str) -> bool) -> bool {
    let spaced = words.concat().chars().all(|c| c < UNSPACED);
    words.is_empty()
        || called
            .windows(words.len())
            .any(|run| run.iter().zip(words).all(|(one, other)| same(one, other)))
        || (!spaced && called.concat().contains(&words.concat()))
}

/// From Thai on there are scripts without spaces between words.
const UNSPACED: char = '\u{e00}';

/// A lone letter, as the X that closes a dialog.
fn symbol(words: &[String]) -> bool {
    match words {
        [only] => {
            let mut letters = only.chars();
            letters.next().is_some_and(char::is_alphabetic) && letters.next().is_none()
        }
        _ => false,
    }
}

/// Whether hyphens are all that is between the two: the rule does not apply to those.
fn hyphens(label: &str, name: &str, words: &[String], called: &[String]) -> bool {
    let (joined, called_joined) = (self::words(label, '-'), self::words(name, '-'));
    [
        (&*called_joined, words),
        (called, &*joined),
        (&*called_joined, &*joined),
    ]
    .iter()
    .any(|(called, words)| contains(called, words, |one, other| one == other))
}

/// Whether abbreviations are all that is between the two: nor to those.
fn abbreviated(words: &[String], called: &[String]) -> bool {
    contains(called, words, |one, other| {
        one == other || short_for(one, other) || short_for(other, one)
    }) || words.iter().any(|word| initials(word, called))
        || called.iter().any(|word| initials(word, words))
}

/// Whether `short` is made of letters of `long`, in order and from the first: "ave" for "avenue".
fn short_for(short: &str, long: &str) -> bool {
    let mut rest = long.chars();
    short.len() < long.len()
        && short.chars().next() == long.chars().next()
        && short
            .chars()
            .all(|c| c.is_alphabetic() && rest.any(|other| other == c))
}

/// Whether `word` is made of the first letters of some of `words`, one after the other: "faq".
fn initials(word: &str, words: &[String]) -> bool {
    let count = word.chars().count();
    (2..=MAX_INITIALS).contains(&count)
        && words.windows(count).any(|run| {
            let first = run.iter().filter_map(|word| word.chars().next());
            first.eq(word.chars()) && run.iter().any(|word| word.len() > 1)
        })
}

const MAX_INITIALS: usize = 6;

/// Whether a text is a picture of an icon font: one narrow box in place of the word that asks for it.
fn drawn(page: &Snapshot, id: NodeId) -> bool {
    let NodeKind::Text { text, rect } = &page.node(id).kind else {
        return false;
    };
    let style = page
        .parent(id)
        .and_then(|parent| page.element(parent)?.style.as_ref());
    let word = text.trim();
    let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_';
    style.is_some_and(|style| {
        let wide = rect.width / style.font_size.max(1.0);
        #[expect(clippy::cast_precision_loss, reason = "a word")]
        let letters = word.len() as f32;
        letters >= 3.0
            && word.chars().all(plain)
            && wide > 0.5
            && wide < 1.2
            && wide < 0.4 * letters
    })
}

/// Whether one of them has characters that can be written in two ways: accents of their own, ligatures, wide letters.
fn composed(label: &str, name: &str) -> bool {
    let twofold = |c: char| matches!(c, '\u{300}'..='\u{36f}' | '\u{f900}'..='\u{ffef}');
    label.chars().chain(name.chars()).any(twofold)
}

#[cfg(test)]
#[path = "../../../tests/unit/checks/label_not_in_name.rs"]
mod tests;
