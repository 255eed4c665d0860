use super::*;
use crate::checks::culprit::tests::{frame, recorded};
use crate::checks::{Outcome, outcome_of};
use crate::load::tests::load;
use crate::page::{ElementBuilder, PageBuilder};
use crate::vitals::tests::{buffer, visit_with};
use serde_json::{Value, json};

fn pressed(latency: f64, script: Value) -> Recording {
    recorded(json!({
        "event": buffer(json!([{ "startTime": 20_000.0, "name": "keydown", "duration": latency, "processingStart": 20_005.0, "processingEnd": 20_000.0 + latency - 8.0, "interactionId": 7, "target": "#q", "node": 3 }])),
        "long-animation-frame": buffer(json!([frame(20_001.0, 300.0, script)])),
    }))
}

fn judged(recording: &Recording) -> Case {
    run(recording).unwrap().remove(0)
}

#[test]
fn a_function_that_says_so_fails_once_the_answer_is_slow() {
    let named = |latency| {
        judged(&pressed(
            latency,
            json!({ "sourceFunctionName": "applyFilter" }),
        ))
    };
    assert_eq!(named(200.0).outcome, Outcome::Passed);
    assert_eq!(named(320.0).impact, Some(Impact::Moderate));
    assert_eq!(named(504.0).impact, Some(Impact::Serious));
    let message = named(320.0).message;
    assert!(message.starts_with("A key press on #q was answered after 320 ms; 300 ms of it ran `applyFilter` in app.js, and its name says"), "{message}");
    assert!(message.contains("rule of thumb"), "{message}");
}

fn with_text(text: &str, position: usize) -> Recording {
    let requests = json!([{ "key": 4, "url": "http://app/assets/app.js", "initiator": "script", "startTime": 1.0, "responseEnd": 2.0 }]);
    let mut load = load(requests, json!({ "status": 200, "words": 1 }));
    load.scripts = vec![crate::load::ScriptText {
        key: 4,
        text: text.into(),
    }];
    Recording {
        load: Some(load),
        ..pressed(320.0, json!({ "sourceCharPosition": position }))
    }
}

#[test]
fn the_text_of_its_function_is_looked_into_and_no_further() {
    // The position counts UTF-16 units: the first sign has two, and four bytes.
    let text = "/*😀é*/a=function(){if(1){x()}rows.sort(c)};b=function(){y()};";
    let sorts =
        text.encode_utf16().count() - "function(){if(1){x()}rows.sort(c)};b=function(){y()};".len();
    assert_eq!(judged(&with_text(text, sorts)).outcome, Outcome::Failed);
    let other = text.encode_utf16().count() - "function(){y()};".len();
    assert_eq!(judged(&with_text(text, other)).outcome, Outcome::Passed);
    assert_eq!(judged(&with_text(text, 100_000)).outcome, Outcome::Passed);
}

#[test]
fn six_megabytes_are_walked_once() {
    let text = "{".repeat(6_000_000);
    assert_eq!(
        judged(&with_text(&text, 5_999_990)).outcome,
        Outcome::Passed
    );
    let wide = format!("{}é", "é{".repeat(2_000_000));
    assert_eq!(judged(&with_text(&wide, 1)).outcome, Outcome::Passed);
}

#[test]
fn on_a_control_that_filters_a_person_is_asked() {
    let page = |tag: &str| {
        let mut page = PageBuilder::default();
        page.add(ElementBuilder::new(tag).number(3));
        page.finish()
    };
    for (tag, outcome) in [
        ("input", Outcome::CantTell),
        ("th", Outcome::CantTell),
        ("button", Outcome::Passed),
    ] {
        let recording = Recording {
            page: Some(page(tag)),
            ..pressed(320.0, json!({ "sourceFunctionName": "dispatch" }))
        };
        assert_eq!(judged(&recording).outcome, outcome, "{tag}");
    }
}

#[test]
fn a_page_nobody_used_is_untested() {
    let unused = Recording {
        vitals: Some(visit_with(json!({ "interactionCount": 0 }))),
        ..Recording::default()
    };
    assert!(
        run(&unused)
            .unwrap_err()
            .starts_with("Nobody has used the page")
    );
    let quick = Recording {
        vitals: Some(visit_with(json!({ "interactionCount": 3 }))),
        ..Recording::default()
    };
    assert_eq!(outcome_of(&run(&quick).unwrap()), Outcome::Passed);
    let still = Recording {
        page: Some(PageBuilder::default().finish()),
        ..quick
    };
    assert_eq!(run(&still), Ok(Vec::new()));
    assert!(run(&Recording::default()).is_err());
}
