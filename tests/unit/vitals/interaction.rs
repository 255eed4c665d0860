use super::*;
use crate::read::FromJson;
use crate::vitals::tests::{buffer, visit};
use serde_json::{Value, json};

fn event(
    name: &str,
    at: f64,
    duration: f64,
    processing: (f64, f64),
    id: u64,
    target: Value,
) -> Value {
    json!({
        "name": name, "startTime": at, "duration": duration, "processingStart": processing.0,
        "processingEnd": processing.1, "interactionId": id, "target": target,
    })
}

fn timeline(events: Value) -> Timeline {
    visit(json!({ "event": buffer(events) }))
}

#[test]
fn events_of_one_interaction_are_one_as_long_as_the_longest() {
    let timeline = timeline(json!([
        event("pointerdown", 100.0, 120.0, (101.0, 102.0), 7, Value::Null),
        event("click", 180.0, 640.0, (181.0, 800.0), 7, json!("#save")),
        event(
            "keydown",
            2000.0,
            304.0,
            (2001.0, 2100.0),
            14,
            json!("#name")
        ),
        event(
            "pointermove",
            3000.0,
            900.0,
            (3001.0, 3002.0),
            0,
            json!("#map")
        ),
    ]));
    let all = groups(View::whole(&timeline));
    let latencies: Vec<f64> = all.iter().map(|i| i.latency).collect();
    assert_eq!(latencies, [640.0, 304.0]);
    assert_eq!(all[0].longest().unwrap().name, "click");
}

#[test]
fn the_first_input_counts_however_quick_and_only_once() {
    let first = event("pointerdown", 100.0, 56.0, (101.0, 102.0), 7, Value::Null);
    let timeline = visit(
        json!({ "first-input": buffer(json!([first])), "event": buffer(json!([
        event("pointerup", 150.0, 120.0, (151.0, 160.0), 7, Value::Null),
    ])) }),
    );
    let all = groups(View::whole(&timeline));
    assert_eq!((all.len(), all[0].latency), (1, 120.0));
}

#[test]
fn the_target_is_recovered_from_any_event_of_the_interaction() {
    let timeline = timeline(json!([
        event("pointerdown", 100.0, 192.0, (101.0, 102.0), 7, Value::Null),
        event("click", 101.0, 184.0, (102.0, 280.0), 7, json!("#save")),
    ]));
    assert_eq!(
        groups(View::whole(&timeline))[0]
            .touched(View::whole(&timeline))
            .and_then(|event| event.target.as_deref()),
        Some("#save")
    );
}

#[test]
fn or_from_the_mouse_event_of_the_same_input_and_frame() {
    let timeline = timeline(json!([
        event(
            "keydown",
            90.0,
            200.0,
            (91.0, 92.0),
            14,
            json!("#unrelated")
        ),
        event("pointerdown", 100.0, 192.0, (101.0, 102.0), 7, Value::Null),
        event("mousedown", 100.0, 192.0, (102.0, 103.0), 0, json!("#save")),
    ]));
    let all = groups(View::whole(&timeline));
    assert_eq!(
        all[1]
            .touched(View::whole(&timeline))
            .and_then(|event| event.target.as_deref()),
        Some("#save")
    );
}

#[test]
fn a_forgotten_target_is_none() {
    let timeline = timeline(json!([event(
        "pointerdown",
        100.0,
        192.0,
        (101.0, 102.0),
        7,
        Value::Null
    )]));
    assert_eq!(
        groups(View::whole(&timeline))[0]
            .touched(View::whole(&timeline))
            .and_then(|event| event.target.as_deref()),
        None
    );
}

fn phases(events: Value) -> [f64; 4] {
    let timeline = timeline(events);
    let phases = groups(View::whole(&timeline))[0]
        .phases(View::whole(&timeline))
        .unwrap();
    [
        phases.start,
        phases.processing_start,
        phases.processing_end,
        phases.paint,
    ]
}

#[test]
fn handlers_of_the_whole_frame_are_processing() {
    assert_eq!(
        phases(json!([
            event("pointerdown", 100.0, 200.0, (120.0, 121.0), 7, Value::Null),
            event("click", 108.0, 192.0, (130.0, 290.0), 7, Value::Null),
            event("keydown", 4000.0, 200.0, (4010.0, 4011.0), 14, Value::Null),
        ])),
        [100.0, 120.0, 290.0, 300.0]
    );
}

#[test]
fn a_handler_that_ran_before_the_input_makes_no_negative_delay() {
    assert_eq!(
        phases(json!([
            event("pointerover", 50.0, 250.0, (60.0, 110.0), 0, Value::Null),
            event("click", 100.0, 200.0, (110.0, 290.0), 7, Value::Null),
        ])),
        [100.0, 100.0, 290.0, 300.0]
    );
}

