use super::*;
use crate::checks::load::tests::{holds_in_any_weather, img, recorded, request, said};
use crate::checks::{Outcome, outcome_of};
use crate::page::ElementBuilder as E;
use serde_json::{Value, json};

/// The largest picture, asked for `delay` after the page's first byte at 100 ms; `load` says more of the load.
fn cases(element: E, delay: f64, load: Value) -> Result<Vec<Case>, String> {
    let fetches =
        json!([{ "startTime": 100.0, "requestStart": 100.0 + delay, "responseEnd": 900.0 }]);
    let paint = json!({ "startTime": 1000.0, "node": 4, "key": 1, "url": "http://app/hero.png", "fetches": fetches });
    run(&recorded(
        vec![element],
        load,
        json!({ "largest-contentful-paint": { "entries": [paint] } }),
    ))
}

fn hero() -> E {
    img(1).number(4)
}

#[test]
fn only_a_delay_that_was_noticed_counts() {
    assert_eq!(
        outcome_of(&cases(hero(), 99.0, json!({})).unwrap()),
        Outcome::Passed
    );
    let found = cases(hero(), 100.0, json!({})).unwrap();
    let says = "hero.png, the largest content of the first screen, was asked for only 100 ms after the page's first byte (measured), and nothing tells the browser that it matters most.";
    assert_eq!(
        (said(&found), found[0].impact),
        (vec![says], Some(Impact::Minor))
    );
}

#[test]
fn priority_or_a_preload_passes() {
    assert_eq!(
        outcome_of(&cases(hero().attr("fetchpriority", "HIGH"), 900.0, json!({})).unwrap()),
        Outcome::Passed
    );
    assert_eq!(
        outcome_of(&cases(hero().attr("fetchpriority", "low"), 700.0, json!({})).unwrap()),
        Outcome::Failed
    );
    for initiator in ["link", "early-hints"] {
        let load =
            json!({ "requests": [request(1, "hero.png", json!({ "initiator": initiator }))] });
        assert_eq!(
            outcome_of(&cases(hero(), 700.0, load).unwrap()),
            Outcome::Passed
        );
    }
}

#[test]
fn other_reasons_have_checks_of_their_own() {
    assert_eq!(
        cases(hero().attr("loading", "lazy"), 700.0, json!({})),
        Ok(Vec::new())
    );
    let served =
        |pictures: Value| json!({ "served": { "status": 200, "words": 3, "pictures": pictures } });
    assert_eq!(cases(hero(), 700.0, served(json!([]))), Ok(Vec::new()));
    assert_eq!(
        outcome_of(&cases(hero(), 700.0, served(json!([1]))).unwrap()),
        Outcome::Failed
    );
    assert_eq!(
        cases(E::new("div").number(4), 700.0, json!({})),
        Ok(Vec::new())
    );
}

#[test]
fn hostile_pages() {
    holds_in_any_weather(run);
}
