use super::*;
use crate::checks::{Outcome, outcome_of};
use crate::load::tests::load;
use serde_json::{Value, json};

fn asset(file: &str, caching: Value) -> Value {
    json!({ "key": 1, "url": format!("http://app/assets/{file}"), "initiator": "script", "startTime": 1.0, "responseEnd": 9.0, "status": 200,
            "sameOrigin": true, "decodedSize": 90_000, "encodedSize": 60_000, "transferSize": 60_300, "caching": caching })
}

fn judged(requests: Value) -> Result<Vec<Case>, String> {
    run(&Recording {
        load: Some(load(requests, json!({ "status": 200, "words": 3 }))),
        ..Recording::default()
    })
}

#[test]
fn a_file_with_a_hash_is_to_be_kept_and_others_to_be_asked_about() {
    let hashed = "index-BdQq4o9a.js";
    for (file, caching, outcome) in [
        (
            hashed,
            json!({ "cacheControl": "public, max-age=31536000, immutable" }),
            Outcome::Passed,
        ),
        (
            hashed,
            json!({ "cacheControl": "max-age=2592000" }),
            Outcome::Passed,
        ),
        (
            hashed,
            json!({ "cacheControl": "max-age=2591999" }),
            Outcome::Failed,
        ),
        (
            hashed,
            json!({ "cacheControl": "no-cache", "validator": true }),
            Outcome::Failed,
        ),
        (hashed, json!({}), Outcome::Failed),
        ("app.js", json!({}), Outcome::Failed),
        ("app.js", json!({ "validator": true }), Outcome::Passed),
        (
            "app.js",
            json!({ "cacheControl": "max-age=60" }),
            Outcome::Passed,
        ),
        ("app.js", json!({ "expires": true }), Outcome::Passed),
    ] {
        assert_eq!(
            outcome_of(&judged(json!([asset(file, caching.clone())])).unwrap()),
            outcome,
            "{file} {caching}"
        );
    }
}

#[test]
fn the_cost_is_bytes_or_questions() {
    let resent = judged(json!([asset("a.js", json!({})), asset("b.js", json!({}))])).unwrap();
    assert_eq!(
        (resent.len(), resent[0].impact),
        (1, Some(Impact::Moderate))
    );
    assert!(
        resent[0].message.contains("2 files") && resent[0].message.contains("121 KB again"),
        "{resent:?}"
    );
    let asked = judged(json!([asset(
        "main.3f9c2a1b.css",
        json!({ "validator": true })
    )]))
    .unwrap();
    assert!(
        asked[0].message.contains("1 question to the server"),
        "{asked:?}"
    );
}

#[test]
fn hashes_are_told_by_their_looks() {
    for file in [
        "index-BdQq4o9a.js",
        "main.3f9c2a1b.css",
        "chunk.2f0c81d7e4.mjs",
        "app_a1b2c3d4e5f6.js",
    ] {
        assert!(is_hashed(file), "{file}");
    }
    for file in [
        "app-settings.js",
        "photo-20240101.png",
        "hero-1920x1080.jpg",
        "hero-iphone15pro.png",
        "jquery-3.7.1.min.js",
        "bootstrap.bundle.min.js",
        "Inter-SemiBold.woff2",
        "a.js",
        "",
    ] {
        assert!(!is_hashed(file), "{file}");
    }
}

#[test]
fn no_assets_no_headers_no_load() {
    assert_eq!(judged(json!([])), Ok(Vec::new()));
    let unread = json!({ "key": 1, "url": "http://app/a.js", "initiator": "script", "startTime": 1.0, "responseEnd": 2.0, "sameOrigin": true });
    assert!(judged(json!([unread])).is_err());
    assert!(run(&Recording::default()).is_err());
}
