use super::*;
use crate::checks::{Outcome, outcome_of};
use crate::load::tests::load;
use serde_json::{Value, json};

fn script(file: &str, start: f64, bytes: u64) -> Value {
    json!({ "key": 1, "url": format!("http://app/assets/{file}"), "initiator": "script", "startTime": start, "responseEnd": start + 9.0,
            "sameOrigin": true, "decodedSize": bytes, "encodedSize": bytes / 4, "transferSize": bytes / 4 + 300 })
}

fn judged(requests: Value) -> Result<Vec<Case>, String> {
    let mut load = load(requests, json!({ "status": 200, "words": 3 }));
    load.document = Some(crate::load::Document {
        load_event: 1000.0,
        ..crate::load::Document::default()
    });
    run(&Recording {
        load: Some(load),
        ..Recording::default()
    })
}

#[test]
fn size_and_share_decide() {
    for (requests, outcome, impact) in [
        (
            json!([script("app.js", 5.0, 500_000)]),
            Outcome::Passed,
            None,
        ),
        (
            json!([script("app.js", 5.0, 500_001)]),
            Outcome::Failed,
            Some(Impact::Minor),
        ),
        (
            json!([script("app.js", 5.0, 1_000_001)]),
            Outcome::Failed,
            Some(Impact::Moderate),
        ),
        (
            json!([
                script("app.js", 5.0, 600_000),
                script("vendor.js", 5.0, 601_000),
                script("c.js", 6.0, 10_000)
            ]),
            Outcome::Passed,
            None,
        ),
    ] {
        let cases = judged(requests).unwrap();
        assert_eq!(
            (cases[0].outcome, cases[0].impact),
            (outcome, impact),
            "{cases:?}"
        );
    }
}

#[test]
fn the_message_has_the_figures() {
    let cases = judged(json!([
        script("app.js", 5.0, 800_000),
        script("x.js", 5.0, 200_000),
        script("late.js", 2000.0, 900_000)
    ]))
    .unwrap();
    let message = &cases[0].message;
    assert!(message.starts_with("app.js is 800 KB of script (200 KB sent), 80 % of the 1.0 MB the page loads in 2 files before it is ready, and 1 file came later"), "{message}");
    assert!(message.contains("rule of thumb"), "{message}");
}

#[test]
fn no_scripts_no_sizes_no_load() {
    assert_eq!(judged(json!([])), Ok(Vec::new()));
    assert!(judged(json!([script("app.js", 5.0, 0)])).is_err());
    assert!(run(&Recording::default()).is_err());
}

#[test]
fn many_and_absurd_requests_do_no_harm() {
    let many = |last: u64| {
        let mut all: Vec<Value> = (0..1500)
            .map(|n| script(&format!("{n}.js"), 5.0, 10_000))
            .collect();
        all.push(script("last.js", 5.0, last));
        outcome_of(&judged(json!(all)).unwrap())
    };
    assert_eq!(many(2_000_000), Outcome::Passed);
    assert_eq!(many(u64::MAX), Outcome::Failed);
}
