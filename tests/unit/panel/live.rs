use super::*;
use crate::panel::view::{self, badge};
use crate::panel::{Action, Event, Note, Phase, Press, Subject, update};
use serde_json::{Value, json};

const APP: &str = "http://app.test/list?token=geheim";

fn audited() -> Model {
    let mut model = Model::default();
    model.audit.phase = Phase::Done;
    model.subject = Some(Subject {
        url: APP.into(),
        at: "2026-11-21T02:14:00Z".into(),
        ..Subject::default()
    });
    model
}

fn press(model: &mut Model, press: LivePress) -> Vec<Effect> {
    update(model, Event::Did(Action::Live(press)))
}

fn tell(model: &mut Model, event: LiveEvent) -> Vec<Effect> {
    update(model, Event::Live(event))
}

fn click(at: f64, duration: f64, id: u64) -> Value {
    json!({
        "name": "click", "startTime": at, "duration": duration, "processingStart": at + 1.0,
        "processingEnd": at + duration - 8.0, "interactionId": id, "target": "#save",
    })
}

/// A batch read at `now`, with these events, of a page that was used so often.
fn batch(now: f64, used: u64, events: Value) -> String {
    json!({
        "now": now, "visibility": "visible", "readyState": "complete", "interactionCount": used, "watchedFrom": 0.0,
        "buffers": { "event": { "entries": events, "dropped": 0, "supported": true } },
        "cost": 1.5,
    })
    .to_string()
}

fn watching() -> Model {
    let mut model = audited();
    press(&mut model, LivePress::Watch);
    tell(&mut model, LiveEvent::Began(1));
    model
}

fn text(model: &Model, region: &str) -> String {
    let regions = view::regions(model);
    let drawn = regions.into_iter().find(|(name, _)| *name == region);
    drawn.unwrap().1.into_string()
}

#[test]
fn the_tiles_and_the_log_follow_what_happens() {
    let mut model = watching();
    tell(
        &mut model,
        LiveEvent::Batch(1, batch(1000.0, 1, json!([click(500.0, 320.0, 7)]))),
    );
    let inp = |model: &Model| model.vitals().unwrap()[&Name::Inp].value;
    assert_eq!(inp(&model), Some(320.0));
    assert!(text(&model, "vitals").contains("320 ms"));
    assert!(
        model.said.starts_with("Watching"),
        "the first figures are no news"
    );
    tell(
        &mut model,
        LiveEvent::Batch(1, batch(2500.0, 2, json!([click(1500.0, 640.0, 14)]))),
    );
    assert_eq!(inp(&model), Some(640.0));
    assert_eq!(model.said, "INP: 640 ms, poor.");
    let log = text(&model, "live");
    assert!(log.contains("#save") && log.contains("640 ms") && log.contains("input delay"));
    assert!(
        log.find("640 ms") < log.find("320 ms"),
        "the newest comes first"
    );
    assert_eq!(model.state().live.unwrap().logged, 2);
}

#[test]
fn what_is_paused_stands_still_and_loses_nothing() {
    let mut model = watching();
    tell(&mut model, LiveEvent::Batch(1, batch(1000.0, 1, json!([]))));
    press(&mut model, LivePress::Pause);
    let (vitals, before) = (text(&model, "vitals"), model.said.clone());
    tell(
        &mut model,
        LiveEvent::Batch(1, batch(2500.0, 2, json!([click(1500.0, 640.0, 7)]))),
    );
    assert_eq!(text(&model, "vitals"), vitals);
    assert_eq!(model.said, before, "nothing is told either");
    press(&mut model, LivePress::Pause);
    assert_eq!(model.vitals().unwrap()[&Name::Inp].value, Some(640.0));
}

#[test]
fn what_an_earlier_watch_brings_is_ignored() {
    let mut model = watching();
    press(&mut model, LivePress::Stop);
    press(&mut model, LivePress::Watch);
    tell(&mut model, LiveEvent::Began(1));
    tell(
        &mut model,
        LiveEvent::Batch(1, batch(1000.0, 1, json!([click(500.0, 320.0, 7)]))),
    );
    assert!(model.live.timeline.is_none() && model.live.documents == 0);
    tell(&mut model, LiveEvent::Batch(2, "no JSON".into()));
    assert!(model.live.timeline.is_none(), "nor is what can't be read");
}

