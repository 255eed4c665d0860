use super::*;
use crate::checks::load::tests::{holds_in_any_weather, recorded, request, said};
use crate::checks::{Outcome, outcome_of};
use serde_json::{Value, json};

/// A call with this key that began at `start` and for which the server took `waiting`.
fn call(key: u64, start: f64, waiting: f64) -> Value {
    request(
        key,
        "api/orders",
        json!({
            "initiator": "fetch", "startTime": start, "requestStart": start, "responseStart": start + waiting,
            "responseEnd": start + waiting, "contentType": "application/json",
        }),
    )
}

fn cases(calls: Value) -> Vec<Case> {
    run(&recorded(
        Vec::new(),
        json!({ "requests": calls }),
        json!({}),
    ))
    .unwrap()
}

#[test]
fn a_gap_of_more_than_a_second_fails() {
    let gap = |gap: f64| cases(json!([call(1, 100.0, 50.0 + gap), call(1, 3000.0, 50.0)]));
    assert_eq!(outcome_of(&gap(1000.0)), Outcome::Passed);
    let found = gap(1001.0);
    let says = "The first call of /api/orders took the server 1.05 s, none of the 1 later ones more than 50 ms (measured). It may have had to start first (a guess).";
    assert_eq!(said(&found), [says]);
}

#[test]
fn one_other_slow_call_speaks_against_it() {
    let calls = json!([
        call(1, 100.0, 1500.0),
        call(1, 3000.0, 50.0),
        call(1, 4000.0, 1400.0)
    ]);
    assert_eq!(outcome_of(&cases(calls)), Outcome::Passed);
}

#[test]
fn calls_at_the_same_time_were_cold_as_well() {
    assert!(cases(json!([call(1, 100.0, 1500.0), call(1, 200.0, 50.0)])).is_empty());
    let calls = json!([
        call(1, 100.0, 1500.0),
        call(1, 200.0, 1400.0),
        call(1, 2000.0, 50.0)
    ]);
    assert_eq!(outcome_of(&cases(calls)), Outcome::Failed);
}

#[test]
fn another_question_is_a_doubt() {
    let calls = json!([call(1, 100.0, 1500.0), call(2, 3000.0, 50.0)]);
    assert_eq!(outcome_of(&cases(calls)), Outcome::CantTell);
}

#[test]
fn what_asked_no_server_is_left_out() {
    let mut kept = call(1, 3000.0, 1.0);
    kept["delivery"] = json!("cache");
    let mut hidden = call(1, 4000.0, 1.0);
    hidden["transferSize"] = json!(0);
    let script = request(
        1,
        "api/orders",
        json!({ "startTime": 5000.0, "requestStart": 5000.0, "responseStart": 5001.0, "responseEnd": 5002.0 }),
    );
    assert!(cases(json!([call(1, 100.0, 1500.0), kept, hidden, script])).is_empty());
    assert!(cases(json!([])).is_empty());
}

#[test]
fn hostile_pages() {
    holds_in_any_weather(run);
}
