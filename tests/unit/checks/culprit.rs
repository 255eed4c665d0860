use super::*;
use crate::vitals::tests::{buffer, visit};
use serde_json::{Value, json};

/// A page with these long frames and nothing else.
pub(crate) fn held(frames: Value) -> Recording {
    recorded(json!({ "long-animation-frame": buffer(frames) }))
}

/// A page with these entries and nothing else.
pub(crate) fn recorded(buffers: Value) -> Recording {
    Recording {
        vitals: Some(visit(buffers)),
        ..Recording::default()
    }
}

/// A frame with one script that took nearly all of it.
pub(crate) fn frame(start: f64, ms: f64, script: Value) -> Value {
    let mut whole =
        json!({ "startTime": start, "duration": ms, "sourceUrl": "http://app/assets/app.js" });
    for (key, value) in script.as_object().unwrap() {
        whole[key] = value.clone();
    }
    json!({ "startTime": start, "duration": ms, "blockingDuration": (ms - 50.0).max(0.0), "scripts": [whole] })
}

fn script(json: Value) -> Script {
    let timeline =
        visit(json!({ "long-animation-frame": buffer(json!([frame(1.0, 60.0, json)])) }));
    timeline.buffers.long_animation_frame.entries[0].scripts[0].clone()
}

#[test]
fn a_place_is_a_function_in_a_file() {
    for (given, expected) in [
        (
            json!({ "sourceFunctionName": "sortRows", "sourceCharPosition": 5120 }),
            "`sortRows` in app.js, character 5120",
        ),
        (
            json!({ "sourceCharPosition": 9 }),
            "a function in app.js, character 9",
        ),
        (json!({ "sourceCharPosition": 0 }), "app.js"),
        (
            json!({ "sourceUrl": "http://app/" , "sourceFunctionName": "go" }),
            "`go` in the page itself",
        ),
        (
            json!({ "sourceUrl": "", "invoker": "BUTTON#a.onclick" }),
            "a script run by BUTTON#a.onclick",
        ),
        (
            json!({ "sourceUrl": "" }),
            "a script the browser does not name",
        ),
    ] {
        assert_eq!(place(&script(given)), expected);
    }
}

#[test]
fn handlers_of_input_are_told_from_others() {
    for (invoker, expected) in [
        ("BUTTON#a.onclick", true),
        ("INPUT#q.oninput", true),
        ("DOMWindow.onkeydown", true),
        ("IMG#a.onload", false),
        ("TimerHandler:setTimeout", false),
        ("http://app/on.click", false),
    ] {
        assert_eq!(
            answers_input(&script(json!({ "invoker": invoker }))),
            expected,
            "{invoker}"
        );
    }
}

#[test]
fn frames_without_sense_are_left_out() {
    let recording = held(json!([
        frame(1.0, 1e300, json!({})),
        frame(59_000.0, 900.0, json!({})),
        { "startTime": 70.0, "duration": 60.0, "scripts": [{ "startTime": 1.0, "duration": 5e9, "sourceUrl": "x" }, { "startTime": 1.0, "duration": -1.0 }] },
    ]));
    let timeline = recording.vitals.as_ref().unwrap();
    let sound = frames(timeline).unwrap();
    assert_eq!(sound.len(), 2);
    assert_eq!(scripts(sound[0]).count(), 0);
}
