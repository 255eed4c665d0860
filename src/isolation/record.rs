//! Records as they are compared: by id, and by what they say where they have none.

use super::identity::scalar;
use crate::sorted::{self, Set};
use crate::traffic::{Read, fingerprint};
use serde_json::{Map, Value};

/// What a record says.
type Fields = Map<String, Value>;

/// One record of an answer. Holds contents and therefore has no `Debug`.
#[derive(Clone, PartialEq)]
pub(super) struct Record {
    /// Its id as text, or a fingerprint of all it says.
    pub key: String,
    /// Whether `key` is an id.
    pub has_id: bool,
    /// What it says.
    pub fields: Fields,
}

/// The field that holds the id: the first known one that every record has with a value of its own.
fn id_field(read: &Read, records: &[Map<String, Value>]) -> Option<&'static str> {
    read.shape.id_fields().iter().copied().find(|field| {
        let ids: Option<Set<String>> = records
            .iter()
            .map(|record| id_of(record.get(*field)?))
            .collect();
        ids.is_some_and(|ids| ids.len() == records.len())
    })
}

/// Ids are texts or numbers, and `7` is the same as `"7"`.
fn id_of(value: &Value) -> Option<String> {
    scalar(value).filter(|id| !id.is_empty() && !value.is_boolean())
}

/// Gives every record its key; `volatile` fields don't count in fingerprints.
pub(super) fn keyed(
    read: &Read,
    records: Vec<Map<String, Value>>,
    volatile: &Set<String>,
) -> Vec<Record> {
    let field = id_field(read, &records);
    let mut twins: sorted::Map<String, usize> = sorted::Map::new();
    let record = |fields: Map<String, Value>| {
        if let Some(id) = field.and_then(|field| id_of(fields.get(field)?)) {
            return Record {
                key: id,
                has_id: true,
                fields,
            };
        }
        let print = fingerprint(&Value::Object(fields.clone()), &|name| {
            volatile.contains(name)
        });
        let key = format!("without-id-{print:016x}");
        let twin = twins.or_default(key.clone());
        *twin += 1;
        Record {
            key: if *twin > 1 {
                format!("{key}-{twin}")
            } else {
                key
            },
            has_id: false,
            fields,
        }
    };
    records.into_iter().map(record).collect()
}

/// Fields that differ between two answers to the same question: times, counters, request ids.
pub(super) fn volatile(
    read: &Read,
    first: &[Map<String, Value>],
    second: &[Map<String, Value>],
) -> Set<String> {
    let none = Set::new();
    let pairs: Vec<(&Fields, &Fields)> = match (id_field(read, first), id_field(read, second)) {
        (Some(field), Some(other)) if field == other => {
            let by_id: sorted::Map<_, _> = second
                .iter()
                .filter_map(|record| Some((id_of(record.get(field)?)?, record)))
                .collect();
            let pair = |record| Some((record, *by_id.get(&id_of(Map::get(record, field)?)?)?));
            first.iter().filter_map(pair).collect()
        }
        _ if first.len() == second.len() => first.iter().zip(second).collect(),
        _ => return none,
    };
    let differs = |name: &str| {
        pairs
            .iter()
            .filter(|(a, b)| a.get(name) != b.get(name))
            .count()
    };
    let names: Set<&String> = pairs
        .iter()
        .flat_map(|(a, b)| a.keys().chain(b.keys()))
        .collect();
    let changed = names.into_iter().filter(|name| differs(name) > 0);
    changed.cloned().collect()
}

/// Whether two records with the same id may be the same record: small numbers are ids of many things. Where both say
/// something in the same field, they must agree at least once.
pub(super) fn may_be_same(a: &Record, b: &Record, volatile: &Set<String>) -> bool {
    let mut compared = 0;
    for (name, value) in &a.fields {
        let Some(other) = b.fields.get(name) else {
            continue;
        };
        let is_key = scalar(value).as_ref() == Some(&a.key);
        if is_key
            || volatile.contains(name)
            || value.is_null()
            || other.is_null()
            || value.is_boolean()
        {
            continue;
        }
        if value == other {
            return true;
        }
        compared += 1;
    }
    compared == 0
}

#[cfg(test)]
#[path = "../../tests/unit/isolation/record.rs"]
mod tests;
