//! `POST …/aggregate`: groups and measures. A read, in spite of its verb.

use super::filter;
use super::refusal::Refusal;
use super::store::Record;
use serde::Deserialize;
use serde_json::{Map, Value, json};

/// Most rows one answer holds.
const MOST: usize = 1_000;

/// What to compute, as the SDK sends it.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub(super) struct Spec {
    pub(super) query: Value,
    group_by: Names,
    date_bucket: Option<Bucket>,
    count: bool,
    sum: Names,
    avg: Names,
    min: Names,
    max: Names,
    count_distinct: Option<String>,
    having: Value,
    sort: Option<String>,
    limit: usize,
}

#[derive(Debug, Deserialize)]
struct Bucket {
    field: String,
    unit: Unit,
}

#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Unit {
    Day,
    Month,
    Year,
}

/// A name or a list of names.
#[derive(Debug, Deserialize)]
#[serde(untagged)]
enum Names {
    One(String),
    Many(Vec<String>),
}

impl Names {
    fn all(&self) -> &[String] {
        match self {
            Self::One(name) => std::slice::from_ref(name),
            Self::Many(names) => names,
        }
    }
}

impl Default for Names {
    fn default() -> Self {
        Self::Many(Vec::new())
    }
}

impl Default for Spec {
    fn default() -> Self {
        Self {
            query: json!({}),
            group_by: Names::default(),
            date_bucket: None,
            count: true,
            sum: Names::default(),
            avg: Names::default(),
            min: Names::default(),
            max: Names::default(),
            count_distinct: None,
            having: json!({}),
            sort: None,
            limit: MOST,
        }
    }
}

/// One row a group, in the order asked for.
///
/// # Errors
/// When `having` can't be understood.
pub(super) fn aggregate(records: &[&Record], spec: &Spec) -> Result<Value, Refusal> {
    let mut groups: Vec<(Map<String, Value>, Vec<&Record>)> = Vec::new();
    for record in records {
        let key = key(record, spec);
        match groups.iter_mut().find(|(other, _)| *other == key) {
            Some((_, members)) => members.push(record),
            None => groups.push((key, vec![record])),
        }
    }
    let mut rows = Vec::new();
    for (key, members) in groups {
        let row = measure(key, &members, spec);
        if filter::matches(&row, &spec.having).map_err(Refusal::bad_request)? {
            rows.push(row);
        }
    }
    if let Some(by) = &spec.sort {
        let field = by.trim_start_matches(['-', '+']);
        let of = |row: &Map<String, Value>| row.get(field).cloned().unwrap_or_default();
        rows.sort_by(|a, b| {
            let order = filter::compare(&of(a), &of(b));
            if by.starts_with('-') {
                order.reverse()
            } else {
                order
            }
        });
    }
    let limit = spec.limit.clamp(1, MOST);
    let truncated = rows.len() > limit;
    rows.truncate(limit);
    Ok(json!({ "rows": rows, "truncated": truncated }))
}

fn key(record: &Record, spec: &Spec) -> Map<String, Value> {
    let of = |name: &str| record.get(name).cloned().unwrap_or_default();
    let mut key: Map<String, Value> = spec
        .group_by
        .all()
        .iter()
        .map(|name| (name.clone(), of(name)))
        .collect();
    if let Some(bucket) = &spec.date_bucket {
        let length = match bucket.unit {
            Unit::Day => 10,
            Unit::Month => 7,
            Unit::Year => 4,
        };
        let date = of(&bucket.field);
        let start = date
            .as_str()
            .and_then(|date| date.get(..length))
            .map(Value::from);
        key.insert(bucket.field.clone(), start.unwrap_or_default());
    }
    key
}

fn measure(mut row: Map<String, Value>, members: &[&Record], spec: &Spec) -> Map<String, Value> {
    let numbers = |name: &str| -> Vec<f64> {
        members
            .iter()
            .filter_map(|record| record.get(name).and_then(Value::as_f64))
            .collect()
    };
    if spec.count {
        row.insert("count".into(), members.len().into());
    }
    for name in spec.sum.all() {
        row.insert(format!("sum_{name}"), number(numbers(name).iter().sum()));
    }
    for name in spec.avg.all() {
        let numbers = numbers(name);
        #[expect(clippy::cast_precision_loss, reason = "counts of a demo's records")]
        let mean =
            (!numbers.is_empty()).then(|| numbers.iter().sum::<f64>() / numbers.len() as f64);
        row.insert(format!("avg_{name}"), mean.map(number).unwrap_or_default());
    }
    let values = |name: &str| {
        members
            .iter()
            .filter_map(|record| record.get(name))
            .filter(|value| !value.is_null())
            .collect::<Vec<_>>()
    };
    for name in spec.min.all() {
        let least = values(name)
            .into_iter()
            .min_by(|a, b| filter::compare(a, b));
        row.insert(format!("min_{name}"), least.cloned().unwrap_or_default());
    }
    for name in spec.max.all() {
        let most = values(name)
            .into_iter()
            .max_by(|a, b| filter::compare(a, b));
        row.insert(format!("max_{name}"), most.cloned().unwrap_or_default());
    }
    if let Some(name) = &spec.count_distinct {
        let mut values = values(name);
        values.sort_by(|a, b| filter::compare(a, b));
        values.dedup();
        row.insert(format!("count_distinct_{name}"), values.len().into());
    }
    row
}

/// Whole numbers without a fraction, as JavaScript's JSON has them.
fn number(value: f64) -> Value {
    #[expect(
        clippy::cast_possible_truncation,
        reason = "checked to be whole and small"
    )]
    if value.fract() == 0.0 && value.abs() < 9e15 {
        (value as i64).into()
    } else {
        value.into()
    }
}

#[cfg(test)]
#[path = "../../../tests/unit/xtask/demo/aggregate.rs"]
mod tests;
