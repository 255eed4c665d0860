use crate::vitals::tests::{buffer, visit, visit_with};
use serde_json::json;

fn states(states: serde_json::Value) -> serde_json::Value {
    json!({ "visibility-state": buffer(states) })
}

#[test]
fn a_tab_that_was_never_left_is_never_hidden() {
    assert_eq!(visit(json!({})).first_hidden_time(), f64::INFINITY);
}

#[test]
fn the_first_time_in_the_background_counts() {
    let timeline = visit(states(json!([
        { "startTime": 0.0, "name": "visible" }, { "startTime": 2586.0, "name": "hidden" },
        { "startTime": 3137.0, "name": "visible" }, { "startTime": 9000.0, "name": "hidden" },
    ])));
    assert_eq!(timeline.first_hidden_time(), 2586.0);
}

#[test]
fn without_a_record_a_hidden_tab_was_always_hidden() {
    let timeline = visit_with(json!({ "visibility": "hidden", "buffers": states(json!([])) }));
    assert_eq!(timeline.first_hidden_time(), 0.0);
}

#[test]
fn prerendering_is_not_being_hidden() {
    let prerendering = visit_with(json!({
        "visibility": "hidden", "prerendering": true,
        "buffers": states(json!([{ "startTime": 0.0, "name": "hidden" }])),
    }));
    assert_eq!(prerendering.first_hidden_time(), f64::INFINITY);

    let activated = visit(json!({
        "navigation": buffer(json!([{ "activationStart": 3000.0, "responseStart": 100.0 }])),
        "visibility-state": buffer(json!([
            { "startTime": 0.0, "name": "hidden" }, { "startTime": 3000.5, "name": "visible" },
        ])),
    }));
    assert_eq!(activated.first_hidden_time(), f64::INFINITY);
}

#[test]
fn a_first_byte_that_is_hidden_or_mistaken_is_ignored() {
    for response_start in [0.0, -5.0, 60000.0, 99999.0] {
        let timeline = visit(
            json!({ "navigation": buffer(json!([{ "responseStart": response_start, "activationStart": 9.0 }])) }),
        );
        assert_eq!(timeline.navigation(), None);
        assert_eq!(timeline.activation_start(), 0.0);
    }
}

#[test]
fn the_load_state_follows_the_document() {
    let timeline = visit(json!({}));
    for (at, state) in [
        (399.0, "loading"),
        (400.0, "dom-interactive"),
        (500.0, "dom-content-loaded"),
        (900.0, "complete"),
    ] {
        assert_eq!(timeline.load_state(at), state);
    }
    let loading = visit_with(json!({ "readyState": "loading" }));
    assert_eq!(loading.load_state(5000.0), "loading");
    let unfinished = visit(
        json!({ "navigation": buffer(json!([{ "responseStart": 1.0, "domInteractive": 400.0 }])) }),
    );
    assert_eq!(unfinished.load_state(5000.0), "dom-interactive");
}
