//! The panel's state.

use super::event::Options;
use super::field::FieldView;
use super::live::Live;
use super::second::SecondAccount;
use crate::report::Report;
use crate::sorted::Set;
use crate::{Recording, field, page, vitals};
use serde::{Deserialize, Serialize};

/// All the panel knows.
#[derive(Debug, Default)]
pub struct Model {
    /// The number of the latest audit; grows by one with each.
    pub run: u32,
    /// Where the audit stands.
    pub audit: Audit,
    /// What is audited, once it was looked at.
    pub subject: Option<Subject>,
    /// What was recorded of it.
    pub recording: Recording,
    /// The five vitals, as soon as they are there.
    pub metrics: Option<vitals::Metrics>,
    /// What was visible, when a picture could be taken.
    pub shot: Option<Shot>,
    /// Whether the page was read once more because the window had changed under the first reading.
    pub reread: bool,
    /// What could not be done although the audit went on; a sentence each.
    pub gaps: Vec<String>,
    /// The judgement.
    pub report: Option<Report>,
    /// Whether the audited document is gone, so that nothing can be outlined in it.
    pub stale: bool,
    /// Live mode.
    pub live: Live,
    /// Other visits than the audited one.
    pub field: FieldView,
    /// The second-account test.
    pub second: SecondAccount,
    /// What the runner chose.
    pub options: Options,
    /// The tab of the panel that is shown.
    pub tab: Tab,
    /// Ids of what is open: findings, vitals, long lists.
    pub open: Set<String>,
    /// Only findings that contain this are shown; lower case.
    pub filter: String,
    /// What assistive technology is told; changes only when there is news.
    pub said: String,
}

/// Where the audit stands.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Audit {
    /// In one word.
    pub phase: Phase,
    /// What is being done, while auditing.
    pub step: Step,
    /// Elements read, and how many are known of, while the page is read.
    pub progress: Option<(u32, u32)>,
    /// Why it failed; a sentence.
    pub error: Option<String>,
}

/// Where an audit stands, in one word.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum Phase {
    /// Nothing was asked for.
    #[default]
    Idle,
    /// It is running.
    Auditing,
    /// There is a report.
    Done,
    /// It came to nothing.
    Failed,
    /// The person ended it.
    Cancelled,
}

/// The steps of an audit, in order.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum Step {
    /// Finding out what the tab shows.
    #[default]
    Opening,
    /// Reading the performance entries.
    Vitals,
    /// Reading the requests, and the HTML as it is served.
    Load,
    /// Reading the page.
    Page,
    /// Taking a picture.
    Picture,
    /// Judging.
    Judging,
}

impl Step {
    /// All, in order.
    pub const ALL: [Self; 6] = [
        Self::Opening,
        Self::Vitals,
        Self::Load,
        Self::Page,
        Self::Picture,
        Self::Judging,
    ];

    /// What is being done, to a person.
    #[must_use]
    pub const fn words(self) -> &'static str {
        match self {
            Self::Opening => "Looking at the tab",
            Self::Vitals => "Reading the vitals",
            Self::Load => "Reading what was loaded",
            Self::Page => "Reading the page",
            Self::Picture => "Taking a picture",
            Self::Judging => "Judging",
        }
    }
}

/// What is audited.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(default)]
pub struct Subject {
    /// The tab's address.
    pub url: String,
    /// The tab's title.
    pub title: String,
    /// When the audit began: RFC 3339, UTC.
    pub at: String,
    /// The same as the person's clock shows it.
    pub clock: String,
    /// The browser's id of the document.
    pub document: String,
    /// Whether the window is a private one, of which nothing is kept.
    pub private: bool,
    /// What the page can know of its device.
    pub device: field::Hints,
}

impl Subject {
    /// Scheme, host and port; the whole address where there is no host.
    #[must_use]
    pub fn origin(&self) -> &str {
        let start = self.url.find("://").map_or(0, |at| at + 3);
        let end = self.url[start..].find(['/', '?', '#']);
        end.map_or(&self.url, |end| &self.url[..start + end])
    }
}

impl Shot {
    /// Whether it can show a window of this size: the panel takes its room beside the page a moment after the page has
    /// begun to be read. What is no PNG fits everything.
    #[must_use]
    pub fn fits(&self, window: page::Viewport) -> bool {
        let side = |at: usize| {
            let bytes = self.bytes.get(at..at + 4)?.try_into().ok()?;
            Some(f64::from(u32::from_be_bytes(bytes)))
        };
        // The header chunk's own place: https://www.w3.org/TR/png-3/#11IHDR
        let (Some(width), Some(height)) = (side(16), side(20)) else {
            return true;
        };
        let (across, down) = (f64::from(window.width), f64::from(window.height));
        (width * down - height * across).abs() <= 0.02 * height * across
    }
}

/// A picture of what was visible.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Shot {
    /// PNG.
    pub bytes: Vec<u8>,
    /// Of the bytes, lower-case hexadecimal.
    pub sha256: String,
    /// The same as a `data:` address, for the report.
    pub data_url: String,
    /// Where the panel can show it from.
    pub preview: String,
}

/// The panel's tabs.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Tab {
    /// What failed or needs a person.
    #[default]
    Findings,
    /// The second-account test.
    SecondAccount,
    /// Exhibits, limits, exports.
    Evidence,
}

impl Tab {
    /// All, in order.
    pub const ALL: [Self; 3] = [Self::Findings, Self::SecondAccount, Self::Evidence];

    /// As in the markup.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Findings => "findings",
            Self::SecondAccount => "second-account",
            Self::Evidence => "evidence",
        }
    }

    /// The tab with that id.
    #[must_use]
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|tab| tab.id() == id)
    }

    /// As it is labelled.
    #[must_use]
    pub const fn title(self) -> &'static str {
        match self {
            Self::Findings => "Findings",
            Self::SecondAccount => "Second account",
            Self::Evidence => "Evidence",
        }
    }
}

impl Model {
    /// The vitals as they are shown: of the page that is watched, or else of the audit.
    #[must_use]
    pub fn vitals(&self) -> Option<&vitals::Metrics> {
        self.live.metrics.as_ref().or(self.metrics.as_ref())
    }

    /// Whether an audit is running.
    #[must_use]
    pub fn auditing(&self) -> bool {
        self.audit.phase == Phase::Auditing
    }
}
