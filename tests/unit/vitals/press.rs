use crate::vitals::tests::{buffer, visit};
use serde_json::json;

#[test]
fn a_press_knows_its_phases_and_what_was_touched() {
    let timeline = visit(json!({ "event": buffer(json!([
        { "startTime": 1000.0, "name": "pointerdown", "duration": 320.0, "processingStart": 1010.0, "processingEnd": 1012.0, "interactionId": 7 },
        { "startTime": 1080.0, "name": "click", "duration": 240.0, "processingStart": 1090.0, "processingEnd": 1300.0, "interactionId": 7, "target": "#sort", "node": 5 },
        { "startTime": 5000.0, "name": "keydown", "duration": 104.0, "processingStart": 5001.0, "processingEnd": 5002.0, "interactionId": 14 },
    ])) }));
    let presses = timeline.presses();
    assert_eq!(presses.len(), 2, "{presses:?}");
    let press = &presses[0];
    assert_eq!(
        (press.start, press.latency, press.processing_end),
        (1000.0, 320.0, 1300.0)
    );
    assert_eq!(
        (press.target.as_deref(), press.node, press.keyboard),
        (Some("#sort"), Some(5), false)
    );
    assert!(presses[1].keyboard);
}
