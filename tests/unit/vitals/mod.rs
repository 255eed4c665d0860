//! Whole timelines: recorded pages against web-vitals 6.2.3, and what must hold of any visit.

use super::*;
use proptest::prelude::*;
use serde_json::{Value, json};

/// A visit in the foreground with first byte 100 ms, first content 300 ms, read after a minute; `buffers` are added.
pub(crate) fn visit(buffers: Value) -> Timeline {
    visit_with(json!({ "buffers": buffers }))
}

/// The same; `changes` replace parts of it, of `buffers` part by part.
pub(crate) fn visit_with(changes: Value) -> Timeline {
    let mut base = json!({
        "now": 60000.0, "visibility": "visible", "readyState": "complete", "interactionCount": 0,
        "buffers": {
            "navigation": buffer(json!([{
                "startTime": 0.0, "type": "navigate", "fetchStart": 5.0, "domainLookupStart": 10.0, "connectStart": 20.0,
                "connectEnd": 50.0, "requestStart": 51.0, "responseStart": 100.0, "domInteractive": 400.0,
                "domContentLoadedEventStart": 500.0, "domComplete": 900.0
            }])),
            "paint": buffer(json!([{ "startTime": 300.0, "name": "first-contentful-paint" }])),
            "visibility-state": buffer(json!([{ "startTime": 0.0, "name": "visible" }])),
        }
    });
    merge(&mut base, changes, 2);
    Timeline::parse(&base.to_string()).unwrap()
}

/// A buffer from which nothing was dropped.
pub(crate) fn buffer(entries: Value) -> Value {
    json!({ "entries": entries, "dropped": 0, "supported": true })
}

fn merge(base: &mut Value, changes: Value, depth: u32) {
    match (base, changes) {
        (Value::Object(base), Value::Object(changes)) if depth > 0 => {
            for (key, value) in changes {
                merge(base.entry(key).or_insert(Value::Null), value, depth - 1);
            }
        }
        (base, changes) => *base = changes,
    }
}

pub(crate) fn number(metric: &Metric, field: &str) -> f64 {
    metric.attribution[field].as_f64().unwrap()
}

const RECORDED: [&str; 4] = [
    include_str!("recorded/plain.json"),
    include_str!("recorded/image.json"),
    include_str!("recorded/shifty.json"),
    include_str!("recorded/buttons.json"),
];

#[test]
fn agrees_with_web_vitals_on_recorded_pages() {
    let mut compared = 0;
    for recorded in RECORDED {
        let recorded: Value = serde_json::from_str(recorded).unwrap();
        let timeline = Timeline::parse(&recorded["timeline"].to_string()).unwrap();
        for (name, theirs) in recorded["webVitals"].as_object().unwrap() {
            let name: Name = serde_json::from_value(json!(name)).unwrap();
            let ours = metric(name, &timeline);
            let value = theirs["value"].as_f64().unwrap();
            assert!(
                (ours.value.unwrap() - value).abs() < 1e-5,
                "{name:?}: {ours:?}, {value}"
            );
            assert_eq!(json!(ours.rating), theirs["rating"], "{name:?}");
            assert_eq!(ours.status, Status::Exact, "{name:?}");
            for (field, value) in theirs["attribution"].as_object().unwrap() {
                let mine = &ours.attribution[field];
                match (mine.as_f64(), value.as_f64()) {
                    (Some(mine), Some(value)) => {
                        assert!(
                            (mine - value).abs() < 1e-5,
                            "{name:?}.{field}: {mine}, {value}"
                        );
                    }
                    // Ours can be given to `querySelector`, theirs is not escaped.
                    _ => assert_eq!(
                        json!(mine.as_str().unwrap().replace('\\', "")),
                        *value,
                        "{name:?}.{field}"
                    ),
                }
                compared += 1;
            }
        }
    }
    assert!(compared > 60, "{compared}");
}

#[test]
fn there_are_always_five_and_each_says_why() {
    for timeline in [Timeline::default(), visit(json!({}))] {
        let metrics = metrics(&timeline);
        assert_eq!(metrics.len(), 5);
        for (name, metric) in metrics {
            assert!(metric.reason.ends_with('.'), "{name:?}: {}", metric.reason);
            assert_eq!(metric.value.is_some(), metric.rating.is_some());
            assert_eq!(metric.unit, name.unit());
        }
    }
    assert_eq!(not_recorded("The tab is a PDF.").len(), 5);
}

#[test]
fn nothing_seen_is_nothing_claimed() {
    for metric in metrics(&Timeline::default()).into_values() {
        assert_eq!((metric.value, metric.status), (None, Status::NotReportable));
    }
}

