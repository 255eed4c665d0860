use super::*;
use serde_json::json;

fn emails(answer: Value) -> Vec<String> {
    Identity::in_profile(&answer)
        .map(|identity| identity.emails.into_iter().collect())
        .unwrap_or_default()
}

#[test]
fn finds_the_user_where_profiles_put_it() {
    let user = json!({"id": 7, "email": "A@X.test"});
    for answer in [
        user.clone(),
        json!({"user": user}),
        json!({"data": user}),
        json!({"data": {"user": user}}),
        json!({"session": {"user": user}}),
        json!({"profile": user, "id": 1}),
    ] {
        assert_eq!(emails(answer.clone()), ["a@x.test"], "{answer}");
    }
    for answer in [
        json!({}),
        json!(null),
        json!([]),
        json!({"user": null}),
        json!({"id": null}),
        json!({"ok": true}),
    ] {
        assert!(Identity::in_profile(&answer).is_none(), "{answer}");
    }
}

#[test]
fn knows_roles_and_organisations() {
    let identity =
        Identity::in_profile(&json!({"id": 1, "role": "Admin", "org_id": "o1"})).unwrap();
    assert!(identity.admin && identity.tenants.contains("o1"));
    assert!(
        !Identity::in_profile(&json!({"id": 1, "role": "user", "is_admin": false}))
            .unwrap()
            .admin
    );
}

#[test]
fn reads_tokens() {
    // {"sub":"u1","email":"A@x.test"}
    let token = "Bearer e30.eyJzdWIiOiJ1MSIsImVtYWlsIjoiQUB4LnRlc3QifQ.sig";
    let identity = Identity::in_token(token).unwrap();
    assert!(identity.is("u1") && identity.is("a@x.test") && identity.is("A@X.TEST"));
    assert_eq!(identity.display().as_deref(), Some("a@x.test"));
    for broken in [
        "Bearer abc",
        "",
        "a.b.c",
        "a.!!.c",
        "e30.e30.e30",
        "e30.W10.x",
    ] {
        assert!(Identity::in_token(broken).is_none(), "{broken}");
    }
}

#[test]
fn same_or_not() {
    let of =
        |id: &str, email: &str| Identity::in_profile(&json!({"id": id, "email": email})).unwrap();
    assert!(of("1", "a@x.test").is_same(&of("2", "a@x.test")));
    assert!(!of("1", "a@x.test").is_same(&of("1", "b@x.test")));
    assert!(of("1", "").is_same(&of("1", "b@x.test")));
    assert!(!Identity::default().is_same(&Identity::default()));
}
