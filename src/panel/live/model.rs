//! Where watching stands, and what can happen to it.

use crate::panel::Note;
use crate::vitals::{Interaction, Metrics, Recent, Timeline};
use serde::Serialize;

/// What is known of a page that is being watched.
#[derive(Debug, Default)]
pub struct Live {
    /// In one word.
    pub phase: LivePhase,
    /// The number of the latest watch; grows by one with each.
    pub session: u32,
    /// Whether what is shown stands still. What happens meanwhile is not lost.
    pub paused: bool,
    /// Documents seen, one after the other.
    pub documents: u32,
    /// What was seen of the current document.
    pub timeline: Option<Timeline>,
    /// Its latest interactions.
    pub recent: Recent,
    /// The vitals, as they are shown.
    pub metrics: Option<Metrics>,
    /// The interaction log as it is shown, newest first.
    pub log: Vec<Interaction>,
    /// Whether watching ends as soon as the audit that was begun has read the timeline.
    pub finishing: bool,
    /// What was seen until the audit that runs asked for it.
    pub seen: Option<Timeline>,
    /// What must be known of it; a sentence or two.
    pub note: Option<String>,
}

/// Where watching stands, in one word.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum LivePhase {
    /// Nothing is watched.
    #[default]
    Off,
    /// The page is watched from where it was.
    Watching,
    /// The page was loaded anew, is watched from its beginning, and its calls are recorded.
    Recording,
}

/// What a person can press.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LivePress {
    /// Watch the open page.
    Watch,
    /// Load it anew, watch it from its beginning, and record its calls.
    Record,
    /// Let what is shown stand still, or move again.
    Pause,
    /// Watch no more.
    Stop,
    /// Audit with what was seen, and watch no more.
    Finish,
}

/// What watching brings, each with the number of its watch; [`LiveEvent::Flushed`] with that of its audit.
#[derive(Debug, Clone)]
pub enum LiveEvent {
    /// A document begins.
    Began(u32),
    /// What happened since the last batch; JSON of `vitals::Timeline`.
    Batch(u32, String),
    /// The tab went where it can't be followed.
    Gone(u32),
    /// The recorder saw a call; JSON of `traffic::Call`.
    Called(u32, String),
    /// What else is to be known of the recording.
    Noted(u32, Note),
    /// It could not begin; a sentence.
    Failed(u32, String),
    /// The page has told all it knows, or did not answer.
    Flushed(u32, bool),
}

/// What watching needs done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LiveEffect {
    /// Watch the tab's documents of this origin.
    Watch(u32, String),
    /// Load the tab anew at this address, watch it, and record its calls.
    Record(u32, String),
    /// Take the watcher out.
    Stop,
    /// Take the recorder out.
    StopRecording,
    /// Have the page tell all it knows, for the audit of this number.
    Flush(u32),
}

impl Live {
    /// Whether a page is watched.
    #[must_use]
    pub fn is_on(&self) -> bool {
        self.phase != LivePhase::Off
    }

    /// How many entries are held.
    #[must_use]
    pub fn held(&self) -> usize {
        self.recent.held() + self.timeline.as_ref().map_or(0, Timeline::entries)
    }
}
