use super::*;

#[test]
fn says_who_asks_in_these_headers() {
    for name in [
        "authorization",
        "x-auth-token",
        "x-session-id",
        "x-csrf-token",
        "x-xsrf-token",
        "x-user-id",
        "x-appwrite-jwt",
    ] {
        assert!(is_session_header(name), "{name}");
    }
    for name in [
        "accept",
        "content-type",
        "apikey",
        "x-app-id",
        "x-origin-url",
        "prefer",
    ] {
        assert!(!is_session_header(name), "{name}");
    }
}

#[test]
fn what_is_no_plain_request_says_so() {
    let of = |via, body| {
        Request::of(&Call::made(
            via,
            "GET",
            "https://app.test/",
            Vec::new(),
            body,
        ))
    };
    assert!(of(Via::Fetch, Body::None).is_ok());
    assert!(
        of(Via::WebSocket, Body::None)
            .unwrap_err()
            .to_string()
            .contains("WebSocket")
    );
    assert!(
        of(Via::Xhr, Body::Other("FormData".into()))
            .unwrap_err()
            .to_string()
            .contains("not text")
    );
}

use crate::traffic::Via;
