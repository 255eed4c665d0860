//! JSON of strangers: answers of any size, depth and sense.

use crate::order;
use serde_json::Value;
use std::hash::{DefaultHasher, Hash, Hasher};

/// Why an answer's text can't be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unreadable {
    /// There is none.
    Empty,
    /// It is a web page: a sign-in page, or the app's own shell.
    WebPage,
    /// It is no JSON, or nested deeper than 128 levels (`serde_json`'s bound).
    NotJson,
}

/// Reads an answer's text. Of keys that come twice the last one counts, as in a browser.
///
/// # Errors
/// Why it can't be used.
pub fn parse(text: &str) -> Result<Value, Unreadable> {
    // The byte order mark, and the guard lines some servers put before JSON against script inclusion.
    let text = text.trim_start_matches('\u{feff}').trim();
    let text = text
        .strip_prefix(")]}'")
        .map_or(text, |rest| rest.trim_start_matches(',').trim());
    if text.is_empty() {
        return Err(Unreadable::Empty);
    }
    if text.starts_with('<') {
        return Err(Unreadable::WebPage);
    }
    serde_json::from_str(text).map_err(|_| Unreadable::NotJson)
}

/// A number for a value that doesn't depend on the order of its keys; for records without an id. `leave_out` names
/// top-level fields that don't count.
#[must_use]
pub fn fingerprint(value: &Value, leave_out: &dyn Fn(&str) -> bool) -> u64 {
    let mut hasher = DefaultHasher::new();
    match value {
        Value::Object(fields) => {
            let mut entries: Vec<_> = fields.iter().filter(|(name, _)| !leave_out(name)).collect();
            order::sort_by(&mut entries, |(a, _), (b, _)| a.cmp(b));
            for (name, value) in entries {
                name.hash(&mut hasher);
                fingerprint(value, &|_| false).hash(&mut hasher);
            }
        }
        Value::Array(items) => {
            items.len().hash(&mut hasher);
            for item in items {
                fingerprint(item, &|_| false).hash(&mut hasher);
            }
        }
        plain => plain.to_string().hash(&mut hasher),
    }
    hasher.finish()
}

#[cfg(test)]
#[path = "../../tests/unit/traffic/json.rs"]
mod tests;
