//! ACT rules (<https://www.w3.org/WAI/standards-guidelines/act/rules/>): a case has a rule, a page, and what a correct
//! implementation says of it.
//!
//! Every check that names a rule is one procedure for it. A rule is judged as W3C's implementation reports do: see
//! [`Level`].

use super::Lab;
use crate::failure::input;
use anyhow::Result;
use premortem::checks::{CHECKS, Outcome};
use premortem::report::Report;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::path::Path;

/// `testcases.json`.
#[derive(Debug, Deserialize)]
pub(super) struct Suite {
    testcases: Vec<Case>,
}

/// A case.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Case {
    rule_id: String,
    rule_name: String,
    testcase_id: String,
    testcase_title: String,
    relative_path: String,
    /// Where W3C publishes it; pages refer to each other by this address's path.
    #[serde(default)]
    url: String,
    expected: Outcome,
    #[serde(default)]
    approved: bool,
}

/// What is written of a case.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Verdict {
    rule_id: String,
    testcase_id: String,
    /// The check that gave the outcome.
    procedure: String,
    outcome: Outcome,
    /// The success criteria it reports.
    requirements: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    reason: Option<String>,
}

/// How a rule is implemented, as W3C's reports say it; both of the first are consistent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Level {
    /// Every failed example found, nothing else.
    Complete,
    /// Some found or left to a person, nothing flagged that is right.
    Partial,
    /// Something right was flagged, or nothing was found.
    Inconsistent,
    /// No check implements it.
    Untested,
}

impl Suite {
    pub(super) fn read(folder: &Path, only: &str) -> Result<Self> {
        let list = super::list(folder, "testcases.json")?;
        let mut suite: Self = serde_json::from_value(list)
            .map_err(|error| input(format!("{} is no ACT suite: {error}", folder.display())))?;
        for case in &mut suite.testcases {
            case.find(folder);
        }
        suite.testcases.retain(|case| {
            [
                &case.rule_id,
                &case.rule_name,
                &case.testcase_title,
                &case.relative_path,
            ]
            .iter()
            .any(|text| text.contains(only))
        });
        if suite.testcases.is_empty() {
            return Err(input("no case is left to run"));
        }
        Ok(suite)
    }
}

impl Case {
    /// Pages lie under their relative path, or where W3C publishes them: some refer to each other by that.
    fn find(&mut self, folder: &Path) {
        let published = self
            .url
            .split("://")
            .nth(1)
            .and_then(|rest| rest.split_once('/'));
        let paths = published.map(|(_, path)| path.to_owned()).into_iter();
        let there = |path: &String| folder.join(path).is_file();
        if let Some(path) = paths.chain([self.relative_path.clone()]).find(there) {
            self.relative_path = path;
        }
    }
}

/// Audits every page once and tells what each check says of the cases on it.
pub(super) fn run(
    suite: &Suite,
    lab: impl FnOnce() -> Result<Lab>,
) -> Result<(serde_json::Value, String)> {
    let mut lab = lab()?;
    let mut pages: BTreeMap<&str, Vec<&Case>> = BTreeMap::new();
    for case in &suite.testcases {
        pages.entry(&case.relative_path).or_default().push(case);
    }
    let mut verdicts = Vec::new();
    let all = pages.len();
    for (at, (path, cases)) in pages.into_iter().enumerate() {
        if at % 50 == 0 {
            crate::project::announce(format_args!("page {} of {all}", at + 1));
        }
        let wanted = cases
            .iter()
            .any(|case| procedures(&case.rule_id).next().is_some());
        let report = if wanted {
            lab.audit(&format!("/{path}"), false, |_, report| Ok(report))
                .map_err(|error| format!("{error:#}"))
        } else {
            Err("no check implements this rule".to_owned())
        };
        for case in cases {
            verdicts.extend(judge(case, report.as_ref().map_err(String::as_str)));
        }
    }
    let score = score(&suite.testcases, &verdicts);
    Ok((serde_json::to_value(verdicts)?, score))
}

/// Ids of the checks that implement a rule.
fn procedures(rule: &str) -> impl Iterator<Item = &'static str> {
    CHECKS
        .iter()
        .filter(move |(check, _)| check.act.contains(&rule))
        .map(|(check, _)| check.id)
}

fn judge(case: &Case, report: Result<&Report, &str>) -> Vec<Verdict> {
    let verdict = |procedure: &str, outcome, requirements, reason| Verdict {
        rule_id: case.rule_id.clone(),
        testcase_id: case.testcase_id.clone(),
        procedure: procedure.to_owned(),
        outcome,
        requirements,
        reason,
    };
    let report = match report {
        Ok(report) => report,
        Err(why) => {
            let none = procedures(&case.rule_id).next().unwrap_or("none");
            return vec![verdict(
                none,
                Outcome::Untested,
                Vec::new(),
                Some(why.to_owned()),
            )];
        }
    };
    let mut given: Vec<Verdict> = procedures(&case.rule_id)
        .filter_map(|id| report.rules.iter().find(|rule| rule.id == id))
        .map(|rule| {
            verdict(
                &rule.id,
                rule.outcome,
                rule.wcag.clone(),
                rule.reason.clone(),
            )
        })
        .collect();
    if given.is_empty() {
        let why = "no check implements this rule".to_owned();
        given.push(verdict("none", Outcome::Untested, Vec::new(), Some(why)));
    }
    given
}

