use super::*;
use crate::checks::load::tests::{holds_in_any_weather, img_of, recorded, request, said};
use crate::checks::{Outcome, outcome_of};
use crate::page::ElementBuilder as E;
use serde_json::{Value, json};

/// Of a picture that is shown in 600 × 400.
fn cases(image: E, changes: Value) -> Vec<Case> {
    let load = json!({ "requests": [request(1, "a.png", changes)] });
    run(&recorded(vec![image], load, json!({}))).unwrap()
}

fn outcome(image: E, bytes: u64) -> Outcome {
    outcome_of(&cases(
        image,
        json!({ "transferSize": bytes, "encodedSize": bytes }),
    ))
}

#[test]
fn up_to_twice_the_size_is_granted() {
    assert_eq!(
        outcome(img_of(1, 1200.0, 800.0, 1.0), 9_000_000),
        Outcome::Passed
    );
    assert_eq!(
        outcome(img_of(1, 300.0, 200.0, 1.0), 9_000_000),
        Outcome::Passed
    );
    let found = cases(img_of(1, 2400.0, 1600.0, 1.0), json!({}));
    let says = "a.png has 2400 × 1600 px and is shown in 600 × 400: about 38 KB of its 50 KB are too much (estimated from the area).";
    assert_eq!(said(&found), [says]);
}

#[test]
fn true_pixels_count() {
    assert_eq!(
        outcome(img_of(1, 600.0, 400.0, 4.0), 50_000),
        Outcome::Failed
    );
    assert_eq!(
        outcome(img_of(1, 600.0, 400.0, 2.0), 50_000),
        Outcome::Passed
    );
}

#[test]
fn little_waste_passes_and_more_where_there_is_a_choice() {
    // Three quarters are too much.
    let large = || img_of(1, 2400.0, 1600.0, 1.0);
    assert_eq!(outcome(large(), 5_460), Outcome::Passed);
    assert_eq!(outcome(large(), 5_462), Outcome::Failed);
    assert_eq!(
        outcome(large().attr("srcset", "a.png 2400w"), 16_383),
        Outcome::Passed
    );
    assert_eq!(
        outcome(large().attr("srcset", "a.png 2400w"), 16_384),
        Outcome::Failed
    );
    assert_eq!(
        outcome(E::new("picture").child(large()), 16_383),
        Outcome::Passed
    );
}

#[test]
fn without_pixels_or_bytes_there_is_nothing_to_say() {
    assert!(
        cases(
            img_of(1, 2400.0, 1600.0, 1.0),
            json!({ "contentType": "image/svg+xml" })
        )
        .is_empty()
    );
    assert!(
        cases(
            img_of(1, 2400.0, 1600.0, 1.0),
            json!({ "transferSize": 0, "encodedSize": 0 })
        )
        .is_empty()
    );
    assert!(cases(img_of(2, 2400.0, 1600.0, 1.0), json!({})).is_empty());
}

#[test]
fn a_file_has_the_size_that_its_largest_picture_needs() {
    let shown = |width, height| img_of(1, 2400.0, 1600.0, 1.0).rect(0.0, 0.0, width, height);
    let load = json!({ "requests": [request(1, "a.png", json!({}))] });
    let pictures = vec![shown(60.0, 40.0), shown(1200.0, 800.0), shown(90.0, 60.0)];
    let cases = run(&recorded(pictures, load, json!({}))).unwrap();
    assert_eq!((cases.len(), outcome_of(&cases)), (1, Outcome::Passed));
}

#[test]
fn hostile_pages() {
    holds_in_any_weather(run);
}
