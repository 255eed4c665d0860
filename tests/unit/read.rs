use super::*;
use serde_json::json;

#[derive(Debug, PartialEq)]
struct Thing {
    name: String,
    at: f64,
    size: Option<u16>,
    rect: Option<[f64; 2]>,
    parts: Vec<(String, String)>,
    seen: bool,
}
from_json!(Thing { name: "name", at: "startTime"; size: "size", rect: "rect", parts: "parts", seen: "seen" });

#[test]
fn reads_what_is_there_and_fills_in_what_may_be_missing() {
    let full = json!({ "name": "a", "startTime": 1, "size": 7, "rect": [0, 1.5], "parts": [["x", "y"]], "seen": true, "more": 1 });
    let thing = Thing::from_json(full).unwrap();
    assert_eq!(
        (thing.at, thing.size, thing.rect),
        (1.0, Some(7), Some([0.0, 1.5]))
    );
    assert_eq!(thing.parts, [("x".to_owned(), "y".to_owned())]);
    assert!(thing.seen);
    let bare = Thing::from_json(json!({ "name": "a", "startTime": 1.5, "size": null })).unwrap();
    assert_eq!(
        (bare.size, bare.rect, bare.parts.len(), bare.seen),
        (None, None, 0, false)
    );
}

#[test]
fn refuses_with_a_reason_that_quotes_nothing() {
    for (json, reason) in [
        (json!("secret"), "an object was expected"),
        (json!({ "name": "secret" }), "missing field `startTime`"),
        (
            json!({ "name": 7, "startTime": 1 }),
            "`name`: a text was expected",
        ),
        (
            json!({ "name": "", "startTime": null }),
            "`startTime`: a number was expected",
        ),
        (
            json!({ "name": "", "startTime": 1, "size": -1 }),
            "`size`: a whole number was expected",
        ),
        (
            json!({ "name": "", "startTime": 1, "size": 70000 }),
            "`size`: the number is too large",
        ),
        (
            json!({ "name": "", "startTime": 1, "rect": [1] }),
            "`rect`: 2 items were expected, not 1",
        ),
        (
            json!({ "name": "", "startTime": 1, "parts": "secret" }),
            "`parts`: a list was expected",
        ),
        (
            json!({ "name": "", "startTime": 1, "seen": 1 }),
            "`seen`: yes or no was expected",
        ),
    ] {
        assert_eq!(Thing::from_json(json).unwrap_err(), reason);
    }
}