#[test]
fn a_handler_that_outlasts_the_paint_is_cut_off_there() {
    assert_eq!(
        phases(json!([event(
            "click",
            100.0,
            200.0,
            (110.0, 9000.0),
            7,
            Value::Null
        )])),
        [100.0, 110.0, 300.0, 300.0]
    );
    assert_eq!(
        phases(json!([event(
            "click",
            100.0,
            8.0,
            (110.0, 111.0),
            7,
            Value::Null
        )])),
        [100.0, 110.0, 110.0, 110.0]
    );
}

fn frame(at: f64, duration: f64, layout: f64, scripts: Value) -> LongFrame {
    LongFrame::from_json(json!({
        "startTime": at, "duration": duration, "styleAndLayoutStart": layout, "scripts": scripts,
    }))
    .unwrap()
}

const PHASES: Phases = Phases {
    start: 100.0,
    processing_start: 150.0,
    processing_end: 280.0,
    paint: 310.0,
};

#[test]
fn the_longest_script_is_named_with_the_part_it_held_up() {
    let script = |at: f64, duration: f64, name: &str| json!({ "startTime": at, "duration": duration, "invoker": name });
    let longest = |scripts: Value| {
        let frames = [frame(90.0, 215.0, 290.0, scripts)];
        let work = PHASES.work(&frames).unwrap();
        let (script, part, within) = work.longest.unwrap();
        (script.invoker.clone().unwrap(), part, within)
    };
    assert_eq!(
        longest(json!([
            script(155.0, 120.0, "click"),
            script(110.0, 30.0, "timer")
        ])),
        ("click".to_owned(), "processing-duration", 120.0)
    );
    assert_eq!(
        longest(json!([script(90.0, 58.0, "timer")])),
        ("timer".to_owned(), "input-delay", 48.0)
    );
    assert_eq!(
        longest(json!([script(285.0, 6.0, "raf")])),
        ("raf".to_owned(), "presentation-delay", 6.0)
    );
}

#[test]
fn work_is_shared_out_between_script_layout_and_paint() {
    let frames = [
        frame(0.0, 60.0, 40.0, json!([])),
        frame(
            90.0,
            215.0,
            290.0,
            json!([
                { "startTime": 150.0, "duration": 130.0, "forcedStyleAndLayoutDuration": 30.0 },
            ]),
        ),
        frame(900.0, 60.0, 0.0, json!([])),
    ];
    let work = PHASES.work(&frames).unwrap();
    assert_eq!(
        (work.script, work.style_and_layout, work.paint),
        (100.0, 45.0, 5.0)
    );
    assert!(PHASES.work(&frames[..1]).is_none());
}

#[test]
fn a_script_that_ended_before_the_input_does_not_count() {
    let frames = [frame(
        10.0,
        200.0,
        0.0,
        json!([{ "startTime": 10.0, "duration": 80.0 }]),
    )];
    let work = PHASES.work(&frames).unwrap();
    assert!(work.longest.is_none());
    assert_eq!(
        (work.script, work.style_and_layout, work.paint),
        (0.0, 0.0, 0.0)
    );
}

#[test]
fn a_pointer_that_only_passed_touched_nothing() {
    // The button is gone with its handler; what is around it was entered at the same moment.
    let timeline = timeline(json!([
        event(
            "pointerenter",
            100.0,
            200.0,
            (101.0, 101.0),
            0,
            json!("html>body")
        ),
        event("pointerdown", 100.0, 200.0, (101.0, 280.0), 7, Value::Null),
    ]));
    let view = View::whole(&timeline);
    assert!(groups(view)[0].touched(view).is_none());
}

#[test]
fn all_interactions_are_shown_in_the_order_of_time_with_the_one_that_is_inp() {
    let timeline = visit(json!({
        "event": buffer(json!([
            event("keydown", 5000.0, 208.0, (5010.0, 5200.0), 14, json!("#name")),
            event("click", 1000.0, 304.0, (1010.0, 1290.0), 7, json!("#save")),
        ])),
        "long-animation-frame": buffer(json!([{
            "startTime": 1005.0, "duration": 297.0, "scripts": [{ "startTime": 1010.0, "duration": 280.0 }],
        }])),
    }));
    let all = interactions(&timeline);
    assert_eq!(all.len(), 2);
    let (save, name) = (&all[0], &all[1]);
    assert_eq!(
        (save.latency, save.target.as_deref()),
        (304.0, Some("#save"))
    );
    assert_eq!((save.is_inp, save.keyboard), (true, false));
    assert_eq!((save.phases.start, save.phases.paint), (1000.0, 1304.0));
    let script = save.script.as_ref().unwrap();
    assert_eq!((script.part, script.within), ("processing-duration", 280.0));
    assert_eq!((name.is_inp, name.keyboard), (false, true));
    assert!(name.script.is_none());
}
