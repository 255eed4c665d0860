//! What a finished audit says: `report.json` is this, serialised. The schema at `docs/report.schema.json` is
//! generated from these types by `cargo xtask docs`.

use crate::catalog::Pillar;
use crate::checks::{Impact, Outcome};
use crate::page::Rect;
use crate::score::Scorecard;
use crate::{field, isolation, vitals};
use serde::{Deserialize, Serialize};

/// The format's name and version.
pub const SCHEMA: &str = "premortem-report/1";

/// A finished audit.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Report {
    /// [`SCHEMA`].
    pub schema: String,
    /// What made the report.
    pub tool: Tool,
    /// What was audited.
    pub page: Page,
    /// The five vitals, always all five.
    pub metrics: vitals::Metrics,
    /// The same for each navigation: the load, route changes, returns from memory; at most 101.
    #[serde(default)]
    pub navigations: Vec<vitals::Navigation>,
    /// What other visits were like.
    #[serde(default)]
    pub field: field::Field,
    /// When what happened; `None` when nothing of it was read.
    #[serde(default)]
    pub timings: Option<super::Timings>,
    /// Every check that exists, run or not.
    pub rules: Vec<Rule>,
    /// What failed or needs a person, most harmful first.
    pub findings: Vec<Finding>,
    /// Role, name and description of every element; only when asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub names: Option<Vec<Name>>,
    /// The second-account test; `None` when it was not run.
    pub isolation: Option<isolation::Summary>,
    /// The eight pillars and the decision.
    pub scorecard: Scorecard,
    /// Every item of the catalog.
    pub checklist: Vec<ChecklistItem>,
    /// Pictures and other evidence.
    pub exhibits: Vec<Exhibit>,
}

/// What made a report.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Tool {
    /// `premortem`.
    pub name: String,
    /// The extension's version.
    pub version: String,
}

/// What was audited.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Page {
    /// The address asked for.
    pub url: String,
    /// The address the page had when it was audited.
    pub final_url: String,
    /// Its title.
    pub title: String,
    /// RFC 3339, UTC.
    pub audited_at: String,
    /// The browser, as it names itself.
    pub user_agent: String,
    /// What was visible, in CSS pixels.
    pub viewport: Viewport,
    /// The device, or the profile that stood for it.
    #[serde(default)]
    pub device: super::DeviceProfile,
    /// Every frame, the top one first.
    pub frames: Vec<Frame>,
}

/// What was visible.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Viewport {
    /// CSS pixels.
    pub width: f32,
    /// CSS pixels.
    pub height: f32,
    /// Device pixels for each CSS pixel.
    pub dpr: f32,
}

/// A frame of the page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Frame {
    /// Its address.
    pub url: String,
    /// Whether it was seen.
    pub status: FrameStatus,
    /// Why not.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
}

/// Whether a frame was seen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub enum FrameStatus {
    /// It is part of the snapshot.
    Audited,
    /// It could not be seen.
    NotTested,
}

/// A check and how it ended.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Rule {
    /// The check's id.
    pub id: String,
    /// The pillar it counts for.
    pub pillar: Pillar,
    /// How it ended.
    pub outcome: Outcome,
    /// Why it is untested.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    /// WCAG 2.2 success criteria.
    pub wcag: Vec<String>,
    /// ACT rules.
    pub act: Vec<String>,
    /// Targets that passed.
    pub passed: usize,
    /// Targets that failed.
    pub failed: usize,
    /// Targets a person must look at.
    pub cant_tell: usize,
}

/// Something to mend or to look at.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Finding {
    /// Stable from run to run: made of the rule and the cause.
    pub id: String,
    /// The check's id.
    pub rule: String,
    /// The pillar.
    pub pillar: Pillar,
    /// `failed` or `cantTell`.
    pub outcome: Outcome,
    /// Whom it harms how much.
    pub impact: Impact,
    /// What was seen, in one sentence.
    pub message: String,
    /// How to mend it.
    pub help: String,
    /// WCAG 2.2 success criteria.
    pub wcag: Vec<String>,
    /// ACT rules.
    pub act: Vec<String>,
    /// How many places it was seen in, or how many records it lets out.
    #[serde(default)]
    pub extent: usize,
    /// Where.
    pub targets: Vec<Target>,
    /// Ids of exhibits.
    pub exhibits: Vec<String>,
    /// Compared with an earlier report.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub baseline: Option<Baseline>,
}

/// An element of the page.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Target {
    /// Address of the frame it is in.
    pub frame: String,
    /// A CSS selector that is unique in its frame or shadow root.
    pub selector: String,
    /// Selectors of the shadow hosts to pass through, the outermost first.
    pub shadow_path: Vec<String>,
    /// Its start tag, shortened; values of fields are never in it.
    pub html: String,
    /// Its text, shortened.
    pub text: String,
    /// Its box in CSS pixels, from the top of the document.
    pub rect: Rect,
}

/// How a finding stands against an earlier report.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum Baseline {
    /// Not there before.
    New,
    /// There before.
    Unchanged,
    /// There before and gone now.
    Fixed,
}

/// What an element is called.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Name {
    /// A CSS selector.
    pub selector: String,
    /// Its role; empty where it has none.
    pub role: String,
    /// Its accessible name.
    pub name: String,
    /// Its accessible description.
    pub description: String,
}

/// An item of the catalog and how it ended.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ChecklistItem {
    /// The item's id.
    pub id: String,
    /// The pillar it belongs to.
    pub pillar: Pillar,
    /// How it ended.
    pub outcome: Outcome,
    /// How it is decided.
    pub automation: crate::catalog::Automation,
    /// Ids of findings.
    pub findings: Vec<String>,
    /// What a person answered.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub answer: Option<String>,
    /// Why it was put off.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub deferred: Option<String>,
}

/// A piece of evidence.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Exhibit {
    /// Stable within the report.
    pub id: String,
    /// `screenshot`, `crop`, `exchange`.
    pub kind: String,
    /// File name beside `report.json`.
    pub file: String,
    /// Of the file's bytes, lower-case hexadecimal.
    pub sha256: String,
    /// What it shows, in CSS pixels from the picture's top left.
    pub rects: Vec<ExhibitRect>,
    /// How many areas were painted over.
    pub redactions: usize,
}

/// Where a finding is on a picture.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ExhibitRect {
    /// Id of the finding.
    pub finding: String,
    /// Its number on the picture, from 1.
    pub number: usize,
    /// The box.
    pub rect: Rect,
}
