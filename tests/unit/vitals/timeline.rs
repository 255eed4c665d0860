use super::*;
use serde_json::{Value, json};

fn shifts(buffer: Value) -> Buffer<Shift> {
    let json = json!({ "now": 9000.0, "buffers": { "layout-shift": buffer } });
    Timeline::parse(&json.to_string())
        .unwrap()
        .buffers
        .layout_shift
}

#[test]
fn missing_parts_are_empty_and_not_an_error() {
    let timeline = Timeline::parse("{}").unwrap();
    assert_eq!(timeline, Timeline::default());
    assert_eq!(timeline.interaction_count, None);
    assert!(timeline.buffers.paint.supported);
}

#[test]
fn what_is_no_timeline_is_refused_with_a_sentence() {
    for text in ["", "null", "{\"now\":\"soon\"}", "{\"buffers\":7}"] {
        let error = Timeline::parse(text).unwrap_err();
        assert!(
            error.starts_with("The page's performance entries can't be read: "),
            "{error}"
        );
        assert!(error.ends_with('.'), "{error}");
    }
}

#[test]
fn entries_that_make_no_sense_are_left_out_with_the_reason() {
    for (entry, reason) in [
        (
            json!({ "startTime": -1.0, "value": 0.1 }),
            "it began before the page",
        ),
        (
            json!({ "startTime": 9000.5, "value": 0.1 }),
            "it lies in the future",
        ),
        (
            json!({ "startTime": 5.0, "value": -0.1 }),
            "its score is negative",
        ),
        (
            json!({ "startTime": 5.0, "value": 1e9 }),
            "its score is above 1",
        ),
        (
            json!({ "startTime": 5.0 }),
            "it can't be read (missing field `value`)",
        ),
        (
            json!({ "startTime": null, "value": 0.1 }),
            "it can't be read",
        ),
        (json!("gotcha"), "it can't be read"),
    ] {
        let good = json!({ "startTime": 7.0, "value": 0.2 });
        let buffer = shifts(json!({ "entries": [entry, good], "dropped": 0 }));
        assert_eq!(buffer.entries.len(), 1, "{entry}");
        assert!(
            buffer.rejected[0].starts_with(reason),
            "{:?}",
            buffer.rejected
        );
        let gap = buffer.gap().unwrap();
        assert!(gap.starts_with("1 entry was left out because it"), "{gap}");
    }
}

#[test]
fn events_that_end_before_they_begin_are_left_out() {
    let event = |duration: f64, from: f64, to: f64| json!({ "startTime": 10.0, "name": "click", "duration": duration, "processingStart": from, "processingEnd": to });
    let json = json!({ "now": 9000.0, "buffers": { "event": { "entries": [
        event(104.0, 11.0, 12.0), event(-8.0, 11.0, 12.0), event(104.0, 12.0, 11.0),
    ] } } });
    let buffer = Timeline::parse(&json.to_string()).unwrap().buffers.event;
    assert_eq!((buffer.entries.len(), buffer.rejected.len()), (1, 2));
}

#[test]
fn entries_are_put_in_order() {
    let buffer = shifts(json!({ "entries": [
        { "startTime": 7.0, "value": 0.3 }, { "startTime": 5.0, "value": 0.1 }, { "startTime": 7.0, "value": 0.2 },
    ] }));
    let values: Vec<f64> = buffer.entries.iter().map(|shift| shift.value).collect();
    assert_eq!(values, [0.1, 0.2, 0.3]);
}

#[test]
fn a_gap_is_what_was_dropped_or_a_full_buffer_that_says_nothing() {
    let some = |n: usize, dropped: Option<u64>| {
        let entries: Vec<Value> = (0..n)
            .map(|i| json!({ "startTime": i, "value": 0.0 }))
            .collect();
        shifts(json!({ "entries": entries, "dropped": dropped }))
    };
    assert_eq!(some(0, None).gap(), None);
    assert_eq!(some(149, None).gap(), None);
    assert_eq!(some(150, Some(0)).gap(), None);
    assert!(
        some(150, None)
            .gap()
            .unwrap()
            .contains("buffer of 150 is full")
    );
    assert_eq!(
        some(150, Some(39)).gap().unwrap(),
        "the browser kept the first 150 and dropped 39"
    );
}
