use super::*;
use crate::vitals::metric;
use crate::vitals::tests::{buffer, number, visit_with};
use serde_json::{Value, json};

/// A page with one shift, one slow click and a small paint, and a frame of the same site, 500 ms younger, in a quarter
/// of it.
fn page(frame: Value, unseen: Value) -> Timeline {
    visit_with(json!({
        "interactionCount": 1, "unseen": unseen,
        "frames": [{ "url": "https://app.example/frame", "offset": 500.0, "share": 0.25, "timeline": {
            "now": 50000.0, "visibility": "visible", "interactionCount": 1, "buffers": frame,
        } }],
        "buffers": {
            "layout-shift": buffer(json!([{ "startTime": 1000.0, "value": 0.04 }])),
            "event": buffer(json!([{
                "name": "click", "startTime": 3000.0, "duration": 120.0, "processingStart": 3001.0, "processingEnd": 3002.0,
                "interactionId": 7,
            }])),
            "largest-contentful-paint": buffer(json!([{ "startTime": 400.0, "size": 1000.0 }])),
        },
    }))
}

#[test]
fn a_frame_counts_by_the_share_it_covers() {
    let frame = json!({ "layout-shift": buffer(json!([{ "startTime": 600.0, "value": 0.4 }])) });
    let cls = metric(Name::Cls, &page(frame, json!([])));
    assert_eq!(cls.value, Some(0.04), "the library's");
    assert_eq!(number(&cls, "withFrames"), 0.14);
    assert!(
        cls.reason
            .contains("With 1 frame of the same site, as browsers count: 0.14.")
    );
}

#[test]
fn its_paint_counts_where_it_is_larger() {
    let paint = |size: f64| {
        let frame = json!({ "largest-contentful-paint": buffer(json!([{ "startTime": 700.0, "size": size }])) });
        number(&metric(Name::Lcp, &page(frame, json!([]))), "withFrames")
    };
    assert_eq!(paint(2000.0), 1200.0);
    assert_eq!(paint(500.0), 400.0);
}

#[test]
fn its_interactions_count_though_their_ids_are_the_same() {
    let frame = json!({ "event": buffer(json!([{
        "name": "click", "startTime": 900.0, "duration": 304.0, "processingStart": 901.0, "processingEnd": 902.0,
        "interactionId": 7,
    }])) });
    let inp = metric(Name::Inp, &page(frame, json!([])));
    assert_eq!(inp.value, Some(120.0));
    assert_eq!(number(&inp, "withFrames"), 304.0);
}

#[test]
fn frames_that_were_not_seen_are_named() {
    let unseen = json!([
        "https://ads.example/a",
        "https://ads.example/a",
        "",
        "https://b.example/",
        "https://c.example/"
    ]);
    let timeline = page(json!({}), unseen);
    for name in [Name::Lcp, Name::Inp, Name::Cls] {
        let reason = metric(name, &timeline).reason;
        let expected = " 5 frames were not looked into: https://ads.example/a, one without an address, https://b.example/, ….";
        assert!(reason.ends_with(expected), "{reason}");
    }
}

#[test]
fn without_frames_nothing_is_said() {
    let timeline = visit_with(json!({}));
    let cls = metric(Name::Cls, &timeline);
    assert!(cls.attribution.is_empty());
    assert!(!cls.reason.contains("frame"));
}
