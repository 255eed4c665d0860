//! Checks: one file each, with its documentation, its metadata and one pure function.
//!
//! A check looks at a [`Recording`] and gives a [`Case`] for every target it applies to. No target makes it
//! `inapplicable`; a missing part of the recording makes it `untested`. Outcomes are EARL's.
//!
//! `registry.rs` is generated from the files of this folder by `cargo xtask docs`; adding a check adds one file
//! and its cases and changes nothing else.

use crate::{Recording, catalog::Pillar, page::NodeId};
use serde::{Deserialize, Serialize};

mod asks;
mod calls;
mod contrast;
mod culprit;
mod largest;
mod lists;
mod load;
mod media;
mod named;
mod person;
mod public;
mod refresh;
mod registry;
mod spacing;
mod vital;

pub use registry::*;

/// EARL's words for how a test ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub enum Outcome {
    /// The target meets the check's expectation.
    Passed,
    /// The target does not meet it, and the evidence says why.
    Failed,
    /// A person must look: what was seen does not decide it.
    CantTell,
    /// There was nothing the check applies to.
    Inapplicable,
    /// The check did not run; never to be read as passed.
    Untested,
}

/// How much a failure harms the people it meets.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum Impact {
    /// A nuisance.
    Minor,
    /// Some people are slowed down.
    Moderate,
    /// Some people can't do what they came for.
    Serious,
    /// People or their data are harmed, or a whole group is shut out.
    Critical,
}

/// One check: what it is and the function that judges.
#[derive(Debug)]
pub struct Check {
    /// Stable id, kebab-case, the file's name: `text-contrast`.
    pub id: &'static str,
    /// The pillar it counts for.
    pub pillar: Pillar,
    /// The impact of a failure, unless a case says otherwise.
    pub impact: Impact,
    /// WCAG 2.2 success criteria by number: `1.4.3`.
    pub wcag: &'static [&'static str],
    /// Ids of the ACT rules it implements: `afw4f7`.
    pub act: &'static [&'static str],
    /// Ids of the catalog items it decides.
    pub items: &'static [&'static str],
    /// Judges a recording: a case for every target the check applies to.
    ///
    /// # Errors
    /// The reason, as a sentence, why the check could not run: its outcome is then `untested`.
    pub run: fn(&Recording) -> Result<Vec<Case>, String>,
}

/// What a check has to say about one target.
#[derive(Debug, Clone, PartialEq)]
pub struct Case {
    /// What was looked at.
    pub target: Target,
    /// `Passed`, `Failed` or `CantTell`.
    pub outcome: Outcome,
    /// One sentence: what was seen, with its figures. Empty for a pass.
    pub message: String,
    /// What this case has in common with others that one fix would mend (a colour pair, a component, an entity).
    /// Cases of one check with the same cause become one finding. Stable from run to run.
    pub cause: String,
    /// Only where it differs from the check's own.
    pub impact: Option<Impact>,
}

/// What a case is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Target {
    /// The page as a whole.
    Page,
    /// One node of the snapshot.
    Node(NodeId),
    /// One replayed call, by its index in the isolation run.
    Call(usize),
}

/// A check's documentation, taken from the head of its file by `cargo xtask docs`.
#[derive(Debug, Clone, Copy)]
pub struct Doc {
    /// The first heading: a few plain words.
    pub title: &'static str,
    /// "What it checks".
    pub what: &'static str,
    /// "Why it matters": who is hurt.
    pub why: &'static str,
    /// "How to fix".
    pub fix: &'static str,
}

impl Case {
    /// The target meets the expectation.
    #[must_use]
    pub fn passed(target: Target) -> Self {
        Self {
            target,
            outcome: Outcome::Passed,
            message: String::new(),
            cause: String::new(),
            impact: None,
        }
    }

    /// The target does not meet the expectation.
    #[must_use]
    pub fn failed(target: Target, cause: impl Into<String>, message: impl Into<String>) -> Self {
        Self {
            target,
            outcome: Outcome::Failed,
            message: message.into(),
            cause: cause.into(),
            impact: None,
        }
    }

    /// A person must look.
    #[must_use]
    pub fn cant_tell(target: Target, cause: impl Into<String>, message: impl Into<String>) -> Self {
        Self {
            outcome: Outcome::CantTell,
            ..Self::failed(target, cause, message)
        }
    }
}

/// The outcome of a whole check: failed if any case failed, then `cantTell`, then passed; without cases `inapplicable`.
#[must_use]
pub fn outcome_of(cases: &[Case]) -> Outcome {
    let any = |outcome| cases.iter().any(|case| case.outcome == outcome);
    if cases.is_empty() {
        Outcome::Inapplicable
    } else if any(Outcome::Failed) {
        Outcome::Failed
    } else if any(Outcome::CantTell) {
        Outcome::CantTell
    } else {
        Outcome::Passed
    }
}
