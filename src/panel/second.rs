//! The second-account test, step by step.

use super::{Effect, Model};
use serde::Serialize;

/// Where the test stands, and what the person sees of it.
#[derive(Debug, Clone, Default)]
pub struct SecondAccount {
    /// In one word.
    pub phase: SecondPhase,
    /// Calls seen of the first account.
    pub calls_a: usize,
    /// Calls seen of the second account.
    pub calls_b: usize,
    /// Why it stopped or can't go on.
    pub error: Option<String>,
}

/// Where the test stands, in one word.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum SecondPhase {
    /// Not begun.
    #[default]
    Idle,
    /// The first account's calls are recorded.
    Recording,
    /// Its reads are sent again as itself.
    Baseline,
    /// The person signs in as the second account, whose calls are recorded.
    BecomeB,
    /// The person looks at what will be sent.
    Review,
    /// It is being sent.
    Replaying,
    /// There are verdicts.
    Done,
    /// It came to nothing.
    Failed,
}

/// What a person can press.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Press {
    /// Record the first account's calls.
    Record,
    /// The first account is recorded: go on with the second.
    BecomeB,
    /// The second account is recorded: show what will be sent.
    Review,
    /// Send it.
    Replay,
    /// End the test and forget what it recorded.
    Stop,
}

/// What the test brings.
#[derive(Debug, Clone)]
pub enum SecondEvent {}

/// What the test needs done.
#[derive(Debug, Clone, PartialEq)]
pub enum SecondEffect {}

impl SecondAccount {
    /// Whether something is being sent.
    #[must_use]
    pub fn is_busy(&self) -> bool {
        matches!(self.phase, SecondPhase::Baseline | SecondPhase::Replaying)
    }

    /// Whether calls are recorded while the person uses the app.
    #[must_use]
    pub fn waits_for_person(&self) -> bool {
        matches!(self.phase, SecondPhase::Recording | SecondPhase::BecomeB)
    }
}

pub(super) fn update(_model: &mut Model, event: SecondEvent) -> Vec<Effect> {
    match event {}
}
pub(super) fn press(_model: &mut Model, _press: Press) -> Vec<Effect> {
    Vec::new()
}
pub(super) fn renew(_model: &mut Model) -> Vec<Effect> {
    Vec::new()
}
