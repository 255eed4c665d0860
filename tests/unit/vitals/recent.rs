use super::*;
use crate::vitals::tests::{buffer, visit};
use serde_json::{Value, json};

fn event(name: &str, at: f64, duration: f64, id: u64) -> Value {
    json!({
        "name": name, "startTime": at, "duration": duration, "processingStart": at + 10.0,
        "processingEnd": at + duration - 20.0, "interactionId": id, "target": "#save",
    })
}

fn seen(events: Value) -> Timeline {
    visit(json!({ "event": buffer(events) }))
}

#[test]
fn the_latest_come_first_whatever_they_took() {
    let mut recent = Recent::default();
    recent.absorb(&seen(json!([event("click", 100.0, 600.0, 7)])));
    recent.absorb(&seen(json!([event("keydown", 2000.0, 48.0, 14)])));
    let log = recent.interactions(10);
    let starts: Vec<f64> = log.iter().map(|one| one.phases.start).collect();
    assert_eq!(starts, [2000.0, 100.0]);
    assert_eq!(recent.interactions(1).len(), 1);
}

#[test]
fn an_interaction_whose_events_come_in_two_batches_is_one() {
    let mut recent = Recent::default();
    recent.absorb(&seen(json!([event("pointerdown", 100.0, 32.0, 7)])));
    recent.absorb(&seen(json!([event("click", 150.0, 304.0, 7)])));
    let log = recent.interactions(10);
    assert_eq!(log.len(), 1);
    assert_eq!(log[0].latency, 304.0);
}

#[test]
fn the_longest_script_is_told() {
    let frame = json!({
        "startTime": 105.0, "duration": 580.0, "renderStart": 670.0, "styleAndLayoutStart": 675.0,
        "scripts": [
            { "startTime": 110.0, "duration": 30.0, "sourceFunctionName": "first" },
            { "startTime": 150.0, "duration": 500.0, "invoker": "BUTTON#save.onclick", "sourceUrl": "http://app.test/app.js" },
        ],
    });
    let mut recent = Recent::default();
    recent.absorb(&visit(json!({
        "event": buffer(json!([event("click", 100.0, 600.0, 7)])),
        "long-animation-frame": buffer(json!([frame])),
    })));
    let script = recent.interactions(1)[0].script.clone().unwrap();
    assert_eq!(
        script.script.invoker.as_deref(),
        Some("BUTTON#save.onclick")
    );
    assert_eq!(script.within, 500.0);
}

#[test]
fn hours_of_use_take_no_more_memory() {
    let mut recent = Recent::default();
    for at in 0..5000_u32 {
        let events: Vec<_> = (0..5)
            .map(|_| event("click", f64::from(at), 40.0, u64::from(at) * 7 + 7))
            .collect();
        recent.absorb(&seen(json!(events)));
    }
    assert!(recent.held() <= MOST_EVENTS + MOST_FRAMES + 1);
    let log = recent.interactions(50);
    assert_eq!(log.len(), 50);
    assert_eq!(log[0].phases.start, 4999.0);
}
