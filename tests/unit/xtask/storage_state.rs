use super::*;

fn token(exp: f64) -> String {
    let part = |value: Value| BASE64_URL_SAFE_NO_PAD.encode(value.to_string());
    let head = part(json!({ "alg": "HS256", "typ": "JWT" }));
    format!(
        "{head}.{}.signature",
        part(json!({ "sub": "a", "exp": exp }))
    )
}

fn cookie(name: &str, expires: f64, http_only: bool) -> Value {
    json!({
        "name": name, "value": "secret-value", "domain": ".app.example", "path": "/",
        "expires": expires, "httpOnly": http_only, "secure": true, "sameSite": "Lax",
    })
}

fn state(cookies: Value, items: Value) -> Result<StorageState, String> {
    StorageState::parse(json!({
        "cookies": cookies,
        "origins": [{ "origin": "https://app.example", "localStorage": items }],
    }))
}

#[test]
fn a_live_session_is_taken() {
    assert!(state(json!([cookie("sid", -1.0, true)]), json!([])).is_ok());
    assert!(state(json!([]), json!([{ "name": "token", "value": token(4e9) }])).is_ok());
    assert!(state(json!([]), json!([{ "name": "opaque", "value": "abc" }])).is_ok());
}

#[test]
fn an_expired_session_is_refused_by_name_and_not_by_value() {
    let why = state(
        json!([cookie("sid", 1.0, true), cookie("choice", 4e9, false)]),
        json!([]),
    );
    let why = why.unwrap_err();
    assert!(why.contains("expired") && why.contains("sid") && !why.contains("secret-value"));
    let why = state(
        json!([]),
        json!([{ "name": "token", "value": token(1.0) }, { "name": "theme", "value": "dark" }]),
    );
    assert!(why.unwrap_err().contains("the token in token"));
    assert!(
        state(json!([cookie("choice", 1.0, false)]), json!([])).is_err(),
        "nothing is left"
    );
    assert!(state(json!([]), json!([])).is_err(), "nothing is in it");
}

#[test]
fn one_live_credential_is_enough() {
    let expired = json!([{ "name": "token", "value": token(1.0) }]);
    assert!(state(json!([cookie("refresh", 4e9, true)]), expired).is_ok());
}

#[test]
fn what_is_no_storage_state_is_refused_without_quoting_it() {
    for wrong in [
        json!([]),
        json!({}),
        json!({ "cookies": [] }),
        json!({ "cookies": [{ "name": "sid", "value": "secret-value" }], "origins": [] }),
        json!({ "cookies": "secret-value", "origins": [] }),
    ] {
        let why = StorageState::parse(wrong).unwrap_err();
        assert!(
            why.contains("storageState") && !why.contains("secret-value"),
            "{why}"
        );
    }
}

#[test]
fn a_file_that_is_not_there_is_wrong_input() {
    let error = StorageState::read(Path::new("/nowhere/a.json")).unwrap_err();
    let failure = error.downcast_ref::<crate::failure::Failure>().unwrap();
    assert_eq!(failure.code(), 2);
}

#[test]
fn a_session_concerns_its_own_origin_and_domain() {
    let state = state(json!([cookie("sid", -1.0, true)]), json!([])).unwrap();
    assert!(state.concerns("https://app.example", "app.example"));
    assert!(state.concerns("https://www.app.example", "www.app.example"));
    assert!(!state.concerns("https://notapp.example", "notapp.example"));
}
