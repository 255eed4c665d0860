//! Any GET that answers with JSON records: what most hand-written APIs do. The request only proves that it reads; that
//! its answer holds records is seen in the answer.

use super::base44::objects;
use super::{Content, Kind, Read, Request, Shape, WIDE_LIMIT};
use serde_json::{Map, Value};

/// Fields that hold a record's id, the best first.
pub(super) const ID_FIELDS: &[&str] = &[
    "id",
    "_id",
    "$id",
    "objectId",
    "documentId",
    "uuid",
    "Id",
    "ID",
    "guid",
    "sys_id",
];

/// Keys under which APIs put their records; the order breaks ties.
const LIST_KEYS: &[&str] = &[
    "items",
    "data",
    "results",
    "records",
    "rows",
    "documents",
    "docs",
    "entries",
    "list",
    "content",
    "value",
    "values",
    "hits",
    "nodes",
    "objects",
    "resources",
    "payload",
    "response",
    "result",
    "body",
];

/// A GET without a body; the guard looks at its words.
pub(super) fn prove(request: &Request) -> Result<Read, String> {
    match request.method.as_str() {
        "GET" if request.body.is_none() => {}
        "GET" => return Err("a GET with a body".into()),
        "HEAD" | "OPTIONS" => return Err("it answers without records".into()),
        "POST" => return Err("a POST that is not known to be a read".into()),
        method => return Err(format!("it writes ({method})")),
    }
    let names: Vec<&str> = request
        .url
        .segments()
        .filter(|segment| !segment.is_empty())
        .collect();
    let is_id =
        |segment: &str| segment.bytes().any(|byte| byte.is_ascii_digit()) && !is_version(segment);
    let last = names.last().copied().unwrap_or_default();
    let id = (names.len() > 1 && is_id(last)).then(|| last.to_string());
    let entity = names
        .iter()
        .rev()
        .copied()
        .find(|segment| !is_id(segment) && !is_filler(segment));
    let mut entity = crate::traffic::url::decode(entity.unwrap_or("records"));
    entity.truncate(entity.trim_end_matches(".json").len());
    if entity.len() > 40
        || !entity
            .chars()
            .all(|letter| letter.is_alphanumeric() || "-_ .".contains(letter))
    {
        entity = "records".into();
    }
    let list = if id.is_some() {
        &names[..names.len() - 1]
    } else {
        &names[..]
    };
    let identity = id.is_none() && is_profile(&names);
    Ok(Read {
        shape: Shape::JsonList,
        kind: if identity { Kind::Identity } else { Kind::Any },
        entity,
        collection: format!("{}/{}", request.url.origin(), list.join("/")),
        id,
    })
}

fn is_version(segment: &str) -> bool {
    let digits = segment.strip_prefix(['v', 'V']).unwrap_or_default();
    !digits.is_empty()
        && digits
            .bytes()
            .all(|byte| byte.is_ascii_digit() || byte == b'.')
}

fn is_filler(segment: &str) -> bool {
    is_version(segment)
        || [
            "api", "rest", "list", "all", "search", "query", "public", "index",
        ]
        .contains(&segment)
}

/// Whether a path asks who is signed in: `/api/me`, `/auth/session`, `/users/current`.
fn is_profile(names: &[&str]) -> bool {
    let lower: Vec<String> = names.iter().map(|name| name.to_ascii_lowercase()).collect();
    let Some(last) = lower.last() else {
        return false;
    };
    let before = lower
        .len()
        .checked_sub(2)
        .and_then(|index| lower.get(index))
        .map(String::as_str);
    match last.as_str() {
        "me" | "whoami" | "self" | "userinfo" | "current-user" | "current_user" | "currentuser"
        | "myprofile" => true,
        "user" | "session" | "profile" | "account" => matches!(
            before,
            None | Some("api" | "auth" | "v1" | "v2" | "my" | "me")
        ),
        "current" => matches!(before, Some("user" | "users" | "session" | "account")),
        _ => false,
    }
}

