use super::*;
use crate::checks::load::tests::{holds_in_any_weather, img, recorded, request, said};
use crate::checks::{Outcome, outcome_of};
use serde_json::{Value, json};

/// The largest picture was asked for `delay` after the page's first byte at 100 ms, and painted at 3 s.
fn cases(delay: f64, load: Value) -> Result<Vec<Case>, String> {
    let fetches =
        json!([{ "startTime": 100.0, "requestStart": 100.0 + delay, "responseEnd": 2900.0 }]);
    let paint = json!({ "startTime": 3000.0, "node": 4, "key": 1, "url": "http://app/hero.png", "fetches": fetches });
    let buffers = json!({ "largest-contentful-paint": { "entries": [paint] } });
    run(&recorded(vec![img(1).number(4)], load, buffers))
}

fn served(changes: Value) -> Value {
    let mut served = json!({ "status": 200, "words": 3, "pictures": [7] });
    if let (Value::Object(served), Value::Object(changes)) = (&mut served, changes) {
        served.extend(changes);
    }
    json!({ "served": served })
}

#[test]
fn what_the_html_does_not_name_fails_where_it_came_late() {
    let found = cases(100.0, served(json!({}))).unwrap();
    let says = "hero.png, the largest content of the first screen, is not named in the HTML that the server sends. It was asked for 100 ms after the page's first byte, measured.";
    assert_eq!(
        (said(&found), found[0].impact),
        (vec![says], Some(Impact::Moderate))
    );
    assert_eq!(
        outcome_of(&cases(99.0, served(json!({}))).unwrap()),
        Outcome::Passed
    );
    assert_eq!(
        outcome_of(&cases(2000.0, served(json!({ "pictures": [1] }))).unwrap()),
        Outcome::Passed
    );
}

#[test]
fn an_announcement_passes_only_in_time() {
    let load = |start: f64| {
        json!({ "requests": [request(1, "hero.png", json!({ "initiator": "link", "startTime": start }))],
            "document": { "responseEnd": 200.0 }, "served": { "status": 200, "words": 3 } })
    };
    assert_eq!(
        outcome_of(&cases(500.0, load(200.0)).unwrap()),
        Outcome::Passed
    );
    assert_eq!(
        outcome_of(&cases(500.0, load(201.0)).unwrap()),
        Outcome::Failed
    );
}

#[test]
fn another_page_or_none_says_nothing() {
    for load in [
        json!({}),
        served(json!({ "status": 401 })),
        served(json!({ "redirected": true })),
    ] {
        assert!(cases(500.0, load).is_err());
    }
}

#[test]
fn hostile_pages() {
    holds_in_any_weather(run);
}
