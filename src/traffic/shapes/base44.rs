//! Base44's entities API, as `@base44/sdk` 0.8.50 speaks it.
//!
//! Reads: `GET …/{Entity}` (a bare array), `GET …/{Entity}/v2/list` (`{items, next_cursor, has_more}`), `GET …/count`,
//! `POST …/aggregate`, `GET …/{id}`, and `GET …/User/me`, all below `/api/apps/{appId}/entities`; and
//! `GET /api/apps/{appId}/agents/conversations[/{id}]`. Nothing else of that API is ever sent: the rest writes, runs
//! functions, costs money, or hands out credentials (`external-auth/tokens`, `connectors/*/token`, `auth/sso/*`).
//! Source: npm `@base44/sdk`, `dist/modules/entities.js`.

use super::{Content, Kind, Read, Request, Shape, WIDE_LIMIT};
use crate::traffic::url::encode;
use serde_json::{Map, Value};

/// What a request of this API reads; `None` when it isn't of this API.
pub(super) fn prove(request: &Request) -> Option<Result<Read, String>> {
    let segments: Vec<&str> = request.url.segments().collect();
    let [api, apps, rest @ ..] = segments.as_slice() else {
        return None;
    };
    // Compared without case, so that an unusual spelling is refused here rather than taken for somebody else's API.
    if !api.eq_ignore_ascii_case("api") || !apps.eq_ignore_ascii_case("apps") {
        return None;
    }
    let method = request.method.as_str();
    if (*api, *apps) != ("api", "apps") || !rest.iter().copied().all(is_name) {
        return Some(Err("not one of Base44's reads".into()));
    }
    let read = |kind, entity: &str, id: Option<&str>| Read {
        shape: Shape::Base44,
        kind,
        entity: entity.into(),
        collection: format!(
            "{}/api/apps/{}",
            request.url.origin(),
            rest.get(..3).unwrap_or_default().join("/")
        ),
        id: id.map(Into::into),
    };
    let proven = match (method, rest) {
        ("GET", [_, "entities", "User", "me"]) => read(Kind::Identity, "User", None),
        ("GET", [_, "entities", entity]) => read(Kind::List, entity, None),
        ("GET", [_, "entities", entity, "v2", "list"])
            if request.url.param("distinct").is_some() =>
        {
            read(Kind::Aggregate, entity, None)
        }
        ("GET", [_, "entities", entity, "v2", "list"]) => read(Kind::List, entity, None),
        ("GET", [_, "entities", entity, "count"]) => read(Kind::Count, entity, None),
        ("GET", [_, "entities", entity, id]) => read(Kind::One, entity, Some(id)),
        ("GET", [_, "agents", "conversations"]) => read(Kind::List, "conversations", None),
        ("GET", [_, "agents", "conversations", id]) => read(Kind::One, "conversations", Some(id)),
        ("POST", [_, "entities", entity, "aggregate"]) => {
            return Some(aggregate(request, read(Kind::Aggregate, entity, None)));
        }
        ("GET", _) => return Some(Err("not one of Base44's reads of records".into())),
        _ => return Some(Err(format!("it writes, or runs something ({method})"))),
    };
    if request.body.is_some() {
        return Some(Err("a GET with a body".into()));
    }
    let known = |name: &str| {
        ["q", "sort", "limit", "skip", "fields", "cursor", "distinct"].contains(&name)
            || name == "_t"
            || name == "t"
    };
    if request.url.query().any(|(name, _)| !known(&name)) {
        return Some(Err("a parameter Base44's reads don't have".into()));
    }
    Some(Ok(proven))
}

/// `POST …/aggregate` reads, when its body is a query and nothing else.
fn aggregate(request: &Request, read: Read) -> Result<Read, String> {
    const KEYS: [&str; 12] = [
        "query",
        "groupBy",
        "dateBucket",
        "count",
        "sum",
        "avg",
        "min",
        "max",
        "countDistinct",
        "having",
        "sort",
        "limit",
    ];
    if request.url.query().next().is_some() {
        return Err("a parameter Base44's aggregate doesn't have".into());
    }
    match request.body.as_deref().map(serde_json::from_str) {
        Some(Ok(Value::Object(spec))) if spec.keys().all(|key| KEYS.contains(&key.as_str())) => {
            Ok(read)
        }
        _ => Err("its body is not the query of an aggregate".into()),
    }
}

