//! From a recording to a report.

use super::findings::Judged;
use super::{
    Baseline, DeviceProfile, Exhibit, Finding, Frame, FrameStatus, Name, Page, Report, SCHEMA,
    Tool, Viewport, checklist, exhibits, findings, sources, timings,
};
use crate::Recording;
use crate::catalog::Pillar;
use crate::checks::{CHECKS, Check, Doc, Outcome};
use crate::isolation::{Summary, Verdict};
use crate::score::{Evidence, Failure, ItemOutcome, Leak, Scorecard, score};
use crate::sorted::Set;
use crate::vitals;
use serde::Deserialize;

/// What a report needs to know beside the recording.
#[derive(Debug, Clone, Default)]
pub struct Context {
    /// The extension's version.
    pub version: String,
    /// The address that was asked for.
    pub url: String,
    /// When the audit began; RFC 3339, UTC.
    pub audited_at: String,
    /// The pillars asked for; empty for all.
    pub pillars: Vec<Pillar>,
    /// The device the page was open on.
    pub device: DeviceProfile,
    /// Whether to list role, name and description of every element.
    pub names: bool,
    /// Pictures and other evidence. Where findings are on a `screenshot` is filled in here.
    pub exhibits: Vec<Exhibit>,
    /// An earlier report of the same app to compare with.
    pub baseline: Option<Earlier>,
}

/// What a comparison needs of an earlier report: its JSON can be read as this.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
pub struct Earlier {
    /// Its findings.
    pub findings: Vec<Finding>,
}

/// Judges a recording.
#[must_use]
pub fn assemble(recording: &Recording, context: &Context) -> Report {
    assemble_with(CHECKS, recording, context)
}

/// The same with these checks.
pub(super) fn assemble_with(
    checks: &[(&Check, Doc)],
    recording: &Recording,
    context: &Context,
) -> Report {
    let Judged {
        rules,
        mut findings,
    } = findings::judge(checks, recording, &context.pillars);
    let exhibits = exhibits::locate(&context.exhibits, &mut findings, recording.page.as_ref());
    let checklist = checklist::checklist(checks, &rules, &findings);
    let isolation = recording.isolation.as_ref().map(|run| run.summary.clone());
    let scorecard = scorecard(&checklist, &findings, isolation.as_ref());
    if let Some(baseline) = &context.baseline {
        compare(&mut findings, &rules, baseline);
    }
    Report {
        schema: SCHEMA.to_owned(),
        tool: Tool {
            name: "premortem".to_owned(),
            version: context.version.clone(),
        },
        page: page(recording, context),
        metrics: sources::metrics(recording),
        navigations: recording
            .vitals
            .as_ref()
            .map_or_else(Vec::new, vitals::navigations),
        field: recording.field.clone(),
        timings: timings::timings(recording),
        rules,
        findings,
        names: names(recording, context),
        isolation,
        scorecard,
        checklist,
        exhibits,
    }
}

fn names(recording: &Recording, context: &Context) -> Option<Vec<Name>> {
    let page = recording.page.as_ref().filter(|_| context.names)?;
    Some(sources::names(page))
}

fn page(recording: &Recording, context: &Context) -> Page {
    let Some(snapshot) = &recording.page else {
        return Page {
            url: context.url.clone(),
            final_url: context.url.clone(),
            audited_at: context.audited_at.clone(),
            device: context.device.clone(),
            ..Page::default()
        };
    };
    let header = &snapshot.header;
    let frames = snapshot.documents().map(|(_, document)| Frame {
        url: document.url.to_string(),
        status: match document.unseen {
            None => FrameStatus::Audited,
            Some(_) => FrameStatus::NotTested,
        },
        reason: document.unseen.as_deref().map(str::to_owned),
    });
    Page {
        url: context.url.clone(),
        final_url: header.url.clone(),
        title: header.title.clone(),
        audited_at: context.audited_at.clone(),
        user_agent: header.user_agent.clone(),
        viewport: Viewport {
            width: header.viewport.width,
            height: header.viewport.height,
            dpr: header.viewport.dpr,
        },
        device: context.device.clone(),
        frames: frames.collect(),
    }
}

fn scorecard(
    checklist: &[super::ChecklistItem],
    findings: &[Finding],
    isolation: Option<&Summary>,
) -> Scorecard {
    let items = checklist.iter().map(|item| ItemOutcome {
        id: &item.id,
        pillar: item.pillar,
        outcome: item.outcome,
        attested: item.answer.is_some(),
    });
    let failed = findings.iter().filter(|f| f.outcome == Outcome::Failed);
    let failures = failed.map(|finding| Failure {
        finding: &finding.id,
        pillar: finding.pillar,
        impact: finding.impact,
        message: &finding.message,
        rule: &finding.rule,
        extent: finding.extent,
    });
    score(&Evidence {
        items: items.collect(),
        failures: failures.collect(),
        leaks: isolation.map(leaks).unwrap_or_default(),
    })
}

/// One leak for each kind of record and each audience, however many calls gave it out.
pub(super) fn leaks(summary: &Summary) -> Vec<Leak<'_>> {
    let mut found: Vec<(Leak<'_>, Set<&str>)> = Vec::new();
    for call in &summary.calls {
        let (anybody, rows) = match call.verdict {
            Verdict::Leak => (false, call.rows.b),
            Verdict::PublicExposure => (true, call.rows.anonymous),
            _ => continue,
        };
        let at = found
            .iter()
            .position(|(leak, _)| leak.entity == call.entity && leak.anybody == anybody);
        let index = at.unwrap_or_else(|| {
            let leak = Leak {
                entity: &call.entity,
                records: 0,
                anybody,
            };
            found.push((leak, Set::new()));
            found.len() - 1
        });
        let (leak, ids) = &mut found[index];
        ids.extend(call.leaked.iter().map(String::as_str));
        // A count gives away how many there are without an id.
        let counted = if call.leaked.is_empty() { rows } else { None };
        leak.records = leak.records.max(counted.unwrap_or(0)).max(ids.len());
    }
    found.into_iter().map(|(leak, _)| leak).collect()
}

/// Marks findings against an earlier report and adds those that are gone. Gone means that the check ran again:
/// what was not looked at is not mended.
fn compare(findings: &mut Vec<Finding>, rules: &[super::Rule], baseline: &Earlier) {
    let before = |id: &str| {
        let mut earlier = baseline.findings.iter();
        earlier.find(|f| f.id == id && f.baseline != Some(Baseline::Fixed))
    };
    for finding in findings.iter_mut() {
        finding.baseline = Some(match before(&finding.id) {
            Some(_) => Baseline::Unchanged,
            None => Baseline::New,
        });
    }
    let ran = |rule: &str| {
        let mut rules = rules.iter();
        rules.any(|r| r.id == rule && r.outcome != Outcome::Untested)
    };
    let now: Set<String> = findings.iter().map(|f| f.id.clone()).collect();
    let gone = baseline.findings.iter().filter(|earlier| {
        earlier.baseline != Some(Baseline::Fixed)
            && !now.contains(&earlier.id)
            && ran(&earlier.rule)
    });
    findings.extend(gone.map(|earlier| Finding {
        outcome: Outcome::Passed,
        exhibits: Vec::new(),
        baseline: Some(Baseline::Fixed),
        ..earlier.clone()
    }));
}

#[cfg(test)]
#[path = "../../tests/unit/report/assemble.rs"]
mod tests;
