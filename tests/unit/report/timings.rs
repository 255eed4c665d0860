use super::*;
use crate::page::{ElementBuilder, PageBuilder};
use serde_json::{Value, json};

fn recording(requests: Value, buffers: Value) -> Recording {
    let timeline = json!({ "now": 60_000.0, "visibility": "visible", "readyState": "complete", "interactionCount": 90, "buffers": buffers });
    let load = json!({
        "document": { "url": "http://app/", "responseStart": 40.0, "responseEnd": 60.0, "transferSize": 900 },
        "requests": requests, "refused": "Not asked.",
    });
    Recording {
        vitals: Some(Timeline::parse(&timeline.to_string()).unwrap()),
        load: Some(Load::parse(&load.to_string()).unwrap()),
        page: Some(PageBuilder::default().finish()),
        ..Recording::default()
    }
}

fn request(key: u64, start: f64, took: f64) -> Value {
    json!({ "key": key, "url": format!("http://app/{key}.png"), "initiator": "img", "startTime": start, "responseEnd": start + took })
}

#[test]
fn nothing_read_is_no_timings() {
    assert_eq!(timings(&Recording::default()), None);
}

#[test]
fn what_says_most_about_the_load_is_kept() {
    let mut requests: Vec<Value> = (0..100)
        .map(|n| request(n + 10, 100.0 + n as f64, 50.0 + n as f64))
        .collect();
    let mut blocking = request(1, 70.0, 5.0);
    blocking["renderBlocking"] = true.into();
    requests.push(blocking);
    requests.push(request(2, 80.0, 1.0));
    let largest = json!({ "supported": true, "entries": [{ "startTime": 90.0, "size": 5000, "url": "http://app/2.png", "key": 2 }] });
    let timings = timings(&recording(
        requests.into(),
        json!({ "largest-contentful-paint": largest }),
    ))
    .unwrap();
    assert_eq!((timings.requests.len(), timings.omitted), (61, 42));
    let [document, first, second, ..] = &timings.requests[..] else {
        unreachable!()
    };
    assert_eq!((&*document.kind, document.end), ("document", 60.0));
    assert!(first.blocking && first.url.ends_with("/1.png"));
    assert!(second.largest && second.url.ends_with("/2.png"));
    let shortest = timings
        .requests
        .iter()
        .find(|bar| bar.url.ends_with("/10.png"));
    assert_eq!(shortest, None, "the shortest ones are left out");
}

#[test]
fn what_moved_is_found_again_in_the_window_of_the_audit() {
    let shift = json!({ "startTime": 5.0, "value": 0.1, "sources": [{ "node": 7 }, { "node": 8 }, { "node": 9 }] });
    let mut recording = recording(json!([]), json!({ "layout-shift": { "entries": [shift] } }));
    let mut page = PageBuilder::default();
    page.add(
        ElementBuilder::new("p")
            .number(7)
            .rect(10.0, 950.0, 100.0, 20.0),
    );
    page.add(
        ElementBuilder::new("p")
            .number(8)
            .rect(10.0, 100.0, 100.0, 20.0),
    );
    let mut page = page.finish();
    page.header.viewport.scroll_y = 900.0;
    recording.page = Some(page);
    let timings = timings(&recording).unwrap();
    let now: Vec<_> = timings.shifts[0]
        .moved
        .iter()
        .map(|moved| moved.now)
        .collect();
    let seen = Rect {
        x: 10.0,
        y: 50.0,
        width: 100.0,
        height: 20.0,
    };
    assert_eq!(
        now,
        [Some(seen), None, None],
        "in sight, scrolled away, gone"
    );
}

#[test]
fn interactions_and_shifts_are_bounded_and_in_the_order_of_time() {
    let press = |n: u32| {
        json!({ "startTime": f64::from(n) * 500.0, "name": "click", "duration": 104 + 8 * (n % 7), "interactionId": n + 1,
            "processingStart": f64::from(n) * 500.0 + 10.0, "processingEnd": f64::from(n) * 500.0 + 90.0, "target": "#save" })
    };
    let shift = |n: u32| {
        json!({ "startTime": 100.0 + f64::from(n), "value": 0.001 * f64::from(n + 1), "sources": [
            { "target": "#ad", "element": true, "previousRect": [0, 0, 10, 10], "currentRect": [0, 40, 10, 10] }] })
    };
    let buffers = json!({
        "event": { "entries": (0..60).map(press).collect::<Vec<_>>() },
        "layout-shift": { "entries": (0..50).map(shift).collect::<Vec<_>>() },
    });
    let timings = timings(&recording(json!([]), buffers)).unwrap();
    assert_eq!(timings.interactions.len(), INTERACTIONS);
    assert!(timings.interactions.is_sorted_by(|a, b| a.start <= b.start));
    assert!(timings.interactions.iter().any(|press| press.is_inp));
    for press in &timings.interactions {
        let sum = press.input_delay + press.processing + press.presentation;
        assert!((sum - press.latency).abs() < 1e-6, "{press:?}");
        assert_eq!(press.target.as_deref(), Some("#save"));
    }
    assert_eq!(timings.shifts.len(), SHIFTS);
    assert!(timings.shifts.is_sorted_by(|a, b| a.time <= b.time));
    assert_eq!(timings.shifts[0].moved[0].to.y, 40.0);
}
