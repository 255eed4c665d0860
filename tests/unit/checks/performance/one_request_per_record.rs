use super::*;
use crate::checks::{Outcome, outcome_of};
use crate::load::tests::load;
use serde_json::{Value, json};

fn request(n: u32, url: &str, params: &Value, start: f64) -> Value {
    json!({ "key": n, "url": url, "initiator": "fetch", "startTime": start, "responseEnd": start + 30.0, "decodedSize": 500, "params": params })
}

fn judged(requests: &[Value]) -> Vec<Case> {
    run(&Recording {
        load: Some(load(json!(requests), json!({ "status": 200, "words": 3 }))),
        ..Recording::default()
    })
    .unwrap()
}

fn records(count: u32, apart: f64) -> Vec<Value> {
    (0..count)
        .map(|n| {
            request(
                n,
                &format!("http://app/api/v1/customers/{n}/notes"),
                &json!([]),
                f64::from(n) * apart,
            )
        })
        .collect()
}

#[test]
fn five_records_one_by_one_fail() {
    for (count, apart, outcome, impact) in [
        (4, 10.0, Outcome::Passed, None),
        (5, 10.0, Outcome::Failed, Some(Impact::Minor)),
        (10, 10.0, Outcome::Failed, Some(Impact::Moderate)),
        (10, 1001.0, Outcome::Passed, None),
    ] {
        let cases = judged(&records(count, apart));
        assert_eq!(
            (cases[0].outcome, cases[0].impact),
            (outcome, impact),
            "{count} {apart}"
        );
    }
    let message = judged(&records(6, 10.0)).remove(0).message;
    assert!(message.starts_with("/api/v1/customers/*/notes was asked for 6 different records, one by one: 6 requests, 3 KB, 80 ms"), "{message}");
}

#[test]
fn the_same_again_and_pages_are_something_else() {
    let same: Vec<Value> = (0..9)
        .map(|n| request(1, "http://app/api/customers/7", &json!([]), f64::from(n)))
        .collect();
    let pages: Vec<Value> = (0..9)
        .map(|n| {
            request(
                n,
                "http://app/api/customers",
                &json!(["id", "page"]),
                f64::from(n),
            )
        })
        .collect();
    let words: Vec<Value> = (0..9)
        .map(|n| request(n, "http://app/api/search", &json!(["q"]), f64::from(n)))
        .collect();
    let names: Vec<Value> = "abcdefghi"
        .chars()
        .zip(0..)
        .map(|(c, n)| request(n, &format!("http://app/api/{c}"), &json!([]), 1.0))
        .collect();
    let two: Vec<Value> = (0..9)
        .map(|n| request(n, &format!("http://app/a/{n}/b/{n}"), &json!([]), 1.0))
        .collect();
    for requests in [same, pages, words, names, two] {
        assert_eq!(
            outcome_of(&judged(&requests)),
            Outcome::Passed,
            "{requests:?}"
        );
    }
}

#[test]
fn a_parameter_can_name_the_record() {
    for name in ["id", "customer_id", "customerId", "filter[id]"] {
        let all: Vec<Value> = (0..5)
            .map(|n| {
                request(
                    n,
                    "http://app/rest/v1/notes",
                    &json!([name, "select"]),
                    f64::from(n),
                )
            })
            .collect();
        assert_eq!(outcome_of(&judged(&all)), Outcome::Failed, "{name}");
    }
}

#[test]
fn nothing_asked_is_nothing_to_check_and_many_do_no_harm() {
    assert_eq!(judged(&[]), Vec::new());
    assert!(run(&Recording::default()).is_err());
    let many = records(1500, 0.1);
    assert!(judged(&many)[0].message.contains("1500 different records"));
}