#[test]
fn another_document_begins_anew_and_says_so() {
    let mut model = watching();
    tell(
        &mut model,
        LiveEvent::Batch(1, batch(1000.0, 1, json!([click(500.0, 640.0, 7)]))),
    );
    tell(&mut model, LiveEvent::Began(1));
    assert_eq!((model.live.documents, model.live.log.len()), (2, 0));
    assert!(model.live.metrics.is_none());
    assert!(model.said.starts_with("Another page"));
    assert!(badge(&model).is_none(), "nothing is known of it");
}

#[test]
fn leaving_the_site_ends_it_with_a_sentence() {
    let mut model = watching();
    let effects = tell(&mut model, LiveEvent::Gone(1));
    assert_eq!(effects, [Effect::Live(LiveEffect::Stop)]);
    assert!(!model.live.is_on());
    assert!(text(&model, "live").contains("another site"));
    assert!(model.said.contains("another site"));
}

#[test]
fn a_closed_tab_takes_the_recorder_out() {
    let mut model = audited();
    press(&mut model, LivePress::Record);
    let effects = update(&mut model, Event::TabClosed);
    assert_eq!(
        effects,
        [
            Effect::Live(LiveEffect::Stop),
            Effect::Live(LiveEffect::StopRecording)
        ]
    );
}

fn call(path: &str) -> String {
    json!({
        "via": "fetch", "method": "GET", "url": format!("http://app.test{path}"), "status": 200,
        "response": "[{\"id\":1}]", "time": 1.0, "duration": 5.0,
    })
    .to_string()
}

#[test]
fn reload_and_record_ends_in_an_audit_of_what_was_seen() {
    let mut model = audited();
    let effects = press(&mut model, LivePress::Record);
    assert_eq!(
        effects,
        [
            Effect::Unmark,
            Effect::Live(LiveEffect::Record(1, APP.into()))
        ]
    );
    tell(&mut model, LiveEvent::Began(1));
    tell(&mut model, LiveEvent::Called(1, call("/api/orders?page=1")));
    tell(&mut model, LiveEvent::Called(1, "forged".into()));
    assert_eq!(model.recording.calls.len(), 1);
    assert_eq!(model.recording.calls[0].rows, Some(1));
    tell(
        &mut model,
        LiveEvent::Batch(1, batch(1000.0, 1, json!([click(500.0, 40.0, 7)]))),
    );
    let effects = press(&mut model, LivePress::Finish);
    assert_eq!(effects, [Effect::Unmark, Effect::Inspect(1)]);
    let subject = model.subject.clone().unwrap();
    assert_eq!(
        update(&mut model, Event::Inspected(1, subject)),
        [Effect::Live(LiveEffect::Flush(1))]
    );
    // The last press arrives with the flush.
    tell(
        &mut model,
        LiveEvent::Batch(1, batch(2000.0, 2, json!([click(1500.0, 56.0, 14)]))),
    );
    assert_eq!(
        tell(&mut model, LiveEvent::Flushed(1, true)),
        [
            Effect::Live(LiveEffect::Stop),
            Effect::Live(LiveEffect::StopRecording),
            Effect::ReadTimeline(1)
        ]
    );
    update(&mut model, Event::Timeline(1, Ok(Box::default())));
    let seen = model.recording.vitals.as_ref().unwrap();
    assert_eq!(seen.buffers.event.entries.len(), 2);
    assert_eq!(seen.watched_from, Some(0.0));
    assert_eq!(model.recording.calls.len(), 1, "calls outlive the audit");
    assert!(!model.live.is_on());
}

#[test]
fn a_page_that_does_not_answer_is_read_as_ever() {
    let mut model = watching();
    tell(
        &mut model,
        LiveEvent::Batch(1, batch(1000.0, 1, json!([click(500.0, 40.0, 7)]))),
    );
    press(&mut model, LivePress::Finish);
    let subject = model.subject.clone().unwrap();
    update(&mut model, Event::Inspected(1, subject));
    tell(&mut model, LiveEvent::Flushed(1, false));
    update(&mut model, Event::Timeline(1, Ok(Box::default())));
    let read = model.recording.vitals.as_ref().unwrap();
    assert_eq!(read.watched_from, None);
}

