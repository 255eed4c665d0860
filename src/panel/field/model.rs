//! What the panel knows of other visits, and what can happen to that.

use crate::field::{Arrival, Device};

/// Beside what is in the recording.
#[derive(Debug, Default)]
pub struct FieldView {
    /// Whether storage holds visits of this origin, of any class of device, readable or not.
    pub kept: bool,
    /// Whether storage holds an API key.
    pub key: bool,
    /// The number of the latest question to the Chrome UX Report; grows by one with each.
    pub attempt: u32,
    /// Whose figures are being fetched; empty when nobody's.
    pub asking: Vec<Device>,
    /// What came instead of figures; a sentence each.
    pub notes: Vec<String>,
}

/// What only a browser can do. The API key is never among it: the edge reads it where the person typed it.
#[derive(Debug, Clone, PartialEq)]
pub enum FieldEffect {
    /// Keep a visit and see what is kept, for this run.
    Keep(u32, Box<Arrival>),
    /// Forget the visits of an origin.
    Forget(String),
    /// Send these requests to the Chrome UX Report.
    Ask(u32, Vec<String>),
    /// Forget the API key.
    ForgetKey,
}

/// What happened.
#[derive(Debug, Clone)]
pub enum FieldEvent {
    /// The visit was kept in this run; or why not, as a clause.
    Kept(u32, Result<Shelf, String>),
    /// The visits of an origin were forgotten; or why not, as a clause.
    Forgotten(String, Result<(), String>),
    /// The Chrome UX Report answered; or why it was not asked, as a sentence.
    Answered(u32, Result<Answers, String>),
    /// The API key was forgotten; or why not, as a clause.
    KeyForgotten(Result<(), String>),
}

/// What storage holds.
#[derive(Debug, Clone, PartialEq)]
pub struct Shelf {
    /// What the visits on this class of device add up to; or why they can't be read, as a clause.
    pub visits: Result<Option<crate::field::Visits>, String>,
    /// Whether there are visits of this origin at all.
    pub kept: bool,
    /// Whether there is an API key.
    pub key: bool,
}

/// What the Chrome UX Report answered.
#[derive(Debug, Clone, PartialEq)]
pub struct Answers {
    /// Status and text, in the order of the requests.
    pub answers: Vec<(u16, String)>,
    /// Whether the API key is kept now.
    pub key: bool,
}

/// What a person can press.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FieldPress {
    /// Forget the visits of this origin.
    Forget,
    /// Ask the Chrome UX Report.
    Compare,
    /// Forget the API key.
    ForgetKey,
}
