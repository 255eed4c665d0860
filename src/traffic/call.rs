//! One call of the app, as `extension/page/recorder.js` saw it.

use super::Url;
use serde::Deserialize;
use std::fmt;

/// One call of the app. It holds tokens and record contents: it stays in memory, is never serialised, and its `Debug`
/// shows neither.
#[derive(Clone, PartialEq, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Call {
    /// What made it.
    pub via: Via,
    /// As the app wrote it; the browser's own normalisation is [`Call::method`].
    method: String,
    /// Absolute.
    pub url: String,
    /// Request headers the app set; names in lower case.
    #[serde(default)]
    pub headers: Vec<(String, String)>,
    /// What was sent.
    #[serde(default)]
    pub body: Body,
    /// Whether cookies went along: `omit`, `same-origin` or `include`.
    #[serde(default)]
    pub credentials: super::Credentials,
    /// HTTP status; 0 when there was no answer.
    #[serde(default)]
    pub status: u16,
    /// The answer's headers that scripts may read; names in lower case.
    #[serde(default)]
    pub response_headers: Vec<(String, String)>,
    /// The answer's text; `None` when it was no JSON or text, or could not be read.
    #[serde(default)]
    pub response: Option<String>,
    /// Whether the answer was longer than the recorder's bound, and `response` therefore not kept.
    #[serde(default)]
    pub truncated: bool,
    /// Whether the answer came from another address than the one asked.
    #[serde(default)]
    pub redirected: bool,
    /// Start of the call, in milliseconds since 1970.
    #[serde(default)]
    pub time: f64,
}

/// What made a call.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "camelCase")]
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

/// What a call carried.
#[derive(Clone, PartialEq, Eq, Default, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Body {
    /// Nothing.
    #[default]
    None,
    /// Text, whole.
    Text(String),
    /// Something else, in words: `FormData`, `Blob of 300 bytes`, `text of 2 MB`.
    Other(String),
}

impl Call {
    /// Reads what the relay delivered. The page can forge every field of it, so nothing in it is trusted further than
    /// the guard proves.
    ///
    /// # Errors
    /// In words, without quoting the message.
    pub fn from_json(text: &str) -> Result<Self, String> {
        // serde_json's own messages may quote the input, which may hold a token.
        serde_json::from_str(text).map_err(|error| {
            format!(
                "the recorder's message can't be read (line {}, column {})",
                error.line(),
                error.column()
            )
        })
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
