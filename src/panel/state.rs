//! The panel's state in a few words, for the runner.

use super::{LivePhase, Model, Phase, SecondPhase, Step};
use serde::Serialize;

/// What `premortem.state()` gives.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct State {
    /// Where the audit stands.
    pub phase: Phase,
    /// What it is doing.
    pub step: Step,
    /// Why it failed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub error: Option<String>,
    /// Where live mode stands; `None` while it was never begun.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub live: Option<LiveState>,
    /// Where the second-account test stands.
    pub second_account: SecondState,
}

/// Where live mode stands.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct LiveState {
    /// In one word.
    pub phase: LivePhase,
    /// Documents seen, one after the other.
    pub documents: u32,
    /// Interactions since the current document began.
    pub interactions: u64,
    /// From when on every event was seen, in milliseconds since the time origin.
    pub watched_from: Option<f64>,
    /// Interactions in the log.
    pub logged: usize,
    /// Entries held in memory.
    pub held: usize,
    /// Calls recorded.
    pub calls: usize,
    /// Milliseconds of the page's main thread that watching took.
    pub cost: f64,
    /// What must be known of it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
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
            live: (self.live.session > 0).then(|| self.live_state()),
            second_account: SecondState {
                phase: second.phase,
                calls_a: second.calls.0,
                calls_b: second.calls.1,
                error: second.error.clone(),
            },
        }
    }

    fn live_state(&self) -> LiveState {
        let live = &self.live;
        let timeline = live.timeline.as_ref();
        LiveState {
            phase: live.phase,
            documents: live.documents,
            interactions: timeline
                .and_then(|seen| seen.interaction_count)
                .unwrap_or(0),
            watched_from: timeline.and_then(|seen| seen.watched_from),
            logged: live.log.len(),
            held: live.held(),
            calls: self.recording.calls.len(),
            cost: timeline.map_or(0.0, |seen| seen.cost),
            note: live.note.clone(),
        }
    }

    /// Whether nothing is running; what waits for a person counts as settled.
    #[must_use]
    pub fn settled(&self) -> bool {
        !self.auditing() && !self.second.is_busy() && self.field.asking.is_empty()
    }
}
