use super::*;
use crate::checks::lists::tests::{call, recorded};
use serde_json::json;

#[test]
fn ids_are_told_by_their_looks() {
    for id in [
        "7",
        "a1b2",
        "6f9619ff-8b86-d011-b42d-00c04fc964ff",
        "abcdefghijklmnopqrstuvwxyz",
        "…",
    ] {
        assert!(is_id(id), "{id}");
    }
    for name in ["customers", "v1", "v2", "api", "data.v2.json", ""] {
        assert!(!is_id(name), "{name}");
    }
}

#[test]
fn calls_come_first_in_order_and_know_what_writes() {
    let recording = recorded(vec![
        call("http://app/api/b", 2, json!({ "time": 2000.0 })),
        call(
            "http://app/api/a/7?x=1",
            0,
            json!({ "method": "DELETE", "time": 1000.0, "response": null }),
        ),
        call(
            "http://app/api/list",
            2,
            json!({ "method": "POST", "body": { "text": "{}" }, "time": 3000.0 }),
        ),
    ]);
    let (all, known) = asks(&recording).unwrap();
    assert!(known);
    let told: Vec<_> = all.iter().map(|ask| (ask.pattern(), ask.writes)).collect();
    assert_eq!(
        told,
        [
            ("DELETE /api/a/*".into(), true),
            ("GET /api/b".into(), false),
            ("POST /api/list".into(), false)
        ]
    );
    assert!(asks(&Recording::default()).is_err());
}
