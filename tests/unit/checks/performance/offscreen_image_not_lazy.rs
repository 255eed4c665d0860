use super::*;
use crate::checks::load::tests::{holds_in_any_weather, img, recorded, request, said};
use crate::checks::{Outcome, outcome_of};
use crate::page::ElementBuilder as E;
use serde_json::{Value, json};

/// One image so far down (a screen has 720), asked for as `changes` say; the page had loaded at 900 ms.
fn cases(image: E, y: f32, changes: Value) -> Vec<Case> {
    let load =
        json!({ "requests": [request(1, "a.png", changes)], "document": { "loadEvent": 900.0 } });
    run(&recorded(
        vec![image.rect(0.0, y, 600.0, 400.0)],
        load,
        json!({}),
    ))
    .unwrap()
}

#[test]
fn from_three_screens_below_the_first_on() {
    assert!(cases(img(1), 2879.0, json!({})).is_empty());
    let found = cases(img(1), 2880.0, json!({}));
    assert_eq!(
        said(&found),
        ["a.png begins 4 screens down and was fetched while the page loaded: 50 KB, measured."]
    );
    assert_eq!(found[0].impact, Some(Impact::Minor));
}

#[test]
fn a_little_or_the_authors_will_passes() {
    for (image, changes) in [
        (img(1).attr("loading", "LAZY"), json!({})),
        (img(1).attr("loading", "eager"), json!({})),
        (img(1), json!({ "transferSize": 2047, "encodedSize": 1800 })),
    ] {
        assert_eq!(outcome_of(&cases(image, 9000.0, changes)), Outcome::Passed);
    }
    assert_eq!(
        outcome_of(&cases(
            img(1),
            9000.0,
            json!({ "transferSize": 2048, "encodedSize": 0 })
        )),
        Outcome::Failed
    );
}

#[test]
fn what_is_not_known_is_a_doubt() {
    for (key, changes, says) in [
        (
            1,
            json!({ "startTime": 901.0, "responseEnd": 950.0 }),
            "a.png (50 KB) begins",
        ),
        (
            1,
            json!({ "transferSize": 0, "encodedSize": 0 }),
            "a.png (unknown size) begins",
        ),
        (2, json!({}), "A picture begins 12 screens down"),
    ] {
        let found = cases(img(key), 9000.0, changes);
        assert_eq!(outcome_of(&found), Outcome::CantTell);
        assert!(said(&found)[0].starts_with(says), "{:?}", said(&found));
    }
}

#[test]
fn what_is_shown_above_as_well_is_needed() {
    let load =
        json!({ "requests": [request(1, "a.png", json!({}))], "document": { "loadEvent": 900.0 } });
    let shown = |y| img(1).rect(0.0, y, 600.0, 400.0);
    assert_eq!(
        run(&recorded(
            vec![shown(9000.0), shown(100.0)],
            load.clone(),
            json!({})
        )),
        Ok(Vec::new())
    );
    let twice = run(&recorded(
        vec![shown(9000.0), shown(9500.0)],
        load,
        json!({}),
    ))
    .unwrap();
    assert_eq!(twice.len(), 1, "the bytes are sent but once");
}

#[test]
fn hostile_pages() {
    holds_in_any_weather(run);
}
