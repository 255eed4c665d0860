//! What the edge must do for the panel.

use super::Mark;
use super::field::FieldEffect;
use super::live::LiveEffect;
use super::second::SecondEffect;

/// Something only a browser can do. Each answers with an [`super::Event`] of the same run, or not at all.
#[derive(Debug, Clone, PartialEq)]
pub enum Effect {
    /// Find out what the tab shows and whether it can be audited.
    Inspect(u32),
    /// Read the performance entries.
    ReadTimeline(u32),
    /// Read what it took to load the page; the address its HTML may be asked for at, or why it may not.
    ReadLoad(u32, Result<String, String>),
    /// Read the page.
    Collect(u32),
    /// Take a picture of what is visible.
    Picture(u32),
    /// Let the browser draw, then say [`super::Event::Judge`].
    Judge(u32),
    /// End all that is under way.
    Abort,
    /// Outline these elements in the page, instead of those outlined before.
    Mark(Vec<Mark>),
    /// Take the outlines away.
    Unmark,
    /// Bring the element with this id to the top.
    Reveal(&'static str),
    /// Put the keyboard focus on the element with this id.
    Focus(String),
    /// Save the report as a file.
    Export(Format),
    /// Of live mode.
    Live(LiveEffect),
    /// Of the field view.
    Field(FieldEffect),
    /// Of the second-account test.
    Second(SecondEffect),
}

/// The formats the panel saves.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// For people.
    Html,
    /// For machines.
    Json,
}
