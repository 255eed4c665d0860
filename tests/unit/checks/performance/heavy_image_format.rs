use super::*;
use crate::checks::load::tests::{holds_in_any_weather, img, recorded, request, said};
use crate::checks::{Outcome, outcome_of};
use serde_json::json;

/// Of a picture of 600 × 400 pixels, 40,000 bytes at a sixth of one each.
fn cases(kind: &str, bytes: u64) -> Vec<Case> {
    let sent = request(
        1,
        "a",
        json!({ "contentType": kind, "transferSize": bytes, "encodedSize": bytes }),
    );
    run(&recorded(
        vec![img(1)],
        json!({ "requests": [sent] }),
        json!({}),
    ))
    .unwrap()
}

fn outcome(kind: &str, bytes: u64) -> Outcome {
    outcome_of(&cases(kind, bytes))
}

#[test]
fn from_four_kilobytes_of_saving_on() {
    for kind in ["image/png", "image/jpeg", "image/bmp"] {
        assert_eq!(outcome(kind, 44_095), Outcome::Passed);
        assert_eq!(outcome(kind, 44_096), Outcome::Failed);
    }
    let says = "a takes 240 KB as jpeg; AVIF or WebP would save about 200 KB (estimated at a sixth of a byte for each pixel).";
    assert_eq!(said(&cases("image/jpeg", 240_000)), [says]);
}

#[test]
fn modern_formats_and_drawings_pass() {
    for kind in ["image/webp", "image/avif", "image/svg+xml"] {
        assert_eq!(outcome(kind, 9_000_000), Outcome::Passed);
    }
}

#[test]
fn a_gif_is_heavy_from_a_hundred_kilobytes_on() {
    assert_eq!(outcome("image/gif", 102_399), Outcome::Passed);
    assert_eq!(
        said(&cases("image/gif", 102_400)),
        ["a is a GIF of 102 KB, measured. A video of the same takes a fraction."]
    );
}

#[test]
fn what_is_not_told_is_not_judged() {
    assert_eq!(outcome("", 9_000_000), Outcome::Inapplicable);
    assert_eq!(outcome("image/png", 0), Outcome::Inapplicable);
    assert_eq!(outcome("text/html", 900), Outcome::Failed);
}

#[test]
fn a_file_counts_once() {
    let sent = request(
        1,
        "a",
        json!({ "transferSize": 90_000, "encodedSize": 90_000 }),
    );
    let recording = recorded(
        vec![img(1), img(1)],
        json!({ "requests": [sent] }),
        json!({}),
    );
    assert_eq!(run(&recording).unwrap().len(), 1);
}

#[test]
fn hostile_pages() {
    holds_in_any_weather(run);
}
