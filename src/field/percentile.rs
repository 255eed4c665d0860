//! The 75th percentile, by nearest rank.

use crate::order;
use crate::vitals::{Name, Rating, Status};
use serde::{Deserialize, Serialize};

/// So many visits make a percentile. Among fewer, the chance that all of them were quicker than the true 75th
/// percentile is above one in twenty: 0.75¹⁰ is 0.056, 0.75¹¹ is 0.042.
pub const ENOUGH: usize = 11;

/// The 75th percentile of one metric.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Percentile {
    /// Milliseconds, or the score for CLS; `None` where fewer than [`ENOUGH`] visits have a value.
    pub p75: Option<f64>,
    /// By the field's thresholds; `None` where the value is a bound that does not decide it.
    pub rating: Option<Rating>,
    /// `exact`; `upperBound` and `truncated` where visits with only a bound leave it open; `notReportable` without
    /// a value.
    pub status: Status,
    /// How many visits have a value.
    pub visits: usize,
}

/// What is known of one visit's value: the least and the most it can be.
pub(super) type Span = (f64, f64);

impl Percentile {
    /// The value at rank ⌈0.75 n⌉ of the sorted values. An exact value is a span without width; a bound of 104 ms is
    /// 0 to 104; a value of which entries were lost is that value or anything above, so it is never taken for good.
    /// The percentile then lies between that of all least and that of all most values, and is exact where those agree.
    pub(super) fn of(name: Name, spans: &[Span]) -> Self {
        let visits = spans.len();
        let unknown = Self {
            p75: None,
            rating: None,
            status: Status::NotReportable,
            visits,
        };
        if visits < ENOUGH {
            return unknown;
        }
        let least = ranked(spans.iter().map(|span| span.0));
        let most = ranked(spans.iter().map(|span| span.1));
        let rate = |value| name.thresholds().rate(value);
        let (value, status, rating) = if least >= most {
            (least, Status::Exact, Some(rate(least)))
        } else if most.is_finite() {
            let rating = Some(rate(most)).filter(|rating| *rating == rate(least));
            (most, Status::UpperBound, rating)
        } else {
            let rating = Some(rate(least)).filter(|rating| *rating == Rating::Poor);
            (least, Status::Truncated, rating)
        };
        Self {
            p75: Some(value),
            rating,
            status,
            visits,
        }
    }
}

fn ranked(values: impl Iterator<Item = f64>) -> f64 {
    let mut values: Vec<f64> = values.collect();
    order::sort_by(&mut values, f64::total_cmp);
    let rank = (values.len() * 3).div_ceil(4);
    values[rank - 1]
}

#[cfg(test)]
#[path = "../../tests/unit/field/percentile.rs"]
mod tests;
