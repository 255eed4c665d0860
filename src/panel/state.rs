//! The panel's state in a few words, for the runner.

use super::{Model, Phase, SecondPhase, Step};
use serde::Serialize;

/// What `premortem.state()` gives.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct State {
    /// Where the audit stands.
    pub phase: Phase,
    /// What it is doing.
    pub step: Step,
    /// Why it failed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub error: Option<String>,
    /// Where the second-account test stands.
    pub second_account: SecondState,
}

/// Where the second-account test stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct SecondState {
    /// In one word.
    pub phase: SecondPhase,
    /// Calls seen of the first account.
    pub calls_a: usize,
    /// Calls seen of the second account.
    pub calls_b: usize,
    /// Why it stopped or can't go on.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub error: Option<String>,
}

impl Model {
    /// The state in a few words.
    #[must_use]
    pub fn state(&self) -> State {
        let second = &self.second;
        State {
            phase: self.audit.phase,
            step: self.audit.step,
            error: self.audit.error.clone(),
            second_account: SecondState {
                phase: second.phase,
                calls_a: second.calls.0,
                calls_b: second.calls.1,
                error: second.error.clone(),
            },
        }
    }

    /// Whether nothing is running; what waits for a person counts as settled.
    #[must_use]
    pub fn settled(&self) -> bool {
        !self.auditing() && !self.second.is_busy() && self.field.asking.is_empty()
    }
}
