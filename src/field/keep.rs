//! Adding a visit to what storage held. Storage itself is the edge's.

use super::{Device, Visit, Visits};
use crate::order;
use crate::read::{self, Fields, FromJson, from_json};
use serde_json::{Value, json};

/// Of the form in which visits are kept.
const VERSION: u64 = 1;
/// Visits kept of one origin and class of device; the oldest goes first.
const VISITS: usize = 200;
/// Origins of which visits are kept; the one that was longest not visited goes first.
const ORIGINS: usize = 200;
/// Documents of one origin that are known again when they are audited again.
const DOCUMENTS: usize = 50;

/// A visit that was audited.
#[derive(Debug, Clone, PartialEq)]
pub struct Arrival {
    /// Scheme, host and port.
    pub origin: String,
    /// The browser's id of the document: auditing it again replaces its visit.
    pub document: String,
    /// The class of device.
    pub device: Device,
    /// What was measured; `None` only looks at what is kept.
    pub visit: Option<Visit>,
}

/// What follows from a visit.
#[derive(Debug, Clone, PartialEq)]
pub struct Kept {
    /// What is to be written, as JSON: `visits` (the origin's), `documents`, `dropped` (origins to forget). `None`
    /// changes nothing.
    pub changes: Option<String>,
    /// What the visits on this class of device add up to.
    pub visits: Option<Visits>,
}

/// What storage held.
struct Stored {
    visits: Option<Entry>,
    documents: Vec<(String, String)>,
    others: Vec<(String, String)>,
}
from_json!(Stored {;
    visits: "visits",
    documents: "documents",
    others: "others",
});

/// Of one origin.
#[derive(Default)]
struct Entry {
    phone: Vec<Visit>,
    tablet: Vec<Visit>,
    desktop: Vec<Visit>,
}

impl FromJson for Entry {
    fn from_json(value: Value) -> Result<Self, String> {
        let mut fields = Fields::of(value)?;
        if fields.take::<u64>("version")? != VERSION {
            return Err("another version of Premortem wrote them".to_owned());
        }
        Ok(Self {
            phone: fields.take("phone")?,
            tablet: fields.take("tablet")?,
            desktop: fields.take("desktop")?,
        })
    }
}

impl Entry {
    fn of(&mut self, device: Device) -> &mut Vec<Visit> {
        match device {
            Device::Phone => &mut self.phone,
            Device::Tablet => &mut self.tablet,
            Device::Desktop => &mut self.desktop,
        }
    }

    fn to_json(&self, last: &str) -> Value {
        let list = |visits: &[Visit]| visits.iter().map(Visit::to_json).collect::<Value>();
        json!({
            "version": VERSION, "last": last, "phone": list(&self.phone), "tablet": list(&self.tablet),
            "desktop": list(&self.desktop),
        })
    }
}

/// Adds a visit to what storage held: `visits` of its origin, `documents` audited there since the browser was started
/// (id and visit), and, where there are many, `others`: every origin with its last hour.
///
/// # Errors
/// Why what is kept can't be read, as a clause; it is then left as it is.
pub fn keep(stored: &str, arrival: &Arrival) -> Result<Kept, String> {
    let Stored {
        visits,
        mut documents,
        others,
    } = read::from_str(stored)?;
    let mut entry = visits.unwrap_or_default();
    let visits = entry.of(arrival.device);
    let Some(visit) = &arrival.visit else {
        let visits = Visits::of(arrival.device, visits);
        return Ok(Kept {
            changes: None,
            visits,
        });
    };
    let (known, rest): (Vec<_>, Vec<_>) = documents
        .into_iter()
        .partition(|(document, _)| *document == arrival.document);
    documents = rest;
    for (_, before) in known {
        // Visits with the same figures can stand in for each other.
        let before: Visit = read::from_str(&before)?;
        if let Some(at) = visits.iter().position(|kept| *kept == before) {
            visits.remove(at);
        }
    }
    visits.push(visit.clone());
    shorten(visits, VISITS);
    documents.push((arrival.document.clone(), visit.to_json().to_string()));
    shorten(&mut documents, DOCUMENTS);
    let summary = Visits::of(arrival.device, visits);
    let changes = json!({
        "visits": entry.to_json(visit.hour()), "documents": documents, "dropped": dropped(others, &arrival.origin),
    });
    Ok(Kept {
        changes: Some(changes.to_string()),
        visits: summary,
    })
}

/// Leaves the newest.
fn shorten<T>(list: &mut Vec<T>, most: usize) {
    list.drain(..list.len().saturating_sub(most));
}

/// The origins that must go for this one.
fn dropped(mut others: Vec<(String, String)>, origin: &str) -> Vec<String> {
    others.retain(|(other, _)| other != origin);
    order::sort_by(&mut others, |(_, a), (_, b)| a.cmp(b));
    let many = (others.len() + 1).saturating_sub(ORIGINS);
    others.truncate(many);
    others.into_iter().map(|(other, _)| other).collect()
}

#[cfg(test)]
#[path = "../../tests/unit/field/keep.rs"]
mod tests;
