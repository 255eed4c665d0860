//! The reads of an entity.

use super::aggregate::{self, Spec};
use super::api::{Person, Shared, body};
use super::page::{self, Parameters, Walk};
use super::refusal::Refusal;
use axum::Json;
use axum::body::Bytes;
use axum::extract::{Path, Query, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde_json::{Value, json};
use std::hash::{DefaultHasher, Hash, Hasher};

type Answer = Result<Json<Value>, Refusal>;
pub(super) type Entity = Path<(String, String)>;
pub(super) type Single = Path<(String, String, String)>;

/// `GET …/{entity}`: a bare list.
pub(super) async fn list(
    State(app): Shared,
    person: Person,
    Path((_, entity)): Entity,
    Query(parameters): Query<Parameters>,
    headers: HeaderMap,
) -> Result<Response, Refusal> {
    let query = page::query(&parameters)?;
    let list = {
        let store = app.store();
        let records = store.select(&entity, &query, person.as_ref())?;
        page::list(records, &parameters)?
    };
    Ok(if app.keeps_prices && entity == "Product" {
        kept(&list, &headers)
    } else {
        Json(list).into_response()
    })
}

/// An answer that a browser keeps and asks about: nothing more is sent while it is right.
fn kept(list: &Value, asked: &HeaderMap) -> Response {
    let mut hasher = DefaultHasher::new();
    list.to_string().hash(&mut hasher);
    let tag = format!("\"{:016x}\"", hasher.finish());
    let head = [
        (header::CACHE_CONTROL, "no-cache".to_owned()),
        (header::ETAG, tag.clone()),
    ];
    let known = asked.get(header::IF_NONE_MATCH);
    if known.is_some_and(|known| known.as_bytes() == tag.as_bytes()) {
        return (StatusCode::NOT_MODIFIED, head).into_response();
    }
    (head, Json(list)).into_response()
}

/// `GET …/{entity}/v2/list`: one page by cursor.
pub(super) async fn page(
    State(app): Shared,
    person: Person,
    Path((_, entity)): Entity,
    Query(parameters): Query<Parameters>,
) -> Answer {
    let walk = Walk::of(&parameters)?;
    let store = app.store();
    let records = store.select(&entity, walk.query(), person.as_ref())?;
    walk.page(records, &parameters).map(Json)
}

/// `GET …/{entity}/count`.
pub(super) async fn count(
    State(app): Shared,
    person: Person,
    Path((_, entity)): Entity,
    Query(parameters): Query<Parameters>,
) -> Answer {
    let query = page::query(&parameters)?;
    let count = app.store().select(&entity, &query, person.as_ref())?.len();
    Ok(Json(json!({ "count": count })))
}

/// `POST …/{entity}/aggregate`.
pub(super) async fn aggregate(
    State(app): Shared,
    person: Person,
    Path((_, entity)): Entity,
    bytes: Bytes,
) -> Answer {
    let spec: Spec = body(&bytes)?;
    let store = app.store();
    let records = store.select(&entity, &spec.query, person.as_ref())?;
    aggregate::aggregate(&records, &spec).map(Json)
}

/// `GET …/{entity}/{id}`.
pub(super) async fn one(
    State(app): Shared,
    person: Person,
    Path((_, entity, id)): Single,
) -> Answer {
    let record = app.store().get(&entity, &id, person.as_ref())?.clone();
    Ok(Json(Value::Object(record)))
}
