//! The pages in `tests/cases`, audited: `tests/cases/README.md` says how each tells what must be found.

use crate::shared;
use anyhow::{Context, Result, bail, ensure};
use libtest_mimic::{Failed, Trial};
use premortem::checks::Outcome;
use premortem::report::{Finding, Report};
use serde_json::{Value, json};
use std::path::{Path, PathBuf};
use std::{fs, io};
use xtask::page::Page;
use xtask::project;

/// What a case expects.
#[derive(Debug, PartialEq)]
pub(crate) struct Expectation {
    pub(crate) check: String,
    pub(crate) outcome: Outcome,
    /// Selectors, and what must be said of the element: `None` for nothing.
    pub(crate) elements: Vec<(String, Option<Outcome>)>,
}

pub(crate) fn trials() -> Vec<Trial> {
    let root = project::root().join("tests/cases");
    let mut pages = Vec::new();
    if let Err(error) = pages_below(&root, &mut pages) {
        let message = format!("{}: {error}", root.display());
        return vec![Trial::test("the cases are read", || Err(message.into()))];
    }
    pages.sort();
    let trial = |page: PathBuf| {
        let name = page.strip_prefix(&root).unwrap_or(&page).display();
        Trial::test(format!("case {name}"), move || holds(&page))
    };
    pages.into_iter().map(trial).collect()
}

fn pages_below(folder: &Path, pages: &mut Vec<PathBuf>) -> io::Result<()> {
    for entry in folder.read_dir()? {
        let path = entry?.path();
        if path.is_dir() {
            pages_below(&path, pages)?;
        } else if path
            .extension()
            .is_some_and(|extension| extension == "html")
        {
            pages.push(path);
        }
    }
    Ok(())
}

fn holds(path: &Path) -> Result<(), Failed> {
    let html = fs::read_to_string(path)?;
    let expected = expectation(&html)?;
    shared::audit_and(&html, |page, report| compare(&expected, page, &report))?;
    Ok(())
}

/// Whether the report says of the open page what is expected.
pub(crate) fn compare(expected: &Expectation, page: &Page, report: &Report) -> Result<()> {
    let rule = report.rules.iter().find(|rule| rule.id == expected.check);
    let outcome = rule.context("the check is not in the report")?.outcome;
    let findings: Vec<_> = report
        .findings
        .iter()
        .filter(|finding| finding.rule == expected.check)
        .collect();
    let said: Vec<_> = findings.iter().map(|finding| &finding.message).collect();
    ensure!(outcome == expected.outcome, "ended {outcome:?}: {said:?}");
    for (selector, wanted) in &expected.elements {
        let found = of_element(page, selector, &findings)?;
        ensure!(
            found == *wanted,
            "{selector} is {found:?}, not {wanted:?}: {said:?}"
        );
    }
    for finding in findings
        .iter()
        .filter(|finding| finding.outcome == Outcome::Failed)
    {
        let named = expected
            .elements
            .iter()
            .filter(|(_, wanted)| *wanted == Some(Outcome::Failed));
        let mut matched = 0;
        for (selector, _) in named {
            matched += usize::from(of_element(page, selector, &[finding])?.is_some());
        }
        ensure!(
            matched >= finding.targets.len(),
            "a false alarm: {}",
            finding.message
        );
    }
    Ok(())
}

/// The outcome of the finding that has the element among its targets.
fn of_element(page: &Page, selector: &str, findings: &[&Finding]) -> Result<Option<Outcome>> {
    for finding in findings {
        let question = format!("({SAME})({}, {})", json!(selector), json!(finding.targets));
        match page.eval(&question)? {
            Value::Bool(true) => return Ok(Some(finding.outcome)),
            Value::Bool(false) => {}
            other => bail!("{selector} matches {other} elements"),
        }
    }
    Ok(None)
}

/// Whether one of the targets is the one element that the selector matches anywhere in the page; how many it
/// matches where it is not one.
const SAME: &str = r"(selector, targets) => {
  const inner = (root) => [...root.querySelectorAll('*')].flatMap((element) => {
    let frame = null;
    try { frame = element.contentDocument; } catch {}
    return [element.shadowRoot ?? element.closedRoot, frame].filter(Boolean);
  });
  const roots = [document];
  for (const root of roots) roots.push(...inner(root));
  const wanted = roots.flatMap((root) => [...root.querySelectorAll(selector)]);
  if (wanted.length !== 1) return wanted.length;
  return targets.some((target) => roots
    .filter((root) => root.nodeType === Node.DOCUMENT_NODE)
    .some((start) => {
      let root = start;
      for (const host of target.shadowPath) {
        const element = root?.querySelector(host);
        root = element?.shadowRoot ?? element?.closedRoot;
      }
      return root?.querySelector(target.selector) === wanted[0];
    }));
}";

/// Reads the first line.
fn expectation(html: &str) -> Result<Expectation> {
    let line = html.lines().next().unwrap_or_default();
    let line = line
        .strip_prefix("<!--")
        .and_then(|line| line.trim_end().strip_suffix("-->"));
    let (check, rest) = line
        .and_then(|line| line.split_once(':'))
        .context("the first line is no expectation")?;
    let mut parts = rest.split(';').map(str::trim);
    let outcome =
        said(parts.next().unwrap_or_default())?.context("the whole check can't be `none`")?;
    let elements = parts.map(|part| {
        let (selector, outcome) = part
            .rsplit_once(' ')
            .context("an element needs an outcome")?;
        Ok((selector.to_owned(), said(outcome)?))
    });
    Ok(Expectation {
        check: check.trim().to_owned(),
        outcome,
        elements: elements.collect::<Result<_>>()?,
    })
}

fn said(word: &str) -> Result<Option<Outcome>> {
    if word == "none" {
        return Ok(None);
    }
    serde_json::from_value(word.into())
        .map(Some)
        .with_context(|| format!("{word} is no outcome"))
}
