use super::*;
use crate::traffic::{Credentials, Url};
use serde_json::json;

fn request(method: &str, path: &str) -> Request {
    Request {
        method: method.into(),
        url: Url::parse(&format!("https://app.test{path}")).unwrap(),
        headers: Vec::new(),
        body: None,
        credentials: Credentials::SameOrigin,
    }
}

fn read(path: &str) -> Read {
    prove(&request("GET", path)).unwrap().unwrap()
}

#[test]
fn knows_its_reads() {
    let kinds = [
        ("/api/apps/1/entities/Invoice", Kind::List),
        (
            "/api/apps/1/entities/Invoice?q=%7B%7D&sort=-x&limit=5&skip=5&fields=id",
            Kind::List,
        ),
        ("/api/apps/1/entities/Invoice/v2/list?cursor=x", Kind::List),
        (
            "/api/apps/1/entities/Invoice/v2/list?distinct=city",
            Kind::Aggregate,
        ),
        ("/api/apps/1/entities/Invoice/count", Kind::Count),
        ("/api/apps/1/entities/Invoice/65f0", Kind::One),
        ("/api/apps/1/entities/User/me", Kind::Identity),
        ("/api/apps/1/agents/conversations/7", Kind::One),
    ];
    for (path, kind) in kinds {
        assert_eq!(read(path).kind, kind, "{path}");
    }
    let list = read("/api/apps/1/entities/Invoice/v2/list");
    assert_eq!(
        (list.entity.as_str(), list.collection.as_str()),
        ("Invoice", "https://app.test/api/apps/1/entities/Invoice")
    );
    assert_eq!(
        read("/api/apps/1/entities/Invoice/65f0").collection,
        list.collection
    );
}

#[test]
fn all_else_of_the_api_is_refused() {
    let refused = [
        ("GET", "/api/apps/1/functions/x"),
        ("GET", "/api/apps/1/auth/sso/idtoken/7"),
        ("GET", "/api/apps/1/external-auth/tokens/7"),
        ("GET", "/api/apps/1/entities/A/b/c"),
        ("GET", "/api/apps/1/entities/"),
        ("GET", "/API/apps/1/entities/A"),
        ("GET", "/api/apps/1/entities/A%2f.."),
        ("GET", "/api/apps/1/entities/A?evil=1"),
        ("PUT", "/api/apps/1/entities/User/me"),
        ("POST", "/api/apps/1/entities/A"),
        ("DELETE", "/api/apps/1/entities/A"),
        ("POST", "/api/apps/1/entities/A/bulk"),
        ("PATCH", "/api/apps/1/entities/A/update-many"),
        ("POST", "/api/apps/1/entities/A/upsert"),
        ("HEAD", "/api/apps/1/entities/A"),
    ];
    for (method, path) in refused {
        assert!(
            prove(&request(method, path)).unwrap().is_err(),
            "{method} {path}"
        );
    }
    assert!(prove(&request("GET", "/api/invoices")).is_none());
}

#[test]
fn finds_the_records() {
    let list = read("/api/apps/1/entities/A");
    let records = |answer| match list.content(&answer) {
        Some(Content::Records { records, total }) => Some((records.len(), total)),
        _ => None,
    };
    assert_eq!(
        records(json!([{"id": "1"}, {"id": "2"}])),
        Some((2, Some(2)))
    );
    assert_eq!(
        records(json!({"items": [{"id": "1"}], "has_more": true})),
        Some((1, None))
    );
    assert_eq!(records(json!({"error": "x"})), None);
    assert_eq!(records(json!([1, 2])), None);
    assert_eq!(
        read("/api/apps/1/entities/A/count").content(&json!({"count": 3})),
        Some(Content::Count(3))
    );
    assert_eq!(
        read("/api/apps/1/entities/A/7").content(&json!({"message": "x"})),
        None
    );
}

#[test]
fn widens_without_owner_cursor_and_skip() {
    let owner = |name: &str, value: &str| name == "created_by" || value == "a@x.test";
    let wide = |path: &str| {
        let request = request("GET", path);
        let read = prove(&request).unwrap().unwrap();
        read.widened(&request, &owner).map(|wide| {
            crate::traffic::url::decode(
                wide.url
                    .full()
                    .trim_start_matches("https://app.test/api/apps/1/entities/"),
            )
        })
    };
    assert_eq!(
        wide("/api/apps/1/entities/A?q=%7B%22created_by%22:%22x%22%7D&skip=5&sort=x").as_deref(),
        Some("A?sort=x")
    );
    assert_eq!(
        wide(
            "/api/apps/1/entities/A?q=%7B%22$and%22:[%7B%22created_by%22:1%7D,%7B%22b%22:2%7D]%7D"
        )
        .as_deref(),
        Some(r#"A?q={"$and":[{"b":2}]}"#)
    );
    assert_eq!(
        wide("/api/apps/1/entities/A?q=%7B%22$or%22:[%7B%22created_by%22:1%7D,%7B%22b%22:2%7D]%7D")
            .as_deref(),
        Some("A")
    );
    assert_eq!(
        wide("/api/apps/1/entities/A?limit=20").as_deref(),
        Some("A?limit=1000")
    );
    assert_eq!(wide("/api/apps/1/entities/A?limit=5000"), None);
    assert_eq!(wide("/api/apps/1/entities/A?q=%7B%22b%22:2%7D"), None);
    assert_eq!(wide("/api/apps/1/entities/A/7"), None);
}

#[test]
fn asks_for_one() {
    let request = request("GET", "/api/apps/1/entities/A/v2/list?limit=1");
    let read = prove(&request).unwrap().unwrap();
    let one = read.by_id(&request, "65f0").unwrap();
    assert_eq!(one.url.path(), "/api/apps/1/entities/A/65f0");
    assert_eq!(prove(&one).unwrap().unwrap().kind, Kind::One);
    for id in ["", "../x", "a b", "a/b", "a%2fb"] {
        assert!(read.by_id(&request, id).is_none(), "{id}");
    }
}
