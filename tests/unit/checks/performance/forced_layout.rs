use super::*;
use crate::checks::culprit::tests::{frame, held, recorded};
use crate::checks::{Outcome, outcome_of};
use crate::page::PageBuilder;
use serde_json::{Value, json};

fn cases(frames: Value) -> Vec<Case> {
    run(&held(frames)).unwrap()
}

fn forced(ms: f64) -> Value {
    frame(
        100.0,
        400.0,
        json!({ "sourceFunctionName": "measure", "forcedStyleAndLayoutDuration": ms }),
    )
}

#[test]
fn a_long_tasks_worth_in_one_frame_fails() {
    for (ms, outcome, impact) in [
        (50.0, Outcome::Passed, None),
        (51.0, Outcome::Failed, Some(Impact::Minor)),
        (201.0, Outcome::Failed, Some(Impact::Moderate)),
    ] {
        let case = &cases(json!([forced(ms)]))[0];
        assert_eq!((case.outcome, case.impact), (outcome, impact), "{ms}");
    }
    let message = cases(json!([forced(120.0)])).remove(0).message;
    assert!(
        message.contains("In one frame 120 ms of the 400 ms that `measure` in app.js took"),
        "{message}"
    );
}

#[test]
fn frames_are_not_added_up_and_the_worst_is_told() {
    assert_eq!(
        outcome_of(&cases(json!([forced(40.0), forced(40.0)]))),
        Outcome::Passed
    );
    let cases = cases(json!([forced(60.0), forced(90.0)]));
    assert_eq!(cases.len(), 1);
    assert!(cases[0].message.contains("90 ms"), "{cases:?}");
}

#[test]
fn more_than_the_script_took_is_not_believed() {
    let cases = cases(json!([frame(
        100.0,
        80.0,
        json!({ "forcedStyleAndLayoutDuration": 1e300 })
    )]));
    assert!(cases[0].message.contains("80 ms of the 80 ms"), "{cases:?}");
}

#[test]
fn without_frames_it_is_untested_and_without_scripts_inapplicable() {
    assert!(run(&Recording::default()).is_err());
    let lost = recorded(
        json!({ "long-animation-frame": { "entries": [], "dropped": 7, "supported": true } }),
    );
    assert_eq!(outcome_of(&run(&lost).unwrap()), Outcome::CantTell);
    let still = Recording {
        page: Some(PageBuilder::default().finish()),
        ..held(json!([]))
    };
    assert_eq!(run(&still), Ok(Vec::new()));
}
