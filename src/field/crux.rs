//! The Chrome UX Report: what visits of an origin were like for people who use Chrome, over 28 days.
//!
//! Written to the public description of its API (<https://developer.chrome.com/docs/crux/api>). What Google says in
//! an error is not repeated: it may name the person's project.

use super::Device;
use crate::read::{self, Fields, FromJson};
use crate::sorted::Map;
use crate::vitals::{Name, Rating};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

/// What the report calls the five.
const NAMES: [(Name, &str); 5] = [
    (Name::Lcp, "largest_contentful_paint"),
    (Name::Inp, "interaction_to_next_paint"),
    (Name::Cls, "cumulative_layout_shift"),
    (Name::Ttfb, "experimental_time_to_first_byte"),
    (Name::Fcp, "first_contentful_paint"),
];

/// The figures of one origin on one class of device, over all its pages.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Record {
    /// The class of device.
    pub device: Device,
    /// The first day of the visits: `2026-10-23`.
    pub from: String,
    /// The last day of the visits.
    pub to: String,
    /// Those Chrome has enough visits for.
    pub metrics: Map<Name, Distribution>,
}

/// How one metric was for all these visits.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Distribution {
    /// The 75th percentile: milliseconds, or the score for CLS.
    pub p75: f64,
    /// By the field's thresholds.
    pub rating: Rating,
    /// Shares of good visits, of those between the lines and of poor ones, 0 to 1; `None` where they were not given.
    pub shares: Option<[f64; 3]>,
}

/// What is sent: the origin, the class of device, and which figures are wanted.
#[must_use]
pub fn request(origin: &str, device: Device) -> String {
    let metrics: Vec<&str> = NAMES.iter().map(|(_, name)| *name).collect();
    json!({ "origin": origin, "formFactor": form_factor(device), "metrics": metrics }).to_string()
}

const fn form_factor(device: Device) -> &'static str {
    match device {
        Device::Phone => "PHONE",
        Device::Tablet => "TABLET",
        Device::Desktop => "DESKTOP",
    }
}

/// The figures in an answer.
///
/// # Errors
/// Why there are none, as a sentence.
pub fn parse(status: u16, body: &str, device: Device) -> Result<Record, String> {
    match status {
        200 => record(body, device).map_err(|why| {
            format!("The Chrome UX Report's answer can't be read ({why}); nothing of it is used.")
        }),
        400 if body.contains("API_KEY_INVALID") => Err(
            "Google does not know this API key. Look whether it was copied whole, then compare again.".to_owned(),
        ),
        400 => Err(
            "The Chrome UX Report does not take this address: it knows apps that are public on the web.".to_owned(),
        ),
        401 | 403 => Err(
            "Google does not let this API key ask the Chrome UX Report. Allow the key that API in the Google Cloud console."
                .to_owned(),
        ),
        404 => Err(format!(
            "The Chrome UX Report has no figures of this origin on a {}: too few people who share theirs have visited it.",
            device.word()
        )),
        429 => Err("The key has asked the Chrome UX Report too often. Compare again in a minute.".to_owned()),
        500.. => Err(format!("The Chrome UX Report is not available ({status}). Compare again later.")),
        _ => Err(format!("The Chrome UX Report answered with status {status}, which it should not.")),
    }
}

fn record(body: &str, device: Device) -> Result<Record, String> {
    let mut answer = Fields::of(read::from_str(body)?)?;
    let mut record = Fields::of(answer.take("record")?)?;
    let key: Value = record.take("key")?;
    if key["formFactor"] != form_factor(device) {
        return Err("it is about another class of device".to_owned());
    }
    let period: Value = record.take("collectionPeriod")?;
    let mut metrics = Fields::of(record.take("metrics")?)?;
    let mut read = Map::new();
    for (name, title) in NAMES {
        if let Some(metric) = metrics.take_or_default::<Option<Value>>(title)? {
            read.insert(name, distribution(name, metric)?);
        }
    }
    Ok(Record {
        device,
        from: day(&period["firstDate"])?,
        to: day(&period["lastDate"])?,
        metrics: read,
    })
}

fn distribution(name: Name, metric: Value) -> Result<Distribution, String> {
    let mut metric = Fields::of(metric)?;
    let mut percentiles = Fields::of(metric.take("percentiles")?)?;
    let p75 = number(percentiles.take("p75")?)?;
    let bins: Vec<Value> = metric.take_or_default("histogram")?;
    // A bin nobody was in has no density.
    let density = |bin: &Value| bin["density"].as_f64().unwrap_or(0.0).clamp(0.0, 1.0);
    let shares = match &*bins {
        [good, between, poor] => Some([density(good), density(between), density(poor)]),
        _ => None,
    };
    Ok(Distribution {
        p75,
        rating: name.thresholds().rate(p75),
        shares,
    })
}

/// Times are numbers; the scores of CLS are texts, so that "0.10" stays what it is.
fn number(value: Value) -> Result<f64, String> {
    let number = match &value {
        Value::String(text) => text.parse().ok(),
        value => value.as_f64(),
    };
    number
        .filter(|number| (0.0..=1e9).contains(number))
        .ok_or_else(|| "a figure was expected".to_owned())
}

fn day(date: &Value) -> Result<String, String> {
    let part = |name: &str| u16::from_json(date[name].clone());
    let (year, month, day) = (part("year")?, part("month")?, part("day")?);
    Ok(format!("{year:04}-{month:02}-{day:02}"))
}

#[cfg(test)]
#[path = "../../tests/unit/field/crux.rs"]
mod tests;