fn is_name(segment: &str) -> bool {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-_".contains(&byte);
    !segment.is_empty() && segment.bytes().all(plain)
}

/// The records of an answer.
pub(super) fn content(read: &Read, answer: &Value) -> Option<Content> {
    match read.kind {
        Kind::List => {
            let (items, more) = match answer {
                Value::Array(items) => (items, false),
                Value::Object(page) => (
                    page.get("items")?.as_array()?,
                    page.get("has_more") == Some(&Value::Bool(true)),
                ),
                _ => return None,
            };
            let records = objects(items)?;
            let total = (!more).then_some(records.len() as u64);
            Some(Content::Records { records, total })
        }
        Kind::One | Kind::Identity | Kind::Any => match answer {
            Value::Object(record) if record.contains_key("id") => Some(Content::Records {
                records: vec![record.clone()],
                total: None,
            }),
            _ => None,
        },
        Kind::Count => Some(Content::Count(answer.get("count")?.as_u64()?)),
        Kind::Aggregate => {
            let rows = answer
                .get("rows")
                .or_else(|| answer.get("items"))?
                .as_array()?;
            let row = |row: &Value| match row {
                Value::Object(row) => row.clone(),
                value => Map::from_iter([("value".to_string(), value.clone())]),
            };
            Some(Content::Rows(rows.iter().map(row).collect()))
        }
    }
}

/// All of the array's items, when all of them are objects.
pub(super) fn objects(items: &[Value]) -> Option<Vec<Map<String, Value>>> {
    items.iter().map(|item| item.as_object().cloned()).collect()
}

/// Drops the owner from `q`, cursor and skip altogether (a cursor binds the query), and raises the limit.
pub(super) fn widened(
    read: &Read,
    request: &Request,
    is_owner: &dyn Fn(&str, &str) -> bool,
) -> Option<Request> {
    if read.kind != Kind::List {
        return None;
    }
    let url = request.url.map_query(|name, value| match name {
        "cursor" | "skip" => Some(None),
        "limit" => {
            let low = value.parse::<u32>().is_ok_and(|limit| limit < WIDE_LIMIT);
            low.then(|| Some(WIDE_LIMIT.to_string()))
        }
        "q" => match serde_json::from_str(value) {
            Ok(Value::Object(query)) => {
                let kept = without_owner(&query, is_owner);
                (kept != query).then(|| (!kept.is_empty()).then(|| Value::Object(kept).to_string()))
            }
            _ => None,
        },
        _ => None,
    });
    Some(Request {
        url,
        ..request.clone()
    })
}

/// A MongoDB-style query without its conditions on the owner, `$and` and `$or` included.
fn without_owner(
    query: &Map<String, Value>,
    is_owner: &dyn Fn(&str, &str) -> bool,
) -> Map<String, Value> {
    let mut kept = Map::new();
    for (name, condition) in query {
        if let (true, Value::Array(parts)) = (name.starts_with('$'), condition) {
            let parts = parts.iter().filter_map(|part| match part {
                Value::Object(part) => Some(without_owner(part, is_owner))
                    .filter(|part| !part.is_empty())
                    .map(Value::Object),
                other => Some(other.clone()),
            });
            let parts: Vec<Value> = parts.collect();
            // A `$or` with an emptied branch was true for that branch's records, so all of it goes.
            let emptied = name == "$or" && Some(parts.len()) != condition.as_array().map(Vec::len);
            if !parts.is_empty() && !emptied {
                kept.insert(name.clone(), Value::Array(parts));
            }
            continue;
        }
        let value = match condition {
            Value::String(text) => text.clone(),
            Value::Object(operator) => operator
                .get("$eq")
                .and_then(Value::as_str)
                .unwrap_or_default()
                .into(),
            other => other.to_string(),
        };
        if !is_owner(name, &value) {
            kept.insert(name.clone(), condition.clone());
        }
    }
    kept
}

/// `GET …/{Entity}/{id}`.
pub(super) fn by_id(read: &Read, request: &Request, id: &str) -> Option<Request> {
    if read.kind != Kind::List {
        return None;
    }
    let path = request.url.path();
    let path = path.strip_suffix("/v2/list").unwrap_or(path);
    let url = request
        .url
        .without_query()
        .with_path(&format!("{path}/{}", encode(id)));
    Some(Request {
        url,
        ..request.clone()
    })
}

#[cfg(test)]
#[path = "../../../tests/unit/traffic/shapes/base44.rs"]
mod tests;
