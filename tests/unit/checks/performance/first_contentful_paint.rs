use super::*;
use crate::vitals::tests::{buffer, visit};
use serde_json::json;

#[test]
fn it_names_the_longest_part() {
    let vitals = visit(
        json!({ "paint": buffer(json!([{ "startTime": 2600.0, "name": "first-contentful-paint" }])) }),
    );
    let cases = run(&Recording {
        vitals: Some(vitals),
        ..Recording::default()
    })
    .unwrap();
    assert_eq!(cases[0].impact, Some(Impact::Moderate));
    let text = "The screen was blank for 2.60 s, 2.50 s of it loading and rendering; up to 1.80 s is good. ";
    assert!(cases[0].message.starts_with(text), "{}", cases[0].message);
}
