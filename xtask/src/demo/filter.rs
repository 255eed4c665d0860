//! The queries of Base44's reads: MongoDB's operators, as far as the SDK documents them, but for `$regex`.

use serde_json::{Map, Value};
use std::cmp::Ordering;

/// Whether a record meets a query.
///
/// # Errors
/// When the query uses something that isn't there, with a sentence for whoever sent it.
pub(super) fn matches(record: &Map<String, Value>, query: &Value) -> Result<bool, String> {
    let Value::Object(conditions) = query else {
        return Err("A query must be an object.".into());
    };
    for (name, wanted) in conditions {
        let met = match name.as_str() {
            "$and" => all(parts(name, wanted)?, |part| matches(record, part))?,
            "$or" => any(parts(name, wanted)?, |part| matches(record, part))?,
            "$nor" => !any(parts(name, wanted)?, |part| matches(record, part))?,
            name if name.starts_with('$') => return Err(format!("Unknown operator {name}.")),
            name => field(record.get(name).unwrap_or(&Value::Null), wanted)?,
        };
        if !met {
            return Ok(false);
        }
    }
    Ok(true)
}

/// Orders values as the database does: null, numbers, texts, then the rest.
pub(super) fn compare(a: &Value, b: &Value) -> Ordering {
    fn rank(value: &Value) -> u8 {
        match value {
            Value::Null => 0,
            Value::Number(_) => 1,
            Value::String(_) => 2,
            Value::Bool(_) => 3,
            Value::Array(_) | Value::Object(_) => 4,
        }
    }
    match (a, b) {
        (Value::Number(a), Value::Number(b)) => {
            let number = |n: &serde_json::Number| n.as_f64().unwrap_or(f64::NAN);
            number(a).total_cmp(&number(b))
        }
        (Value::String(a), Value::String(b)) => a.cmp(b),
        (Value::Bool(a), Value::Bool(b)) => a.cmp(b),
        (a, b) => rank(a).cmp(&rank(b)),
    }
}

fn parts<'a>(name: &str, value: &'a Value) -> Result<&'a [Value], String> {
    let parts = value.as_array().map(Vec::as_slice);
    parts.ok_or_else(|| format!("{name} takes a list."))
}

fn all(parts: &[Value], met: impl Fn(&Value) -> Result<bool, String>) -> Result<bool, String> {
    parts
        .iter()
        .try_fold(true, |so_far, part| Ok(so_far && met(part)?))
}

fn any(parts: &[Value], met: impl Fn(&Value) -> Result<bool, String>) -> Result<bool, String> {
    parts
        .iter()
        .try_fold(false, |so_far, part| Ok(so_far || met(part)?))
}

/// Whether a field's value is what is wanted: a value, a list of values, or an object of operators.
fn field(value: &Value, wanted: &Value) -> Result<bool, String> {
    match wanted {
        Value::Array(any_of) => Ok(any_of.iter().any(|wanted| same(value, wanted))),
        Value::Object(operators) if operators.keys().any(|name| name.starts_with('$')) => {
            for (name, operand) in operators {
                if !operator(value, name, operand)? {
                    return Ok(false);
                }
            }
            Ok(true)
        }
        wanted => Ok(same(value, wanted)),
    }
}

fn operator(value: &Value, name: &str, operand: &Value) -> Result<bool, String> {
    let ordered = || compare(value, operand);
    let like = std::mem::discriminant(value) == std::mem::discriminant(operand);
    Ok(match name {
        "$eq" => same(value, operand),
        "$ne" => !same(value, operand),
        "$gt" => like && ordered().is_gt(),
        "$gte" => like && ordered().is_ge(),
        "$lt" => like && ordered().is_lt(),
        "$lte" => like && ordered().is_le(),
        "$in" => parts(name, operand)?
            .iter()
            .any(|wanted| same(value, wanted)),
        "$nin" => !parts(name, operand)?
            .iter()
            .any(|wanted| same(value, wanted)),
        "$exists" => operand.as_bool() == Some(!value.is_null()),
        "$all" => parts(name, operand)?
            .iter()
            .all(|wanted| same(value, wanted)),
        "$size" => value.as_array().map(|list| list.len() as u64) == operand.as_u64(),
        "$not" => !field(value, operand)?,
        _ => return Err(format!("Unknown operator {name}.")),
    })
}

/// Equal, or a list that holds it.
fn same(value: &Value, wanted: &Value) -> bool {
    let equal = |value: &Value| match (value, wanted) {
        (Value::Number(_), Value::Number(_)) => compare(value, wanted).is_eq(),
        (value, wanted) => value == wanted,
    };
    equal(value) || value.as_array().is_some_and(|list| list.iter().any(equal))
}

#[cfg(test)]
#[path = "../../../tests/unit/xtask/demo/filter.rs"]
mod tests;
