//! LCP, INP, CLS, FCP and TTFB out of the performance entries the browser kept.

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The performance entries of a page as `extension/vitals.js` read them, plus what is needed to judge them.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Timeline {}

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
pub type Metrics = BTreeMap<Name, Metric>;

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
    pub attribution: BTreeMap<String, serde_json::Value>,
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
