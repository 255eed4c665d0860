//! The replay guard: an allow-list of proven reads. What isn't proven to be a read is never sent.
//!
//! The verb alone proves nothing: some POSTs read (Base44's `aggregate`), some GETs sign out, send mail, or hand out
//! credentials. So a request must have the shape of a known read, go where the app itself goes, and carry no word, header
//! or parameter that says it does something. A doubt is a refusal.

use super::{Credentials, Read, Request, shapes, words};
use crate::sorted::Set;
use serde::Serialize;
use std::fmt;

/// Why a request is never sent, as a clause: `it writes (DELETE)`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refusal(String);

impl Refusal {
    pub(super) fn new(reason: impl Into<String>) -> Self {
        Self(reason.into())
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Decides what may be sent; knows the origins the app itself talks to.
#[derive(Debug, Clone, Default)]
pub struct Guard {
    origins: Set<String>,
}

/// A request that is proven to be a read. Only [`Guard::permit`] makes one; there is no way to change one but to go
/// back to a [`Request`] and ask again.
#[derive(Debug, Clone, PartialEq)]
pub struct ProvenRead {
    request: Request,
    read: Read,
}

/// What is handed to `extension/page/replay.js`: a proven read with a number. Holds tokens, so `Debug` shows little and
/// it must not be stored.
#[derive(Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Outgoing {
    id: u32,
    method: String,
    url: String,
    headers: Vec<(String, String)>,
    #[serde(skip_serializing_if = "Option::is_none")]
    body: Option<String>,
    credentials: Credentials,
}

/// Headers that let a server answer without reading, or that a script can't set anyway.
const DROPPED: [&str; 12] = [
    "if-none-match",
    "if-modified-since",
    "if-match",
    "if-unmodified-since",
    "if-range",
    "range",
    "host",
    "cookie",
    "origin",
    "referer",
    "content-length",
    "connection",
];

impl Guard {
    /// A guard for an app that talks to these origins (`https://api.example`).
    #[must_use]
    pub fn new(origins: impl IntoIterator<Item = String>) -> Self {
        Self {
            origins: origins.into_iter().collect(),
        }
    }

    /// Adds an origin that the app was seen to use with a session.
    pub fn allow(&mut self, origin: &str) {
        if !self.origins.contains(origin) {
            self.origins.insert(origin.into());
        }
    }

    /// Proves that a request only reads.
    ///
    /// # Errors
    /// Why that isn't proven, in words.
    pub fn permit(&self, request: &Request) -> Result<ProvenRead, Refusal> {
        if !self.origins.contains(request.url.origin()) {
            return Err(Refusal::new(
                "it goes to an address that the app doesn't use with a session",
            ));
        }
        for (name, value) in &request.headers {
            if name.contains("method") && name.starts_with("x-") {
                return Err(Refusal::new("its method is overridden by a header"));
            }
            let plain = |byte: u8| byte == b'\t' || (b' '..=b'~').contains(&byte) || byte >= 0x80;
            let token = |byte: u8| {
                byte.is_ascii_lowercase() || byte.is_ascii_digit() || b"-_.".contains(&byte)
            };
            if name.is_empty() || !name.bytes().all(token) || !value.bytes().all(plain) {
                return Err(Refusal::new("one of its headers is malformed"));
            }
        }
        let read = shapes::prove(request).map_err(Refusal::new)?;
        if !read.shape.fixes_meaning() {
            let harm = words::harm_in_path(request.url.path());
            let params = || {
                request
                    .url
                    .query()
                    .find_map(|(name, value)| words::harm_in_param(&name, &value))
            };
            if let Some(harm) = harm.or_else(params) {
                return Err(Refusal(harm));
            }
        }
        let mut request = request.clone();
        request
            .headers
            .retain(|(name, _)| !DROPPED.contains(&name.as_str()));
        Ok(ProvenRead { request, read })
    }
}

impl ProvenRead {
    /// What it reads.
    #[must_use]
    pub fn read(&self) -> &Read {
        &self.read
    }

    /// The request, to look at or to make a changed one of.
    #[must_use]
    pub fn request(&self) -> &Request {
        &self.request
    }

    /// Turns it into what the page sends; `id` comes back with the answer.
    #[must_use]
    pub fn into_outgoing(self, id: u32) -> Outgoing {
        Outgoing {
            id,
            method: self.request.method,
            url: self.request.url.full(),
            headers: self.request.headers,
            body: self.request.body,
            credentials: self.request.credentials,
        }
    }
}

impl Outgoing {
    /// Comes back with the answer.
    #[must_use]
    pub fn id(&self) -> u32 {
        self.id
    }
}

impl fmt::Debug for Outgoing {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut out = f.debug_struct("Outgoing");
        out.field("id", &self.id).field("method", &self.method);
        out.finish_non_exhaustive()
    }
}

#[cfg(test)]
#[path = "../../tests/unit/traffic/guard.rs"]
mod tests;
