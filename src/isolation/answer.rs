//! What an answer means before anybody's records are compared: data, a refusal, or nothing that decides.

use crate::read::{self, from_json};
use crate::traffic::shapes::Content;
use crate::traffic::{Call, Read, Unreadable, parse_json};
use serde_json::Value;
use std::fmt;

/// An answer to one replayed request, as `extension/page/replay.js` delivers it. Holds record contents: its `Debug`
/// shows none and it can't be serialised.
#[derive(Clone, PartialEq)]
pub struct Answer {
    /// The request's number.
    pub id: u32,
    /// HTTP status; 0 when there was none.
    pub status: u16,
    /// The answer's text.
    pub body: Option<String>,
    /// Whether it was longer than the bound.
    pub truncated: bool,
    /// Whether it was a redirection (never followed).
    pub redirected: bool,
    /// Whether a shared cache says it gave the answer.
    pub cached: bool,
    /// Why there was no answer, in words.
    pub error: Option<String>,
}

from_json!(Answer {
    id: "id";
    status: "status",
    body: "body",
    truncated: "truncated",
    redirected: "redirected",
    cached: "cached",
    error: "error",
});

impl Answer {
    /// Reads what the page delivered.
    ///
    /// # Errors
    /// In words, without quoting the message.
    pub fn from_json(text: &str) -> Result<Self, String> {
        read::from_str(text).map_err(|why| format!("the page's answer can't be read ({why})"))
    }
}

impl fmt::Debug for Answer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut out = f.debug_struct("Answer");
        out.field("id", &self.id).field("status", &self.status);
        out.finish_non_exhaustive()
    }
}

/// What an answer means.
#[derive(Clone, PartialEq)]
pub(super) enum Reading {
    /// It holds data.
    Data(Content),
    /// It was refused, whatever its status says; why, as a clause.
    Refused {
        /// `refused (403)`, `an error with status 200`.
        why: String,
        /// Whether it says that nobody is signed in.
        signed_out: bool,
    },
    /// It decides nothing; why, as a clause.
    Unclear(String),
}

impl Reading {
    /// Reads a replayed answer.
    pub(super) fn of_answer(read: &Read, answer: &Answer) -> Self {
        if let Some(error) = &answer.error {
            // The browser's own words (`Failed to fetch`) name no content, but a page could put some there.
            let known = ["timeout", "network", "cancelled"].contains(&error.as_str());
            return Self::Unclear(format!(
                "no answer ({})",
                if known { error } else { "network" }
            ));
        }
        if answer.redirected {
            return Self::refused("redirected, as to a sign-in page");
        }
        Self::of(
            read,
            answer.status,
            answer.body.as_deref(),
            answer.truncated,
        )
    }

    /// Reads a recorded answer.
    pub(super) fn of_call(read: &Read, call: &Call) -> Self {
        Self::of(read, call.status, call.response.as_deref(), call.truncated)
    }

    fn of(read: &Read, status: u16, body: Option<&str>, truncated: bool) -> Self {
        match status {
            200..=299 => {}
            401 => {
                return Self::Refused {
                    why: "refused (401)".into(),
                    signed_out: true,
                };
            }
            403 | 404 | 410 | 451 => return Self::refused(&format!("refused ({status})")),
            300..=399 => return Self::refused("redirected, as to a sign-in page"),
            0 => return Self::Unclear("no answer".into()),
            429 => return Self::Unclear("the server asked to slow down (429)".into()),
            400..=499 => return Self::Unclear(format!("the request was not accepted ({status})")),
            _ => return Self::Unclear(format!("the server failed ({status})")),
        }
        if truncated {
            return Self::Unclear("the answer is too long to be compared".into());
        }
        match parse_json(body.unwrap_or_default()) {
            Err(Unreadable::Empty) => Self::refused("an empty answer"),
            Err(Unreadable::WebPage) => {
                Self::refused("a web page instead of data, as for signing in")
            }
            Err(Unreadable::NotJson) => {
                Self::Unclear("the answer is no JSON that can be read".into())
            }
            Ok(value) => Self::of_value(read, &value),
        }
    }

    fn of_value(read: &Read, value: &Value) -> Self {
        let content = read.content(value);
        let full = match &content {
            Some(Content::Records { records, .. }) => !records.is_empty(),
            Some(Content::Rows(rows)) => !rows.is_empty(),
            Some(Content::Count(_)) => true,
            None => false,
        };
        let failed = ["success", "ok"]
            .iter()
            .any(|key| value.get(key) == Some(&Value::Bool(false)));
        if failed || (!full && is_error(value)) {
            return Self::refused("an error, although the status says success");
        }
        match content {
            Some(content) => Self::Data(content),
            None if is_nothing(value) => Self::refused("an empty answer"),
            None => Self::Unclear("the answer holds no records".into()),
        }
    }

    fn refused(why: &str) -> Self {
        Self::Refused {
            why: why.into(),
            signed_out: false,
        }
    }
}

fn is_nothing(value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::Object(fields) => fields.is_empty() || fields.values().all(Value::is_null),
        Value::Array(items) => items.is_empty(),
        _ => false,
    }
}

/// The ways in which APIs say "no" with a status that says "yes".
fn is_error(value: &Value) -> bool {
    let Value::Object(fields) = value else {
        return false;
    };
    let said = |key: &str| {
        fields
            .get(key)
            .is_some_and(|value| !is_nothing(value) && *value != Value::Bool(false))
    };
    let bad = |key: &str| match fields.get(key) {
        Some(Value::Number(code)) => code.as_u64().is_some_and(|code| code >= 100),
        Some(Value::String(word)) => {
            let word = word.to_ascii_lowercase();
            [
                "error",
                "fail",
                "failed",
                "failure",
                "unauthorized",
                "forbidden",
                "denied",
            ]
            .contains(&word.as_str())
                || word.parse::<u16>().is_ok_and(|code| code >= 400)
        }
        _ => false,
    };
    let explained = said("message") || said("detail") || said("msg") || said("error_description");
    said("error")
        || said("errors")
        || bad("status")
        || bad("statusCode")
        || (explained && (bad("code") || fields.len() <= 3))
}

#[cfg(test)]
#[path = "../../tests/unit/isolation/answer.rs"]
mod tests;
