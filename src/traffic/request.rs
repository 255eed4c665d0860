//! A request that might be sent; whether it may is the guard's to say.

use super::{Body, Call, Refusal, Url};
use crate::read::FromJson;
use serde::Serialize;
use serde_json::Value;
use std::fmt;

/// Everything needed to send a call again. Holds tokens: its `Debug` doesn't show them, and it can't be serialised.
#[derive(Clone, PartialEq)]
pub struct Request {
    /// As the browser sends it.
    pub method: String,
    /// Where to.
    pub url: Url,
    /// Names in lower case.
    pub headers: Vec<(String, String)>,
    /// Text, if anything.
    pub body: Option<String>,
    /// Whether cookies go along.
    pub credentials: Credentials,
}

/// Whether cookies go along: the `credentials` of `fetch`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Credentials {
    /// Never.
    Omit,
    /// Only to the page's own origin.
    #[default]
    SameOrigin,
    /// Always.
    Include,
}

impl FromJson for Credentials {
    fn from_json(value: Value) -> Result<Self, String> {
        Ok(match value.as_str() {
            Some("omit") => Self::Omit,
            Some("same-origin") => Self::SameOrigin,
            Some("include") => Self::Include,
            _ => return Err("a credentials mode was expected".to_owned()),
        })
    }
}

impl Request {
    /// The request that was behind a recorded call.
    ///
    /// # Errors
    /// When it can't be made again at all: not a plain request, an address that can't be read, a body that isn't text.
    pub fn of(call: &Call) -> Result<Self, Refusal> {
        use super::Via;
        match call.via {
            Via::Fetch | Via::Xhr => {}
            Via::Beacon => return Err(Refusal::new("a beacon writes, it never reads")),
            Via::EventSource => return Err(Refusal::new("a stream of events, not one answer")),
            Via::WebSocket => return Err(Refusal::new("a WebSocket: no single request to repeat")),
        }
        let url = Url::parse(&call.url).map_err(Refusal::new)?;
        let body = match &call.body {
            Body::None => None,
            Body::Text(text) => Some(text.clone()),
            Body::Other(_) => {
                return Err(Refusal::new(
                    "its body is not text, so it can't be proven to be a read",
                ));
            }
        };
        let headers = call.headers.iter();
        let headers = headers.map(|(name, value)| (name.to_ascii_lowercase(), value.clone()));
        Ok(Self {
            method: call.method(),
            url,
            headers: headers.collect(),
            body,
            credentials: call.credentials,
        })
    }

    /// A header's value.
    #[must_use]
    pub fn header(&self, name: &str) -> Option<&str> {
        let mut headers = self.headers.iter();
        headers.find_map(|(n, value)| (n == name).then_some(value.as_str()))
    }
}

/// Whether a header of this name (lower case) says who asks: an account's token, a session, a CSRF token bound to one.
#[must_use]
pub fn is_session_header(name: &str) -> bool {
    const PARTS: [&str; 8] = [
        "auth", "token", "session", "jwt", "csrf", "xsrf", "cookie", "x-user",
    ];
    PARTS.iter().any(|part| name.contains(part))
}

impl fmt::Debug for Request {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let names: Vec<&str> = self.headers.iter().map(|(name, _)| name.as_str()).collect();
        f.debug_struct("Request")
            .field("method", &self.method)
            .field("url", &self.url.display())
            .field("headers", &names)
            .field("credentials", &self.credentials)
            .finish_non_exhaustive()
    }
}

#[cfg(test)]
#[path = "../../tests/unit/traffic/request.rs"]
mod tests;