/// Entries of a visit in any order; the start of an event is before its handlers.
fn any_buffers() -> impl Strategy<Value = (Vec<Value>, Vec<Value>, Vec<Value>)> {
    let shift = (0.0..20000.0f64, 0.0..1.0f64, any::<bool>()).prop_map(
        |(at, value, input)| json!({ "startTime": at, "value": value, "hadRecentInput": input }),
    );
    let event = (0.0..20000.0f64, 0.0..40.0f64, 0.0..300.0f64, 13u32..120, 0u64..60).prop_map(
        |(at, delay, work, eighths, id)| {
            json!({
                "startTime": at, "name": "click", "duration": f64::from(eighths) * 8.0,
                "processingStart": at + delay, "processingEnd": at + delay + work, "interactionId": id * 7,
            })
        },
    );
    let paint = (
        100.0..20000.0f64,
        1.0..9e5f64,
        proptest::option::of((0.0..9000.0f64, 0.0..9000.0f64)),
    )
        .prop_map(|(at, size, fetch)| {
            let fetches = fetch
                .map(|(from, took)| json!([{ "startTime": from, "responseEnd": from + took }]));
            json!({ "startTime": at, "size": size, "fetches": fetches.unwrap_or(json!([])) })
        });
    (
        proptest::collection::vec(shift, 0..40),
        proptest::collection::vec(event, 0..60),
        proptest::collection::vec(paint, 0..6),
    )
}

fn judged(shifts: &[Value], events: &[Value], paints: &[Value], interactions: u64) -> Metrics {
    metrics(&visit_with(json!({
        "interactionCount": interactions,
        "buffers": {
            "layout-shift": buffer(json!(shifts)),
            "event": buffer(json!(events)),
            "largest-contentful-paint": buffer(json!(paints)),
        }
    })))
}

proptest! {
    #[test]
    fn the_order_of_entries_is_irrelevant((shifts, events, paints) in any_buffers(), n in 0u64..600) {
        let back = |entries: &[Value]| entries.iter().rev().cloned().collect::<Vec<_>>();
        prop_assert_eq!(
            judged(&shifts, &events, &paints, n),
            judged(&back(&shifts), &back(&events), &back(&paints), n)
        );
    }

    #[test]
    fn values_are_never_negative((shifts, events, paints) in any_buffers(), n in 0u64..600) {
        for metric in judged(&shifts, &events, &paints, n).into_values() {
            prop_assert!(metric.value.is_none_or(|value| value >= 0.0 && !value.is_sign_negative()));
        }
    }

    #[test]
    fn cls_is_at_least_its_largest_shift_and_at_most_their_sum((shifts, _, _) in any_buffers()) {
        let cls = &judged(&shifts, &[], &[], 0)[&Name::Cls];
        let counted = || shifts.iter().filter(|s| s["hadRecentInput"] == false).map(|s| s["value"].as_f64().unwrap());
        let value = cls.value.unwrap();
        prop_assert!(value >= counted().fold(0.0, f64::max) - 1e-6);
        prop_assert!(value <= counted().sum::<f64>() + 1e-6);
    }

    #[test]
    fn parts_make_up_the_whole((shifts, events, paints) in any_buffers(), n in 0u64..600) {
        let metrics = judged(&shifts, &events, &paints, n);
        for (name, parts) in [
            (Name::Lcp, &["timeToFirstByte", "resourceLoadDelay", "resourceLoadDuration", "elementRenderDelay"][..]),
            (Name::Fcp, &["timeToFirstByte", "firstByteToFCP"]),
            (Name::Ttfb, &["waitingDuration", "cacheDuration", "dnsDuration", "connectionDuration", "requestDuration"]),
            (Name::Inp, &["inputDelay", "processingDuration", "presentationDelay"]),
        ] {
            let metric = &metrics[&name];
            if !metric.attribution.contains_key(parts[0]) { continue }
            let values: Vec<f64> = parts.iter().map(|part| number(metric, part)).collect();
            prop_assert!(values.iter().all(|part| *part >= 0.0), "{:?}: {:?}", name, metric);
            prop_assert!((values.iter().sum::<f64>() - metric.value.unwrap()).abs() < 1e-4, "{:?}: {:?}", name, metric);
        }
    }

    #[test]
    fn more_slow_interactions_never_make_inp_better((_, events, _) in any_buffers(), n in 60u64..600, cut in 0usize..60) {
        let value = |events: &[Value]| judged(&[], events, &[], n)[&Name::Inp].value.unwrap();
        prop_assert!(value(&events[..cut.min(events.len())]) <= value(&events));
    }

    #[test]
    fn any_text_is_read_or_refused(text in ".*") {
        let _ = Timeline::parse(&text);
    }
}

