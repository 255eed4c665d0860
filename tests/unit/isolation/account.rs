use super::*;
use crate::traffic::{Body, Credentials, Url, Via};

fn call(headers: &[(&str, &str)]) -> Call {
    let headers = headers
        .iter()
        .map(|(name, value)| (name.to_string(), value.to_string()));
    Call::made(
        Via::Fetch,
        "GET",
        "https://api.test/things",
        headers.collect(),
        Body::None,
    )
}

fn taught(calls: &[Call]) -> Account {
    let mut account = Account::default();
    let guard = Guard::new(["https://api.test".to_string()]);
    calls.iter().for_each(|call| account.learn(call, &guard));
    account
}

#[test]
fn signs_with_its_own_headers_and_only_where_it_was_seen() {
    let b = taught(&[
        call(&[("Authorization", "Bearer of-b-1")]),
        call(&[("Authorization", "Bearer of-b-2")]),
    ]);
    let of_a = Request::of(&call(&[
        ("authorization", "Bearer of-a"),
        ("x-csrf-token", "1"),
        ("accept", "*/*"),
    ]))
    .unwrap();
    let signed = b.sign(&of_a).unwrap();
    assert_eq!(signed.header("authorization"), Some("Bearer of-b-2"));
    assert_eq!(
        (signed.header("accept"), signed.header("x-csrf-token")),
        (Some("*/*"), None)
    );
    let mut elsewhere = of_a;
    elsewhere.url = Url::parse("https://other.test/things").unwrap();
    assert!(b.sign(&elsewhere).is_err());
}

#[test]
fn nobody_keeps_the_publishable_key() {
    let asked = Request::of(&call(&[
        ("authorization", "Bearer of-a"),
        ("apikey", "public-key"),
        ("x-app-id", "1"),
    ]))
    .unwrap();
    let bare = anonymous(&asked);
    assert_eq!(bare.header("authorization"), Some("Bearer public-key"));
    assert_eq!(
        (bare.header("x-app-id"), bare.credentials),
        (Some("1"), Credentials::Omit)
    );
    let plain = anonymous(&Request::of(&call(&[("authorization", "Bearer of-a")])).unwrap());
    assert_eq!(plain.header("authorization"), None);
}

#[test]
fn a_publishable_key_signs_nobody_in() {
    let account = taught(&[call(&[
        ("authorization", "Bearer public-key"),
        ("apikey", "public-key"),
    ])]);
    assert!(!account.signs("https://api.test"));
}

#[test]
fn whoever_signed_in_is_named_by_the_answer() {
    let mut login = Call::made(
        Via::Fetch,
        "POST",
        "https://api.test/auth/login",
        Vec::new(),
        Body::Text("{}".into()),
    );
    login.response = Some(r#"{"token":"secret","user":{"id":7,"email":"a@x.test"}}"#.into());
    let account = taught(&[login]);
    assert!(account.identity().is("a@x.test"));
    assert!(!format!("{account:?}").contains("secret"));
}
