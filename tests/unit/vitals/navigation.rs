use super::*;
use crate::vitals::tests::{buffer, visit, visit_with};
use crate::vitals::{Metric, Status};
use serde_json::{Value, json};

/// A route change by the interaction with this id, painted after so many milliseconds.
fn route(id: u64, at: f64, took: f64) -> Value {
    let paint = json!({
        "startTime": at, "duration": took, "interactionId": id,
        "largest": { "startTime": at + took, "renderTime": at + took, "target": "#route>h2" },
    });
    json!({
        "startTime": at, "duration": took, "paintTime": at + took - 8.0, "presentationTime": at + took,
        "url": format!("https://app.example/{id}"), "interactionId": id, "largest": paint,
    })
}

fn event(id: u64, at: f64, duration: f64) -> Value {
    json!({
        "name": "click", "startTime": at, "duration": duration, "processingStart": at + 1.0, "processingEnd": at + 2.0,
        "interactionId": id, "target": "#go",
    })
}

fn kinds(timeline: &Timeline) -> Vec<Kind> {
    navigations(timeline)
        .into_iter()
        .map(|navigation| navigation.kind)
        .collect()
}

fn values(navigation: &Navigation) -> Vec<Option<f64>> {
    navigation
        .metrics
        .values()
        .map(|metric| metric.value)
        .collect()
}

#[test]
fn a_load_alone_is_the_whole_visit() {
    let timeline =
        visit(json!({ "layout-shift": buffer(json!([{ "startTime": 500.0, "value": 0.2 }])) }));
    let all = navigations(&timeline);
    assert_eq!(all.len(), 1);
    let whole: Vec<Option<f64>> = crate::vitals::metrics(&timeline)
        .into_values()
        .map(|metric| metric.value)
        .collect();
    assert_eq!(values(&all[0]), whole);
    assert_eq!(
        (all[0].kind, all[0].note.as_deref()),
        (Kind::Navigate, None)
    );
}

#[test]
fn each_kind_of_load_is_told() {
    let kind = |navigation: Value, discarded: bool| {
        let buffers = json!({ "navigation": buffer(json!([navigation])) });
        kinds(&visit_with(
            json!({ "wasDiscarded": discarded, "buffers": buffers }),
        ))[0]
    };
    let load = |kind: &str, activation: f64| json!({ "type": kind, "activationStart": activation, "responseStart": 5.0 });
    assert_eq!(kind(load("navigate", 0.0), false), Kind::Navigate);
    assert_eq!(kind(load("reload", 0.0), false), Kind::Reload);
    assert_eq!(kind(load("back_forward", 0.0), false), Kind::BackForward);
    assert_eq!(kind(load("navigate", 900.0), false), Kind::Prerender);
    assert_eq!(kind(load("reload", 0.0), true), Kind::Restore);
}

#[test]
fn a_route_has_metrics_of_its_own() {
    let timeline = visit_with(json!({ "interactionCount": 4, "buffers": {
        "first-input": buffer(json!([event(100, 1000.0, 16.0)])),
        "event": buffer(json!([event(107, 2000.0, 304.0), event(121, 6000.0, 208.0)])),
        "soft-navigation": buffer(json!([route(107, 2000.0, 304.0), route(114, 5000.0, 120.0)])),
        "layout-shift": buffer(json!([
            { "startTime": 2100.0, "value": 0.1 }, { "startTime": 2400.0, "value": 0.3 }, { "startTime": 5500.0, "value": 0.02 },
        ])),
    } }));
    let all = navigations(&timeline);
    assert_eq!(
        kinds(&timeline),
        [Kind::Navigate, Kind::SoftNavigation, Kind::SoftNavigation]
    );
    let of = |at: usize, name: Name| -> &Metric { &all[at].metrics[&name] };
    // The interaction that led to a route, and what shifted until it was painted, belong to the one before.
    assert_eq!(of(0, Name::Inp).value, Some(304.0));
    assert_eq!(of(0, Name::Cls).value, Some(0.1));
    assert_eq!(of(1, Name::Inp).status, Status::UpperBound);
    assert_eq!(of(1, Name::Cls).value, Some(0.3));
    assert_eq!(of(2, Name::Inp).value, Some(208.0));
    assert_eq!(of(2, Name::Cls).value, Some(0.02));
    for (at, paint) in [(1, 304.0), (2, 120.0)] {
        assert_eq!(of(at, Name::Lcp).value, Some(paint));
        assert_eq!(of(at, Name::Fcp).value, Some(paint));
        assert_eq!(of(at, Name::Ttfb).value, Some(0.0));
        assert_eq!(of(at, Name::Lcp).attribution["target"], "#route>h2");
    }
    let counts: Vec<&Value> = all
        .iter()
        .map(|navigation| &navigation.metrics[&Name::Inp].attribution["interactionCount"])
        .collect();
    assert_eq!(counts, [2.0, 1.0, 1.0]);
    assert_eq!(
        (all[1].url.as_str(), all[1].start),
        ("https://app.example/107", 2000.0)
    );
}

