use super::*;
use crate::traffic::Call as Seen;

/// A call as the recorder tells it, with these fields instead of the usual ones.
fn of(changed: serde_json::Value) -> Call {
    told(changed).expect("an address")
}

fn told(changed: serde_json::Value) -> Option<Call> {
    let mut call = serde_json::json!({
        "via": "fetch", "method": "get", "url": "https://app.example/api/orders?page=2&api_key=geheim&page=3#top",
        "headers": [], "body": "none", "credentials": "same-origin", "status": 200, "responseHeaders": [],
        "response": null, "truncated": false, "redirected": false, "time": 1_700_000_000_000.0, "duration": 12.5,
    });
    for (name, value) in changed.as_object().expect("fields") {
        call[name] = value.clone();
    }
    Call::of(&Seen::from_json(&call.to_string()).expect("a call"))
}

#[test]
fn an_address_keeps_names_and_loses_values() {
    let call = of(serde_json::json!({}));
    assert_eq!(call.method, "GET");
    assert_eq!(call.url, "https://app.example/api/orders");
    assert_eq!(call.params, ["api_key", "page"]);
    assert!(!format!("{call:?}").contains("geheim"));
}

#[test]
fn a_secret_in_the_path_is_not_kept() {
    let call = of(serde_json::json!({ "url": "https://app.example/share/eyJhbGciOi.J9.x" }));
    assert_eq!(call.url, "https://app.example/share/…");
}

#[test]
fn the_key_is_that_of_the_page_script() {
    // Computed by `key` of extension/page/entries.js.
    assert_eq!(key("https://app.example/a?b=1"), 3_826_910_360_019_830);
    assert_eq!(key("https://app.example/ä/😀"), 2_435_303_099_625_838);
    assert_eq!(
        of(serde_json::json!({ "url": "https://app.example/a?b=1#c" })).key,
        3_826_910_360_019_830,
        "without its fragment"
    );
}

#[test]
fn lists_are_counted() {
    let rows = |response: &str| {
        let call = of(serde_json::json!({ "response": response }));
        (call.rows, call.total, call.bytes)
    };
    assert_eq!(rows("[{\"id\":1},{\"id\":2}]"), (Some(2), None, Some(19)));
    assert_eq!(
        rows("{\"data\":[{\"id\":1}],\"total\":40}"),
        (Some(1), Some(40), Some(30))
    );
    assert_eq!(rows("[]").0, Some(0), "an empty list is a list");
    assert_eq!(rows("{\"id\":1}"), (None, None, Some(8)), "one record");
    assert_eq!(rows("<html>").0, None);
    assert_eq!(rows("\"ä\"").2, Some(4), "bytes, not characters");
}

#[test]
fn what_was_not_read_has_the_size_the_server_says() {
    let length = |truncated: bool, headers: serde_json::Value| {
        of(serde_json::json!({ "truncated": truncated, "responseHeaders": headers })).bytes
    };
    let said = serde_json::json!([["content-length", "7000000"]]);
    assert_eq!(length(false, said.clone()), Some(7_000_000));
    assert_eq!(length(true, said), Some(7_000_000));
    assert_eq!(length(true, serde_json::json!([])), Some(5 * 1024 * 1024));
    assert_eq!(length(false, serde_json::json!([])), None);
    let lies = serde_json::json!([["content-length", "many"]]);
    assert_eq!(length(false, lies), None);
}

#[test]
fn headers_become_facts() {
    let call = of(serde_json::json!({
        "headers": [["authorization", "Bearer geheim"]],
        "responseHeaders": [["cache-control", "no-store"], ["etag", "\"geheim\""]],
    }));
    assert!(call.authenticated && call.validator);
    assert_eq!(call.cache_control, "no-store");
    assert!(!format!("{call:?}").contains("geheim"));
    let bare = of(serde_json::json!({ "headers": [["accept", "*/*"]] }));
    assert!(!bare.authenticated && !bare.validator);
    assert_eq!(bare.cache_control, "");
}

#[test]
fn the_same_body_is_known_again_and_not_kept() {
    let sent = |body: serde_json::Value| {
        let call = of(serde_json::json!({ "method": "POST", "body": body }));
        assert!(!format!("{call:?}").contains("geheim"));
        call.sent
    };
    let text = || sent(serde_json::json!({ "text": "geheim" }));
    assert_eq!(text(), text());
    assert_ne!(text(), sent(serde_json::json!({ "text": "other" })));
    assert_eq!(sent(serde_json::json!("none")), None);
    assert_eq!(sent(serde_json::json!({ "other": "FormData" })), None);
}

#[test]
fn a_call_without_an_answer_took_no_time() {
    assert_eq!(of(serde_json::json!({})).duration, Some(12.5));
    assert_eq!(of(serde_json::json!({ "duration": null })).duration, None);
    assert_eq!(of(serde_json::json!({ "duration": -1.0 })).duration, None);
    assert_eq!(of(serde_json::json!({ "status": 0 })).duration, None);
}

#[test]
fn a_web_socket_is_a_call_too() {
    let call =
        of(serde_json::json!({ "via": "webSocket", "url": "wss://app.example/live?token=geheim" }));
    assert_eq!(
        (&*call.url, call.via),
        ("https://app.example/live", Via::WebSocket)
    );
}

#[test]
fn what_has_no_address_is_no_fact() {
    assert_eq!(told(serde_json::json!({ "url": "nowhere" })), None);
}

#[test]
fn the_page_can_not_fill_the_memory() {
    let long = "x".repeat(10_000);
    let url = format!("https://app.example/{long}?{long}=1");
    let call = of(
        serde_json::json!({ "url": url, "method": long, "responseHeaders": [["cache-control", long]] }),
    );
    assert!(call.url.len() <= 300 && call.method.len() <= 100);
    assert!(call.params[0].len() <= 50 && call.cache_control.len() <= 100);
    let many: String = (0..1000).map(|n| format!("p{n}=1&")).collect();
    let call = of(serde_json::json!({ "url": format!("https://app.example/?{many}") }));
    assert_eq!(call.params.len(), 20);
}
