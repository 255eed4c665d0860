use super::*;
use crate::checks::load::tests::{holds_in_any_weather, recorded, request, said};
use crate::checks::{Outcome, outcome_of};
use crate::page::ElementBuilder as E;
use serde_json::{Value, json};

/// A style sheet that ended so; the HTML had come at 120 ms, and the first paint was at `painted`.
fn cases(end: f64, painted: f64, changes: Value) -> Vec<Case> {
    let mut sheet = request(
        1,
        "css/a.css",
        json!({ "renderBlocking": true, "startTime": 110.0, "responseEnd": end }),
    );
    if let (Value::Object(sheet), Value::Object(changes)) = (&mut sheet, changes) {
        sheet.extend(changes);
    }
    let elements = vec![
        E::new("link").attr("href", "/b.css"),
        E::new("a").attr("href", "css/a.css"),
        E::new("link").attr("href", "../css/a.css?v=3"),
    ];
    let load = json!({ "requests": [sheet], "document": { "responseEnd": 120.0 } });
    let paint = json!({ "paint": { "entries": [{ "startTime": painted, "name": "first-contentful-paint" }] } });
    run(&recorded(elements, load, paint)).unwrap()
}

#[test]
fn what_waits_long_fails_and_sooner_where_the_first_content_is_late() {
    for (end, painted, outcome) in [
        (1019.0, 1800.0, Outcome::Passed),
        (1020.0, 1800.0, Outcome::Failed),
        (319.0, 1801.0, Outcome::Passed),
        (320.0, 1801.0, Outcome::Failed),
    ] {
        assert_eq!(outcome_of(&cases(end, painted, json!({}))), outcome);
    }
    let found = cases(1020.0, 1030.0, json!({}));
    let says = "Nothing could be painted before a.css had come, 900 ms after the HTML (measured). It was the last one waited for.";
    assert_eq!(said(&found), [says]);
    assert_eq!(
        found[0].target,
        Target::Node(crate::page::NodeId(5)),
        "the link that asked for it"
    );
}

#[test]
fn it_harms_as_much_as_the_first_paint_is_late() {
    for (painted, impact) in [
        (1800.0, Impact::Minor),
        (1801.0, Impact::Moderate),
        (3001.0, Impact::Serious),
    ] {
        assert_eq!(cases(1100.0, painted, json!({}))[0].impact, Some(impact));
    }
}

#[test]
fn what_the_first_paint_did_not_wait_for_is_left_out() {
    assert!(
        cases(900.0, 800.0, json!({})).is_empty(),
        "it came after the paint"
    );
    assert!(cases(900.0, 1000.0, json!({ "renderBlocking": false })).is_empty());
    assert!(cases(900.0, 1000.0, json!({ "responseEnd": 0.0 })).is_empty());
}

#[test]
fn hostile_pages() {
    holds_in_any_weather(run);
    let unpainted = recorded(
        Vec::new(),
        json!({ "document": { "responseEnd": 120.0 } }),
        json!({ "paint": { "entries": [] } }),
    );
    assert!(run(&unpainted).is_err());
}
