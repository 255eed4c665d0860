//! A call of the app as a fact: what it cost and what came back, and nothing of its contents.

use crate::traffic::{self, Body, Url, Via, is_session_header, parse_json, shapes};

/// What is remembered of a call the recorder saw: no header, no body, no record, and of its address neither values nor
/// what looks like a secret.
#[derive(Debug, Clone, PartialEq)]
pub struct Call {
    /// The same for the same whole address, and for a request of it: [`super::Request::key`].
    pub key: u64,
    /// As the browser sends it.
    pub method: String,
    /// The address without query and fragment; what looks like a secret in its path is `…`.
    pub url: String,
    /// Names of its query's parameters, sorted, each once.
    pub params: Vec<String>,
    /// The same for the same text that was sent along; `None` when nothing was, or something else than text.
    pub sent: Option<u64>,
    /// What made it.
    pub via: Via,
    /// Whether the app itself said who asks: a header with a token. Cookies may have gone along unseen.
    pub authenticated: bool,
    /// HTTP status; 0 when there was no answer.
    pub status: u16,
    /// How many records came, where the answer is a list of them.
    pub rows: Option<usize>,
    /// How many the server says there are in all.
    pub total: Option<u64>,
    /// Bytes of the answer when unpacked; at least so many where it was too long to be read whole. `None` when the
    /// answer was no text and the server did not say.
    pub bytes: Option<u64>,
    /// When the app made it, in milliseconds since 1970.
    pub start: f64,
    /// Until the whole answer was there, or its head where it was no text; in milliseconds. `None` for what never ends.
    pub duration: Option<f64>,
    /// `Cache-Control` of the answer; empty when it was not sent, or scripts may not read it.
    pub cache_control: String,
    /// Whether `ETag` or `Last-Modified` lets the browser ask whether an answer is still right.
    pub validator: bool,
}

/// Longer names and headers are cut; in characters.
const LONGEST: usize = 100;
/// At most so many names of parameters.
const MOST_PARAMS: usize = 20;
/// Longer answers are not read by the recorder; in bytes.
const TRUNCATED: u64 = 5 * 1024 * 1024;

impl Call {
    /// What is remembered of a call; `None` when its address can't be read.
    #[must_use]
    pub fn of(call: &traffic::Call) -> Option<Self> {
        let address = call.url.split('#').next().unwrap_or_default();
        // A WebSocket's address is read as the page's own would be.
        let url = match address.strip_prefix("ws") {
            Some(rest) => Url::parse(&format!("http{rest}")),
            None => Url::parse(address),
        }
        .ok()?;
        let list = call
            .response
            .as_deref()
            .and_then(|text| shapes::list(&parse_json(text).ok()?));
        Some(Self {
            key: key(address),
            method: cut(&call.method()),
            url: cut_to(&url.without_query().display(), 3 * LONGEST),
            params: params(&url),
            sent: match &call.body {
                Body::Text(text) => Some(key(text)),
                Body::None | Body::Other(_) => None,
            },
            via: call.via,
            authenticated: call.headers.iter().any(|(name, _)| is_session_header(name)),
            status: call.status,
            rows: list.map(|(rows, _)| rows),
            total: list.and_then(|(_, total)| total),
            bytes: bytes(call),
            start: call.time,
            duration: call
                .duration
                .filter(|ms| call.status > 0 && ms.is_finite() && *ms >= 0.0),
            cache_control: cut(call.response_header("cache-control").unwrap_or_default()),
            validator: ["etag", "last-modified"]
                .iter()
                .any(|name| call.response_header(name).is_some()),
        })
    }
}

fn params(url: &Url) -> Vec<String> {
    let mut names: Vec<String> = url.query().map(|(name, _)| name).collect();
    names.sort_unstable();
    names.dedup();
    names.truncate(MOST_PARAMS);
    names.iter().map(|name| cut_to(name, LONGEST / 2)).collect()
}

fn bytes(call: &traffic::Call) -> Option<u64> {
    if let Some(text) = &call.response {
        return Some(text.len() as u64);
    }
    let said = call
        .response_header("content-length")
        .and_then(|length| length.parse().ok());
    if call.truncated {
        return Some(said.unwrap_or(0).max(TRUNCATED));
    }
    said
}

/// A number that is the same for the same text and tells nothing about it: `key` of `extension/page/entries.js`.
#[must_use]
pub(super) fn key(text: &str) -> u64 {
    const START: u32 = 0x811c_9dc5;
    let step = |hash: u32, unit: u16| (hash ^ u32::from(unit)).wrapping_mul(0x0100_0193);
    let units: Vec<u16> = text.encode_utf16().collect();
    let forwards = units.iter().fold(START, |hash, unit| step(hash, *unit));
    let backwards = units
        .iter()
        .rev()
        .fold(START, |hash, unit| step(hash, *unit));
    (u64::from(backwards >> 11) << 32) | u64::from(forwards)
}

fn cut(text: &str) -> String {
    cut_to(text, LONGEST)
}

fn cut_to(text: &str, longest: usize) -> String {
    text.chars().take(longest).collect()
}

#[cfg(test)]
#[path = "../../tests/unit/load/call.rs"]
mod tests;