#[test]
fn a_route_nobody_used_needs_interaction() {
    let timeline = visit_with(json!({ "interactionCount": 1, "buffers": {
        "first-input": buffer(json!([event(107, 2000.0, 304.0)])),
        "soft-navigation": buffer(json!([route(107, 2000.0, 304.0)])),
    } }));
    let all = navigations(&timeline);
    assert_eq!(all[1].metrics[&Name::Inp].status, Status::NeedsInteraction);
}

#[test]
fn ids_that_do_not_step_by_seven_count_nothing() {
    let timeline = visit_with(json!({ "interactionCount": 120, "buffers": {
        "first-input": buffer(json!([event(100, 1000.0, 16.0)])),
        "event": buffer(json!([event(103, 3000.0, 208.0), event(104, 4000.0, 304.0)])),
        "soft-navigation": buffer(json!([route(102, 2000.0, 120.0)])),
    } }));
    let inp = &navigations(&timeline)[1].metrics[&Name::Inp];
    assert_eq!((inp.value, inp.status), (Some(304.0), Status::UpperBound));
}

#[test]
fn a_route_painted_in_the_background_has_no_paint_metrics() {
    let timeline = visit(json!({
        "soft-navigation": buffer(json!([route(107, 2000.0, 9000.0)])),
        "visibility-state": buffer(json!([{ "startTime": 0.0, "name": "visible" }, { "startTime": 2100.0, "name": "hidden" }])),
    }));
    let lcp = &navigations(&timeline)[1].metrics[&Name::Lcp];
    assert_eq!((lcp.value, lcp.status), (None, Status::NotReportable));
}

/// A visit that was left and looked at again at these times, and was last brought into view by a traversal.
fn returned(times: &[f64], kind: &str) -> Timeline {
    let mut states = vec![json!({ "startTime": 0.0, "name": "visible" })];
    for at in times {
        states.push(json!({ "startTime": at - 500.0, "name": "hidden" }));
        states.push(json!({ "startTime": at, "name": "visible" }));
    }
    visit_with(
        json!({ "activation": "traverse", "interactionCount": 2, "buffers": {
        "navigation": buffer(json!([{ "type": kind, "responseStart": 5.0, "url": "https://app.example/" }])),
        "visibility-state": buffer(json!(states)),
        "layout-shift": buffer(json!([{ "startTime": 1000.0, "value": 0.1 }, { "startTime": 4000.0, "value": 0.3 }])),
    } }),
    )
}

#[test]
fn a_return_from_memory_is_told_by_what_brought_the_page_into_view() {
    let all = navigations(&returned(&[3000.0], "navigate"));
    assert_eq!(all.len(), 2);
    let back = &all[1];
    assert_eq!((back.kind, back.start), (Kind::BackForwardCache, 3000.0));
    assert_eq!(back.url, "https://app.example/");
    assert_eq!(all[0].metrics[&Name::Cls].value, Some(0.1));
    assert_eq!(back.metrics[&Name::Cls].value, Some(0.3));
    assert_eq!(back.metrics[&Name::Ttfb].value, Some(0.0));
    for name in [Name::Lcp, Name::Fcp] {
        assert_eq!(back.metrics[&name].status, Status::NotReportable);
    }
    assert_eq!(back.metrics[&Name::Inp].status, Status::UpperBound);
}

#[test]
fn where_it_could_be_any_of_several_returns_it_is_said() {
    let all = navigations(&returned(&[2000.0, 3000.0], "navigate"));
    assert_eq!(all.len(), 1);
    assert!(all[0].note.as_deref().unwrap().contains("can't be told"));
    // A load by going back looks the same, so nothing is claimed.
    let all = navigations(&returned(&[3000.0], "back_forward"));
    assert_eq!((all.len(), all[0].note.as_deref()), (1, None));
}

#[test]
fn of_five_hundred_routes_the_browser_keeps_fifty() {
    let routes: Vec<Value> = (0..50u32)
        .map(|n| route(107 + 7 * u64::from(n), 2000.0 + 100.0 * f64::from(n), 50.0))
        .collect();
    let timeline = visit_with(json!({ "interactionCount": 501, "buffers": {
        "first-input": buffer(json!([event(100, 1000.0, 16.0)])),
        "soft-navigation": { "entries": routes, "dropped": 450 },
    } }));
    let all = navigations(&timeline);
    assert_eq!(all.len(), 51);
    let note = all[50].note.as_deref().unwrap();
    assert!(note.contains("kept the first 50 and dropped 450"), "{note}");
    for name in [Name::Cls, Name::Inp] {
        assert_eq!(
            all[50].metrics[&name].status,
            Status::NotReportable,
            "{name:?}"
        );
        assert_ne!(
            all[49].metrics[&name].status,
            Status::NotReportable,
            "{name:?}"
        );
    }
}
