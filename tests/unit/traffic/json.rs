use super::*;
use serde_json::json;

#[test]
fn reads_what_servers_send() {
    assert_eq!(parse("\u{feff} [1]"), Ok(json!([1])));
    assert_eq!(parse(")]}',\n{\"a\":1}"), Ok(json!({"a": 1})));
    assert_eq!(parse("{\"a\":1,\"a\":2}"), Ok(json!({"a": 2})));
    assert_eq!(parse("  "), Err(Unreadable::Empty));
    assert_eq!(parse("<!DOCTYPE html>"), Err(Unreadable::WebPage));
    assert_eq!(parse("[1,"), Err(Unreadable::NotJson));
    assert_eq!(parse(&"[".repeat(10_000)), Err(Unreadable::NotJson));
    let deep = format!("{}{}", "[".repeat(10_000), "]".repeat(10_000));
    assert_eq!(parse(&deep), Err(Unreadable::NotJson));
}

#[test]
fn a_fingerprint_ignores_the_order_of_keys_only() {
    let print = |value| fingerprint(&value, &|name| name == "now");
    let (one, two) = (
        parse(r#"{"a":[1,{"x":1,"y":2}],"b":2,"now":1}"#),
        parse(r#"{"b":2,"now":9,"a":[1,{"y":2,"x":1}]}"#),
    );
    assert_eq!(print(one.unwrap()), print(two.unwrap()));
    assert_ne!(print(json!({"a": [1, 2]})), print(json!({"a": [2, 1]})));
    assert_ne!(
        print(json!({"a": {"now": 1}})),
        print(json!({"a": {"now": 2}}))
    );
    assert_ne!(print(json!({"a": "1"})), print(json!({"a": 1})));
}
