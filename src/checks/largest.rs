//! The picture that is the largest content of the page, for the checks of `performance/` that ask why it came late.

use super::load::{Picture, page, pictures, vitals};
use crate::Recording;
use crate::load::Request;
use crate::page::NodeId;
use crate::vitals::{self, Name, Rating};

/// Delays below this, in milliseconds, are what it takes to read the HTML; no advice would shorten them.
pub(super) const NOTICEABLE: f64 = 100.0;

/// The largest content, where it is a picture that was fetched.
pub(super) struct Largest<'a> {
    /// The element that shows it, if it is still there.
    pub(super) node: Option<NodeId>,
    /// The same where it is an `<img>`.
    pub(super) picture: Option<Picture<'a>>,
    /// Its key, see [`Request::key`].
    pub(super) key: Option<u64>,
    /// What brought it, where the browser still knows.
    pub(super) request: Option<&'a Request>,
    /// From the page's first byte until it was asked for, in milliseconds; `None` where the browser no longer knows.
    pub(super) delay: Option<f64>,
    /// How the whole metric stands.
    pub(super) rating: Rating,
    /// Its file, for people.
    pub(super) file: String,
}

/// The largest content of the visit; `None` where it is a text, or a picture that was not fetched.
///
/// # Errors
/// Why it is not known.
pub(super) fn largest(recording: &Recording) -> Result<Option<Largest<'_>>, String> {
    let timeline = vitals(recording)?;
    let metric = vitals::metric(Name::Lcp, timeline);
    let (Some(entry), Some(rating)) = (vitals::largest(timeline), metric.rating) else {
        return Err(metric.reason);
    };
    let pictures = pictures(recording)?;
    let address = entry.url.as_deref().filter(|url| url.starts_with("http"));
    let Some(address) = address else {
        return Ok(None);
    };
    let node = entry
        .node
        .and_then(|number| page(recording).ok()?.by_number(number));
    let requests = recording.load.iter().flat_map(|load| &load.requests);
    let known = vitals::fetch_of(entry).and(timeline.navigation());
    let delay = metric.attribution.get("resourceLoadDelay");
    Ok(Some(Largest {
        node,
        picture: pictures
            .into_iter()
            .find(|picture| Some(picture.id) == node),
        key: entry.key,
        request: requests
            .into_iter()
            .find(|request| Some(request.key) == entry.key),
        delay: delay
            .and_then(serde_json::Value::as_f64)
            .filter(|_| known.is_some()),
        rating,
        file: address
            .rsplit('/')
            .next()
            .unwrap_or(address)
            .chars()
            .take(60)
            .collect(),
    }))
}

impl Largest<'_> {
    /// What a case about it is about.
    pub(super) fn target(&self) -> super::Target {
        self.node.map_or(super::Target::Page, super::Target::Node)
    }

    /// Whether the browser was told of it before it met it in the page: by `<link rel=preload>` or an early hint.
    pub(super) fn preloaded(&self) -> bool {
        self.request
            .is_some_and(|request| matches!(&*request.initiator, "link" | "early-hints"))
    }
}
