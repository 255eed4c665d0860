use super::*;

fn records() -> Vec<Record> {
    [
        ("paid", 10, "2026-01-03"),
        ("open", 20, "2026-01-09"),
        ("paid", 35, "2026-02-01"),
    ]
    .map(|(status, amount, day)| {
        let record = json!({ "status": status, "amount": amount, "day": day });
        record.as_object().unwrap().clone()
    })
    .to_vec()
}

fn run(spec: Value) -> Value {
    let records = records();
    aggregate(
        &records.iter().collect::<Vec<_>>(),
        &serde_json::from_value(spec).unwrap(),
    )
    .unwrap()
}

#[test]
fn sums_by_group() {
    let rows = run(json!({ "groupBy": "status", "sum": "amount", "sort": "status" }));
    assert_eq!(
        rows,
        json!({ "rows": [
            { "status": "open", "count": 1, "sum_amount": 20 },
            { "status": "paid", "count": 2, "sum_amount": 45 },
        ], "truncated": false })
    );
}

#[test]
fn every_measure_of_one_total_row() {
    let spec = json!({ "count": false, "avg": ["amount"], "min": "amount", "max": "day", "countDistinct": "status" });
    let row = &run(spec)["rows"][0];
    assert_eq!(
        row,
        &json!({ "avg_amount": 65.0 / 3.0, "min_amount": 10, "max_day": "2026-02-01", "count_distinct_status": 2 })
    );
}

#[test]
fn buckets_having_and_limit() {
    let spec = json!({ "dateBucket": { "field": "day", "unit": "month" }, "having": { "count": { "$gt": 1 } } });
    assert_eq!(run(spec)["rows"], json!([{ "day": "2026-01", "count": 2 }]));
    assert_eq!(
        run(json!({ "groupBy": ["status"], "limit": 1 }))["truncated"],
        json!(true)
    );
}
