use super::*;
use crate::checks::{Outcome, outcome_of};
use crate::vitals::tests::{buffer, visit, visit_with};
use serde_json::{Value, json};

fn recording(buffers: Value) -> Recording {
    Recording {
        vitals: Some(visit(buffers)),
        ..Recording::default()
    }
}

fn cls(shifts: &[f64], dropped: u64) -> Result<Vec<Case>, String> {
    let entries: Vec<Value> = shifts
        .iter()
        .map(|value| json!({ "startTime": 500.0, "value": value }))
        .collect();
    let buffers = json!({ "layout-shift": { "entries": entries, "dropped": dropped } });
    judge(&recording(buffers), Name::Cls, |_, value| {
        format!("It moved by {value}")
    })
}

#[test]
fn good_passes_and_the_worse_it_is_the_more_serious() {
    for (value, outcome, impact) in [
        (0.1, Outcome::Passed, None),
        (0.11, Outcome::Failed, Some(Impact::Moderate)),
        (0.25, Outcome::Failed, Some(Impact::Moderate)),
        (0.26, Outcome::Failed, Some(Impact::Serious)),
    ] {
        let cases = cls(&[value], 0).unwrap();
        assert_eq!(
            (outcome_of(&cases), cases[0].impact),
            (outcome, impact),
            "{value}"
        );
    }
}

#[test]
fn a_failure_says_the_line_and_that_it_was_one_visit() {
    let cases = cls(&[0.2], 0).unwrap();
    assert_eq!(
        cases[0].message,
        format!("It moved by 0.2; up to 0.1 is good. {ONE_VISIT}")
    );
}

#[test]
fn a_lower_bound_can_fail_but_never_pass() {
    let good = cls(&[0.05], 39).unwrap();
    assert_eq!(outcome_of(&good), Outcome::CantTell);
    assert!(
        good[0].message.starts_with("At least 0.05. "),
        "{}",
        good[0].message
    );
    let poor = cls(&[0.3], 39).unwrap();
    assert_eq!(outcome_of(&poor), Outcome::Failed);
    assert!(
        poor[0].message.contains("by at least 0.3;"),
        "{}",
        poor[0].message
    );
}

#[test]
fn a_bound_within_the_line_passes() {
    let used = Recording {
        vitals: Some(visit_with(json!({ "interactionCount": 12 }))),
        ..Recording::default()
    };
    let cases = judge(&used, Name::Inp, |_, _| unreachable!()).unwrap();
    assert_eq!(outcome_of(&cases), Outcome::Passed);
}

#[test]
fn what_was_not_seen_is_untested_with_its_reason() {
    let none = judge(&Recording::default(), Name::Lcp, |_, _| unreachable!());
    assert_eq!(
        none.unwrap_err(),
        "The page's performance entries were not read."
    );
    let unused = judge(&recording(json!({})), Name::Inp, |_, _| unreachable!());
    assert!(unused.unwrap_err().starts_with("Nobody has used the page"));
    let hidden =
        json!({ "visibility-state": buffer(json!([{ "startTime": 0.0, "name": "hidden" }])) });
    let hidden = judge(&recording(hidden), Name::Fcp, |_, _| unreachable!());
    assert!(hidden.unwrap_err().contains("background"));
}

#[test]
fn a_buffer_that_proves_nothing_is_a_doubt() {
    let vitals = visit_with(
        json!({ "interactionCount": 200, "buffers": { "event": { "entries": [], "dropped": 9 } } }),
    );
    let recording = Recording {
        vitals: Some(vitals),
        ..Recording::default()
    };
    let cases = judge(&recording, Name::Inp, |_, _| unreachable!()).unwrap();
    assert_eq!(outcome_of(&cases), Outcome::CantTell);
    assert!(
        cases[0].message.contains("dropped 9"),
        "{}",
        cases[0].message
    );
}

#[test]
fn the_cause_is_the_same_from_run_to_run() {
    assert_eq!(
        cls(&[0.2], 0).unwrap()[0].cause,
        cls(&[0.9], 3).unwrap()[0].cause
    );
}

#[test]
fn a_failure_points_at_the_element_while_it_is_there() {
    use crate::page::{ElementBuilder, PageBuilder};
    let shift = json!([{ "startTime": 500.0, "value": 0.3, "sources": [{ "target": "#hero", "node": 7, "element": true }] }]);
    let mut recording = recording(json!({ "layout-shift": buffer(shift) }));
    let judged = |recording: &Recording| {
        judge(recording, Name::Cls, |_, value| value.to_owned())
            .unwrap()
            .remove(0)
    };
    let before = judged(&recording);
    assert_eq!(before.target, Target::Page);
    let mut page = PageBuilder::default();
    page.add(ElementBuilder::new("h1").number(7));
    recording.page = Some(page.finish());
    let after = judged(&recording);
    let element = recording.page.as_ref().unwrap().by_number(7).unwrap();
    assert_eq!(after.target, Target::Node(element));
    assert_eq!(after.cause, before.cause, "its id stays");
}
