use super::*;
use crate::vitals::metric;
use crate::vitals::tests::{buffer, number, visit};
use serde_json::{Value, json};

/// Shifts by time and value.
fn shifting(shifts: &[(f64, f64)]) -> Metric {
    let entries: Vec<Value> = shifts
        .iter()
        .map(|(at, value)| json!({ "startTime": at, "value": value }))
        .collect();
    metric(
        Name::Cls,
        &visit(json!({ "layout-shift": buffer(json!(entries)) })),
    )
}

fn value(shifts: &[(f64, f64)]) -> f64 {
    shifting(shifts).value.unwrap()
}

#[test]
fn no_shift_is_a_perfect_score() {
    let metric = shifting(&[]);
    assert_eq!((metric.value, metric.status), (Some(0.0), Status::Exact));
    assert_eq!(metric.rating, Some(crate::vitals::Rating::Good));
    assert!(metric.attribution.is_empty());
}

#[test]
fn the_worst_burst_counts() {
    assert_eq!(
        value(&[(100.0, 0.03), (2000.0, 0.2), (2500.0, 0.3), (9000.0, 0.4)]),
        0.5
    );
}

#[test]
fn a_burst_ends_after_a_second() {
    assert_eq!(value(&[(100.0, 0.1), (1099.9, 0.1)]), 0.2);
    assert_eq!(value(&[(100.0, 0.1), (1100.0, 0.1)]), 0.1);
}

#[test]
fn a_burst_ends_after_five_seconds() {
    let steps: Vec<_> = (0..7).map(|i| (f64::from(i) * 900.0, 0.125)).collect();
    assert_eq!(value(&steps), 0.75);
    assert_eq!(
        value(&[
            (0.0, 0.25),
            (900.0, 0.25),
            (1800.0, 0.25),
            (2700.0, 0.25),
            (3600.0, 0.25),
            (4500.0, 0.25),
            (5000.0, 0.25)
        ]),
        1.5
    );
}

#[test]
fn what_follows_an_input_is_expected() {
    let metric = metric(
        Name::Cls,
        &visit(json!({ "layout-shift": buffer(json!([
        { "startTime": 100.0, "value": 0.5, "hadRecentInput": true }, { "startTime": 200.0, "value": 0.05 },
    ])) })),
    );
    assert_eq!(metric.value, Some(0.05));
}

#[test]
fn the_largest_shift_of_the_worst_burst_is_blamed() {
    let metric = metric(
        Name::Cls,
        &visit(json!({ "layout-shift": buffer(json!([
        { "startTime": 100.0, "value": 0.02, "sources": [{ "target": "#small", "element": true }] },
        { "startTime": 200.0, "value": 0.2, "sources": [
            { "target": "p.text", "element": false }, { "target": "#big", "element": true },
        ] },
        { "startTime": 9000.0, "value": 0.1, "sources": [{ "target": "#other", "element": true }] },
    ])) })),
    );
    assert_eq!(metric.value, Some(0.22));
    assert_eq!(metric.attribution["largestShiftTarget"], "#big");
    assert_eq!(number(&metric, "largestShiftTime"), 200.0);
    assert_eq!(number(&metric, "largestShiftValue"), 0.2);
    assert_eq!(metric.attribution["loadState"], "loading");
}

#[test]
fn a_text_that_moved_is_named_by_what_holds_it() {
    let metric = metric(
        Name::Cls,
        &visit(json!({ "layout-shift": buffer(json!([
        { "startTime": 100.0, "value": 0.2, "sources": [{ "target": "p.text", "element": false }] },
    ])) })),
    );
    assert_eq!(metric.attribution["largestShiftTarget"], "p.text");
}

#[test]
fn dropped_shifts_make_it_a_lower_bound() {
    let metric = metric(
        Name::Cls,
        &visit(json!({ "layout-shift": {
        "entries": [{ "startTime": 100.0, "value": 0.2 }], "dropped": 39
    } })),
    );
    assert_eq!(
        (metric.value, metric.status),
        (Some(0.2), Status::Truncated)
    );
    assert!(metric.reason.contains("dropped 39"), "{}", metric.reason);
}

#[test]
fn an_absurd_shift_is_not_added_and_not_forgotten() {
    let metric = shifting(&[(100.0, 0.05), (200.0, -0.05)]);
    assert_eq!(
        (metric.value, metric.status),
        (Some(0.05), Status::Truncated)
    );
}

#[test]
fn it_exists_only_where_fcp_does() {
    let metric = metric(Name::Cls, &visit(json!({ "paint": buffer(json!([])) })));
    assert_eq!((metric.value, metric.status), (None, Status::NotReportable));
}

#[test]
fn route_changes_are_part_of_the_visit() {
    let metric = metric(
        Name::Cls,
        &visit(json!({ "soft-navigation": buffer(json!([{ "startTime": 5.0 }])) })),
    );
    assert!(
        metric.reason.contains("1 route change included"),
        "{}",
        metric.reason
    );
}

#[test]
fn the_shifts_of_the_worst_burst_are_shown() {
    let entries: Vec<Value> = [(100.0, 0.03), (2000.0, 0.2), (2500.0, 0.3), (9000.0, 0.4)]
        .iter()
        .map(|(at, value)| json!({ "startTime": at, "value": value }))
        .collect();
    let timeline = visit(json!({ "layout-shift": buffer(json!(entries)) }));
    let times: Vec<f64> = crate::vitals::worst_shifts(&timeline)
        .iter()
        .map(|shift| shift.start_time)
        .collect();
    assert_eq!(times, [2000.0, 2500.0]);
}
