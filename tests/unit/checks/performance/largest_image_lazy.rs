use super::*;
use crate::checks::load::tests::{holds_in_any_weather, img, recorded, request, said};
use crate::checks::{Outcome, outcome_of};
use crate::page::ElementBuilder as E;
use serde_json::{Value, json};

/// The largest content is the picture with the number 4, painted at `at` and asked for at 210 ms; the first byte of the
/// page came at 100.
fn cases(element: E, at: f64) -> Result<Vec<Case>, String> {
    let load = json!({ "requests": [request(1, "hero.png", json!({}))] });
    run(&recorded(
        vec![element],
        load,
        json!({ "largest-contentful-paint": { "entries": [paint(at)] } }),
    ))
}

fn paint(at: f64) -> Value {
    json!({ "startTime": at, "size": 240_000, "node": 4, "key": 1, "url": "http://app/hero.png",
        "fetches": [{ "startTime": 200.0, "requestStart": 210.0, "responseEnd": 300.0 }] })
}

#[test]
fn a_lazy_one_fails_the_harder_the_later_it_comes() {
    for (at, impact) in [
        (2500.0, Impact::Moderate),
        (2501.0, Impact::Moderate),
        (4001.0, Impact::Serious),
    ] {
        let found = cases(img(1).number(4).attr("loading", "Lazy"), at).unwrap();
        assert_eq!(found[0].impact, Some(impact));
        let says = "hero.png is the largest content of the first screen and is loaded lazily. It was asked for 110 ms after the page's first byte, measured.";
        assert_eq!(said(&found), [says]);
    }
    assert_eq!(
        outcome_of(&cases(img(1).number(4), 500.0).unwrap()),
        Outcome::Passed
    );
}

#[test]
fn what_is_no_image_element_can_not_be_lazy() {
    assert_eq!(cases(E::new("div").number(4), 500.0), Ok(Vec::new()));
    let text = json!({ "largest-contentful-paint": { "entries": [{ "startTime": 500.0 }] } });
    assert_eq!(run(&recorded(Vec::new(), json!({}), text)), Ok(Vec::new()));
}

#[test]
fn without_its_element_or_any_paint_it_is_untested() {
    assert!(
        cases(E::new("div"), 500.0)
            .unwrap_err()
            .contains("no longer on the page")
    );
    assert!(run(&recorded(Vec::new(), json!({}), json!({}))).is_err());
    let mut recording = recorded(vec![img(1)], json!({}), json!({}));
    recording.load = None;
    assert!(run(&recording).is_err());
}

#[test]
fn hostile_pages() {
    holds_in_any_weather(run);
}
