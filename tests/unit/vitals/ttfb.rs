use super::*;
use crate::vitals::metric;
use crate::vitals::tests::{buffer, number, visit};
use serde_json::json;

#[test]
fn its_phases_are_those_of_the_request() {
    let metric = metric(Name::Ttfb, &visit(json!({})));
    assert_eq!((metric.value, metric.status), (Some(100.0), Status::Exact));
    for (phase, took) in [
        ("waitingDuration", 5.0),
        ("cacheDuration", 5.0),
        ("dnsDuration", 10.0),
        ("connectionDuration", 30.0),
        ("requestDuration", 50.0),
    ] {
        assert_eq!(number(&metric, phase), took, "{phase}");
    }
}

#[test]
fn the_start_of_a_service_worker_belongs_to_the_cache() {
    let metric = metric(
        Name::Ttfb,
        &visit(json!({ "navigation": buffer(json!([{
        "workerStart": 4.0, "fetchStart": 90.0, "domainLookupStart": 90.0, "connectStart": 90.0, "connectEnd": 90.0,
        "responseStart": 120.0
    }])) })),
    );
    assert_eq!(number(&metric, "waitingDuration"), 4.0);
    assert_eq!(number(&metric, "cacheDuration"), 86.0);
}

#[test]
fn redirects_are_named() {
    let metric = metric(
        Name::Ttfb,
        &visit(
            json!({ "navigation": buffer(json!([{ "redirectCount": 2, "responseStart": 120.0 }])) }),
        ),
    );
    assert!(
        metric.reason.contains("2 redirects before it"),
        "{}",
        metric.reason
    );
}

#[test]
fn a_prerendered_page_was_there_at_once() {
    let metric = metric(
        Name::Ttfb,
        &visit(
            json!({ "navigation": buffer(json!([{ "activationStart": 3000.0, "responseStart": 120.0 }])) }),
        ),
    );
    assert_eq!(metric.value, Some(0.0));
}

#[test]
fn a_first_byte_the_browser_hides_is_not_zero() {
    let metric = metric(
        Name::Ttfb,
        &visit(json!({ "navigation": buffer(json!([{ "responseStart": 0.0 }])) })),
    );
    assert_eq!((metric.value, metric.status), (None, Status::NotReportable));
}

#[test]
fn being_in_the_background_does_not_matter() {
    let metric = metric(
        Name::Ttfb,
        &visit(
            json!({ "visibility-state": buffer(json!([{ "startTime": 0.0, "name": "hidden" }])) }),
        ),
    );
    assert_eq!(metric.value, Some(100.0));
}
