use super::*;
use crate::vitals::metric;
use crate::vitals::tests::{buffer, number, visit_with};
use serde_json::{Value, json};

/// A visit with that many interactions, of which those with these durations were slow.
fn using(count: Value, durations: &[f64], dropped: u64) -> Metric {
    let events: Vec<Value> = durations
        .iter()
        .enumerate()
        .map(|(i, duration)| {
            let at = 1000.0 + 1000.0 * i as f64;
            json!({
                "name": "click", "startTime": at, "duration": duration, "processingStart": at + 2.0,
                "processingEnd": at + 3.0, "interactionId": 7 * (i + 1), "target": "#save",
            })
        })
        .collect();
    metric(
        Name::Inp,
        &visit_with(json!({
            "interactionCount": count,
            "buffers": { "event": { "entries": events, "dropped": dropped } },
        })),
    )
}

#[test]
fn nobody_used_it() {
    let metric = using(json!(0), &[], 0);
    assert_eq!(
        (metric.value, metric.status),
        (None, Status::NeedsInteraction)
    );
}

#[test]
fn quick_interactions_prove_a_bound() {
    let metric = using(json!(12), &[], 0);
    assert_eq!(
        (metric.value, metric.status),
        (Some(104.0), Status::UpperBound)
    );
    assert_eq!(metric.rating, Some(crate::vitals::Rating::Good));
    assert_eq!(number(&metric, "interactionCount"), 12.0);
    assert!(
        metric
            .reason
            .starts_with("Under 104 ms over 12 interactions"),
        "{}",
        metric.reason
    );
}

#[test]
fn a_quick_first_input_is_still_only_a_bound() {
    let metric = metric(
        Name::Inp,
        &visit_with(
            json!({ "interactionCount": 1, "buffers": { "first-input": buffer(json!([{
        "name": "pointerdown", "startTime": 1000.0, "duration": 56.0, "processingStart": 1001.0,
        "processingEnd": 1002.0, "interactionId": 7,
    }])) } }),
        ),
    );
    assert_eq!(
        (metric.value, metric.status),
        (Some(104.0), Status::UpperBound)
    );
    assert!(
        metric.reason.contains("over 1 interaction:"),
        "{}",
        metric.reason
    );
}

#[test]
fn the_longest_counts_and_one_in_fifty_is_forgiven() {
    let slow = [400.0, 600.0, 104.0];
    for (count, value) in [
        (3, 600.0),
        (49, 600.0),
        (50, 400.0),
        (99, 400.0),
        (100, 104.0),
    ] {
        let metric = using(json!(count), &slow, 0);
        assert_eq!(
            (metric.value, metric.status),
            (Some(value), Status::Exact),
            "{count}"
        );
    }
    let metric = using(json!(150), &slow, 0);
    assert_eq!(
        (metric.value, metric.status),
        (Some(104.0), Status::UpperBound)
    );
}

#[test]
fn never_more_than_nine_are_forgiven() {
    let slow: Vec<f64> = (0..12).map(|i| 504.0 - f64::from(i) * 8.0).collect();
    assert_eq!(using(json!(5000), &slow, 0).value, Some(432.0));
}

#[test]
fn dropped_events_make_it_a_lower_bound() {
    let metric = using(json!(41), &[192.0, 184.0], 54);
    assert_eq!(
        (metric.value, metric.status),
        (Some(192.0), Status::Truncated)
    );
    assert!(metric.reason.contains("dropped 54"), "{}", metric.reason);
}

#[test]
fn where_dropped_events_prove_nothing_there_is_no_value() {
    let metric = using(json!(200), &[192.0, 184.0], 54);
    assert_eq!(
        (metric.value, metric.rating, metric.status),
        (None, None, Status::Truncated)
    );
}

#[test]
fn a_browser_that_does_not_count_proves_no_bound() {
    assert_eq!(using(Value::Null, &[], 0).status, Status::NotReportable);
    let metric = using(Value::Null, &[240.0], 0);
    assert_eq!((metric.value, metric.status), (Some(240.0), Status::Exact));
}

#[test]
fn without_event_timing_there_is_none() {
    let metric = metric(
        Name::Inp,
        &visit_with(
            json!({ "interactionCount": 3, "buffers": { "event": { "supported": false } } }),
        ),
    );
    assert_eq!(metric.status, Status::NotReportable);
}

#[test]
fn it_says_what_was_touched_and_where_the_time_went() {
    let metric = metric(
        Name::Inp,
        &visit_with(json!({ "interactionCount": 1, "buffers": {
        "event": buffer(json!([{
            "name": "keydown", "startTime": 1000.0, "duration": 304.0, "processingStart": 1010.0,
            "processingEnd": 1290.0, "interactionId": 7, "target": "#filter",
        }])),
        "long-animation-frame": buffer(json!([{
            "startTime": 1005.0, "duration": 297.0, "styleAndLayoutStart": 1292.0, "scripts": [{
                "startTime": 1010.0, "duration": 280.0, "invoker": "INPUT#filter.onkeydown",
                "sourceUrl": "https://app.example/app.js", "sourceFunctionName": "sortAll",
            }],
        }])),
    } })),
    );
    for (field, value) in [
        ("interactionTarget", json!("#filter")),
        ("interactionType", json!("keyboard")),
        ("interactionTime", json!(1000.0)),
        ("nextPaintTime", json!(1304.0)),
        ("inputDelay", json!(10.0)),
        ("processingDuration", json!(280.0)),
        ("presentationDelay", json!(14.0)),
        ("longestScriptInvoker", json!("INPUT#filter.onkeydown")),
        (
            "longestScriptSourceURL",
            json!("https://app.example/app.js"),
        ),
        ("longestScriptSourceFunctionName", json!("sortAll")),
        ("longestScriptSubpart", json!("processing-duration")),
        ("longestScriptIntersectingDuration", json!(280.0)),
        ("totalScriptDuration", json!(280.0)),
        ("totalStyleAndLayoutDuration", json!(10.0)),
        ("totalPaintDuration", json!(2.0)),
        ("totalUnattributedDuration", json!(12.0)),
        ("loadState", json!("complete")),
    ] {
        assert_eq!(metric.attribution[field], value, "{field}");
    }
}

/// One interaction of that many milliseconds, watched since `watched`.
fn watched(duration: f64, watched: f64) -> Metric {
    metric(
        Name::Inp,
        &visit_with(
            json!({ "interactionCount": 2, "watchedFrom": watched, "buffers": {
            "event": buffer(json!([{
                "name": "click", "startTime": 1000.0, "duration": duration, "processingStart": 1001.0,
                "processingEnd": 1002.0, "interactionId": 7,
            }])),
        } }),
        ),
    )
}

#[test]
fn watched_from_the_start_it_is_exact_down_to_16_ms() {
    let metric = watched(56.0, 0.0);
    assert_eq!((metric.value, metric.status), (Some(56.0), Status::Exact));
    let metric = watched(8.0, 0.0);
    assert_eq!(
        (metric.value, metric.status),
        (Some(16.0), Status::UpperBound)
    );
}

#[test]
fn watched_later_an_earlier_one_may_have_been_longer() {
    let metric = watched(56.0, 900.0);
    assert_eq!(
        (metric.value, metric.status),
        (Some(104.0), Status::UpperBound)
    );
    let metric = watched(120.0, 900.0);
    assert_eq!((metric.value, metric.status), (Some(120.0), Status::Exact));
}
