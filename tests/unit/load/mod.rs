use super::*;
use serde_json::json;

/// A load with these requests and this served HTML, as the scripts would send it.
pub(crate) fn load(requests: Value, served: Value) -> Load {
    Load::parse(&json!({ "requests": requests, "served": served }).to_string()).unwrap()
}

fn request(start: f64, end: f64) -> Value {
    json!({ "key": 1, "url": "http://app/a.js", "initiator": "script", "startTime": start, "responseEnd": end })
}

#[test]
fn requests_are_sorted_and_those_without_sense_are_left_out() {
    let load = load(
        json!([request(9.0, 12.0), request(3.0, 4.0), request(5.0, 2.0), request(-1.0, 2.0), { "url": 7 }]),
        json!({ "status": 200, "words": 3 }),
    );
    let starts: Vec<f64> = load.requests.iter().map(|one| one.start_time).collect();
    assert_eq!(starts, [3.0, 9.0]);
    assert_eq!(load.served.unwrap().words, 3);
}

#[test]
fn what_was_not_served_says_why() {
    let load = Load::parse(r#"{"refused": "Not asked."}"#).unwrap();
    assert_eq!(load.served, Err("Not asked.".into()));
    assert!(Load::parse("[]").is_err());
}

#[test]
fn an_address_that_does_something_is_not_opened_again() {
    for address in [
        "https://app.example/",
        "https://app.example/index.html?page=2",
    ] {
        assert_eq!(may_fetch(address).as_deref(), Ok(address));
    }
    for address in [
        "https://app.example/logout",
        "https://app.example/invite?token=abc",
        "https://app.example/mail/unsubscribe",
        "chrome://settings",
    ] {
        let refused = may_fetch(address).unwrap_err();
        assert!(
            refused.starts_with("The page's HTML was not asked for again: "),
            "{refused}"
        );
        assert!(!refused.contains("abc"), "{refused}");
    }
}

#[test]
fn debug_shows_no_script() {
    let script = ScriptText {
        key: 7,
        text: "const secret = 1".into(),
    };
    assert_eq!(format!("{script:?}"), "ScriptText(7, 16 bytes)");
}
