//! What is planted in the demo app, as data.

use premortem::catalog::Pillar;
use premortem::checks::{Impact, Outcome};
use premortem::isolation::Verdict;
use serde::Deserialize;

/// One planted defect.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Defect {
    /// Its switch in the app and in the access rules.
    pub id: String,
    /// The pillar it counts for.
    pub pillar: Pillar,
    /// The check that must find it.
    pub rule: String,
    /// What is wrong, and what its correct twin is.
    pub what: String,
    /// Where it is.
    #[serde(rename = "where")]
    pub place: Place,
    /// What must be found.
    pub expect: Expectation,
}

/// Where a defect is.
#[derive(Debug, Clone, Deserialize)]
#[serde(untagged, deny_unknown_fields)]
pub enum Place {
    /// Every element a selector matches on one page.
    Elements {
        /// The page.
        path: String,
        /// A CSS selector.
        selector: String,
    },
    /// One page as a whole.
    Page {
        /// The page.
        path: String,
    },
    /// The records of one kind.
    Entity {
        /// Its name on the back-end.
        entity: String,
    },
}

/// What must be found of a defect.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Expectation {
    /// The finding's outcome.
    pub outcome: Outcome,
    /// The finding's impact, where it is fixed.
    pub impact: Option<Impact>,
    /// For an entity: the verdict of its calls.
    pub verdict: Option<Verdict>,
    /// Further checks that see the same defect from another side.
    #[serde(default)]
    pub also: Vec<String>,
    /// For a metric: its value is above this one.
    pub above: Option<f64>,
}

/// The text of `defects.json`.
pub(super) const SOURCE: &str = include_str!("../../../tests/apps/crm/defects.json");

/// Everything that is planted.
///
/// # Errors
/// When `defects.json` is not what it should be.
pub fn defects() -> anyhow::Result<Vec<Defect>> {
    Ok(serde_json::from_str(SOURCE)?)
}

#[cfg(test)]
#[path = "../../../tests/unit/xtask/demo/defects.rs"]
mod tests;
