use super::*;
use serde_json::json;

fn met(query: Value) -> Result<bool, String> {
    let record = json!({ "name": "Opal", "amount": 30, "tags": ["new", "eu"], "owner": null });
    matches(record.as_object().unwrap(), &query)
}

#[test]
fn values_lists_and_operators() {
    for query in [
        json!({}),
        json!({ "name": "Opal" }),
        json!({ "name": ["Onyx", "Opal"] }),
        json!({ "amount": 30.0 }),
        json!({ "amount": { "$gt": 29, "$lte": 30 } }),
        json!({ "tags": "eu" }),
        json!({ "tags": { "$all": ["eu", "new"], "$size": 2 } }),
        json!({ "owner": null }),
        json!({ "missing": { "$exists": false } }),
        json!({ "name": { "$not": { "$in": ["Onyx"] } } }),
        json!({ "$or": [{ "name": "Onyx" }, { "amount": 30 }] }),
        json!({ "$nor": [{ "name": "Onyx" }] }),
    ] {
        assert_eq!(met(query.clone()), Ok(true), "{query}");
    }
    for query in [
        json!({ "name": "Onyx" }),
        json!({ "amount": { "$gt": "29" } }),
        json!({ "amount": { "$ne": 30 } }),
        json!({ "$or": [] }),
        json!({ "$and": [{ "name": "Opal" }, { "amount": 31 }] }),
    ] {
        assert_eq!(met(query.clone()), Ok(false), "{query}");
    }
}

#[test]
fn what_is_not_understood_is_refused() {
    for query in [
        json!([]),
        json!("all"),
        json!({ "$where": "1" }),
        json!({ "name": { "$regex": "O" } }),
        json!({ "$or": {} }),
        json!({ "name": { "$in": "Opal" } }),
    ] {
        assert!(met(query.clone()).is_err(), "{query}");
    }
}
