//! Cases, grouped into findings: what one fix mends is one finding.

use super::{Finding, Rule, Target, sources};
use crate::Recording;
use crate::catalog::Pillar;
use crate::checks::{self, Case, Check, Doc, Impact, Outcome, outcome_of};
use crate::order;
use crate::score::rank;

/// WCAG 2.2's success criteria of level AAA (<https://www.w3.org/TR/WCAG22/>).
const AAA: [&str; 31] = [
    "1.2.6", "1.2.7", "1.2.8", "1.2.9", "1.3.6", "1.4.6", "1.4.7", "1.4.8", "1.4.9", "2.1.3",
    "2.2.3", "2.2.4", "2.2.5", "2.2.6", "2.3.2", "2.3.3", "2.4.8", "2.4.9", "2.4.10", "2.4.12",
    "2.4.13", "2.5.5", "2.5.6", "3.1.3", "3.1.4", "3.1.5", "3.1.6", "3.2.5", "3.3.5", "3.3.6",
    "3.3.9",
];

/// What all checks had to say.
pub(super) struct Judged {
    pub(super) rules: Vec<Rule>,
    pub(super) findings: Vec<Finding>,
}

/// Runs every check of the pillars asked for; none asked for means all.
pub(super) fn judge(checks: &[(&Check, Doc)], recording: &Recording, pillars: &[Pillar]) -> Judged {
    let mut rules = Vec::with_capacity(checks.len());
    let mut findings = Vec::new();
    for (check, doc) in checks {
        let asked = pillars.is_empty() || pillars.contains(&check.pillar);
        let result = if asked {
            (check.run)(recording)
        } else {
            Err("This pillar was not asked for.".to_owned())
        };
        match result {
            Err(reason) => rules.push(rule(check, &[], Outcome::Untested, Some(reason))),
            Ok(cases) => {
                rules.push(rule(check, &cases, outcome_of(&cases), None));
                // What WCAG asks for at level AAA alone is told among the rules; it stands against no app.
                if check.wcag.is_empty()
                    || !check.wcag.iter().all(|criterion| AAA.contains(criterion))
                {
                    group(check, doc, &cases, recording, &mut findings);
                }
            }
        }
    }
    order::sort_by(&mut findings, |a, b| {
        let key = |f: &Finding| {
            let doubt = f.outcome == Outcome::CantTell;
            (doubt, rank(f.impact, f.pillar, &f.rule, f.extent))
        };
        key(a).cmp(&key(b)).then_with(|| a.id.cmp(&b.id))
    });
    Judged { rules, findings }
}

fn rule(check: &Check, cases: &[Case], outcome: Outcome, reason: Option<String>) -> Rule {
    let count = |outcome| cases.iter().filter(|case| case.outcome == outcome).count();
    Rule {
        id: check.id.to_owned(),
        pillar: check.pillar,
        outcome,
        reason,
        wcag: owned(check.wcag),
        act: owned(check.act),
        passed: count(Outcome::Passed),
        failed: count(Outcome::Failed),
        cant_tell: count(Outcome::CantTell),
    }
}

/// Adds a finding for every cause, failures and doubts apart: a doubt is never told as a failure.
fn group(
    check: &Check,
    doc: &Doc,
    cases: &[Case],
    recording: &Recording,
    findings: &mut Vec<Finding>,
) {
    let first = findings.len();
    let told = |case: &&Case| matches!(case.outcome, Outcome::Failed | Outcome::CantTell);
    for case in cases.iter().filter(told) {
        let id = id(check.id, case);
        let impact = case.impact.unwrap_or(check.impact);
        let index = findings[first..].iter().position(|f| f.id == id);
        let index = index.map_or_else(
            || {
                findings.push(new(check, doc, case, id, impact));
                findings.len() - 1
            },
            |index| first + index,
        );
        let finding = &mut findings[index];
        if impact > finding.impact {
            finding.impact = impact;
            finding.message.clone_from(&case.message);
        }
        finding.targets.extend(target(&case.target, recording));
        finding.extent = match case.target {
            checks::Target::Call(call) => finding.extent.max(records(call, recording)),
            _ => finding.extent + 1,
        };
    }
}

fn new(check: &Check, doc: &Doc, case: &Case, id: String, impact: Impact) -> Finding {
    Finding {
        id,
        rule: check.id.to_owned(),
        pillar: check.pillar,
        outcome: case.outcome,
        impact,
        message: case.message.clone(),
        help: doc.fix.to_owned(),
        wcag: owned(check.wcag),
        act: owned(check.act),
        extent: 0,
        targets: Vec::new(),
        exhibits: Vec::new(),
        baseline: None,
    }
}

fn target(target: &checks::Target, recording: &Recording) -> Option<Target> {
    match (target, &recording.page) {
        (checks::Target::Node(node), Some(page)) => Some(sources::target(page, *node)),
        _ => None,
    }
}

/// How many records a replayed call let out; at least one, since the call itself was found.
fn records(call: usize, recording: &Recording) -> usize {
    let calls = recording.isolation.as_ref().map(|run| &run.summary.calls);
    let leaked = calls.and_then(|calls| Some(calls.get(call)?.leaked.len()));
    leaked.unwrap_or_default().max(1)
}

/// Stable from run to run: the rule, and FNV-1a over the cause, a doubt told apart from a failure.
fn id(rule: &str, case: &Case) -> String {
    let doubt: &[u8] = match case.outcome {
        Outcome::CantTell => &[0],
        _ => &[],
    };
    let bytes = case.cause.as_bytes().iter().chain(doubt);
    let hash = bytes.fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
        (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3)
    });
    format!("{rule}-{:08x}", (hash >> 32) ^ (hash & 0xffff_ffff))
}

fn owned(list: &[&str]) -> Vec<String> {
    list.iter().map(|&text| text.to_owned()).collect()
}

#[cfg(test)]
#[path = "../../tests/unit/report/findings.rs"]
mod tests;
