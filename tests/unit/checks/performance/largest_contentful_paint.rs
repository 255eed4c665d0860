use super::*;
use crate::vitals::tests::{buffer, visit};
use serde_json::json;

#[test]
fn it_names_the_element_and_the_longest_part() {
    let vitals = visit(json!({ "largest-contentful-paint": buffer(json!([{
        "startTime": 5200.0, "target": "#hero", "url": "https://app.example/hero.png",
        "fetches": [{ "startTime": 3300.0, "requestStart": 3310.0, "responseEnd": 5100.0 }],
    }])) }));
    let cases = run(&Recording {
        vitals: Some(vitals),
        ..Recording::default()
    })
    .unwrap();
    assert_eq!(cases[0].impact, Some(Impact::Serious));
    assert!(
        cases[0].message.starts_with(
            "The largest content (#hero) was painted after 5.20 s, 3.21 s of it before its picture was asked for; \
             up to 2.50 s is good. "
        ),
        "{}",
        cases[0].message
    );
}
