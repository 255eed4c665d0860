//! How a vital becomes a case: what all checks of `performance/` that look at a vital share.

use super::{Case, Impact, Target};
use crate::Recording;
use crate::vitals::{self, Metric, Name, Rating, Status};

/// Said with every failure: the field's thresholds are meant for the 75th percentile of many visits.
const ONE_VISIT: &str =
    "One visit on this device; three quarters of your users' visits should be within the line.";

/// Judges one vital by the field's thresholds: poor is serious, between the lines is moderate. `seen` says what was
/// seen, as the beginning of a sentence that goes on with the threshold.
///
/// # Errors
/// Why there is nothing to judge.
pub(super) fn judge(
    recording: &Recording,
    name: Name,
    seen: fn(&Metric, &str) -> String,
) -> Result<Vec<Case>, String> {
    let metric = measure(recording, name)?;
    let (Some(value), Some(rating)) = (metric.value, metric.rating) else {
        return match metric.status {
            Status::Truncated => Ok(vec![doubt(name, &metric)]),
            _ => Err(metric.reason),
        };
    };
    if rating == Rating::Good {
        return Ok(vec![match metric.status {
            Status::Truncated => doubt(name, &metric),
            _ => Case::passed(Target::Page),
        }]);
    }
    let value = match metric.status {
        Status::Truncated => format!("at least {}", name.format(value)),
        _ => name.format(value),
    };
    let good = name.format(name.thresholds().good);
    let message = format!(
        "{}; up to {good} is good. {ONE_VISIT}",
        seen(&metric, &value)
    );
    let impact = if rating == Rating::Poor {
        Impact::Serious
    } else {
        Impact::Moderate
    };
    Ok(vec![Case {
        target: place(recording, &metric),
        ..failed(name, impact, message)
    }])
}

/// The element it is about, if it is still there; else the page.
fn place(recording: &Recording, metric: &Metric) -> Target {
    let number = metric
        .attribution
        .get("node")
        .and_then(serde_json::Value::as_u64);
    let number = number.and_then(|number| u32::try_from(number).ok());
    let page = recording.page.as_ref();
    page.zip(number)
        .and_then(|(page, number)| page.by_number(number))
        .map_or(Target::Page, Target::Node)
}

/// The metric of the recorded visit.
pub(super) fn measure(recording: &Recording, name: Name) -> Result<Metric, String> {
    let timeline = recording
        .vitals
        .as_ref()
        .ok_or("The page's performance entries were not read.")?;
    Ok(vitals::metric(name, timeline))
}

/// One finding a vital, whatever caused it this time: its id stays the same from run to run.
pub(super) fn failed(name: Name, impact: Impact, message: String) -> Case {
    Case {
        impact: Some(impact),
        ..Case::failed(Target::Page, name.title(), message)
    }
}

fn doubt(name: Name, metric: &Metric) -> Case {
    let message = match metric.value {
        Some(value) => format!("At least {}. {}", name.format(value), metric.reason),
        None => metric.reason.clone(),
    };
    Case::cant_tell(Target::Page, name.title(), message)
}

/// " (`#hero`)", or nothing.
pub(super) fn target(metric: &Metric, field: &str) -> String {
    metric
        .attribution
        .get(field)
        .and_then(|target| target.as_str())
        .map_or(String::new(), |target| format!(" ({target})"))
}

/// Of the named parts of a time the longest, as words: "2.10 s of it rendering it".
pub(super) fn longest_part(metric: &Metric, parts: &[(&str, &str)]) -> String {
    parts
        .iter()
        .filter_map(|(field, words)| Some((metric.attribution.get(*field)?.as_f64()?, words)))
        .max_by(|a, b| a.0.total_cmp(&b.0))
        .filter(|(part, _)| *part > 0.0)
        .map_or(String::new(), |(part, words)| {
            format!(", {} of it {words}", Name::Lcp.format(part))
        })
}

#[cfg(test)]
#[path = "../../tests/unit/checks/vital.rs"]
mod tests;
