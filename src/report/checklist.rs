//! What the checks say about the items of the catalog.

use super::{ChecklistItem, Finding, Rule};
use crate::catalog;
use crate::checks::{Check, Doc, Outcome};

/// Every item of the catalog. Those no check names stay untested until a person answers.
pub(super) fn checklist(
    checks: &[(&Check, Doc)],
    rules: &[Rule],
    findings: &[Finding],
) -> Vec<ChecklistItem> {
    let items = catalog::items().iter().map(|item| {
        let names_it = |rule: &str| {
            let mut checks = checks.iter();
            checks.any(|(check, _)| check.id == rule && check.items.contains(&item.id))
        };
        let deciding = rules.iter().filter(|rule| names_it(&rule.id));
        let of_item = findings.iter().filter(|finding| names_it(&finding.rule));
        ChecklistItem {
            id: item.id.to_owned(),
            pillar: item.pillar,
            outcome: combine(deciding.map(|rule| rule.outcome)),
            automation: item.automation,
            findings: of_item.map(|finding| finding.id.clone()).collect(),
            answer: None,
            deferred: None,
        }
    });
    items.collect()
}

/// One failure fails the item; it passes only when every check of it ran and none is in doubt.
fn combine(outcomes: impl Iterator<Item = Outcome>) -> Outcome {
    const GRAVEST_FIRST: [Outcome; 5] = [
        Outcome::Failed,
        Outcome::CantTell,
        Outcome::Untested,
        Outcome::Passed,
        Outcome::Inapplicable,
    ];
    let outcomes: Vec<Outcome> = outcomes.collect();
    GRAVEST_FIRST
        .into_iter()
        .find(|outcome| outcomes.contains(outcome))
        .unwrap_or(Outcome::Untested)
}
