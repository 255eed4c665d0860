//! One visit as it is kept, and what the visits of one origin add up to.

use super::percentile::Span;
use super::{Device, Percentile};
use crate::read::FromJson;
use crate::sorted::Map;
use crate::vitals::{Metrics, Name, Status};
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// The vitals of one visit: figures and the hour, nothing else. Which page it was is not kept.
///
/// Its JSON is `[hour, LCP, INP, CLS, TTFB, FCP]`: a number for an exact value, `[number, status]` for a bound, `null`
/// for none.
#[derive(Debug, Clone, PartialEq)]
pub struct Visit {
    /// `2026-11-21T02`, UTC.
    hour: String,
    values: [Option<(f64, Status)>; 5],
}

/// The visits kept of one origin on one class of device.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Visits {
    /// The class of device.
    pub device: Device,
    /// How many visits are kept.
    pub visits: usize,
    /// The hour of the first of them: RFC 3339, UTC.
    pub since: String,
    /// The 75th percentiles, always all five.
    pub metrics: Map<Name, Percentile>,
}

impl Visit {
    /// The visit that was measured at that time (RFC 3339, UTC); `None` when it has no value at all.
    #[must_use]
    pub fn new(at: &str, metrics: &Metrics) -> Option<Self> {
        let hour = at.get(..13)?.to_owned();
        let values = Name::ALL.map(|name| {
            let metric = metrics.get(&name)?;
            match (metric.status, metric.value) {
                // What is left of it proves nothing, so it can be anything.
                (Status::Truncated, value) => Some((value.unwrap_or(0.0), Status::Truncated)),
                (Status::NotReportable | Status::NeedsInteraction, _) | (_, None) => None,
                (status, Some(value)) => Some((value, status)),
            }
        });
        let rounded = values.map(|value| value.map(|(value, status)| (round(value), status)));
        rounded.iter().any(Option::is_some).then_some(Self {
            hour,
            values: rounded,
        })
    }

    /// Its JSON.
    pub(super) fn to_json(&self) -> Value {
        let values = self.values.iter().map(|value| match value {
            None => Value::Null,
            Some((value, Status::Exact)) => Value::from(*value),
            Some((value, status)) => {
                let word = if *status == Status::Truncated {
                    "truncated"
                } else {
                    "upperBound"
                };
                Value::from(vec![Value::from(*value), Value::from(word)])
            }
        });
        std::iter::once(Value::from(&*self.hour))
            .chain(values)
            .collect()
    }

    pub(super) fn hour(&self) -> &str {
        &self.hour
    }

    fn span(&self, name: usize) -> Option<Span> {
        let (value, status) = self.values[name]?;
        Some(match status {
            Status::UpperBound => (0.0, value),
            Status::Truncated => (value, f64::INFINITY),
            _ => (value, value),
        })
    }
}

impl FromJson for Visit {
    fn from_json(value: Value) -> Result<Self, String> {
        let [hour, lcp, inp, cls, ttfb, fcp] = FromJson::from_json(value)?;
        let hour = String::from_json(hour)?;
        if hour.len() != 13 {
            return Err("an hour was expected".to_owned());
        }
        let values = [read(lcp)?, read(inp)?, read(cls)?, read(ttfb)?, read(fcp)?];
        Ok(Self { hour, values })
    }
}

fn read(value: Value) -> Result<Option<(f64, Status)>, String> {
    let (value, status) = match value {
        Value::Null => return Ok(None),
        Value::Array(_) => {
            let [value, status] = FromJson::from_json(value)?;
            let status = match &*String::from_json(status)? {
                "upperBound" => Status::UpperBound,
                "truncated" => Status::Truncated,
                _ => return Err("a status was expected".to_owned()),
            };
            (value, status)
        }
        value => (value, Status::Exact),
    };
    let value = f64::from_json(value)?;
    if !(0.0..=1e9).contains(&value) {
        return Err("no visit has such a value".to_owned());
    }
    Ok(Some((value, status)))
}

impl Visits {
    /// What these visits add up to; `None` when there is none.
    pub(crate) fn of(device: Device, visits: &[Visit]) -> Option<Self> {
        let first = visits.iter().map(Visit::hour).min()?;
        let metrics = Name::ALL.into_iter().enumerate().map(|(at, name)| {
            let spans: Vec<Span> = visits.iter().filter_map(|visit| visit.span(at)).collect();
            (name, Percentile::of(name, &spans))
        });
        Some(Self {
            device,
            visits: visits.len(),
            since: format!("{first}:00:00Z"),
            metrics: metrics.collect(),
        })
    }
}

/// Finer than this nobody can tell, and it would only take room.
fn round(value: f64) -> f64 {
    (value * 1e4).round() / 1e4
}

#[cfg(test)]
#[path = "../../tests/unit/field/visits.rs"]
mod tests;
