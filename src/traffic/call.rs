//! One call of the app, as `extension/page/recorder.js` saw it.

use super::Url;
use crate::read::{self, Fields, FromJson, from_json};
use serde_json::Value;
use std::fmt;

/// One call of the app. It holds tokens and record contents: it stays in memory, is never serialised, and its `Debug`
/// shows neither.
#[derive(Clone, PartialEq)]
pub struct Call {
    /// What made it.
    pub via: Via,
    /// As the app wrote it; the browser's own normalisation is [`Call::method`].
    method: String,
    /// Absolute.
    pub url: String,
    /// Request headers the app set; names in lower case.
    pub headers: Vec<(String, String)>,
    /// What was sent.
    pub body: Body,
    /// Whether cookies went along: `omit`, `same-origin` or `include`.
    pub credentials: super::Credentials,
    /// HTTP status; 0 when there was no answer.
    pub status: u16,
    /// The answer's headers that scripts may read; names in lower case.
    pub response_headers: Vec<(String, String)>,
    /// The answer's text; `None` when it was no JSON or text, or could not be read.
    pub response: Option<String>,
    /// Whether the answer was longer than the recorder's bound, and `response` therefore not kept.
    pub truncated: bool,
    /// Whether the answer came from another address than the one asked.
    pub redirected: bool,
    /// Start of the call, in milliseconds since 1970.
    pub time: f64,
    /// Until the answer was read, or its headers where it is not; in milliseconds. `None` where none came.
    pub duration: Option<f64>,
}

from_json!(Call {
    via: "via", method: "method", url: "url";
    headers: "headers",
    body: "body",
    credentials: "credentials",
    status: "status",
    response_headers: "responseHeaders",
    response: "response",
    truncated: "truncated",
    redirected: "redirected",
    time: "time",
    duration: "duration",
});

/// What made a call.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Via {
    /// `fetch`.
    Fetch,
    /// `XMLHttpRequest`.
    Xhr,
    /// `navigator.sendBeacon`: seen, never sent again.
    Beacon,
    /// `EventSource`: seen, never sent again.
    EventSource,
    /// `WebSocket`: seen, never sent again.
    WebSocket,
}

impl FromJson for Via {
    fn from_json(value: Value) -> Result<Self, String> {
        Ok(match value.as_str() {
            Some("fetch") => Self::Fetch,
            Some("xhr") => Self::Xhr,
            Some("beacon") => Self::Beacon,
            Some("eventSource") => Self::EventSource,
            Some("webSocket") => Self::WebSocket,
            _ => return Err("a way to call was expected".to_owned()),
        })
    }
}

/// What a call carried.
#[derive(Clone, PartialEq, Eq, Default)]
pub enum Body {
    /// Nothing.
    #[default]
    None,
    /// Text, whole.
    Text(String),
    /// Something else, in words: `FormData`, `Blob of 300 bytes`, `text of 2 MB`.
    Other(String),
}

impl FromJson for Body {
    fn from_json(value: Value) -> Result<Self, String> {
        if value == "none" {
            return Ok(Self::None);
        }
        let mut fields = Fields::of(value)?;
        Ok(match fields.take_or_default("text")? {
            Some(text) => Self::Text(text),
            None => Self::Other(fields.take("other")?),
        })
    }
}

impl Call {
    /// Reads what the relay delivered. The page can forge every field of it, so nothing in it is trusted further than
    /// the guard proves.
    ///
    /// # Errors
    /// In words, without quoting the message.
    pub fn from_json(text: &str) -> Result<Self, String> {
        read::from_str(text).map_err(|why| format!("the recorder's message can't be read ({why})"))
    }

    /// A call by hand.
    #[cfg(test)]
    pub(crate) fn made(
        via: Via,
        method: &str,
        url: &str,
        headers: Vec<(String, String)>,
        body: Body,
    ) -> Self {
        Self {
            via,
            method: method.into(),
            url: url.into(),
            headers,
            body,
            credentials: super::Credentials::SameOrigin,
            status: 200,
            response_headers: Vec::new(),
            response: None,
            truncated: false,
            redirected: false,
            time: 0.0,
            duration: None,
        }
    }

    /// The method as the browser sends it: the six usual ones are put into capitals, others stay as they are
    /// (<https://fetch.spec.whatwg.org/#concept-method-normalize>).
    #[must_use]
    pub fn method(&self) -> String {
        const NORMALISED: [&str; 6] = ["DELETE", "GET", "HEAD", "OPTIONS", "POST", "PUT"];
        let upper = self.method.to_ascii_uppercase();
        if NORMALISED.contains(&upper.as_str()) {
            upper
        } else {
            self.method.clone()
        }
    }

    /// The address without secrets, for people.
    #[must_use]
    pub fn display_url(&self) -> String {
        Url::parse(&self.url).map_or_else(|_| "(unreadable address)".into(), |url| url.display())
    }

    /// A header of the answer.
    #[must_use]
    pub fn response_header(&self, name: &str) -> Option<&str> {
        let mut headers = self.response_headers.iter();
        headers.find_map(|(n, value)| n.eq_ignore_ascii_case(name).then_some(value.as_str()))
    }
}

impl fmt::Debug for Call {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Call")
            .field("via", &self.via)
            .field("method", &self.method())
            .field("url", &self.display_url())
            .field("status", &self.status)
            .finish_non_exhaustive()
    }
}

impl fmt::Debug for Body {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::None => write!(f, "None"),
            Self::Text(text) => write!(f, "Text({} bytes)", text.len()),
            Self::Other(what) => write!(f, "Other({what})"),
        }
    }
}

#[cfg(test)]
#[path = "../../tests/unit/traffic/call.rs"]
mod tests;
