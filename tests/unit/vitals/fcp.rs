use super::*;
use crate::vitals::Rating;
use crate::vitals::metric;
use crate::vitals::tests::{buffer, number, visit, visit_with};
use serde_json::json;

#[test]
fn it_is_the_first_content_and_not_the_first_paint() {
    let metric = metric(
        Name::Fcp,
        &visit(json!({ "paint": buffer(json!([
        { "startTime": 200.0, "name": "first-paint" }, { "startTime": 1801.0, "name": "first-contentful-paint" },
    ])) })),
    );
    assert_eq!((metric.value, metric.status), (Some(1801.0), Status::Exact));
    assert_eq!(metric.rating, Some(Rating::NeedsImprovement));
    assert_eq!(number(&metric, "timeToFirstByte"), 100.0);
    assert_eq!(number(&metric, "firstByteToFCP"), 1701.0);
    assert_eq!(metric.attribution["loadState"], "complete");
}

#[test]
fn time_spent_prerendering_is_not_waited() {
    let at = |activation: f64| {
        metric(Name::Fcp, &visit(json!({ "navigation": buffer(json!([{ "activationStart": activation, "responseStart": 100.0 }])) }))).value
    };
    assert_eq!(at(250.0), Some(50.0));
    assert_eq!(at(5000.0), Some(0.0));
}

#[test]
fn a_tab_opened_in_the_background_has_none() {
    let metric = metric(
        Name::Fcp,
        &visit(json!({ "visibility-state": buffer(json!([
        { "startTime": 0.0, "name": "hidden" }, { "startTime": 1542.0, "name": "visible" },
    ])) })),
    );
    assert_eq!((metric.value, metric.status), (None, Status::NotReportable));
    assert!(metric.reason.contains("background"), "{}", metric.reason);
}

#[test]
fn going_to_the_background_later_changes_nothing() {
    let hidden_at = |at: f64| {
        metric(Name::Fcp, &visit(
            json!({ "visibility-state": buffer(json!([{ "startTime": at, "name": "hidden" }])) }),
        ))
        .value
    };
    assert_eq!(hidden_at(300.5), Some(300.0));
    assert_eq!(hidden_at(300.0), None);
}

#[test]
fn a_page_that_has_painted_nothing_says_so() {
    let nothing = metric(Name::Fcp, &visit(json!({ "paint": buffer(json!([])) })));
    assert_eq!(nothing.reason, "The page has not painted any content yet.");
    let hidden = metric(
        Name::Fcp,
        &visit_with(json!({ "visibility": "hidden", "buffers": { "paint": buffer(json!([])) } })),
    );
    assert_eq!(hidden.reason, HIDDEN);
    let unknown = metric(
        Name::Fcp,
        &visit(json!({ "paint": { "entries": [], "supported": false } })),
    );
    assert_eq!(unknown.reason, "This browser does not record paints.");
}
