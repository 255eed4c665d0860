use super::*;
use crate::traffic::{Credentials, Url};
use serde_json::json;

fn request(path: &str) -> Request {
    Request {
        method: "GET".into(),
        url: Url::parse(&format!("https://app.test{path}")).unwrap(),
        headers: Vec::new(),
        body: None,
        credentials: Credentials::SameOrigin,
    }
}

fn read(path: &str) -> Read {
    prove(&request(path)).unwrap()
}

#[test]
fn names_what_it_reads() {
    let named = |path: &str| (read(path).entity, read(path).id, read(path).collection);
    let of = |entity: &str, id: Option<&str>, list: &str| {
        (
            entity.to_string(),
            id.map(Into::into),
            format!("https://app.test{list}"),
        )
    };
    assert_eq!(
        named("/api/v2/invoices"),
        of("invoices", None, "/api/v2/invoices")
    );
    assert_eq!(
        named("/api/invoices/17"),
        of("invoices", Some("17"), "/api/invoices")
    );
    assert_eq!(
        named("/users/42/orders/all"),
        of("orders", None, "/users/42/orders/all")
    );
    assert_eq!(named("/data.json").0, "data");
    assert_eq!(named("/").0, "records");
    assert_eq!(named("/x%40y.test/%3Cb%3E").0, "records");
}

#[test]
fn knows_who_is_asked_for() {
    for path in [
        "/api/me",
        "/auth/session",
        "/users/current",
        "/api/v1/user",
        "/userinfo",
    ] {
        assert_eq!(read(path).kind, Kind::Identity, "{path}");
    }
    for path in [
        "/api/sessions",
        "/teams/7/profile",
        "/api/menu",
        "/orders/current",
    ] {
        assert_eq!(read(path).kind, Kind::Any, "{path}");
    }
}

#[test]
fn finds_records_where_apis_put_them() {
    let count = |answer: Value| match content(&answer) {
        Some(Content::Records { records, total }) => Some((records.len(), total)),
        _ => None,
    };
    assert_eq!(count(json!([{"id": 1}])), Some((1, None)));
    assert_eq!(
        count(json!({"data": [{"id": 1}, {"id": 2}], "meta": {"total": 9}})),
        Some((2, Some(9)))
    );
    assert_eq!(
        count(json!({"data": {"items": [{"id": 1}]}, "total": 1})),
        Some((1, Some(1)))
    );
    assert_eq!(
        count(json!({"invoices": [{"n": 1}], "page": 1})),
        Some((1, None))
    );
    assert_eq!(
        count(json!({"id": 7, "lines": [{"n": 1}, {"n": 2}]})),
        Some((1, None))
    );
    assert_eq!(count(json!({"data": {"id": 7}})), Some((1, None)));
    assert_eq!(count(json!({"a": [{"n": 1}], "b": [{"n": 1}]})), None);
    assert_eq!(count(json!({"status": "ok"})), None);
    assert_eq!(count(json!([1, 2])), None);
    assert_eq!(count(json!("x")), None);
}

#[test]
fn widens_and_asks_for_one() {
    let owner = |name: &str, _: &str| name == "user_id";
    let wide = widened(
        &request("/api/x?user_id=1&per_page=10&page=3&state=open"),
        &owner,
    )
    .unwrap();
    assert_eq!(
        wide.url.full(),
        "https://app.test/api/x?per_page=1000&state=open"
    );
    let list = request("/api/x/?page=1");
    assert_eq!(
        by_id(&read("/api/x/"), &list, "7").unwrap().url.full(),
        "https://app.test/api/x/7"
    );
    assert!(by_id(&read("/api/x/7"), &list, "8").is_none());
}
