use super::*;

const CALL: &str = r#"{"via":"xhr","method":"get","url":"https://app.test/api/x?token=secret-1","headers":[["authorization","secret-2"]],
  "body":{"text":"secret-3"},"credentials":"include","status":200,"responseHeaders":[["Content-Type","a"]],
  "response":"secret-4","truncated":false,"redirected":false,"time":1.5}"#;

#[test]
fn reads_what_the_relay_delivers() {
    let call = Call::from_json(CALL).unwrap();
    assert_eq!(
        (call.via, call.method().as_str(), call.status),
        (Via::Xhr, "GET", 200)
    );
    assert_eq!(call.body, Body::Text("secret-3".into()));
    assert_eq!(call.response_header("content-type"), Some("a"));
    let none = Call::from_json(&CALL.replace(r#"{"text":"secret-3"}"#, r#""none""#)).unwrap();
    assert_eq!(none.body, Body::None);
}

#[test]
fn debug_shows_no_secret() {
    let call = Call::from_json(CALL).unwrap();
    let debug = format!("{call:?} {:?}", call.body);
    assert!(!debug.contains("secret"), "{debug}");
}

#[test]
fn forged_messages_are_refused_without_quoting_them() {
    for forged in [
        "",
        "null",
        "[]",
        "{}",
        r#"{"via":"secret-1","method":"GET","url":"x"}"#,
        r#"{"via":"fetch","method":7,"url":"secret-1"}"#,
    ] {
        let error = Call::from_json(forged).unwrap_err();
        assert!(!error.contains("secret"), "{error}");
    }
    assert!(Call::from_json(&CALL.replace("200", "70000")).is_err());
}

#[test]
fn methods_are_normalised_as_browsers_do() {
    let method = |method: &str| {
        Call::made(
            Via::Fetch,
            method,
            "https://app.test/",
            Vec::new(),
            Body::None,
        )
        .method()
    };
    assert_eq!(
        (method("get"), method("Delete"), method("patch")),
        ("GET".into(), "DELETE".into(), "patch".into())
    );
}
