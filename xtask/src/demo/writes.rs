//! The writes of an entity. They really write, so that a replay that should never have been sent is not only in the log.

use super::api::{Person, Shared, body};
use super::reads::{Entity, Single};
use super::refusal::Refusal;
use super::store::Record;
use axum::Json;
use axum::body::Bytes;
use axum::extract::{Path, State};
use serde::Deserialize;
use serde_json::{Value, json};

type Answer = Result<Json<Value>, Refusal>;

/// `POST …/{entity}`.
pub(super) async fn create(
    State(app): Shared,
    person: Person,
    Path((_, entity)): Entity,
    bytes: Bytes,
) -> Answer {
    let record = app
        .store()
        .create(&entity, body(&bytes)?, person.as_ref())?;
    Ok(Json(Value::Object(record)))
}

/// `PUT …/{entity}/{id}`.
pub(super) async fn update(
    State(app): Shared,
    person: Person,
    Path((_, entity, id)): Single,
    bytes: Bytes,
) -> Answer {
    let record = app
        .store()
        .update(&entity, &id, body(&bytes)?, person.as_ref())?;
    Ok(Json(Value::Object(record)))
}

/// `DELETE …/{entity}/{id}`.
pub(super) async fn delete(
    State(app): Shared,
    person: Person,
    Path((_, entity, id)): Single,
) -> Answer {
    app.store().delete(&entity, &id, person.as_ref())?;
    Ok(Json(json!({ "success": true })))
}

/// `DELETE …/{entity}` with a query as its body.
pub(super) async fn delete_many(
    State(app): Shared,
    person: Person,
    Path((_, entity)): Entity,
    bytes: Bytes,
) -> Answer {
    let query: Value = body(&bytes)?;
    let mut store = app.store();
    let ids = ids(&store.select(&entity, &query, person.as_ref())?);
    for id in &ids {
        store.delete(&entity, id, person.as_ref())?;
    }
    Ok(Json(json!({ "success": true, "deleted": ids.len() })))
}

/// `POST …/{entity}/bulk`.
pub(super) async fn bulk_create(
    State(app): Shared,
    person: Person,
    Path((_, entity)): Entity,
    bytes: Bytes,
) -> Answer {
    let data: Vec<Record> = body(&bytes)?;
    let mut store = app.store();
    let made: Result<Vec<_>, _> = data
        .into_iter()
        .map(|data| store.create(&entity, data, person.as_ref()))
        .collect();
    Ok(Json(json!(made?)))
}

/// `PUT …/{entity}/bulk`: records with their ids.
pub(super) async fn bulk_update(
    State(app): Shared,
    person: Person,
    Path((_, entity)): Entity,
    bytes: Bytes,
) -> Answer {
    let data: Vec<Record> = body(&bytes)?;
    let mut store = app.store();
    let mut changed = Vec::new();
    for data in data {
        let id = data.get("id").and_then(Value::as_str).map(String::from);
        let id = id.ok_or_else(|| Refusal::unprocessable("Every record needs its id."))?;
        changed.push(store.update(&entity, &id, data, person.as_ref())?);
    }
    Ok(Json(json!(changed)))
}

#[derive(Deserialize)]
struct UpdateMany {
    query: Value,
    data: Value,
}

/// `PATCH …/{entity}/update-many`: `$set` is the only operator here.
pub(super) async fn update_many(
    State(app): Shared,
    person: Person,
    Path((_, entity)): Entity,
    bytes: Bytes,
) -> Answer {
    let UpdateMany { query, data } = body(&bytes)?;
    let fields = data.get("$set").and_then(Value::as_object).cloned();
    let fields = fields.ok_or_else(|| Refusal::bad_request("Only $set is known."))?;
    let mut store = app.store();
    let ids = ids(&store.select(&entity, &query, person.as_ref())?);
    for id in &ids {
        store.update(&entity, id, fields.clone(), person.as_ref())?;
    }
    Ok(Json(
        json!({ "success": true, "updated": ids.len(), "has_more": false }),
    ))
}

#[derive(Deserialize)]
struct Upsert {
    records: Vec<Record>,
    key: Value,
}

/// `POST …/{entity}/upsert`: by a natural key.
pub(super) async fn upsert(
    State(app): Shared,
    person: Person,
    Path((_, entity)): Entity,
    bytes: Bytes,
) -> Answer {
    let Upsert { records, key } = body(&bytes)?;
    let names: Vec<String> = match key {
        Value::String(name) => vec![name],
        key => serde_json::from_value(key)
            .map_err(|_| Refusal::unprocessable("key must name fields."))?,
    };
    let mut store = app.store();
    let (mut created, mut updated, mut written) = (0, 0, Vec::new());
    for data in records {
        let of = |name: &String| (name.clone(), json!({ "$eq": data.get(name) }));
        let query = Value::Object(names.iter().map(of).collect());
        let found = ids(&store.select(&entity, &query, person.as_ref())?);
        if let Some(id) = found.first() {
            written.push(store.update(&entity, id, data, person.as_ref())?);
            updated += 1;
        } else {
            written.push(store.create(&entity, data, person.as_ref())?);
            created += 1;
        }
    }
    Ok(Json(
        json!({ "created": created, "updated": updated, "records": written }),
    ))
}

/// `POST …/{entity}/import`: the demo takes no files.
pub(super) async fn import(_: Person) -> Refusal {
    Refusal::bad_request("Files can't be imported here.")
}

fn ids(records: &[&Record]) -> Vec<String> {
    records
        .iter()
        .filter_map(|record| record.get("id")?.as_str().map(String::from))
        .collect()
}
