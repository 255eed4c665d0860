//! What is said about one metric.

use crate::sorted::Map;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::collections::BTreeMap;

/// The name of a metric, as the field writes it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "UPPERCASE")]
pub enum Name {
    /// Largest Contentful Paint.
    Lcp,
    /// Interaction to Next Paint.
    Inp,
    /// Cumulative Layout Shift.
    Cls,
    /// Time to First Byte.
    Ttfb,
    /// First Contentful Paint.
    Fcp,
}

/// All five, always.
pub type Metrics = Map<Name, Metric>;

/// One metric of one visit.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Metric {
    /// Milliseconds, or the score for CLS; `None` when there is nothing to report. For `upperBound` the bound.
    pub value: Option<f64>,
    /// What `value` counts.
    pub unit: Unit,
    /// By the field's thresholds; `None` without a value.
    pub rating: Option<Rating>,
    /// How far the value can be trusted.
    pub status: Status,
    /// Why it has this status, in words.
    pub reason: String,
    /// What caused it: names as in the web-vitals library, values as numbers or text.
    pub attribution: BTreeMap<String, Value>,
}

/// What a value counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum Unit {
    /// Milliseconds.
    Ms,
    /// A plain number.
    Score,
}

/// The field's three grades.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Rating {
    /// At or below the good threshold.
    Good,
    /// Between the thresholds.
    NeedsImprovement,
    /// Above the poor threshold.
    Poor,
}

/// How far a value can be trusted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub enum Status {
    /// The value the field's own library would report.
    Exact,
    /// The true value is below this one.
    UpperBound,
    /// The browser dropped entries: the true value may be higher.
    Truncated,
    /// Nothing can be said, and the reason tells why.
    NotReportable,
    /// Nobody has used the page yet.
    NeedsInteraction,
}

/// Where the field draws its lines; a value on a line is on its better side.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Thresholds {
    /// At most this is good.
    pub good: f64,
    /// More than this is poor.
    pub poor: f64,
}

impl Thresholds {
    /// The grade of a value.
    #[must_use]
    pub fn rate(self, value: f64) -> Rating {
        if value > self.poor {
            Rating::Poor
        } else if value > self.good {
            Rating::NeedsImprovement
        } else {
            Rating::Good
        }
    }
}

impl Name {
    /// All five, in the order in which they are shown.
    pub const ALL: [Self; 5] = [Self::Lcp, Self::Inp, Self::Cls, Self::Ttfb, Self::Fcp];

    /// The long name.
    #[must_use]
    pub fn title(self) -> &'static str {
        match self {
            Self::Lcp => "Largest Contentful Paint",
            Self::Inp => "Interaction to Next Paint",
            Self::Cls => "Cumulative Layout Shift",
            Self::Ttfb => "Time to First Byte",
            Self::Fcp => "First Contentful Paint",
        }
    }

    /// The lines web-vitals 6.2.3 draws (<https://web.dev/articles/defining-core-web-vitals-thresholds>).
    #[must_use]
    pub fn thresholds(self) -> Thresholds {
        let (good, poor) = match self {
            Self::Lcp => (2500.0, 4000.0),
            Self::Inp => (200.0, 500.0),
            Self::Cls => (0.1, 0.25),
            Self::Ttfb => (800.0, 1800.0),
            Self::Fcp => (1800.0, 3000.0),
        };
        Thresholds { good, poor }
    }

    /// What its values count.
    #[must_use]
    pub fn unit(self) -> Unit {
        if self == Self::Cls {
            Unit::Score
        } else {
            Unit::Ms
        }
    }

    /// A value as a person reads it: `1.84 s`, `184 ms`, `0.067`.
    #[must_use]
    pub fn format(self, value: f64) -> String {
        if self.unit() == Unit::Score {
            let text = format!("{value:.3}");
            let short = text.trim_end_matches('0').trim_end_matches('.');
            short.to_owned()
        } else if value.round() >= 1000.0 {
            format!("{:.2} s", value / 1000.0)
        } else {
            format!("{value:.0} ms")
        }
    }

    pub(super) fn measured(self, value: f64, status: Status, reason: impl Into<String>) -> Metric {
        let value = round(value);
        Metric {
            value: Some(value),
            unit: self.unit(),
            rating: Some(self.thresholds().rate(value)),
            status,
            reason: reason.into(),
            attribution: BTreeMap::new(),
        }
    }

    pub(super) fn without_value(self, status: Status, reason: impl Into<String>) -> Metric {
        Metric {
            value: None,
            unit: self.unit(),
            rating: None,
            status,
            reason: reason.into(),
            attribution: BTreeMap::new(),
        }
    }
}

impl Metric {
    /// What of the attribution says something to a person: all but the number of the element.
    pub fn facts(&self) -> impl Iterator<Item = (&String, &Value)> {
        self.attribution.iter().filter(|(name, _)| *name != "node")
    }

    /// Adds a number to the attribution.
    pub(super) fn number(mut self, name: &str, value: f64) -> Self {
        self.attribution
            .insert(name.to_owned(), Value::from(round(value)));
        self
    }

    /// Adds a whole number to the attribution, where there is one.
    pub(super) fn count(mut self, name: &str, value: Option<u64>) -> Self {
        if let Some(value) = value {
            self.attribution.insert(name.to_owned(), Value::from(value));
        }
        self
    }

    /// Adds the number of the element, see [`crate::page::Snapshot::by_number`].
    pub(super) fn node(self, number: Option<u32>) -> Self {
        self.count("node", number.map(u64::from))
    }

    /// Adds a text to the attribution, where there is one.
    pub(super) fn text(mut self, name: &str, value: Option<&str>) -> Self {
        if let Some(value) = value {
            self.attribution.insert(name.to_owned(), Value::from(value));
        }
        self
    }
}

/// Browsers tell time in steps of 5 or 100 µs; what is smaller comes from subtracting.
fn round(value: f64) -> f64 {
    (value * 1e6).round() / 1e6
}

#[cfg(test)]
#[path = "../../tests/unit/vitals/metric.rs"]
mod tests;
