//! 0–4 a pillar, the total of 32, vetoes, the decision. `docs/scoring.md` says how, in the open.

use crate::catalog::Pillar;
use serde::{Deserialize, Serialize};

/// What the eight pillars add up to.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Scorecard {
    /// All eight, in the order of the seed document.
    pub pillars: Vec<PillarScore>,
    /// The sum of the scores there are.
    pub total: u8,
    /// 32.
    pub out_of: u8,
    /// 24.
    pub threshold: u8,
    /// Ready, not ready, or not assessed.
    pub verdict: Verdict,
    /// The verdict as one sentence.
    pub decision: String,
    /// What makes the app not ready whatever the total.
    pub vetoes: Vec<String>,
    /// Ids of findings, in the order to mend them.
    pub fix_list: Vec<String>,
}

/// One pillar.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct PillarScore {
    /// Which.
    pub id: Pillar,
    /// 0–4; `None` when nothing of it was assessed.
    pub score: Option<u8>,
    /// Items decided by measurement.
    pub measured: usize,
    /// Items a person answered.
    pub attested: usize,
    /// Share of the pillar's items that were decided, 0–1.
    pub coverage: f64,
    /// Why the score is not higher although nothing failed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cap_reason: Option<String>,
}

/// The decision.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub enum Verdict {
    /// At least 24 of 32, nothing vetoes, every pillar was assessed.
    Ready,
    /// Something stands against it.
    NotReady,
    /// Nothing seen stands against it, but too much was not seen.
    NotAssessed,
}
