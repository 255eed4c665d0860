//! Where the second-account test stands, and what can happen to it.

use crate::isolation::{Plan, Test};
use crate::traffic::Outgoing;
use serde::Serialize;

/// Where the test stands, and what the person sees of it.
#[derive(Debug, Default)]
pub struct SecondAccount {
    /// In one word.
    pub phase: SecondPhase,
    /// The number of the latest test; grows by one with each.
    pub attempt: u32,
    /// The test itself, from the first step on.
    pub test: Option<Test>,
    /// What will be sent, while the person looks at it.
    pub plan: Option<Plan>,
    /// Calls seen of the first account and of the second.
    pub calls: (usize, usize),
    /// Requests answered in this phase, and sent so far.
    pub progress: (usize, usize),
    /// Why it stopped or can't go on; a sentence.
    pub error: Option<String>,
}

/// Where the test stands, in one word.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Serialize)]
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
    /// End the test; what was sent already is judged.
    Stop,
}

/// What the test brings, each with the number of its test.
#[derive(Debug, Clone)]
pub enum SecondEvent {
    /// The recorder saw a call; JSON of `traffic::Call`.
    Called(u32, String),
    /// A request was answered; JSON of `isolation::Answer`.
    Answered(u32, String),
    /// All that was handed over is done with; a clause why it ended early, where it did.
    Sent(u32, Option<String>),
    /// What else is to be known of the recording.
    Noted(u32, Note),
    /// Recording or sending failed; a sentence.
    Failed(u32, String),
}

/// What else is to be known of a recording.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Note {
    /// A document of the app has loaded and is recorded.
    Listening,
    /// A document has loaded and nothing of it is recorded.
    Silent,
    /// The document made more calls than are recorded.
    Bound,
}

impl Note {
    /// The note as `extension/panel/traffic.js` calls it.
    #[must_use]
    pub fn from_kind(kind: &str) -> Option<Self> {
        match kind {
            "listening" => Some(Self::Listening),
            "silent" => Some(Self::Silent),
            "bound" => Some(Self::Bound),
            _ => None,
        }
    }

    /// What a person must do about it.
    pub(in crate::panel) const fn problem(self) -> Option<&'static str> {
        match self {
            Self::Listening => None,
            Self::Silent => Some(
                "The calls of this page can't be seen: the browser took access back, most likely because the tab went \
                 to another site to sign in. Open the app again and press the Premortem button in the toolbar.",
            ),
            Self::Bound => {
                Some("This page made more calls than are recorded. Reload it before you go on.")
            }
        }
    }
}

/// What the test needs done.
#[derive(Clone, PartialEq)]
pub enum SecondEffect {
    /// Record the tab's calls at this address: put the recorder in and reload.
    Record(u32, String),
    /// Take the recorder out.
    StopRecording,
    /// Send these from the page.
    Send(u32, Vec<Outgoing>),
}

impl std::fmt::Debug for SecondEffect {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Record(attempt, url) => write!(f, "Record({attempt}, {url})"),
            Self::StopRecording => write!(f, "StopRecording"),
            // What is sent holds tokens.
            Self::Send(attempt, requests) => {
                write!(f, "Send({attempt}, {} requests)", requests.len())
            }
        }
    }
}

impl SecondAccount {
    /// Whether something is being sent.
    #[must_use]
    pub fn is_busy(&self) -> bool {
        matches!(self.phase, SecondPhase::Baseline | SecondPhase::Replaying)
    }

    /// Whether it was begun and has not come to an end.
    #[must_use]
    pub fn in_progress(&self) -> bool {
        (SecondPhase::Recording..=SecondPhase::Replaying).contains(&self.phase)
    }
}
