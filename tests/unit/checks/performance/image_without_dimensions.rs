use super::*;
use crate::checks::Outcome;
use crate::checks::load::tests::{holds_in_any_weather, img, recorded, request, said};
use crate::page::ElementBuilder as E;
use serde_json::{Value, json};

/// An image that came from 250 to 300 ms and a text after it that a shift moved so.
fn shifted(image: E, shift: Value) -> Case {
    let elements = vec![image, E::new("p").number(9)];
    let load = json!({ "requests": [request(1, "late.png", json!({}))] });
    let buffers = json!({ "layout-shift": { "entries": [shift] } });
    let mut cases = run(&recorded(elements, load, buffers)).unwrap();
    assert_eq!(cases.len(), 1);
    cases.remove(0)
}

fn shift(at: f64, moved: [f64; 4]) -> Value {
    json!({ "startTime": at, "value": 0.2, "sources": [
        { "node": 9, "element": true, "previousRect": [0.0, 120.0, 600.0, 20.0], "currentRect": moved },
    ] })
}

const PUSHED: [f64; 4] = [0.0, 520.0, 600.0, 20.0];

#[test]
fn what_jumped_right_after_it_came_is_its_doing() {
    let case = shifted(img(1), shift(320.0, PUSHED));
    let says = "No room was kept for late.png (600 × 400 px), and when it came the page jumped: a layout shift of 0.2, measured.";
    assert_eq!(
        (case.message.as_str(), case.impact),
        (says, Some(Impact::Serious))
    );
    assert_eq!(case.outcome, Outcome::Failed);
}

#[test]
fn what_jumped_otherwise_is_not() {
    let quiet = |shift| shifted(img(1), shift).impact == Some(Impact::Minor);
    assert!(quiet(shift(240.0, PUSHED)), "before it came");
    assert!(quiet(shift(900.0, PUSHED)), "long after");
    assert!(
        quiet(shift(320.0, [0.0, 140.0, 600.0, 20.0])),
        "not as far as it is long"
    );
    assert!(quiet(shift(320.0, [0.0, 20.0, 600.0, 20.0])), "upwards");
    assert!(
        quiet(shift(320.0, [0.0, 0.0, 0.0, 0.0])),
        "gone from far above the lower edge"
    );
    let mut asked = shift(320.0, PUSHED);
    asked["hadRecentInput"] = json!(true);
    assert!(quiet(asked), "an input asked for it");
    let mut unknown = shift(320.0, PUSHED);
    unknown["sources"][0]["node"] = json!(8);
    assert!(quiet(unknown), "an element that is gone");
}

#[test]
fn who_pushed_with_others_has_a_share() {
    let case = shifted(img(1), shift(320.0, [0.0, 920.0, 600.0, 20.0]));
    assert!(
        case.message.contains("a layout shift of 0.1,"),
        "{}",
        case.message
    );
    let case = shifted(
        img(1),
        json!({ "startTime": 320.0, "value": 0.04, "sources": [
        { "node": 9, "previousRect": [0.0, 700.0, 600.0, 20.0], "currentRect": [0.0, 0.0, 0.0, 0.0] },
    ] }),
    );
    assert_eq!(case.impact, Some(Impact::Moderate), "pushed out of sight");
}

#[test]
fn two_of_three_sizes_are_enough() {
    let outcome = |width_set, height_set, ratio_set| {
        let mut image = crate::page::Image {
            width_set,
            height_set,
            ratio_set,
            ..Default::default()
        };
        (image.natural_width, image.natural_height) = (60.0, 40.0);
        let recording = recorded(vec![img(1).image(image)], json!({}), json!({}));
        run(&recording).unwrap()[0].outcome
    };
    assert_eq!(outcome(true, true, false), Outcome::Passed);
    assert_eq!(outcome(true, false, true), Outcome::Passed);
    for (width, height, ratio) in [
        (true, false, false),
        (false, false, true),
        (false, false, false),
    ] {
        assert_eq!(outcome(width, height, ratio), Outcome::Failed);
    }
}

#[test]
fn what_can_push_nothing_is_left_out() {
    let none = |element: E| {
        let cases = run(&recorded(vec![element], json!({}), json!({}))).unwrap();
        assert!(cases.is_empty(), "{:?}", said(&cases));
    };
    none(img(1).style(|style| style.position = Position::Absolute));
    none(img(1).style(|style| style.position = Position::Fixed));
    none(
        E::new("picture")
            .style(|style| style.position = Position::Absolute)
            .child(img(1)),
    );
    none(
        E::new("div")
            .rect(0.0, 0.0, 600.0, 200.0)
            .style(|style| style.clips_overflow = true)
            .child(img(1)),
    );
    none(img(1).rect(0.0, 0.0, 0.0, 0.0));
    none(img(1).unrendered());
    none(E::new("img"));
}

#[test]
fn hostile_pages() {
    holds_in_any_weather(run);
}
