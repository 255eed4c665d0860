use super::*;
use crate::vitals::metric;
use crate::vitals::tests::{buffer, number, visit};
use serde_json::{Value, json};

fn candidates(entries: Value) -> Value {
    json!({ "largest-contentful-paint": buffer(entries) })
}

fn picture(fetches: Value) -> Metric {
    metric(
        Name::Lcp,
        &visit(candidates(json!([{
            "startTime": 900.0, "size": 60000.0, "target": "#hero", "url": "https://app.example/hero.avif", "fetches": fetches,
        }]))),
    )
}

fn parts(metric: &Metric) -> [f64; 4] {
    [
        "timeToFirstByte",
        "resourceLoadDelay",
        "resourceLoadDuration",
        "elementRenderDelay",
    ]
    .map(|part| number(metric, part))
}

#[test]
fn the_last_candidate_is_the_largest() {
    let metric = metric(
        Name::Lcp,
        &visit(candidates(json!([
            { "startTime": 300.0, "size": 500.0, "target": "h1" }, { "startTime": 4000.5, "size": 9000.0, "target": "#hero" },
        ]))),
    );
    assert_eq!((metric.value, metric.status), (Some(4000.5), Status::Exact));
    assert_eq!(metric.rating, Some(crate::vitals::Rating::Poor));
    assert_eq!(metric.attribution["target"], "#hero");
}

#[test]
fn a_text_is_all_server_and_rendering() {
    let metric = metric(
        Name::Lcp,
        &visit(candidates(json!([{ "startTime": 300.0, "target": "h1" }]))),
    );
    assert_eq!(parts(&metric), [100.0, 0.0, 0.0, 200.0]);
    assert!(!metric.attribution.contains_key("url"));
}

#[test]
fn a_picture_is_split_by_its_request() {
    let metric =
        picture(json!([{ "startTime": 140.0, "requestStart": 150.0, "responseEnd": 850.0 }]));
    assert_eq!(parts(&metric), [100.0, 50.0, 700.0, 50.0]);
    assert_eq!(metric.attribution["url"], "https://app.example/hero.avif");
}

#[test]
fn where_the_server_hides_the_request_its_asking_counts() {
    let metric =
        picture(json!([{ "startTime": 140.0, "requestStart": 0.0, "responseEnd": 850.0 }]));
    assert_eq!(parts(&metric), [100.0, 40.0, 710.0, 50.0]);
}

#[test]
fn of_several_requests_the_last_one_before_the_paint_brought_it() {
    let metric = picture(json!([
        { "startTime": 950.0, "requestStart": 951.0, "responseEnd": 990.0 },
        { "startTime": 400.0, "requestStart": 410.0, "responseEnd": 850.0 },
        { "startTime": 120.0, "requestStart": 120.0, "responseEnd": 200.0 },
    ]));
    assert_eq!(parts(&metric), [100.0, 310.0, 440.0, 50.0]);
}

#[test]
fn what_loads_on_after_the_paint_is_cut_off_there() {
    let metric =
        picture(json!([{ "startTime": 120.0, "requestStart": 120.0, "responseEnd": 5000.0 }]));
    assert_eq!(parts(&metric), [100.0, 20.0, 780.0, 0.0]);
}

#[test]
fn a_picture_whose_request_was_forgotten_says_so() {
    let metric = picture(json!([]));
    assert_eq!(parts(&metric), [100.0, 0.0, 0.0, 800.0]);
    assert!(
        metric.reason.contains("no longer knows"),
        "{}",
        metric.reason
    );
}

#[test]
fn only_what_was_painted_in_the_foreground_counts() {
    let hidden_at = |at: f64| {
        let mut buffers = candidates(json!([{ "startTime": 300.0 }, { "startTime": 900.0 }]));
        buffers["visibility-state"] = buffer(json!([{ "startTime": at, "name": "hidden" }]));
        metric(Name::Lcp, &visit(buffers))
    };
    assert_eq!(hidden_at(1000.0).value, Some(900.0));
    assert_eq!(hidden_at(600.0).value, Some(300.0));
    assert_eq!(
        (hidden_at(0.0).value, hidden_at(0.0).status),
        (None, Status::NotReportable)
    );
    assert_eq!(hidden_at(0.0).reason, HIDDEN);
}

#[test]
fn dropped_candidates_make_it_a_lower_bound() {
    let metric = metric(
        Name::Lcp,
        &visit(json!({ "largest-contentful-paint": {
        "entries": [{ "startTime": 300.0 }], "dropped": 4
    } })),
    );
    assert_eq!(
        (metric.value, metric.status),
        (Some(300.0), Status::Truncated)
    );
    assert!(metric.reason.contains("dropped 4"), "{}", metric.reason);
}

#[test]
fn no_candidate_is_no_value() {
    assert_eq!(
        metric(Name::Lcp, &visit(candidates(json!([])))).status,
        Status::NotReportable
    );
    let absurd = metric(
        Name::Lcp,
        &visit(candidates(json!([{ "startTime": -3.0 }]))),
    );
    assert!(
        absurd.reason.contains("began before the page"),
        "{}",
        absurd.reason
    );
}
