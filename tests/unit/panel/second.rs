use super::*;
use crate::panel::{Action, Event, Subject, update};

const APP: &str = "http://app.test/invoices";

fn press(model: &mut Model, press: Press) -> Vec<Effect> {
    update(model, Event::Did(Action::Second(press)))
}

fn tell(model: &mut Model, event: SecondEvent) -> Vec<Effect> {
    update(model, Event::Second(event))
}

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

/// A call as the recorder tells it, signed with `token`.
fn call(path: &str, token: &str, response: &str) -> String {
    serde_json::json!({
        "via": "fetch", "method": "GET", "url": format!("http://app.test{path}"),
        "headers": [["authorization", format!("Bearer {token}")]],
        "status": 200, "responseHeaders": [["content-type", "application/json"]], "response": response,
    })
    .to_string()
}

const ME: &str = "/api/apps/1/entities/User/me";
const LIST: &str = "/api/apps/1/entities/Invoice";

fn rows(owner: &str) -> String {
    format!(
        r#"[{{"id":"i1","amount":10,"created_by":"{owner}"}},{{"id":"i2","amount":20,"created_by":"{owner}"}}]"#
    )
}

fn me(who: &str) -> String {
    format!(r#"{{"id":"{who}","email":"{who}@app.test","full_name":"{who}"}}"#)
}

fn recorded_as_a() -> Model {
    let mut model = audited();
    press(&mut model, Press::Record);
    let attempt = model.second.attempt;
    tell(
        &mut model,
        SecondEvent::Called(attempt, call(ME, "token-of-anna", &me("anna"))),
    );
    tell(
        &mut model,
        SecondEvent::Called(attempt, call(LIST, "token-of-anna", &rows("anna@app.test"))),
    );
    model
}

/// Answers what the test sends until it sends no more; every list gives `list`, every profile `who`.
fn answer_all(
    model: &mut Model,
    mut effects: Vec<Effect>,
    who: impl Fn(&serde_json::Value) -> (u16, String),
) {
    loop {
        let sent = effects.iter().find_map(|effect| match effect {
            Effect::Second(SecondEffect::Send(attempt, requests)) => {
                Some((*attempt, requests.clone()))
            }
            _ => None,
        });
        let Some((attempt, requests)) = sent else {
            return;
        };
        for request in &requests {
            let request = serde_json::to_value(request).unwrap();
            let (status, body) = who(&request);
            let answer = serde_json::json!({ "id": request["id"], "status": status, "body": body });
            tell(model, SecondEvent::Answered(attempt, answer.to_string()));
        }
        effects = tell(model, SecondEvent::Sent(attempt, None));
    }
}

fn as_a(request: &serde_json::Value) -> (u16, String) {
    let url = request["url"].as_str().unwrap();
    (
        200,
        if url.ends_with("/me") {
            me("anna")
        } else {
            rows("anna@app.test")
        },
    )
}

/// An app that gives A's rows to whoever signed in, and nothing to nobody.
fn leaky(request: &serde_json::Value) -> (u16, String) {
    let headers = request["headers"].to_string();
    let url = request["url"].as_str().unwrap();
    if !headers.contains("token-of-bert") {
        (401, r#"{"message":"Sign in"}"#.into())
    } else if url.ends_with("/me") {
        (200, me("bert"))
    } else {
        (200, rows("anna@app.test"))
    }
}

fn waiting_for_b() -> Model {
    let mut model = recorded_as_a();
    let effects = press(&mut model, Press::BecomeB);
    assert_eq!(model.second.phase, SecondPhase::Baseline);
    answer_all(&mut model, effects, as_a);
    model
}

#[test]
fn it_begins_only_after_an_audit() {
    let mut model = Model::default();
    assert!(press(&mut model, Press::Record).is_empty());
    assert_eq!(model.second.phase, SecondPhase::Idle);
    let mut model = audited();
    let effects = press(&mut model, Press::Record);
    assert!(effects.contains(&Effect::Second(SecondEffect::Record(1, APP.into()))));
    assert_eq!(model.second.phase, SecondPhase::Recording);
}

#[test]
fn steps_can_not_be_skipped() {
    for skipping in [Press::BecomeB, Press::Review, Press::Replay, Press::Stop] {
        let mut model = audited();
        assert!(press(&mut model, skipping).is_empty());
        assert_eq!(model.second.phase, SecondPhase::Idle);
    }
    let mut model = recorded_as_a();
    for skipping in [Press::Record, Press::Review, Press::Replay] {
        assert!(press(&mut model, skipping).is_empty());
        assert_eq!(model.second.phase, SecondPhase::Recording);
    }
}

#[test]
fn without_any_read_it_stays_where_the_person_can_mend_it() {
    let mut model = audited();
    press(&mut model, Press::Record);
    assert!(press(&mut model, Press::BecomeB).is_empty());
    assert_eq!(model.second.phase, SecondPhase::Recording);
    assert!(model.second.error.is_some());
}

#[test]
fn the_same_account_twice_is_refused() {
    let mut model = waiting_for_b();
    assert_eq!(model.second.phase, SecondPhase::BecomeB);
    let attempt = model.second.attempt;
    // Signed out and in again as A: another token, the same person.
    tell(
        &mut model,
        SecondEvent::Called(attempt, call(ME, "new-token-of-anna", &me("anna"))),
    );
    tell(
        &mut model,
        SecondEvent::Called(
            attempt,
            call(LIST, "new-token-of-anna", &rows("anna@app.test")),
        ),
    );
    assert!(press(&mut model, Press::Review).is_empty());
    assert_eq!(model.second.phase, SecondPhase::BecomeB);
    assert!(
        model
            .second
            .error
            .as_deref()
            .is_some_and(|why| why.contains("another account than A")),
        "{:?}",
        model.second.error
    );
    assert!(
        press(&mut model, Press::Replay).is_empty(),
        "and nothing can be sent"
    );
}

#[test]
fn a_leak_is_found_judged_and_told() {
    let mut model = waiting_for_b();
    let attempt = model.second.attempt;
    tell(
        &mut model,
        SecondEvent::Called(attempt, call(ME, "token-of-bert", &me("bert"))),
    );
    tell(
        &mut model,
        SecondEvent::Called(attempt, call(LIST, "token-of-bert", &rows("anna@app.test"))),
    );
    press(&mut model, Press::Review);
    assert_eq!(
        model.second.phase,
        SecondPhase::Review,
        "{:?}",
        model.second.error
    );
    assert!(!model.second.plan.as_ref().unwrap().requests.is_empty());
    let effects = press(&mut model, Press::Replay);
    assert!(!model.settled());
    answer_all(&mut model, effects, leaky);
    assert_eq!(model.second.phase, SecondPhase::Done);
    assert!(model.settled());
    assert!(
        model.second.test.is_none(),
        "tokens and records are forgotten"
    );
    let summary = model
        .report
        .as_ref()
        .and_then(|report| report.isolation.as_ref())
        .unwrap();
    assert!(
        summary
            .calls
            .iter()
            .any(|call| call.verdict == crate::isolation::Verdict::Leak),
        "{:?}",
        summary.calls
    );
    assert_eq!(model.second.calls, (2, 2));
}

#[test]
fn stopping_while_sending_judges_what_is_there() {
    let mut model = waiting_for_b();
    let attempt = model.second.attempt;
    tell(
        &mut model,
        SecondEvent::Called(attempt, call(ME, "token-of-bert", &me("bert"))),
    );
    press(&mut model, Press::Review);
    press(&mut model, Press::Replay);
    let effects = press(&mut model, Press::Stop);
    assert!(effects.contains(&Effect::Abort));
    assert!(effects.contains(&Effect::Second(SecondEffect::StopRecording)));
    assert_eq!(model.second.phase, SecondPhase::Done);
    let leaks = |model: &Model| {
        let run = model.recording.isolation.as_ref().unwrap();
        run.summary
            .calls
            .iter()
            .filter(|call| call.verdict == crate::isolation::Verdict::Safe)
            .count()
    };
    assert_eq!(leaks(&model), 0, "what was not asked is never safe");
    assert!(
        tell(
            &mut model,
            SecondEvent::Sent(attempt, Some("cancelled".into()))
        )
        .is_empty()
    );
    assert!(model.second.error.is_none());
}

#[test]
fn stopping_before_forgets_everything() {
    let mut model = recorded_as_a();
    let before = model.second.attempt;
    let effects = press(&mut model, Press::Stop);
    assert!(effects.contains(&Effect::Second(SecondEffect::StopRecording)));
    assert_eq!(model.second.phase, SecondPhase::Idle);
    assert!(model.second.test.is_none());
    // What the recorder still delivers belongs to nobody.
    tell(
        &mut model,
        SecondEvent::Called(before, call(LIST, "token-of-anna", "[]")),
    );
    assert_eq!(model.second.calls, (0, 0));
}

#[test]
fn lost_access_is_told_and_the_toolbar_button_mends_it() {
    let mut model = waiting_for_b();
    let attempt = model.second.attempt;
    tell(&mut model, SecondEvent::Noted(attempt, Note::Silent));
    assert!(
        model
            .second
            .error
            .as_deref()
            .is_some_and(|why| why.contains("toolbar"))
    );
    let effects = update(&mut model, Event::Clicked);
    assert_eq!(
        effects,
        [Effect::Second(SecondEffect::Record(attempt, APP.into()))]
    );
    assert_eq!(model.second.phase, SecondPhase::BecomeB);
    tell(&mut model, SecondEvent::Noted(attempt, Note::Listening));
    assert!(model.second.error.is_none());
}

#[test]
fn the_reload_of_the_recorder_does_not_make_the_report_stale() {
    let mut model = recorded_as_a();
    update(&mut model, Event::PageLeft);
    assert!(!model.stale);
}

#[test]
fn an_audit_can_not_run_into_the_test() {
    let mut model = recorded_as_a();
    assert!(update(&mut model, Event::Did(Action::RunAgain)).is_empty());
    assert_eq!(model.second.phase, SecondPhase::Recording);
}

#[test]
fn a_server_that_asks_to_slow_down_ends_the_sending() {
    let mut model = recorded_as_a();
    press(&mut model, Press::BecomeB);
    let attempt = model.second.attempt;
    tell(
        &mut model,
        SecondEvent::Sent(attempt, Some("the server asked to slow down (429)".into())),
    );
    assert_eq!(model.second.phase, SecondPhase::Recording);
    assert!(
        model
            .second
            .error
            .as_deref()
            .is_some_and(|why| why.contains("429"))
    );
}

#[test]
fn a_closed_tab_ends_the_test() {
    for mut model in [recorded_as_a(), waiting_for_b()] {
        update(&mut model, Event::TabClosed);
        assert_eq!(model.second.phase, SecondPhase::Failed);
        assert!(model.second.test.is_none());
    }
}

#[test]
fn what_is_sent_is_not_written_into_logs() {
    let mut model = recorded_as_a();
    let effects = press(&mut model, Press::BecomeB);
    assert!(!format!("{effects:?}{model:?}").contains("token-of-anna"));
}

#[test]
fn the_calls_of_a_are_kept_as_facts() {
    let model = recorded_as_a();
    let calls = &model.recording.calls;
    assert_eq!(calls.len(), 2);
    assert_eq!(calls[1].rows, Some(2));
    assert!(calls[1].authenticated);
    assert!(!format!("{calls:?}").contains("token-of-anna"));
    assert!(!format!("{calls:?}").contains("anna@app.test"));
}
