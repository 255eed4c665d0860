use super::*;
use crate::traffic::{Kind, Shape};
use serde_json::json;

fn read() -> Read {
    Read {
        shape: Shape::JsonList,
        kind: Kind::Any,
        entity: "things".into(),
        collection: "c".into(),
        id: None,
    }
}

fn maps(records: &Value) -> Vec<Map<String, Value>> {
    records
        .as_array()
        .unwrap()
        .iter()
        .map(|record| record.as_object().unwrap().clone())
        .collect()
}

fn keys(records: Value) -> Vec<String> {
    keyed(&read(), maps(&records), &Set::new())
        .into_iter()
        .map(|record| record.key)
        .collect()
}

#[test]
fn the_best_field_with_a_value_for_each_is_the_id() {
    assert_eq!(keys(json!([{"id": 1}, {"id": "2"}])), ["1", "2"]);
    assert_eq!(
        keys(json!([{"id": 1, "uuid": "x"}, {"id": 1, "uuid": "y"}])),
        ["x", "y"]
    );
    assert_eq!(keys(json!([{"_id": "a"}])), ["a"]);
    let without = keys(json!([{"n": 1}, {"n": 2}, {"n": 1}]));
    assert!(
        without.iter().all(|key| key.starts_with("without-id-"))
            && without[2] == format!("{}-2", without[0])
    );
}

#[test]
fn what_changes_by_itself_is_volatile() {
    let (one, two) = (
        json!([{"id": 1, "t": 1, "x": 1}, {"id": 2, "t": 1}]),
        json!([{"id": 2, "t": 2}, {"id": 1, "t": 2, "x": 1}]),
    );
    assert_eq!(
        volatile(&read(), &maps(&one), &maps(&two)),
        Set::from(["t".to_string()])
    );
    assert!(volatile(&read(), &maps(&one), &maps(&one)).is_empty());
}

#[test]
fn one_id_is_not_always_one_record() {
    let record = |value: Value| keyed(&read(), maps(&json!([value])), &Set::new()).remove(0);
    let a = record(json!({"id": 1, "text": "mine", "done": false}));
    let same = |other| may_be_same(&a, &record(other), &Set::new());
    assert!(
        same(json!({"id": 1, "text": "mine"}))
            && same(json!({"id": 1}))
            && same(json!({"id": 1, "text": null}))
    );
    assert!(!same(json!({"id": 1, "text": "yours", "done": false})));
}