/// The level of every rule, and the sums.
fn score(cases: &[Case], verdicts: &[Verdict]) -> String {
    let mut rules: BTreeMap<&str, Vec<&Case>> = BTreeMap::new();
    for case in cases {
        rules.entry(&case.rule_id).or_default().push(case);
    }
    let mut lines = Vec::new();
    let mut consistent = [(0, 0); 2];
    let mut alarms = 0;
    for (id, cases) in rules {
        let approved = cases.iter().any(|case| case.approved);
        let judged: Vec<&Case> = cases
            .iter()
            .copied()
            .filter(|case| case.approved || !approved)
            .collect();
        let level = procedures(id)
            .map(|one| level(&judged, one, verdicts))
            .min();
        let level = level.unwrap_or(Level::Untested);
        for sum in consistent.iter_mut().take(if approved { 2 } else { 1 }) {
            sum.1 += 1;
            sum.0 += usize::from(level <= Level::Partial);
        }
        let wrong: Vec<&str> = cases
            .iter()
            .filter(|case| {
                case.expected != Outcome::Failed
                    && outcomes(case, None, verdicts).any(|outcome| outcome == Outcome::Failed)
            })
            .map(|case| &*case.testcase_title)
            .collect();
        alarms += wrong.len();
        let missed: Vec<&str> = judged
            .iter()
            .filter(|case| case.expected == Outcome::Failed)
            .filter(|case| {
                !outcomes(case, None, verdicts)
                    .any(|outcome| matches!(outcome, Outcome::Failed | Outcome::CantTell))
            })
            .map(|case| &*case.testcase_title)
            .collect();
        if level > Level::Complete {
            let told = |what: &str, titles: &[&str]| {
                if titles.is_empty() {
                    String::new()
                } else {
                    format!("; {what}: {}", titles.join(", "))
                }
            };
            lines.push(format!(
                "{id} {level:?}{} {}{}{}",
                if approved { "" } else { " (proposed)" },
                cases[0].rule_name,
                told("false alarm", &wrong),
                told("missed", &missed),
            ));
        }
    }
    let [(all, of_all), (approved, of_approved)] = consistent;
    lines.push(format!(
        "ACT: {approved} of {of_approved} approved rules consistent, {all} of {of_all} in all; {alarms} cases failed where the expectation is passed or inapplicable"
    ));
    lines.join("\n")
}

fn outcomes<'a>(
    case: &'a Case,
    procedure: Option<&'a str>,
    verdicts: &'a [Verdict],
) -> impl Iterator<Item = Outcome> + 'a {
    verdicts
        .iter()
        .filter(move |verdict| {
            verdict.rule_id == case.rule_id && verdict.testcase_id == case.testcase_id
        })
        .filter(move |verdict| procedure.is_none_or(|id| verdict.procedure == id))
        .map(|verdict| verdict.outcome)
}

/// The level one check reaches for a rule; which success criteria it reports is left to W3C's own tool.
fn level(cases: &[&Case], procedure: &str, verdicts: &[Verdict]) -> Level {
    let says = |case: &Case, wanted: &[Outcome]| {
        outcomes(case, Some(procedure), verdicts).any(|outcome| wanted.contains(&outcome))
    };
    let failing = || cases.iter().filter(|case| case.expected == Outcome::Failed);
    let right = || cases.iter().filter(|case| case.expected != Outcome::Failed);
    if right().any(|case| says(case, &[Outcome::Failed])) {
        return Level::Inconsistent;
    }
    let untested = cases.iter().any(|case| says(case, &[Outcome::Untested]));
    if cases.iter().all(|case| says(case, &[Outcome::Untested])) {
        return Level::Untested;
    }
    if failing().any(|case| says(case, &[Outcome::Failed])) {
        let missed = failing().any(|case| !says(case, &[Outcome::Failed, Outcome::CantTell]));
        return if missed || untested {
            Level::Partial
        } else {
            Level::Complete
        };
    }
    let unsure = cases.iter().any(|case| says(case, &[Outcome::CantTell]));
    let quiet = cases
        .iter()
        .filter(|case| case.expected == Outcome::Inapplicable)
        .all(|case| !says(case, &[Outcome::CantTell, Outcome::Untested]));
    if unsure && quiet {
        Level::Partial
    } else {
        Level::Inconsistent
    }
}

#[cfg(test)]
#[path = "../../../tests/unit/xtask/conformance/act.rs"]
mod tests;
