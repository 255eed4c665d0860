use super::*;

fn records() -> Vec<Record> {
    (0..7)
        .map(|n| {
            let record = json!({ "id": format!("r{n}"), "n": n, "kind": if n % 2 == 0 { "even" } else { "odd" } });
            record.as_object().unwrap().clone()
        })
        .collect()
}

fn parameters(pairs: &[(&str, &str)]) -> Parameters {
    pairs
        .iter()
        .map(|(name, value)| ((*name).into(), (*value).into()))
        .collect()
}

fn ids(list: &Value) -> Vec<&str> {
    list.as_array()
        .unwrap()
        .iter()
        .map(|record| record["id"].as_str().unwrap())
        .collect()
}

#[test]
fn lists_are_sorted_cut_and_projected() {
    let records = records();
    let asked = parameters(&[
        ("sort", "-n"),
        ("limit", "2"),
        ("skip", "1"),
        ("fields", "kind"),
    ]);
    let list = list(records.iter().collect(), &asked).unwrap();
    assert_eq!(
        list,
        json!([{ "id": "r5", "kind": "odd" }, { "id": "r4", "kind": "even" }])
    );
}

#[test]
fn numbers_that_are_none_are_refused() {
    for wrong in ["-1", "many", "1e3", "99999999999999999999999"] {
        assert!(
            list(Vec::new(), &parameters(&[("limit", wrong)])).is_err(),
            "{wrong}"
        );
    }
}

#[test]
fn a_cursor_walks_every_record_once() {
    let records = records();
    let mut asked = parameters(&[("sort", "n"), ("limit", "3")]);
    let mut seen = Vec::new();
    for _ in 0..9 {
        let page = Walk::of(&asked)
            .unwrap()
            .page(records.iter().collect(), &asked)
            .unwrap();
        seen.extend(ids(&page["items"]).into_iter().map(String::from));
        match page["next_cursor"].as_str() {
            Some(cursor) => asked = parameters(&[("limit", "3"), ("cursor", cursor)]),
            None => break,
        }
    }
    assert_eq!(seen, ["r0", "r1", "r2", "r3", "r4", "r5", "r6"]);
}

#[test]
fn a_cursor_is_bound_to_its_question() {
    let records = records();
    let asked = parameters(&[("q", r#"{"kind":"even"}"#), ("limit", "1")]);
    let page = Walk::of(&asked)
        .unwrap()
        .page(records.iter().collect(), &asked)
        .unwrap();
    let cursor = page["next_cursor"].as_str().unwrap();
    assert!(
        Walk::of(&parameters(&[
            ("q", r#"{"kind":"even"}"#),
            ("cursor", cursor)
        ]))
        .is_ok()
    );
    assert!(Walk::of(&parameters(&[("q", "{}"), ("cursor", cursor)])).is_err());
    assert!(Walk::of(&parameters(&[("cursor", "nonsense")])).is_err());
}

#[test]
fn distinct_values() {
    let records = records();
    let asked = parameters(&[("distinct", "kind")]);
    let page = Walk::of(&asked)
        .unwrap()
        .page(records.iter().collect(), &asked)
        .unwrap();
    assert_eq!(
        page,
        json!({ "items": ["even", "odd"], "next_cursor": null, "has_more": false })
    );
}
