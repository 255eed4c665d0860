use super::*;
use crate::checks::lists::tests::{call, recorded};
use crate::checks::{Outcome, outcome_of};
use crate::load::tests::load;
use serde_json::{Value, json};

const URL: &str = "http://app/api/customers";

fn judged(url: &str, rows: usize, with: Value) -> Case {
    run(&recorded(vec![call(url, rows, with)]))
        .unwrap()
        .remove(0)
}

#[test]
fn records_and_bounds_decide() {
    for (query, rows, outcome, impact) in [
        ("", 19, Outcome::Passed, None),
        ("", 20, Outcome::CantTell, None),
        ("?limit=100", 100, Outcome::Passed, None),
        ("", 101, Outcome::Failed, Some(Impact::Moderate)),
        ("?limit=500", 101, Outcome::Failed, Some(Impact::Minor)),
        ("", 1001, Outcome::Failed, Some(Impact::Serious)),
    ] {
        let case = judged(&format!("{URL}{query}"), rows, json!({}));
        assert_eq!(
            (case.outcome, case.impact),
            (outcome, impact),
            "{query} {rows}"
        );
    }
}

#[test]
fn the_cost_is_told_and_nothing_of_the_query() {
    let message = judged(&format!("{URL}?owner=secret"), 150, json!({})).message;
    assert!(
        message.starts_with("GET /api/customers answered with 150 records ("),
        "{message}"
    );
    assert!(
        message.contains("20 ms") && !message.contains("secret"),
        "{message}"
    );
}

#[test]
fn an_answer_that_says_there_are_more_is_a_page() {
    let records: Vec<Value> = (0..100).map(|n| json!({ "id": n })).collect();
    let case = judged(
        URL,
        0,
        json!({ "response": json!({ "items": records, "total": 2000 }).to_string() }),
    );
    assert_eq!(case.outcome, Outcome::Passed, "{case:?}");
}

#[test]
fn what_a_post_asks_for_is_not_known() {
    let case = judged(
        URL,
        300,
        json!({ "method": "POST", "body": { "text": "{}" } }),
    );
    assert_eq!(case.outcome, Outcome::CantTell, "{case:?}");
}

fn unrecorded(requests: Value) -> Result<Vec<Case>, String> {
    run(&Recording {
        load: Some(load(requests, json!({ "status": 200, "words": 3 }))),
        ..Recording::default()
    })
}

#[test]
fn without_calls_only_bytes_are_known() {
    let request = |bytes: u64, params: Value| json!([{ "key": 1, "url": URL, "initiator": "fetch", "startTime": 1.0, "responseEnd": 9.0, "decodedSize": bytes, "params": params }]);
    assert_eq!(
        outcome_of(&unrecorded(request(100_001, json!([]))).unwrap()),
        Outcome::CantTell
    );
    assert!(unrecorded(request(100_000, json!([]))).is_err());
    assert!(unrecorded(request(900_000, json!(["limit"]))).is_err());
    assert_eq!(unrecorded(json!([])), Ok(Vec::new()));
    assert!(run(&Recording::default()).is_err());
}
