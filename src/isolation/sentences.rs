//! Verdicts in words: what was seen, with its figures.

/// `41 invoices`, `1 invoice`.
pub(super) fn count(number: usize, entity: &str) -> String {
    format!(
        "{number} {}",
        if number == 1 {
            singular(entity)
        } else {
            plural(entity)
        }
    )
}

/// `Account B read 41 of A's 41 invoices.`
pub(super) fn read_of(who: &str, number: usize, of: usize, entity: &str) -> String {
    let of = of.max(number);
    format!("{who} read {number} of A's {}.", count(of, entity))
}

/// The entity in plain words: `InvoiceItem` is `invoice items`.
pub(super) fn plural(entity: &str) -> String {
    let word = plain(entity);
    if word.ends_with('s') || word.ends_with("data") || word.ends_with("people") {
        word
    } else if let Some(stem) = word
        .strip_suffix('y')
        .filter(|stem| !stem.ends_with(['a', 'e', 'o', 'u']))
    {
        format!("{stem}ies")
    } else if word.ends_with(['x', 'z']) || word.ends_with("ch") || word.ends_with("sh") {
        format!("{word}es")
    } else {
        format!("{word}s")
    }
}

/// One of them: `invoices` is `invoice`.
pub(super) fn singular(entity: &str) -> String {
    let word = plain(entity);
    if let Some(stem) = word.strip_suffix("ies").filter(|stem| stem.len() > 2) {
        format!("{stem}y")
    } else if word.ends_with("ss") || word.ends_with("us") || word.ends_with("is") {
        word
    } else {
        word.strip_suffix('s').map(Into::into).unwrap_or(word)
    }
}

fn plain(entity: &str) -> String {
    let mut word = String::new();
    let mut previous = ' ';
    for letter in entity.chars() {
        if letter.is_uppercase() && previous.is_lowercase() {
            word.push(' ');
        }
        word.extend(if "-_".contains(letter) { ' ' } else { letter }.to_lowercase());
        previous = letter;
    }
    word
}

#[cfg(test)]
#[path = "../../tests/unit/isolation/sentences.rs"]
mod tests;
