//! Accessible names and descriptions: a case names a page, an element by its `data-testname` (or `id=test`, where it is
//! the only one), and the text.

use super::Lab;
use crate::failure::input;
use anyhow::Result;
use premortem::report::Name;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::path::Path;

/// A case of `cases.json`.
#[derive(Debug, Clone, Deserialize)]
pub(super) struct Case {
    file: String,
    test: String,
    /// `name` or `description`.
    prop: String,
    expected: String,
}

/// What is written of a case.
#[derive(Debug, Clone, PartialEq, Serialize)]
struct Verdict {
    file: String,
    test: String,
    prop: String,
    expected: String,
    /// `null` where the page could not be audited.
    got: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    reason: Option<String>,
}

pub(super) fn read(folder: &Path, only: &str) -> Result<Vec<Case>> {
    let list = super::list(folder, "cases.json")?;
    let mut cases: Vec<Case> = serde_json::from_value(list).map_err(|error| {
        input(format!(
            "{} is no suite of names: {error}",
            folder.display()
        ))
    })?;
    cases.retain(|case| case.file.contains(only) || case.test.contains(only));
    if cases.is_empty() {
        return Err(input("no case is left to run"));
    }
    Ok(cases)
}

/// Audits every page once, and compares.
pub(super) fn run(cases: &[Case], lab: impl FnOnce() -> Result<Lab>) -> Result<(Value, String)> {
    let mut lab = lab()?;
    let mut pages: BTreeMap<&str, Vec<&Case>> = BTreeMap::new();
    for case in cases {
        pages.entry(&case.file).or_default().push(case);
    }
    let mut verdicts = Vec::new();
    for (file, cases) in pages {
        let names = lab
            .audit(&format!("/{file}"), true, |page, report| {
                let names = report.names.unwrap_or_default();
                let selectors: Vec<&str> = names.iter().map(|name| &*name.selector).collect();
                let tests = page.eval(&format!(
                    "{}.map((selector) => {{ try {{ const element = document.querySelector(selector); return element?.dataset.testname ?? element?.id ?? null; }} catch {{ return null; }} }})",
                    json!(selectors)
                ))?;
                Ok(by_test(names, &tests))
            })
            .map_err(|error| format!("{error:#}"));
        verdicts.extend(cases.into_iter().map(|case| judge(case, &names)));
    }
    let right = verdicts
        .iter()
        .filter(|one| one.got.as_deref() == Some(&*one.expected))
        .count();
    let wrong = verdicts
        .iter()
        .filter(|one| one.got.as_deref() != Some(&*one.expected));
    let mut lines: Vec<String> = wrong
        .map(|one| {
            format!(
                "{} [{}] {}: expected {:?}, got {:?}",
                one.file, one.prop, one.test, one.expected, one.got
            )
        })
        .collect();
    #[expect(clippy::cast_precision_loss, reason = "a few hundred cases")]
    let share = right as f64 * 100.0 / verdicts.len() as f64;
    lines.push(format!(
        "Names: {right} of {} cases, {share:.1} %",
        verdicts.len()
    ));
    Ok((serde_json::to_value(verdicts)?, lines.join("\n")))
}

/// The id of the element under test on pages that hold a single case.
const ALONE: &str = "test";

/// Names by the `data-testname` of their elements, or their id.
fn by_test(names: Vec<Name>, tests: &Value) -> BTreeMap<String, Name> {
    let tests = tests.as_array().into_iter().flatten();
    let pairs = tests
        .zip(names)
        .filter_map(|(test, name)| Some((test.as_str()?.to_owned(), name)));
    pairs.collect()
}

/// An element that is not listed has no role, and therefore no name.
fn judge(case: &Case, names: &Result<BTreeMap<String, Name>, String>) -> Verdict {
    let got = names.as_ref().map(|names| {
        names
            .get(&case.test)
            .or_else(|| names.get(ALONE))
            .map_or_else(String::new, |name| {
                if case.prop == "description" {
                    name.description.clone()
                } else {
                    name.name.clone()
                }
            })
    });
    Verdict {
        file: case.file.clone(),
        test: case.test.clone(),
        prop: case.prop.clone(),
        expected: case.expected.clone(),
        reason: got.as_ref().err().map(|why| (*why).clone()),
        got: got.ok(),
    }
}
