use super::*;
use crate::checks::load::tests::{holds_in_any_weather, recorded, said};
use crate::checks::{Outcome, outcome_of};
use serde_json::{Value, json};

fn cases(document: Value, fetch_start: f64) -> Vec<Case> {
    let navigation = json!([{ "startTime": 0.0, "fetchStart": fetch_start, "responseStart": fetch_start + 50.0 }]);
    let buffers = json!({ "navigation": { "entries": navigation } });
    run(&recorded(
        Vec::new(),
        json!({ "document": document }),
        buffers,
    ))
    .unwrap()
}

#[test]
fn each_redirection_fails_and_the_time_weighs() {
    for (end, impact) in [
        (299.0, Impact::Minor),
        (300.0, Impact::Moderate),
        (1000.0, Impact::Serious),
    ] {
        let found = cases(
            json!({ "redirectCount": 1, "redirectEnd": end, "type": "navigate" }),
            end,
        );
        assert_eq!(found[0].impact, Some(impact));
    }
    let found = cases(
        json!({ "redirectCount": 3, "redirectStart": 10.0, "redirectEnd": 2020.0, "type": "reload" }),
        9.0,
    );
    assert_eq!(
        said(&found),
        ["The browser was redirected 3 times before the page came; that took 2.01 s, measured."]
    );
}

#[test]
fn where_one_would_be_hidden_a_person_is_asked() {
    assert_eq!(
        outcome_of(&cases(json!({ "type": "navigate" }), 299.0)),
        Outcome::Passed
    );
    let found = cases(json!({ "type": "navigate" }), 300.0);
    assert_eq!(outcome_of(&found), Outcome::CantTell);
    assert!(
        said(&found)[0].starts_with("300 ms passed before"),
        "{:?}",
        said(&found)
    );
}

#[test]
fn a_page_that_was_opened_another_way_is_not_judged() {
    for kind in ["reload", "back_forward", "prerender", ""] {
        assert!(cases(json!({ "type": kind }), 500.0).is_empty());
    }
}

#[test]
fn hostile_pages() {
    holds_in_any_weather(run);
    assert!(run(&recorded(Vec::new(), json!({}), json!({}))).is_err());
}
