//! 0–4 a pillar, the total of 32, vetoes, the decision. `docs/scoring.md` says how, in the open.
//!
//! - `pillar`: the score of one pillar, and what holds it down.
//! - `decision`: vetoes, the verdict and its sentence.
//! - `fixes`: what to mend first, and about how long it takes.

mod decision;
mod fixes;
mod pillar;

pub use fixes::effort;
pub(crate) use fixes::rank;

use crate::catalog::Pillar;
use crate::checks::{Impact, Outcome};
use serde::{Deserialize, Serialize};

/// The best total: eight pillars of 4.
pub const OUT_OF: u8 = 32;
/// The total from which on an app may be ready.
pub const THRESHOLD: u8 = 24;

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
    /// Why the score is not higher although nothing worse was seen.
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

/// What a score is made of.
#[derive(Debug, Clone, Default)]
pub struct Evidence<'a> {
    /// Every item of the catalog.
    pub items: Vec<ItemOutcome<'a>>,
    /// What failed; doubts don't count.
    pub failures: Vec<Failure<'a>>,
    /// Records that reached somebody they don't belong to.
    pub leaks: Vec<Leak<'a>>,
}

/// How one item of the catalog ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ItemOutcome<'a> {
    /// The item's id.
    pub id: &'a str,
    /// The pillar it belongs to.
    pub pillar: Pillar,
    /// Only `passed` and `failed` decide it.
    pub outcome: Outcome,
    /// Whether a person answered it.
    pub attested: bool,
}

/// A finding that failed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Failure<'a> {
    /// The finding's id.
    pub finding: &'a str,
    /// The pillar it counts for.
    pub pillar: Pillar,
    /// Whom it harms how much.
    pub impact: Impact,
    /// What was seen, in one sentence.
    pub message: &'a str,
    /// The check's id.
    pub rule: &'a str,
    /// How many places it was seen in, or how many records it lets out.
    pub extent: usize,
}

/// Records that reached somebody they don't belong to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Leak<'a> {
    /// What the records are: `Invoice`.
    pub entity: &'a str,
    /// How many of them.
    pub records: usize,
    /// Whether they are given out without signing in.
    pub anybody: bool,
}

/// Scores what was seen.
#[must_use]
pub fn score(evidence: &Evidence<'_>) -> Scorecard {
    let pillars: Vec<PillarScore> = Pillar::ALL
        .into_iter()
        .map(|pillar| pillar::score(pillar, evidence))
        .collect();
    let total = pillars.iter().filter_map(|pillar| pillar.score).sum();
    let vetoes = decision::vetoes(evidence, &pillars);
    let (verdict, decision) = decision::decide(evidence, &pillars, total, &vetoes);
    Scorecard {
        pillars,
        total,
        out_of: OUT_OF,
        threshold: THRESHOLD,
        verdict,
        decision,
        vetoes,
        fix_list: fixes::order(evidence),
    }
}

#[cfg(test)]
#[path = "../../tests/unit/score/mod.rs"]
mod tests;