#[test]
fn run_again_goes_on_watching() {
    let mut model = watching();
    tell(&mut model, LiveEvent::Batch(1, batch(1000.0, 0, json!([]))));
    update(&mut model, Event::Did(Action::RunAgain));
    let subject = model.subject.clone().unwrap();
    update(&mut model, Event::Inspected(1, subject));
    assert_eq!(
        tell(&mut model, LiveEvent::Flushed(1, true)),
        [Effect::ReadTimeline(1)]
    );
    assert!(model.live.is_on());
}

#[test]
fn the_second_account_takes_over_the_recorder() {
    let mut model = audited();
    press(&mut model, LivePress::Record);
    let effects = update(&mut model, Event::Did(Action::Second(Press::Record)));
    assert_eq!(effects[0], Effect::Live(LiveEffect::Stop));
    assert!(!model.live.is_on() && model.second.in_progress());
    assert!(press(&mut model, LivePress::Watch).is_empty());
    assert!(press(&mut model, LivePress::Record).is_empty());
}

#[test]
fn what_can_not_begin_says_why() {
    let mut model = audited();
    press(&mut model, LivePress::Watch);
    tell(&mut model, LiveEvent::Failed(1, "No access.".into()));
    assert!(!model.live.is_on());
    assert!(text(&model, "live").contains("No access."));
    assert!(text(&model, "live").contains("live-watch"));
}

#[test]
fn a_recording_that_hears_nothing_says_so() {
    let mut model = audited();
    press(&mut model, LivePress::Record);
    tell(&mut model, LiveEvent::Noted(1, Note::Listening));
    assert_eq!(model.live.note, None);
    tell(&mut model, LiveEvent::Noted(1, Note::Silent));
    assert!(model.live.note.is_some());
}

#[test]
fn the_badge_tells_the_worst_grade_by_its_text() {
    let mut model = watching();
    assert!(badge(&model).is_none());
    let mut shown = |duration: f64, id: u64| {
        let at = 1000.0 * id as f64;
        let seen = batch(at + 900.0, id, json!([click(at, duration, id)]));
        tell(&mut model, LiveEvent::Batch(1, seen));
        let badge = badge(&model).unwrap();
        (badge.text, badge.title)
    };
    assert_eq!(shown(40.0, 1).0, "ok");
    assert_eq!(shown(320.0, 2).0, "!");
    let (text, title) = shown(640.0, 3);
    assert_eq!(text, "!!");
    assert!(title.contains("INP 640 ms poor"), "{title}");
    press(&mut model, LivePress::Stop);
    assert!(badge(&model).is_none(), "the audit had no figures");
}

#[test]
fn without_an_audit_there_is_nothing_to_watch() {
    let mut model = Model::default();
    assert!(press(&mut model, LivePress::Watch).is_empty());
    assert_eq!(text(&model, "live"), "");
}

#[test]
fn hours_of_use_take_no_more_memory() {
    let mut model = watching();
    let (mut seen, mut most) = (0, 0);
    for round in 0..120_u32 {
        let at = f64::from(round) * 2000.0;
        let clicks: Vec<_> = (0..25)
            .map(|n| {
                click(
                    at + f64::from(n) * 10.0,
                    40.0,
                    u64::from(round * 25 + n) * 7 + 7,
                )
            })
            .collect();
        let shifts: Vec<_> = (0..20)
            .map(|n| json!({ "startTime": at + f64::from(n), "value": 0.01, "hadRecentInput": false }))
            .collect();
        let route = json!({
            "startTime": at, "interactionId": u64::from(round) * 175 + 7, "url": "http://app.test/",
            "navigationId": u64::from(round) + 2,
        });
        let count = u64::from(round) * 25 + 25;
        let mut batch: Value =
            serde_json::from_str(&batch(at + 1900.0, count, json!(clicks))).unwrap();
        batch["buffers"]["layout-shift"] = json!({ "entries": shifts, "supported": true });
        batch["buffers"]["soft-navigation"] = json!({ "entries": [route], "supported": true });
        tell(&mut model, LiveEvent::Batch(1, batch.to_string()));
        seen += 46;
        most = most.max(model.live.held());
    }
    assert!(most < 4000, "{most} entries of {seen} are held");
    assert!(seen > 5000);
    assert_eq!(model.live.log.len(), LOGGED);
    assert!(
        text(&model, "live").len() < 10_000,
        "the log is short until it is opened"
    );
}
