use super::*;
use crate::vitals::tests::{buffer, visit};
use serde_json::json;

#[test]
fn it_names_what_jumped_farthest() {
    let vitals = visit(json!({ "layout-shift": buffer(json!([
        { "startTime": 400.0, "value": 0.05 },
        { "startTime": 500.0, "value": 0.25, "sources": [{ "target": "main>p", "element": true }] },
    ])) }));
    let cases = run(&Recording {
        vitals: Some(vitals),
        ..Recording::default()
    })
    .unwrap();
    let text =
        "What was on the screen moved by 0.3, the largest jump (main>p) 0.25; up to 0.1 is good. ";
    assert!(cases[0].message.starts_with(text), "{}", cases[0].message);
}
