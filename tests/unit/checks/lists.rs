use super::*;
use serde_json::{Value, json};

/// A call of the app as the recorder would tell it: 40 records of 100 bytes in 20 ms, changed by `with`.
pub(crate) fn call(url: &str, rows: usize, with: Value) -> Call {
    let records: Vec<Value> = (0..rows)
        .map(|n| json!({ "id": n, "name": format!("Customer {n}") }))
        .collect();
    let mut message = json!({
        "via": "fetch", "method": "GET", "url": url, "status": 200, "time": 1000.0, "duration": 20.0, "body": "none",
        "credentials": "same-origin", "headers": [], "responseHeaders": [["content-type", "application/json"]],
        "response": json!(records).to_string(),
    });
    for (key, value) in with.as_object().unwrap() {
        message[key] = value.clone();
    }
    let call = crate::traffic::Call::from_json(&message.to_string()).unwrap();
    Call::of(&call).unwrap()
}

pub(crate) fn recorded(calls: Vec<Call>) -> Recording {
    Recording {
        calls,
        ..Recording::default()
    }
}

fn named(names: &[&str]) -> Vec<String> {
    names.iter().map(|name| (*name).to_owned()).collect()
}

#[test]
fn bounds_are_known_by_their_names() {
    for name in [
        "limit",
        "pageSize",
        "page[size]",
        "$top",
        "filter.limit",
        "cursor",
        "offset",
    ] {
        assert!(is_bounded(&named(&["q", name])), "{name}");
    }
    for name in ["q", "sort", "limits", "unlimited", ""] {
        assert!(!is_bounded(&named(&[name])), "{name}");
    }
    assert!(!pages(&named(&["limit"])));
}

#[test]
fn only_answered_lists_count() {
    let all = recorded(vec![
        call("http://app/api/customers", 3, json!({})),
        call("http://app/api/customers", 3, json!({ "status": 500 })),
        call(
            "http://app/api/me",
            0,
            json!({ "response": "{\"name\": \"A\"}" }),
        ),
    ]);
    let lists = lists(&all).unwrap();
    assert_eq!(lists.len(), 1);
    assert_eq!(address(lists[0]), "/api/customers");
    assert!(super::lists(&Recording::default()).is_err());
}
