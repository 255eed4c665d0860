use super::*;
use crate::checks::lists::tests::{call, recorded};
use crate::checks::{Outcome, outcome_of};
use serde_json::json;

fn judged(sizes: &[(usize, f64)]) -> Result<Vec<Case>, String> {
    let calls = sizes
        .iter()
        .map(|(rows, ms)| call("http://app/api/customers", *rows, json!({ "duration": ms })));
    run(&recorded(calls.collect()))
}

#[test]
fn the_slope_decides() {
    let quick = judged(&[(10, 20.0), (500, 60.0)]).unwrap();
    assert_eq!(outcome_of(&quick), Outcome::Passed);
    let slow = judged(&[(10, 20.0), (500, 420.0)]).unwrap();
    assert_eq!(outcome_of(&slow), Outcome::Failed);
    assert!(
        slow[0].message.starts_with("GET /api/customers: 500 records in 420 ms, and 10 in 20 ms: 0.82 ms for each further record. With 10,000 it would be 8.18 s."),
        "{slow:?}"
    );
}

#[test]
fn one_slow_answer_among_quick_ones_is_chance() {
    let cases = judged(&[
        (10, 20.0),
        (10, 900.0),
        (500, 60.0),
        (500, 61.0),
        (500, 62.0),
        (500, 9000.0),
    ])
    .unwrap();
    assert_eq!(outcome_of(&cases), Outcome::Passed, "{cases:?}");
}

#[test]
fn sizes_too_near_are_not_decided_and_told() {
    for sizes in [
        &[(40, 90.0)][..],
        &[(100, 20.0), (500, 900.0)],
        &[(10, 20.0), (400, 900.0)],
    ] {
        let why = judged(sizes).unwrap_err();
        assert!(
            why.contains("GET /api/customers: ") && why.contains("records in "),
            "{why}"
        );
    }
    assert!(run(&Recording::default()).is_err());
}

#[test]
fn nothing_that_is_a_list_is_nothing_to_check() {
    let other = call("http://app/api/me", 0, json!({ "response": "{\"id\": 7}" }));
    assert_eq!(run(&recorded(vec![other])), Ok(Vec::new()));
}

#[test]
fn quicker_with_more_is_no_fault() {
    assert_eq!(
        outcome_of(&judged(&[(1, 5000.0), (900, 20.0)]).unwrap()),
        Outcome::Passed
    );
}
