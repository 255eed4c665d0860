//! What can happen to the panel.

use super::field::{FieldEvent, FieldPress};
use super::live::{LiveEvent, LivePress};
use super::model::{Shot, Subject, Tab};
use super::second::{Press, SecondEvent};
use crate::report::{DeviceProfile, Earlier};
use crate::{load, page, vitals};
use serde::Deserialize;

/// Something that happened. What an audit step brings carries the number of its run, so that what comes late,
/// after a cancel or a new start, is known as such and ignored.
#[derive(Debug, Clone)]
pub enum Event {
    /// The panel was opened for a tab, or the toolbar button was pressed while it was open.
    Clicked,
    /// The panel was opened without a tab: from the browser's own menu.
    OpenedAlone,
    /// The person used a control of the panel.
    Did(Action),
    /// The page was found to be one that can be audited.
    Inspected(u32, Subject),
    /// The performance entries are there, or the sentence why not.
    Timeline(u32, Result<Box<vitals::Timeline>, String>),
    /// The requests are there, or the sentence why not.
    Loaded(u32, Result<Box<load::Load>, String>),
    /// Elements read so far, and how many are known of.
    Progress(u32, u32, u32),
    /// The page was read.
    Collected(u32, Box<page::Snapshot>),
    /// The visible part of the page, or the sentence why not.
    Pictured(u32, Result<Shot, String>),
    /// The panel has been drawn; now there is time to judge.
    Judge(u32),
    /// The audit can't go on; a sentence for a person.
    Failed(u32, String),
    /// The document that was audited is gone: reloaded, or another page came.
    PageLeft,
    /// The tab was closed.
    TabClosed,
    /// Judge by these options from now on.
    Configure(Options),
    /// Of live mode.
    Live(LiveEvent),
    /// Of the field view.
    Field(FieldEvent),
    /// Of the second-account test.
    Second(SecondEvent),
}

/// What the runner may choose.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Options {
    /// Ids of the pillars to judge; all when empty.
    pub pillars: Vec<String>,
    /// Whether every element's role, name and description go into the report.
    pub names: bool,
    /// The device the page is open on.
    pub device: DeviceProfile,
    /// An earlier report to compare with.
    pub baseline: Option<Earlier>,
}

/// What a person can do in the panel: `data-action` of an element with its `data-value`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Action {
    /// Audit again.
    RunAgain,
    /// End the running audit.
    Cancel,
    /// Show another tab of the panel.
    Show(Tab),
    /// Open or close something by its id.
    Toggle(String),
    /// Go to a finding by its id and open it.
    OpenFinding(String),
    /// Show only findings that contain this text.
    Filter(String),
    /// A finding (by id) or one of its targets is pointed at, in the panel.
    Point(String, Option<usize>),
    /// Nothing is pointed at any more.
    PointAway,
    /// Of live mode.
    Live(LivePress),
    /// Something of the field view.
    Field(FieldPress),
    /// Go on with the second-account test.
    Second(Press),
    /// Save the report for people.
    ExportHtml,
    /// Save the report for machines.
    ExportJson,
}

impl Action {
    /// The action an element names; `None` when there is no such action.
    #[must_use]
    pub fn parse(name: &str, value: &str) -> Option<Self> {
        Some(match name {
            "run-again" => Self::RunAgain,
            "cancel" => Self::Cancel,
            "show" => Self::Show(Tab::from_id(value)?),
            "toggle" => Self::Toggle(value.to_owned()),
            "filter" => Self::Filter(value.to_owned()),
            "point" => Self::point(value),
            "open-finding" => Self::OpenFinding(value.to_owned()),
            "forget-visits" => Self::Field(FieldPress::Forget),
            "compare" => Self::Field(FieldPress::Compare),
            "forget-key" => Self::Field(FieldPress::ForgetKey),
            "record" => Self::Second(Press::Record),
            "become-b" => Self::Second(Press::BecomeB),
            "review" => Self::Second(Press::Review),
            "replay" => Self::Second(Press::Replay),
            "stop" => Self::Second(Press::Stop),
            "live-watch" => Self::Live(LivePress::Watch),
            "live-record" => Self::Live(LivePress::Record),
            "live-pause" => Self::Live(LivePress::Pause),
            "live-stop" => Self::Live(LivePress::Stop),
            "live-finish" => Self::Live(LivePress::Finish),
            "export-html" => Self::ExportHtml,
            "export-json" => Self::ExportJson,
            _ => return None,
        })
    }

    /// `finding` or `finding target`: ids hold no spaces.
    fn point(value: &str) -> Self {
        match value.split_once(' ') {
            Some((finding, target)) => Self::Point(finding.to_owned(), target.parse().ok()),
            None if value.is_empty() => Self::PointAway,
            None => Self::Point(value.to_owned(), None),
        }
    }
}