/// The records of an answer: a bare array, an array under a usual key (one level of wrapping allowed), or one record.
pub(super) fn content(answer: &Value) -> Option<Content> {
    list(answer).or_else(|| one_in(answer.as_object()?))
}

/// The records of an answer that is a list of them.
pub(super) fn list(answer: &Value) -> Option<Content> {
    match answer {
        Value::Array(items) => Some(Content::Records {
            records: objects(items)?,
            total: None,
        }),
        Value::Object(fields) => list_in(fields),
        _ => None,
    }
}

fn list_in(fields: &Map<String, Value>) -> Option<Content> {
    let keyed = LIST_KEYS.iter().filter_map(|key| fields.get(*key));
    for value in keyed {
        let found = match value {
            Value::Array(items) => objects(items),
            Value::Object(inner) => {
                let inner = LIST_KEYS
                    .iter()
                    .filter_map(|key| inner.get(*key)?.as_array());
                inner.filter_map(|items| objects(items)).next()
            }
            _ => None,
        };
        if let Some(records) = found {
            let total = total_of(fields);
            return Some(Content::Records { records, total });
        }
    }
    // `{"invoices": [...], "total": 3}`: an only array of objects in an object that isn't itself a record.
    if ID_FIELDS.iter().any(|id| fields.contains_key(*id)) {
        return None;
    }
    let mut arrays = fields
        .values()
        .filter_map(|value| objects(value.as_array()?));
    let records = arrays.next()?;
    arrays.next().is_none().then(|| Content::Records {
        records,
        total: total_of(fields),
    })
}

fn one_in(fields: &Map<String, Value>) -> Option<Content> {
    let is_record =
        |fields: &Map<String, Value>| ID_FIELDS.iter().any(|id| fields.contains_key(*id));
    let wrapped = || {
        LIST_KEYS.iter().find_map(|key| {
            fields
                .get(*key)?
                .as_object()
                .filter(|inner| is_record(inner))
        })
    };
    let record = if is_record(fields) {
        Some(fields)
    } else {
        wrapped()
    };
    record.map(|record| Content::Records {
        records: vec![record.clone()],
        total: None,
    })
}

fn total_of(fields: &Map<String, Value>) -> Option<u64> {
    let nested = ["meta", "pagination", "page"]
        .iter()
        .filter_map(|key| fields.get(*key)?.as_object());
    let places = std::iter::once(fields).chain(nested);
    let names = [
        "total",
        "totalCount",
        "total_count",
        "count",
        "totalItems",
        "total_items",
    ];
    places
        .flat_map(|place| names.iter().filter_map(|name| place.get(*name)?.as_u64()))
        .next()
}

/// Drops parameters that name the owner and those that page, and raises the limit.
pub(super) fn widened(request: &Request, is_owner: &dyn Fn(&str, &str) -> bool) -> Option<Request> {
    let url = request.url.map_query(|name, value| {
        let bare: String = name.chars().filter(char::is_ascii_alphanumeric).collect();
        match bare.to_ascii_lowercase().as_str() {
            "cursor" | "skip" | "offset" | "page" | "after" | "before" | "start"
            | "startingafter" => Some(None),
            "limit" | "perpage" | "pagesize" | "take" | "top" | "first" | "size" | "count" => {
                let low = value.parse::<u32>().is_ok_and(|limit| limit < WIDE_LIMIT);
                low.then(|| Some(WIDE_LIMIT.to_string()))
            }
            _ => is_owner(name, value).then_some(None),
        }
    });
    Some(Request {
        url,
        ..request.clone()
    })
}

/// `GET {list}/{id}`.
pub(super) fn by_id(read: &Read, request: &Request, id: &str) -> Option<Request> {
    if read.id.is_some() || read.kind == Kind::Identity {
        return None;
    }
    let path = request.url.path();
    let path = path.trim_end_matches('/');
    if path.is_empty() || path.ends_with(".json") {
        return None;
    }
    let url = request
        .url
        .without_query()
        .with_path(&format!("{path}/{id}"));
    Some(Request {
        url,
        ..request.clone()
    })
}

#[cfg(test)]
#[path = "../../../tests/unit/traffic/shapes/json_list.rs"]
mod tests;
