use super::*;
use crate::vitals::tests::{buffer, visit};
use serde_json::json;

fn answered(after: f64) -> Case {
    let vitals = visit(
        json!({ "navigation": buffer(json!([{ "fetchStart": 2.0, "responseStart": after }])) }),
    );
    run(&Recording {
        vitals: Some(vitals),
        ..Recording::default()
    })
    .unwrap()
    .remove(0)
}

#[test]
fn the_rating_is_the_fields_and_the_item_the_checklists() {
    for (after, outcome, impact) in [
        (600.0, Outcome::Passed, None),
        (601.0, Outcome::Failed, Some(Impact::Minor)),
        (800.0, Outcome::Failed, Some(Impact::Minor)),
        (801.0, Outcome::Failed, Some(Impact::Moderate)),
        (1801.0, Outcome::Failed, Some(Impact::Serious)),
    ] {
        let case = answered(after);
        assert_eq!((case.outcome, case.impact), (outcome, impact), "{after}");
    }
}

#[test]
fn between_the_two_lines_both_are_named() {
    let message = answered(700.0).message;
    assert!(
        message.contains("800 ms is good by the field's line"),
        "{message}"
    );
    assert!(message.contains("asks for 600 ms"), "{message}");
    assert!(
        message.contains("700 ms of it until the server answered"),
        "{message}"
    );
}

#[test]
fn a_first_byte_the_browser_hides_is_untested() {
    let recording = Recording {
        vitals: Some(visit(json!({ "navigation": buffer(json!([])) }))),
        ..Recording::default()
    };
    assert!(run(&recording).is_err());
}
