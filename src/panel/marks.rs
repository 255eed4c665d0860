//! What is outlined in the page when a finding is pointed at.

use super::Model;
use crate::report::{Finding, Target, words};
use serde::Serialize;

/// No more outlines than a person can take in at once.
const MANY: usize = 50;

/// One element to outline; found again by where it is, so the page keeps nothing of ours.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Mark {
    /// The finding's number, the same in panel, report and pictures.
    pub number: usize,
    /// The finding in a few words.
    pub label: String,
    /// `critical`, `serious`, `moderate` or `minor`.
    pub impact: String,
    /// Address of the frame.
    pub frame: String,
    /// Unique in its frame or shadow root.
    pub selector: String,
    /// Shadow hosts to pass through, the outermost first.
    pub shadow_path: Vec<String>,
}

/// The marks of a finding, or of one of its targets; none when the audited document is gone.
pub(super) fn of(model: &Model, finding: &str, target: Option<usize>) -> Vec<Mark> {
    let Some(report) = model.report.as_ref().filter(|_| !model.stale) else {
        return Vec::new();
    };
    let mut numbered = report.findings.iter().zip(1..);
    let Some((finding, number)) = numbered.find(|(candidate, _)| candidate.id == finding) else {
        return Vec::new();
    };
    let mark = |target: &Target| Mark {
        number,
        label: words::title(&finding.rule),
        impact: finding.impact.word().to_owned(),
        frame: target.frame.clone(),
        selector: target.selector.clone(),
        shadow_path: target.shadow_path.clone(),
    };
    match target {
        Some(index) => finding.targets.get(index).map(mark).into_iter().collect(),
        None => in_page(finding).take(MANY).map(mark).collect(),
    }
}

/// Targets that are elements; a target without a selector is the page as a whole or a call.
pub(super) fn in_page(finding: &Finding) -> impl Iterator<Item = &Target> {
    finding
        .targets
        .iter()
        .filter(|target| !target.selector.is_empty())
}
