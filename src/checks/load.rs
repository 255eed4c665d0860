//! What the checks of how a page comes share: figures in words, which request brought which picture, and how many
//! faults become one finding.

use super::{Case, Impact, Target};
use crate::Recording;
use crate::load::{Load, Request};
use crate::page::{Element, Image, NodeId, Snapshot};
use crate::sorted::{Map, Set};
use crate::vitals::{Name, Rating, Timeline};

/// What was recorded of the page's loading.
pub(super) fn load(recording: &Recording) -> Result<&Load, String> {
    let load = recording.load.as_ref();
    load.ok_or_else(|| "The page's requests were not read.".to_owned())
}

/// The page's performance entries.
pub(super) fn vitals(recording: &Recording) -> Result<&Timeline, String> {
    let vitals = recording.vitals.as_ref();
    vitals.ok_or_else(|| "The page's performance entries were not read.".to_owned())
}

/// Bytes as a person reads them: `812 bytes`, `34 KB`, `1.2 MB`; a KB has 1,000.
#[allow(
    clippy::cast_precision_loss,
    reason = "only the first digits are shown"
)]
pub(super) fn size(bytes: u64) -> String {
    if bytes < 1000 {
        format!("{bytes} bytes")
    } else if bytes < 999_500 {
        format!("{:.0} KB", bytes as f64 / 1e3)
    } else {
        format!("{:.1} MB", bytes as f64 / 1e6)
    }
}

/// Milliseconds as a person reads them: `640 ms`, `1.84 s`.
pub(super) fn time(ms: f64) -> String {
    Name::Lcp.format(ms)
}

/// A part of a whole: `63 %`; `0 %` of nothing.
#[allow(
    clippy::cast_precision_loss,
    reason = "only the first digits are shown"
)]
pub(super) fn percent(part: u64, whole: u64) -> String {
    format!("{:.0} %", part as f64 * 100.0 / whole.max(1) as f64)
}

/// A part of so many bytes, whole; nothing for a part that is no number.
#[allow(
    clippy::cast_precision_loss,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "an estimate, and the cast keeps within bounds"
)]
pub(super) fn part(bytes: u64, share: f64) -> u64 {
    (bytes as f64 * share).round() as u64
}

/// How much a delay harms, by what came of it: nothing much where the metric it belongs to is good all the same.
pub(super) fn weight(rating: Rating) -> Impact {
    match rating {
        Rating::Good => Impact::Minor,
        Rating::NeedsImprovement => Impact::Moderate,
        Rating::Poor => Impact::Serious,
    }
}

/// A picture that the page shows.
#[derive(Debug, Clone, Copy)]
pub(super) struct Picture<'a> {
    pub(super) id: NodeId,
    pub(super) element: &'a Element,
    pub(super) image: &'a Image,
    /// What brought it, where the browser still knows.
    pub(super) request: Option<&'a Request>,
}

/// Every `<img>` that has come and takes room on the page, with its request.
pub(super) fn pictures<'a>(recording: &'a Recording) -> Result<Vec<Picture<'a>>, String> {
    let page = page(recording)?;
    let mut requests: Map<u64, &'a Request> = Map::new();
    for request in load(recording)?.requests.iter().rev() {
        requests.insert(request.key, request); // of several the first
    }
    let shown = page.elements().filter_map(|(id, element)| {
        let image = element.image.as_deref()?;
        let seen = element.style.is_some() && element.rect.width > 0.0 && element.rect.height > 0.0;
        (seen && image.natural_width > 0.0 && image.natural_height > 0.0).then(|| Picture {
            id,
            element,
            image,
            request: image.key.and_then(|key| requests.get(&key).copied()),
        })
    });
    Ok(shown.collect())
}

/// The same pictures, of those that show the same file only the first: its bytes are sent but once.
pub(super) fn files(mut pictures: Vec<Picture<'_>>) -> Vec<Picture<'_>> {
    let mut seen = Set::new();
    pictures.retain(|picture| picture.image.key.is_none_or(|key| seen.insert(key)));
    pictures
}

/// The snapshot.
pub(super) fn page(recording: &Recording) -> Result<&Snapshot, String> {
    let page = recording.page.as_ref();
    page.ok_or_else(|| "The page was not read.".to_owned())
}

impl Picture<'_> {
    /// Its file, for people.
    pub(super) fn file(&self) -> String {
        let name = self.image.source.rsplit('/').next().unwrap_or_default();
        match self.request {
            Some(request) => file(request),
            None if name.is_empty() || name.ends_with(':') => "A picture".to_owned(),
            None => name.chars().take(60).collect(),
        }
    }
}

/// The last part of an address, no longer than can be read.
pub(super) fn file(request: &Request) -> String {
    request.file().chars().take(60).collect()
}

/// A fault and what it costs, in bytes or milliseconds.
pub(super) struct Fault {
    pub(super) target: Target,
    pub(super) cost: u64,
    pub(super) message: String,
}

/// Faults of one cause as cases, the costliest first: the finding says what that says, and adds how many more there are
/// and what all cost together.
pub(super) fn told(
    mut faults: Vec<Fault>,
    cause: &str,
    impact: fn(u64) -> Impact,
) -> impl Iterator<Item = Case> {
    crate::order::sort_by(&mut faults, |a, b| b.cost.cmp(&a.cost));
    let sum = faults
        .iter()
        .fold(0_u64, |sum, fault| sum.saturating_add(fault.cost));
    if let (more @ 1.., Some(first)) = (faults.len().saturating_sub(1), faults.first_mut()) {
        let all = format!(" And {more} more; {} in all.", size(sum));
        first.message.push_str(&all);
    }
    let impact = impact(sum);
    let cause = cause.to_owned();
    faults.into_iter().map(move |fault| Case {
        impact: Some(impact),
        ..Case::failed(fault.target, &*cause, fault.message)
    })
}

/// How much bytes harm that need not have been sent.
pub(super) fn wasted(bytes: u64) -> Impact {
    match bytes {
        0..100_000 => Impact::Minor,
        100_000..1_000_000 => Impact::Moderate,
        _ => Impact::Serious,
    }
}

#[cfg(test)]
#[path = "../../tests/unit/checks/load.rs"]
pub(crate) mod tests;
