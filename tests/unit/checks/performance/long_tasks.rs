use super::*;
use crate::checks::culprit::tests::{frame, held, recorded};
use crate::checks::{Outcome, outcome_of};
use crate::page::PageBuilder;
use crate::vitals::tests::buffer;
use serde_json::{Value, json};

const CLICK: &str = "BUTTON#sort.onclick";

fn cases(frames: Value) -> Vec<Case> {
    run(&held(frames)).unwrap()
}

#[test]
fn a_handler_is_judged_by_the_lines_of_an_answer() {
    for (ms, expected) in [
        (50.0, None),
        (51.0, Some(Impact::Minor)),
        (201.0, Some(Impact::Moderate)),
        (501.0, Some(Impact::Serious)),
    ] {
        let cases = cases(json!([frame(
            20_000.0,
            ms,
            json!({ "invoker": CLICK, "sourceFunctionName": "go" })
        )]));
        assert_eq!(cases[0].impact, expected, "{ms}: {cases:?}");
        assert_eq!(cases[0].outcome == Outcome::Failed, expected.is_some());
    }
}

#[test]
fn what_runs_while_a_press_waits_is_of_the_press_whoever_called_it() {
    let recording = recorded(json!({
        "event": buffer(json!([{ "startTime": 20_000.0, "name": "click", "duration": 320.0, "processingStart": 20_005.0, "processingEnd": 20_300.0, "interactionId": 7 }])),
        "long-animation-frame": buffer(json!([frame(20_001.0, 300.0, json!({ "invoker": "Promise.resolve" }))])),
    }));
    let cases = run(&recording).unwrap();
    assert!(
        cases[0]
            .message
            .starts_with("While answering a press, app.js worked for 300 ms"),
        "{cases:?}"
    );
}

#[test]
fn one_task_while_loading_is_no_fault_and_many_are() {
    let task = |at: f64, ms: f64| frame(at, ms, json!({ "sourceFunctionName": "render" }));
    assert_eq!(
        outcome_of(&cases(json!([task(100.0, 250.0)]))),
        Outcome::Passed
    );
    let some = cases(json!([task(100.0, 250.0), task(500.0, 80.0)]));
    assert_eq!(
        (some[0].outcome, some[0].impact),
        (Outcome::Failed, Some(Impact::Minor))
    );
    assert!(
        some[0]
            .message
            .contains("for 230 ms of 230 ms in all (the longest run took 250 ms)"),
        "{some:?}"
    );
    assert!(some[0].message.ends_with("(measured)."), "{some:?}");
    let many = cases(json!([task(100.0, 700.0)]));
    assert_eq!(many[0].impact, Some(Impact::Moderate));
}

#[test]
fn many_small_ones_are_told_together() {
    let frames: Vec<Value> = (0..12)
        .map(|n| {
            frame(
                100.0 + 100.0 * f64::from(n),
                70.0,
                json!({ "sourceCharPosition": n + 1 }),
            )
        })
        .collect();
    let cases = cases(json!(frames));
    assert_eq!(cases.len(), 1);
    assert!(
        cases[0].message.contains("none of them for long"),
        "{cases:?}"
    );
}

#[test]
fn a_timer_fails_only_where_one_run_keeps_a_press_waiting() {
    let timer = |ms: f64| {
        cases(json!([
            frame(
                30_000.0,
                ms,
                json!({ "invoker": "TimerHandler:setInterval" })
            ),
            frame(
                31_000.0,
                ms,
                json!({ "invoker": "TimerHandler:setInterval" })
            )
        ]))
    };
    assert_eq!(outcome_of(&timer(150.0)), Outcome::Passed);
    let slow = timer(300.0);
    assert_eq!(slow[0].impact, Some(Impact::Minor));
    assert!(slow[0].message.contains("2 times in all"), "{slow:?}");
}

#[test]
fn a_frame_without_scripts_is_nobodys() {
    let cases =
        cases(json!([{ "startTime": 30_000.0, "duration": 900.0, "blockingDuration": 850.0 }]));
    assert_eq!(outcome_of(&cases), Outcome::Passed);
}

#[test]
fn lost_frames_are_a_doubt_and_none_recorded_is_untested() {
    let lost = recorded(
        json!({ "long-animation-frame": { "entries": [], "dropped": 7, "supported": true } }),
    );
    assert_eq!(outcome_of(&run(&lost).unwrap()), Outcome::CantTell);
    let unknown =
        recorded(json!({ "long-animation-frame": { "entries": [], "supported": false } }));
    assert!(run(&unknown).is_err());
    assert!(run(&Recording::default()).is_err());
}

#[test]
fn a_page_without_scripts_is_none_of_it() {
    let recording = Recording {
        page: Some(PageBuilder::default().finish()),
        ..held(json!([]))
    };
    assert_eq!(run(&recording), Ok(Vec::new()));
}

#[test]
fn absurd_numbers_do_no_harm() {
    let cases = cases(json!([
        { "startTime": 20_000.0, "duration": 100.0, "blockingDuration": 1e308, "scripts": [{ "startTime": 0.0, "duration": 100.0, "sourceUrl": "é" }] },
        { "startTime": 100.0, "duration": 100.0, "blockingDuration": -1e308, "scripts": [{ "startTime": 0.0, "duration": 100.0 }] },
    ]));
    assert_eq!(outcome_of(&cases), Outcome::Passed, "{cases:?}");
}