/// Anything a browser, or a page that pretends to be one, could give as a number.
fn any_number() -> impl Strategy<Value = Value> {
    prop_oneof![
        (-1e3..1e5f64).prop_map(|number| json!(number)),
        Just(json!(0)),
        Just(json!(-1)),
        Just(json!(1e308)),
        Just(json!(-1e308)),
        Just(json!(f64::MIN_POSITIVE)),
        Just(json!(u64::MAX)),
        Just(Value::Null),
        Just(json!("NaN")),
    ]
}

/// An entry with any numbers in any of the fields that are read.
fn any_entry() -> impl Strategy<Value = Value> {
    const FIELDS: [&str; 17] = [
        "startTime",
        "duration",
        "processingStart",
        "processingEnd",
        "interactionId",
        "value",
        "size",
        "renderTime",
        "paintTime",
        "presentationTime",
        "responseStart",
        "activationStart",
        "fetchStart",
        "connectEnd",
        "domComplete",
        "styleAndLayoutStart",
        "navigationId",
    ];
    let names = prop::sample::select(vec![
        "first-contentful-paint",
        "hidden",
        "visible",
        "click",
        "keydown",
        "",
    ]);
    let numbers = proptest::collection::vec((0..FIELDS.len(), any_number()), 0..12);
    (names, numbers, any::<bool>()).prop_map(|(name, numbers, nested)| {
        let mut entry = json!({ "name": name, "startTime": 50.0, "duration": 120.0, "processingStart": 60.0, "processingEnd": 70.0, "value": 0.1 });
        for (field, number) in numbers {
            entry[FIELDS[field]] = number;
        }
        if nested {
            entry["largest"] = entry.clone();
            entry["fetches"] = json!([entry.clone()]);
            entry["scripts"] = json!([entry.clone()]);
            entry["sources"] = json!([{ "previousRect": [0, 0, 1e308, -1], "currentRect": [0, 0, 1, 1] }]);
        }
        entry
    })
}

const TYPES: [&str; 10] = [
    "navigation",
    "paint",
    "visibility-state",
    "largest-contentful-paint",
    "layout-shift",
    "event",
    "first-input",
    "soft-navigation",
    "interaction-contentful-paint",
    "long-animation-frame",
];

fn sound(metrics: &Metrics) -> Result<(), TestCaseError> {
    for (name, metric) in metrics {
        prop_assert!(
            metric
                .value
                .is_none_or(|value| value.is_finite() && value >= 0.0 && !value.is_sign_negative()),
            "{:?}: {:?}",
            name,
            metric
        );
        for (field, value) in &metric.attribution {
            prop_assert!(
                !value.is_null(),
                "{:?}.{} is no number: {:?}",
                name,
                field,
                metric
            );
        }
    }
    Ok(())
}

proptest! {
    #[test]
    fn absurd_entries_give_no_absurd_metrics(
        all in proptest::collection::vec((0..TYPES.len(), any_entry()), 0..40),
        now in any_number(), count in any_number(), watched in any_number(),
    ) {
        let mut buffers = json!({});
        for (kind, entry) in all {
            let entries = &mut buffers[TYPES[kind]]["entries"];
            if entries.is_null() {
                *entries = json!([]);
            }
            entries.as_array_mut().unwrap().push(entry);
            buffers[TYPES[kind]]["dropped"] = json!(0);
        }
        let json = json!({ "now": now, "visibility": "visible", "interactionCount": count, "watchedFrom": watched, "buffers": buffers });
        let Ok(timeline) = Timeline::parse(&json.to_string()) else { return Ok(()) };
        let metrics = metrics(&timeline);
        sound(&metrics)?;
        for navigation in navigations(&timeline) {
            prop_assert!(navigation.start.is_finite());
            sound(&navigation.metrics)?;
        }
        // What was left out may have counted.
        if !timeline.buffers.layout_shift.rejected.is_empty() {
            prop_assert_ne!(metrics[&Name::Cls].status, Status::Exact);
        }
        if !timeline.buffers.event.rejected.is_empty() {
            prop_assert_ne!(metrics[&Name::Inp].status, Status::Exact);
            prop_assert_ne!(metrics[&Name::Inp].status, Status::UpperBound);
        }
        for interaction in interactions(&timeline) {
            prop_assert!(interaction.latency.is_finite() && interaction.phases.paint >= interaction.phases.start);
        }
        let mut absorbed = Timeline::default();
        absorbed.absorb(timeline.clone());
        absorbed.absorb(timeline);
        sound(&super::metrics(&absorbed))?;
    }
}
