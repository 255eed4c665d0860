//! The records.

use super::account::Account;
use super::entities::{Entities, Operation};
use super::filter;
use super::refusal::Refusal;
use serde::Deserialize;
use serde_json::{Map, Value};
use std::collections::BTreeMap;

const SOURCE: &str = include_str!("../../../tests/apps/crm/base44/seed.json");

/// When records are made and changed, as the demo tells it: data that never changes makes runs that can be compared.
const NOW: &str = "2026-11-02T09:00:00.000000";

/// Fields only the back-end sets.
const OWN_FIELDS: [&str; 6] = [
    "id",
    "created_date",
    "updated_date",
    "created_by",
    "created_by_id",
    "is_sample",
];

/// Records an entity may hold; a demo needs no more, and a run-away client gets no further.
const MOST: usize = 10_000;

pub(super) type Record = Map<String, Value>;

/// The app's data as it is seeded.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(super) struct Seed {
    pub(super) app_id: String,
    pub(super) accounts: Vec<Account>,
    pub(super) entities: BTreeMap<String, Vec<Record>>,
}

impl Seed {
    pub(super) fn read() -> anyhow::Result<Self> {
        Ok(serde_json::from_str(SOURCE)?)
    }
}

/// All records of all entities, seen and changed through the access rules.
#[derive(Debug)]
pub(super) struct Store {
    pub(super) rules: Entities,
    records: BTreeMap<String, Vec<Record>>,
    made: u64,
}

impl Store {
    pub(super) fn new(rules: Entities, records: BTreeMap<String, Vec<Record>>) -> Self {
        Self {
            rules,
            records,
            made: 0,
        }
    }

    /// The records of an entity this person may read and the query asks for, in the order they were made.
    pub(super) fn select(
        &self,
        entity: &str,
        query: &Value,
        person: Option<&Account>,
    ) -> Result<Vec<&Record>, Refusal> {
        self.known(entity)?;
        let mut selected = Vec::new();
        for record in self.records.get(entity).into_iter().flatten() {
            if self.rules.allows(entity, Operation::Read, record, person)
                && filter::matches(record, query).map_err(Refusal::bad_request)?
            {
                selected.push(record);
            }
        }
        Ok(selected)
    }

    /// One record; to somebody who may not read it, it isn't there.
    pub(super) fn get(
        &self,
        entity: &str,
        id: &str,
        person: Option<&Account>,
    ) -> Result<&Record, Refusal> {
        self.known(entity)?;
        let records = self.records.get(entity).into_iter().flatten();
        records
            .filter(|record| self.rules.allows(entity, Operation::Read, record, person))
            .find(|record| is(record, id))
            .ok_or_else(|| missing(entity, id))
    }

    /// Makes a record that belongs to this person.
    pub(super) fn create(
        &mut self,
        entity: &str,
        data: Record,
        person: Option<&Account>,
    ) -> Result<Record, Refusal> {
        self.known(entity)?;
        self.made += 1;
        let mut record = Record::from_iter([
            ("id".into(), format!("68f7{:020x}", self.made).into()),
            ("created_date".into(), NOW.into()),
            ("updated_date".into(), NOW.into()),
        ]);
        if let Some(person) = person {
            record.insert("created_by".into(), person.email.as_str().into());
            record.insert("created_by_id".into(), person.id.as_str().into());
        }
        record.insert("is_sample".into(), false.into());
        record.extend(settable(data));
        self.permit(entity, Operation::Create, &record, person)?;
        let records = self.records.entry(entity.into()).or_default();
        if records.len() >= MOST {
            return Err(Refusal::bad_request(format!("{entity} is full.")));
        }
        records.push(record.clone());
        Ok(record)
    }

    /// Changes fields of a record.
    pub(super) fn update(
        &mut self,
        entity: &str,
        id: &str,
        data: Record,
        person: Option<&Account>,
    ) -> Result<Record, Refusal> {
        let mut record = self.get(entity, id, person)?.clone();
        self.permit(entity, Operation::Update, &record, person)?;
        record.extend(settable(data));
        record.insert("updated_date".into(), NOW.into());
        if let Some(place) = self
            .records
            .get_mut(entity)
            .into_iter()
            .flatten()
            .find(|record| is(record, id))
        {
            *place = record.clone();
        }
        Ok(record)
    }

    /// Removes a record.
    pub(super) fn delete(
        &mut self,
        entity: &str,
        id: &str,
        person: Option<&Account>,
    ) -> Result<(), Refusal> {
        let record = self.get(entity, id, person)?;
        self.permit(entity, Operation::Delete, record, person)?;
        if let Some(records) = self.records.get_mut(entity) {
            records.retain(|record| !is(record, id));
        }
        Ok(())
    }

    /// Ids of the records that belong to an account, whatever the rules say.
    pub(super) fn ids_of(&self, entity: &str, owner: &Account) -> Vec<String> {
        let records = self.records.get(entity).into_iter().flatten();
        records
            .filter(|record| record.get("created_by_id").and_then(Value::as_str) == Some(&owner.id))
            .filter_map(|record| record.get("id")?.as_str().map(String::from))
            .collect()
    }

    fn known(&self, entity: &str) -> Result<(), Refusal> {
        if self.rules.knows(entity) {
            return Ok(());
        }
        Err(Refusal::not_found(format!(
            "Entity schema {entity} not found in app"
        )))
    }

    fn permit(
        &self,
        entity: &str,
        operation: Operation,
        record: &Record,
        person: Option<&Account>,
    ) -> Result<(), Refusal> {
        if self.rules.allows(entity, operation, record, person) {
            return Ok(());
        }
        let operation = operation.name();
        Err(Refusal::forbidden(format!(
            "Permission denied for {operation} operation on {entity} entity"
        )))
    }
}

fn is(record: &Record, id: &str) -> bool {
    record.get("id").and_then(Value::as_str) == Some(id)
}

fn missing(entity: &str, id: &str) -> Refusal {
    Refusal::not_found(format!("Entity {entity} with ID {id} not found"))
}

fn settable(data: Record) -> impl Iterator<Item = (String, Value)> {
    data.into_iter()
        .filter(|(name, _)| !OWN_FIELDS.contains(&name.as_str()))
}
