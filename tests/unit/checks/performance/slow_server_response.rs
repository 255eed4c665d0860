use super::*;
use crate::checks::load::tests::{holds_in_any_weather, recorded, said};
use crate::checks::{Outcome, outcome_of};
use serde_json::{Value, json};

/// A document that was asked for at 50 ms.
fn cases(changes: Value) -> Result<Vec<Case>, String> {
    let mut document = json!({ "requestStart": 50.0, "transferSize": 900, "encodedSize": 600, "type": "navigate" });
    if let (Value::Object(document), Value::Object(changes)) = (&mut document, changes) {
        document.extend(changes);
    }
    run(&recorded(
        Vec::new(),
        json!({ "document": document }),
        json!({}),
    ))
}

#[test]
fn the_thresholds() {
    assert_eq!(
        outcome_of(&cases(json!({ "responseStart": 650.0 })).unwrap()),
        Outcome::Passed
    );
    for (took, impact) in [
        (601.0, Impact::Minor),
        (801.0, Impact::Moderate),
        (1801.0, Impact::Serious),
    ] {
        let found = cases(json!({ "responseStart": 50.0 + took })).unwrap();
        assert_eq!(found[0].impact, Some(impact));
    }
}

#[test]
fn an_early_hint_is_no_answer() {
    let found =
        cases(json!({ "responseStart": 60.0, "finalResponseHeadersStart": 750.0 })).unwrap();
    assert_eq!(
        said(&found),
        [
            "The server took 700 ms to answer with the page (measured from this device); up to 600 ms is good."
        ]
    );
}

#[test]
fn it_names_the_longest_parts() {
    let timing = json!([{ "name": "a", "duration": 1.0 }, { "name": "miss" }, { "name": "db", "duration": 500.0 },
        { "name": "b", "duration": 20.0 }, { "name": "c", "duration": 3.0 }]);
    let found = cases(json!({ "responseStart": 950.0, "serverTiming": timing })).unwrap();
    assert!(
        found[0]
            .message
            .ends_with(" By its own account: db 500 ms, b 20 ms, c 3 ms."),
        "{}",
        found[0].message
    );
}

#[test]
fn who_asked_no_server_is_not_judged() {
    assert_eq!(
        cases(json!({ "responseStart": 950.0, "serviceWorker": true })),
        Ok(Vec::new())
    );
    assert_eq!(
        cases(json!({ "responseStart": 950.0, "transferSize": 0 })),
        Ok(Vec::new())
    );
    assert!(cases(json!({ "requestStart": 0.0 })).is_err());
    assert!(
        cases(json!({ "responseStart": 10.0 })).is_err(),
        "answered before it was asked"
    );
}

#[test]
fn hostile_pages() {
    holds_in_any_weather(run);
}
