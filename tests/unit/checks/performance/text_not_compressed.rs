use super::*;
use crate::checks::load::tests::{holds_in_any_weather, recorded, request, said};
use crate::checks::{Outcome, outcome_of};
use serde_json::{Value, json};

fn cases(changes: Value) -> Vec<Case> {
    let mut sent = json!({ "contentType": "text/javascript", "initiator": "script" });
    if let (Value::Object(sent), Value::Object(changes)) = (&mut sent, changes) {
        sent.extend(changes);
    }
    let load = json!({ "requests": [request(1, "app.js", sent)] });
    run(&recorded(Vec::new(), load, json!({}))).unwrap()
}

#[test]
fn text_of_more_than_a_packet_must_be_packed() {
    assert!(cases(json!({ "encodedSize": 1399, "decodedSize": 1399 })).is_empty());
    for kind in [
        "text/css",
        "application/json",
        "application/ld+json",
        "image/svg+xml",
        "application/javascript",
        "text/html",
    ] {
        let found = cases(json!({ "contentType": kind, "encodedSize": 1400, "decodedSize": 1400 }));
        assert_eq!(
            said(&found),
            [
                "app.js is sent unpacked: 1 KB. Packed it would save about 980 bytes (estimated at 70 %)."
            ]
        );
    }
}

#[test]
fn packed_text_and_other_kinds_are_right() {
    assert_eq!(
        outcome_of(&cases(json!({ "decodedSize": 90_000 }))),
        Outcome::Passed
    );
    assert_eq!(
        outcome_of(&cases(json!({ "contentEncoding": "br" }))),
        Outcome::Passed
    );
    assert!(cases(json!({ "contentType": "image/png" })).is_empty());
    assert!(cases(json!({ "contentType": "" })).is_empty());
    assert!(
        cases(json!({ "encodedSize": 0, "decodedSize": 0 })).is_empty(),
        "another origin that does not tell"
    );
}

#[test]
fn the_document_counts_and_so_do_all_together() {
    let page = json!({ "encodedSize": 60_000, "decodedSize": 60_000 });
    let app = request(
        1,
        "app.js",
        json!({ "contentType": "text/javascript", "encodedSize": 100_000, "decodedSize": 100_000 }),
    );
    let found = run(&recorded(
        Vec::new(),
        json!({ "document": page, "requests": [app] }),
        json!({}),
    ))
    .unwrap();
    assert_eq!(
        said(&found),
        [
            "app.js is sent unpacked: 100 KB. Packed it would save about 70 KB (estimated at 70 %). And 1 more; 112 KB in all.",
            "The page's HTML is sent unpacked: 60 KB. Packed it would save about 42 KB (estimated at 70 %).",
        ]
    );
    assert_eq!(found[0].impact, Some(Impact::Moderate));
}

#[test]
fn hostile_pages() {
    holds_in_any_weather(run);
}
