use super::*;
use crate::isolation::record::keyed;
use crate::traffic::{Kind, Read, Shape};
use serde_json::json;

fn record(value: Value) -> Record {
    let read = Read {
        shape: Shape::JsonList,
        kind: Kind::Any,
        entity: "things".into(),
        collection: "c".into(),
        id: None,
    };
    keyed(&read, vec![value.as_object().unwrap().clone()], &Set::new()).remove(0)
}

fn person(id: &str, email: &str) -> Identity {
    Identity::in_profile(&json!({"id": id, "email": email})).unwrap()
}

fn whose(value: Value) -> Owner {
    let (a, b, trusted) = (
        person("1", "a@x.test"),
        person("2", "b@x.test"),
        Set::from(["userid".to_string()]),
    );
    let people = People {
        a: &a,
        b: &b,
        trusted: &trusted,
    };
    owner(&record(value), "things", &people)
}

#[test]
fn whose_a_record_is() {
    assert_eq!(whose(json!({"id": 9, "created_by": "A@x.test"})), Owner::A);
    assert_eq!(
        whose(json!({"id": 9, "owner": {"id": 2, "name": "x"}})),
        Owner::B
    );
    assert_eq!(
        whose(json!({"id": 9, "user_id": 3})),
        Owner::Other { sure: true }
    );
    assert_eq!(
        whose(json!({"id": 9, "author_id": 3})),
        Owner::Other { sure: false }
    );
    assert_eq!(
        whose(json!({"id": 9, "createdBy": "c@x.test"})),
        Owner::Other { sure: true }
    );
    assert_eq!(
        whose(json!({"id": 1, "email": "a@x.test", "n": 1})),
        Owner::Unsaid
    );
    assert_eq!(
        whose(json!({"id": 9, "owner_id": null, "user": ""})),
        Owner::Unsaid
    );
}

#[test]
fn shared_only_by_fields_made_for_it() {
    let b = person("2", "b@x.test");
    let shared = |value| is_shared_with(&record(value), &b);
    assert!(
        shared(json!({"id": 9, "members": [1, 2]}))
            && shared(json!({"id": 9, "assigned_to": "b@x.test"}))
    );
    assert!(shared(
        json!({"id": 9, "collaborators": [{"user": {"id": 2}}]})
    ));
    assert!(shared(
        json!({"id": 9, "$permissions": ["read(\"user:2\")"]})
    ));
    assert!(!shared(json!({"id": 2, "user_id": 1})) && !shared(json!({"id": 9, "version": 2})));
    assert!(
        !shared(json!({"id": 9, "acl": {"level": 2}}))
            && !shared(json!({"id": 9, "members": [21, 12]}))
    );
    assert!(!shared(
        json!({"id": 9, "$permissions": ["read(\"user:22\")"]})
    ));
}

#[test]
fn open_personal_secret() {
    assert!(
        is_open(&record(json!({"id": 1, "is_public": true})))
            && is_open(&record(json!({"id": 1, "ACL": {"*": {"read": true}}})))
    );
    assert!(!is_open(&record(
        json!({"id": 1, "is_public": false, "visibility": "private"})
    )));
    let personal = |value| {
        personal_fields(&record(value))
            .into_iter()
            .collect::<Vec<_>>()
    };
    assert_eq!(
        personal(
            json!({"id": 1, "phone": "1", "x": "j@y.test", "email": "", "created_by": "a@x.test"})
        ),
        ["phone", "x"]
    );
    assert!(
        personal(json!({"id": 1, "name": "Chair", "price": 5, "url": "https://a@b.test/x"}))
            .is_empty()
    );
    assert_eq!(
        secret_fields(&record(
            json!({"id": 1, "password_hash": "x", "secret": ""})
        ))
        .len(),
        1
    );
}

#[test]
fn consecutive_ids() {
    assert!(are_sequential(["7", "8", "10"].into_iter()));
    assert!(
        !are_sequential(["7", "8"].into_iter())
            && !are_sequential(["7", "800", "90000"].into_iter())
    );
    assert!(!are_sequential(["7", "8", "x"].into_iter()));
}
