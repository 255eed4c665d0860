//! Order, pages, cursors and fields: what a read does to the records after they are selected.

use super::filter;
use super::refusal::Refusal;
use super::store::Record;
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use std::collections::HashMap;

/// Most records one answer holds.
const MOST: usize = 5_000;
/// Most distinct values one answer holds.
const MOST_DISTINCT: usize = 1_000;
/// Records of a cursor page, unless asked otherwise.
const PAGE: usize = 100;

/// The parameters of a request.
pub(super) type Parameters = HashMap<String, String>;

/// The query in `q`; everything without one.
pub(super) fn query(parameters: &Parameters) -> Result<Value, Refusal> {
    match parameters.get("q") {
        None => Ok(json!({})),
        Some(text) => {
            serde_json::from_str(text).map_err(|_| Refusal::bad_request("q is not valid JSON."))
        }
    }
}

/// The bare list of the first generation of reads: `sort`, `limit`, `skip`, `fields`.
pub(super) fn list(mut records: Vec<&Record>, parameters: &Parameters) -> Result<Value, Refusal> {
    sort(&mut records, parameters.get("sort").map(String::as_str));
    let limit = number(parameters, "limit")?.unwrap_or(MOST).min(MOST);
    let skip = number(parameters, "skip")?.unwrap_or(0);
    let fields = parameters.get("fields").map(String::as_str);
    Ok(records
        .into_iter()
        .skip(skip)
        .take(limit)
        .map(|record| project(record, fields))
        .collect())
}

/// What a cursor stands for: it carries the whole question, so a later page needs only the cursor and a limit.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub(super) struct Walk {
    q: Value,
    sort: Option<String>,
    fields: Option<String>,
    distinct: Option<String>,
    skip: usize,
}

impl Walk {
    /// The walk a request starts, or goes on with.
    ///
    /// # Errors
    /// When the cursor is none of ours, or comes with another question.
    pub(super) fn of(parameters: &Parameters) -> Result<Self, Refusal> {
        let asked = Self {
            q: query(parameters)?,
            sort: parameters.get("sort").cloned(),
            fields: parameters.get("fields").cloned(),
            distinct: parameters.get("distinct").cloned(),
            skip: 0,
        };
        let Some(cursor) = parameters.get("cursor") else {
            return Ok(asked);
        };
        let bytes = URL_SAFE_NO_PAD.decode(cursor).unwrap_or_default();
        let walk: Self =
            serde_json::from_slice(&bytes).map_err(|_| Refusal::bad_request("Invalid cursor"))?;
        let same = |name: &str, asked: bool| !parameters.contains_key(name) || asked;
        if same("q", asked.q == walk.q)
            && same("sort", asked.sort == walk.sort)
            && same("fields", asked.fields == walk.fields)
            && same("distinct", asked.distinct == walk.distinct)
        {
            return Ok(walk);
        }
        Err(Refusal::bad_request(
            "The cursor belongs to another query, sort or fields.",
        ))
    }

    /// What the walk asks for.
    pub(super) fn query(&self) -> &Value {
        &self.q
    }

    /// One page of the records, and the cursor of the next.
    pub(super) fn page(
        mut self,
        mut records: Vec<&Record>,
        parameters: &Parameters,
    ) -> Result<Value, Refusal> {
        let limit = number(parameters, "limit")?.unwrap_or(PAGE);
        let mut items: Vec<Value>;
        let most = if let Some(field) = &self.distinct {
            items = records
                .iter()
                .flat_map(|record| values(record, field))
                .collect();
            items.sort_by(filter::compare);
            items.dedup();
            MOST_DISTINCT
        } else {
            sort(&mut records, self.sort.as_deref());
            items = records
                .into_iter()
                .map(|record| project(record, self.fields.as_deref()))
                .collect();
            MOST
        };
        let end = self.skip.saturating_add(limit.clamp(1, most));
        let has_more = end < items.len();
        items.truncate(end);
        items.drain(..self.skip.min(items.len()));
        self.skip = end;
        let cursor = has_more.then(|| URL_SAFE_NO_PAD.encode(json!(self).to_string()));
        Ok(json!({ "items": items, "next_cursor": cursor, "has_more": has_more }))
    }
}

/// Orders by a field, `-` for descending; newest first unless asked otherwise.
fn sort(records: &mut [&Record], by: Option<&str>) {
    let by = by.unwrap_or("-created_date");
    let field = by.trim_start_matches(['-', '+']);
    let of = |record: &Record| record.get(field).cloned().unwrap_or_default();
    records.sort_by(|a, b| {
        let order = filter::compare(&of(a), &of(b));
        if by.starts_with('-') {
            order.reverse()
        } else {
            order
        }
    });
}

fn project(record: &Record, fields: Option<&str>) -> Value {
    let Some(fields) = fields else {
        return Value::Object(record.clone());
    };
    let wanted = |name: &str| name == "id" || fields.split(',').any(|field| field.trim() == name);
    let kept = record.iter().filter(|(name, _)| wanted(name));
    Value::Object(
        kept.map(|(name, value)| (name.clone(), value.clone()))
            .collect(),
    )
}

fn values(record: &Record, field: &str) -> Vec<Value> {
    match record.get(field) {
        None => Vec::new(),
        Some(Value::Array(list)) => list.clone(),
        Some(value) => vec![value.clone()],
    }
}

fn number(parameters: &Parameters, name: &str) -> Result<Option<usize>, Refusal> {
    let parse = |text: &String| {
        text.parse()
            .map_err(|_| Refusal::unprocessable(format!("{name} must be a whole number.")))
    };
    parameters.get(name).map(parse).transpose()
}

#[cfg(test)]
#[path = "../../../tests/unit/xtask/demo/page.rs"]
mod tests;
