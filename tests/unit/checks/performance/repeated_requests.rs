use super::*;
use crate::checks::lists::tests::{call, recorded};
use crate::checks::{Outcome, outcome_of};
use crate::load::tests::load;
use serde_json::{Value, json};

fn calls(times: &[f64]) -> Vec<crate::load::Call> {
    let one = |time: &f64| {
        call(
            "http://app/api/me?x=1",
            2,
            json!({ "time": 1e12 + time, "duration": 20.0 }),
        )
    };
    times.iter().map(one).collect()
}

fn of(times: &[f64]) -> Case {
    run(&recorded(calls(times))).unwrap().remove(0)
}

#[test]
fn three_soon_after_each_other_fail() {
    for (times, outcome) in [
        (&[0.0][..], Outcome::Passed),
        (&[0.0, 100.0], Outcome::Passed),
        (&[0.0, 10.0], Outcome::Failed),
        (&[0.0, 100.0, 200.0], Outcome::Failed),
        (&[0.0, 5000.0, 10_000.0], Outcome::Failed),
        (&[0.0, 5001.0, 10_002.0], Outcome::Passed),
    ] {
        assert_eq!(of(times).outcome, outcome, "{times:?}");
    }
    let message = of(&[0.0, 100.0, 400.0]).message;
    assert!(
        message
            .starts_with("GET /api/me was asked for 3 times within 400 ms: 2 requests too many, "),
        "{message}"
    );
    assert!(
        message.ends_with("40 ms of waiting (measured)."),
        "{message}"
    );
}

#[test]
fn after_a_change_it_may_be_asked_again() {
    let mut all = calls(&[0.0, 100.0, 200.0]);
    let change = json!({ "time": 1e12 + 150.0, "method": "POST", "body": { "text": "{}" }, "response": null });
    all.push(call("http://app/api/me", 0, change));
    assert_eq!(outcome_of(&run(&recorded(all)).unwrap()), Outcome::Passed);
}

#[test]
fn polling_is_told_apart() {
    let every = |ms: f64| of(&[0.0, ms, 2.0 * ms, 3.0 * ms + 50.0, 4.0 * ms]);
    let quick = every(2000.0);
    assert_eq!(quick.outcome, Outcome::CantTell);
    assert!(
        quick
            .message
            .contains("is polled: every 2.00 s, 5 times so far"),
        "{quick:?}"
    );
    assert_eq!(every(5000.0).outcome, Outcome::Passed);
    assert_eq!(every(300.0).outcome, Outcome::Failed);
}

#[test]
fn without_methods_a_person_is_asked() {
    let request = |start: f64, navigation: u64| json!({ "key": 9, "url": "http://app/api/me", "initiator": "fetch", "startTime": start, "responseEnd": start + 30.0, "decodedSize": 40, "navigationId": navigation });
    let judged = |requests: Value| {
        outcome_of(
            &run(&Recording {
                load: Some(load(requests, json!({ "status": 200, "words": 3 }))),
                ..Recording::default()
            })
            .unwrap(),
        )
    };
    assert_eq!(
        judged(json!([request(1.0, 1), request(2.0, 1), request(3.0, 1)])),
        Outcome::CantTell
    );
    assert_eq!(
        judged(json!([request(1.0, 1), request(2.0, 1)])),
        Outcome::Passed
    );
    assert_eq!(
        judged(json!([request(1.0, 1), request(2.0, 1), request(3.0, 2)])),
        Outcome::Passed
    );
    assert_eq!(judged(json!([])), Outcome::Inapplicable);
    let many: Vec<Value> = (0..1500).map(|n| request(f64::from(n), 1)).collect();
    assert_eq!(judged(json!(many)), Outcome::CantTell);
    assert!(run(&Recording::default()).is_err());
}
