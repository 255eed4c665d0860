use super::*;
use crate::checks::{Outcome, outcome_of};
use crate::load::ScriptText;
use crate::load::tests::load;
use serde_json::{Value, json};
use std::fmt::Write as _;

fn library(functions: usize) -> String {
    (0..functions).fold("/*! dates v1.2.3 */".to_owned(), |mut text, n| {
        let _ = write!(
            text,
            "function a(b){{return b.field{n}.read({n})+b.other{n}}}"
        );
        text
    })
}

fn judged(files: &[(&str, String)], read: bool) -> Result<Vec<Case>, String> {
    let requests: Vec<Value> = files
        .iter()
        .zip(1..)
        .map(|((file, text), key)| {
            json!({ "key": key, "url": format!("http://app/assets/{file}"), "initiator": "script", "startTime": 1.0, "responseEnd": 2.0,
                    "sameOrigin": true, "decodedSize": text.len(), "encodedSize": text.len() / 4, "transferSize": text.len() / 4 })
        })
        .collect();
    let mut load = load(json!(requests), json!({ "status": 200, "words": 1 }));
    if read {
        load.scripts = files
            .iter()
            .zip(1..)
            .map(|((_, text), key)| ScriptText {
                key,
                text: text.clone(),
            })
            .collect();
    }
    run(&Recording {
        load: Some(load),
        ..Recording::default()
    })
}

#[test]
fn common_code_fails_from_four_thousand_bytes_on() {
    for (functions, outcome, impact) in [
        (60, Outcome::Passed, None),
        (120, Outcome::Failed, Some(Impact::Minor)),
        (1300, Outcome::Failed, Some(Impact::Moderate)),
    ] {
        let files = [
            ("app-1a2b3c4d.js", library(functions)),
            ("admin-5e6f7a8b.js", library(functions)),
        ];
        let cases = judged(&files, true).unwrap();
        assert_eq!(
            (cases[0].outcome, cases[0].impact),
            (outcome, impact),
            "{functions}: {cases:?}"
        );
    }
}

#[test]
fn the_message_names_files_cost_and_library() {
    let files = [
        ("app-1a2b3c4d.js", library(200)),
        ("admin-5e6f7a8b.js", library(200)),
    ];
    let case = judged(&files, true).unwrap().remove(0);
    let message = &case.message;
    assert!(message.starts_with("app-1a2b3c4d.js and admin-5e6f7a8b.js hold the same code: 10 KB, about 3 KB of them sent, could be spared (measured)."), "{message}");
    assert!(message.ends_with("Both name dates v1.2.3."), "{message}");
    assert_eq!(case.cause, "app admin");
}

#[test]
fn scripts_that_could_not_be_read_are_untested() {
    let files = [("app.js", library(200)), ("admin.js", library(200))];
    assert!(judged(&files, false).is_err());
    assert_eq!(judged(&[], true), Ok(Vec::new()));
    assert!(run(&Recording::default()).is_err());
    assert_eq!(
        outcome_of(&judged(&[("app.js", library(200))], true).unwrap()),
        Outcome::Passed
    );
}
