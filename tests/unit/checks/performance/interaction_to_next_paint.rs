use super::*;
use crate::vitals::tests::{buffer, visit_with};
use serde_json::json;

fn message(event: &str) -> String {
    let vitals = visit_with(
        json!({ "interactionCount": 1, "buffers": { "event": buffer(json!([{
        "name": event, "startTime": 1000.0, "duration": 640.0, "processingStart": 1010.0, "processingEnd": 1600.0,
        "interactionId": 7, "target": "#save",
    }])) } }),
    );
    let recording = Recording {
        vitals: Some(vitals),
        ..Recording::default()
    };
    run(&recording).unwrap().remove(0).message
}

#[test]
fn it_names_the_element_and_the_longest_part() {
    let text = "A click (#save) was answered after 640 ms, 590 ms of it in its handlers; up to 200 ms is good. ";
    assert!(message("click").starts_with(text), "{}", message("click"));
    assert!(message("keydown").starts_with("A key press (#save) "));
}
