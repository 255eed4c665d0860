//! What the app asked its back-end for, in order: the recorded calls, or what the browser's list of requests tells
//! where none were recorded. Two questions are the same when address and what was sent along are the same.

use super::load::load;
use crate::Recording;
use crate::order;

/// One question.
#[derive(Debug, Clone)]
pub(super) struct Ask<'a> {
    /// The same for the same question.
    pub(super) key: (u64, u64),
    /// `GET`; empty where only the request is known.
    pub(super) method: &'a str,
    /// Without query and fragment.
    pub(super) url: &'a str,
    /// Names of the query's parameters.
    pub(super) params: &'a [String],
    /// In milliseconds since whenever.
    pub(super) start: f64,
    /// How long it took; 0 where that is not known.
    pub(super) duration: f64,
    /// Bytes of the answer; 0 where that is not known.
    pub(super) bytes: u64,
    /// The navigation it belongs to; one for all where that is not known.
    pub(super) navigation: u64,
    /// It may have changed what the next answer says.
    pub(super) writes: bool,
}

/// All questions by their start, and whether their methods are known.
pub(super) fn asks(recording: &Recording) -> Result<(Vec<Ask<'_>>, bool), String> {
    let recorded = !recording.calls.is_empty();
    let mut all: Vec<Ask<'_>> = if recorded {
        let answered = recording
            .calls
            .iter()
            .filter(|call| call.duration.is_some());
        answered
            .map(|call| {
                let reads = matches!(call.method.as_str(), "GET" | "HEAD" | "OPTIONS");
                Ask {
                    key: (call.key, call.sent.unwrap_or(0)),
                    method: &call.method,
                    url: &call.url,
                    params: &call.params,
                    start: call.start,
                    duration: call.duration.unwrap_or(0.0),
                    bytes: call.bytes.unwrap_or(0),
                    navigation: 0,
                    // Some APIs are asked by POST; an answer full of records is none to a change.
                    writes: !reads && call.rows.is_none(),
                }
            })
            .collect()
    } else {
        let calls = load(recording)?.requests.iter().filter(|one| one.is_call());
        calls
            .map(|one| Ask {
                key: (one.key, 0),
                method: "",
                url: &one.url,
                params: &one.params,
                start: one.start_time,
                duration: one.duration().unwrap_or(0.0),
                bytes: one.decoded_size,
                navigation: one.navigation_id.unwrap_or(0),
                writes: false,
            })
            .collect()
    };
    order::sort_by(&mut all, |a, b| a.start.total_cmp(&b.start));
    Ok((all, recorded))
}

impl Ask<'_> {
    /// When the answer was there.
    pub(super) fn end(&self) -> f64 {
        self.start + self.duration
    }

    /// The path with `*` for what tells one record from another, method first where it is known.
    pub(super) fn pattern(&self) -> String {
        let rest = self.url.split("://").nth(1).unwrap_or(self.url);
        let path = rest.find('/').map_or("", |at| &rest[at + 1..]);
        let mut text = self.method.to_owned();
        if !text.is_empty() {
            text.push(' ');
        }
        for segment in path.split('/') {
            text.push('/');
            text.push_str(if is_id(segment) { "*" } else { segment });
        }
        text
    }
}

/// Whether a part of a path names one record, by its looks: digits in it and no version, or long, or hidden.
pub(super) fn is_id(segment: &str) -> bool {
    let version = segment
        .strip_prefix('v')
        .is_some_and(|rest| rest.bytes().all(|byte| byte.is_ascii_digit()));
    let digits = segment.bytes().any(|byte| byte.is_ascii_digit());
    segment == "…" || digits && !version && !segment.contains('.') || segment.len() >= 24
}

#[cfg(test)]
#[path = "../../tests/unit/checks/asks.rs"]
mod tests;
