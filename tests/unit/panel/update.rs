use super::*;
use crate::page::{ElementBuilder, PageBuilder};
use crate::panel::{FieldEffect, FieldEvent, Options, Shot, State};

fn subject(url: &str) -> Subject {
    Subject {
        url: url.into(),
        title: "App".into(),
        at: "2026-11-21T02:14:00Z".into(),
        clock: "03:14".into(),
        ..Subject::default()
    }
}

fn page() -> Box<crate::page::Snapshot> {
    let mut builder = PageBuilder::new("http://app.test/");
    builder.add(ElementBuilder::new("main"));
    Box::new(builder.finish())
}

/// Runs a whole audit the way the edge would.
fn audit(model: &mut Model) {
    update(model, Event::Clicked);
    let run = model.run;
    update(
        model,
        Event::Inspected(run, subject("http://app.test/list")),
    );
    update(model, Event::Timeline(run, Ok(Box::default())));
    update(model, Event::Loaded(run, Ok(Box::default())));
    update(model, Event::Collected(run, page()));
    update(model, Event::Pictured(run, Ok(Shot::default())));
    update(model, Event::Judge(run));
}

fn phase(model: &Model) -> Phase {
    model.audit.phase
}

#[test]
fn each_step_asks_for_the_next() {
    let mut model = Model::default();
    assert_eq!(
        update(&mut model, Event::Clicked),
        [Effect::Unmark, Effect::Inspect(1)]
    );
    let inspected = Event::Inspected(1, subject("http://app.test/"));
    assert_eq!(update(&mut model, inspected), [Effect::ReadTimeline(1)]);
    assert_eq!(
        update(&mut model, Event::Timeline(1, Ok(Box::default()))),
        [Effect::ReadLoad(1, Ok("http://app.test/".into()))]
    );
    assert!(
        model.metrics.is_some(),
        "the vitals are shown before the page is read"
    );
    assert_eq!(
        update(&mut model, Event::Loaded(1, Ok(Box::default()))),
        [Effect::Collect(1)]
    );
    assert!(update(&mut model, Event::Progress(1, 10, 40)).is_empty());
    assert_eq!(model.audit.progress, Some((10, 40)));
    assert_eq!(
        update(&mut model, Event::Collected(1, page())),
        [Effect::Picture(1)]
    );
    assert_eq!(model.audit.progress, None);
    let effects = update(&mut model, Event::Pictured(1, Ok(Shot::default())));
    let [Effect::Field(FieldEffect::Keep(1, _))] = &effects[..] else {
        panic!("the visit is kept before it is judged: {effects:?}");
    };
    let kept = Event::Field(FieldEvent::Kept(1, Err("no storage".into())));
    assert_eq!(update(&mut model, kept), [Effect::Judge(1)]);
    assert_eq!(phase(&model), Phase::Auditing);
    assert!(update(&mut model, Event::Judge(1)).is_empty());
    assert_eq!(phase(&model), Phase::Done);
    assert!(model.report.is_some());
    assert!(model.said.starts_with("Audit done."));
}

#[test]
fn what_comes_after_a_cancel_is_ignored() {
    let mut model = Model::default();
    update(&mut model, Event::Clicked);
    update(&mut model, Event::Inspected(1, subject("http://app.test/")));
    assert_eq!(
        update(&mut model, Event::Did(Action::Cancel)),
        [Effect::Abort]
    );
    for late in [
        Event::Timeline(1, Ok(Box::default())),
        Event::Loaded(1, Ok(Box::default())),
        Event::Collected(1, page()),
        Event::Pictured(1, Ok(Shot::default())),
        Event::Judge(1),
        Event::Failed(1, "The page is gone.".into()),
    ] {
        assert!(update(&mut model, late).is_empty());
        assert_eq!(phase(&model), Phase::Cancelled);
    }
    assert!(model.recording.page.is_none() && model.report.is_none() && model.metrics.is_none());
}

#[test]
fn what_an_earlier_run_brings_does_not_reach_a_later_one() {
    let mut model = Model::default();
    update(&mut model, Event::Clicked);
    update(&mut model, Event::Did(Action::Cancel));
    update(&mut model, Event::Did(Action::RunAgain));
    assert_eq!(model.run, 2);
    assert!(update(&mut model, Event::Collected(1, page())).is_empty());
    assert!(update(&mut model, Event::Failed(1, "late".into())).is_empty());
    assert!(model.recording.page.is_none());
    assert_eq!(phase(&model), Phase::Auditing);
}

#[test]
fn a_click_while_auditing_does_not_start_twice() {
    let mut model = Model::default();
    update(&mut model, Event::Clicked);
    assert!(update(&mut model, Event::Clicked).is_empty());
    assert!(update(&mut model, Event::Did(Action::RunAgain)).is_empty());
    assert_eq!(model.run, 1);
}

#[test]
fn a_click_on_a_finished_audit_runs_again() {
    let mut model = Model::default();
    audit(&mut model);
    assert!(update(&mut model, Event::Clicked).contains(&Effect::Inspect(2)));
    assert!(model.report.is_none());
}

#[test]
fn a_failure_leaves_nothing_half() {
    let mut model = Model::default();
    update(&mut model, Event::Clicked);
    update(&mut model, Event::Inspected(1, subject("http://app.test/")));
    update(&mut model, Event::Timeline(1, Ok(Box::default())));
    assert_eq!(update(&mut model, Event::PageLeft), [Effect::Abort]);
    assert_eq!(phase(&model), Phase::Failed);
    assert!(model.metrics.is_none() && model.recording.vitals.is_none());
    assert!(
        model
            .audit
            .error
            .as_deref()
            .is_some_and(|why| why.contains("Run again"))
    );
    assert_eq!(model.said, model.audit.error.clone().unwrap());
}

#[test]
fn an_audit_goes_on_without_vitals_requests_and_picture_and_says_so() {
    let mut model = Model::default();
    update(&mut model, Event::Clicked);
    update(&mut model, Event::Inspected(1, subject("http://app.test/")));
    let effects = update(
        &mut model,
        Event::Timeline(1, Err("the entries are gone.".into())),
    );
    assert!(matches!(effects[..], [Effect::ReadLoad(1, Ok(_))]));
    let effects = update(&mut model, Event::Loaded(1, Err("they are gone.".into())));
    assert_eq!(effects, [Effect::Collect(1)]);
    update(&mut model, Event::Collected(1, page()));
    update(
        &mut model,
        Event::Pictured(1, Err("the tab was in the background.".into())),
    );
    update(&mut model, Event::Judge(1));
    assert_eq!(phase(&model), Phase::Done);
    assert_eq!(model.gaps.len(), 3);
    assert_eq!(model.exhibits().count(), 0);
}

#[test]
fn leaving_the_page_after_the_audit_keeps_the_report_and_stops_outlining() {
    let mut model = Model::default();
    audit(&mut model);
    assert!(update(&mut model, Event::PageLeft).is_empty());
    assert!(model.stale && model.report.is_some());
    let point = Action::Point("anything".into(), None);
    assert!(update(&mut model, Event::Did(point)).is_empty());
}

#[test]
fn options_are_judged_by_without_auditing_again() {
    let mut model = Model::default();
    audit(&mut model);
    assert!(model.report.as_ref().unwrap().names.is_none());
    let options = Options {
        pillars: vec!["accessibility".into()],
        names: true,
        ..Options::default()
    };
    assert!(update(&mut model, Event::Configure(options)).is_empty());
    let report = model.report.as_ref().unwrap();
    assert!(report.names.is_some());
    let others = report
        .rules
        .iter()
        .filter(|rule| rule.pillar != crate::catalog::Pillar::Accessibility);
    assert!(
        others
            .into_iter()
            .all(|rule| rule.outcome == crate::checks::Outcome::Untested)
    );
}

#[test]
fn exports_need_a_report() {
    let mut model = Model::default();
    assert!(update(&mut model, Event::Did(Action::ExportJson)).is_empty());
    assert!(model.json().is_err() && model.html().is_err());
    audit(&mut model);
    assert_eq!(
        update(&mut model, Event::Did(Action::ExportJson)),
        [Effect::Export(Format::Json)]
    );
    assert!(model.json().unwrap().contains("premortem-report/1"));
    assert_eq!(
        model.file_name("html"),
        "premortem-app.test-2026-11-21.html"
    );
    assert_eq!(model.exhibits().count(), 1);
}

#[test]
fn the_second_account_outlives_an_audit_of_the_same_app_only() {
    let mut model = Model::default();
    audit(&mut model);
    model.recording.isolation = Some(crate::isolation::Run::default());
    update(&mut model, Event::Did(Action::RunAgain));
    update(
        &mut model,
        Event::Inspected(2, subject("http://app.test/other?x=1")),
    );
    assert!(model.recording.isolation.is_some());
    update(&mut model, Event::Did(Action::Cancel));
    update(&mut model, Event::Did(Action::RunAgain));
    update(
        &mut model,
        Event::Inspected(3, subject("http://app.test:81/")),
    );
    assert!(model.recording.isolation.is_none());
}

#[test]
fn the_runner_reads_the_state_it_was_promised() {
    let mut model = Model::default();
    update(&mut model, Event::Clicked);
    assert!(!model.settled());
    let written = serde_json::to_string(&model.state()).unwrap();
    let expected = r#"{"phase":"auditing","step":"opening","secondAccount":{"phase":"idle","callsA":0,"callsB":0}}"#;
    assert_eq!(written, expected);
    update(&mut model, Event::Failed(1, "Why.".into()));
    let State { error, .. } = model.state();
    assert_eq!(error.as_deref(), Some("Why."));
    assert!(model.settled());
}

#[test]
fn origins() {
    for (url, origin) in [
        ("https://a.test:8443/x?y#z", "https://a.test:8443"),
        ("https://a.test?y", "https://a.test"),
        ("https://a.test", "https://a.test"),
        ("", ""),
    ] {
        assert_eq!(subject(url).origin(), origin);
    }
}

#[test]
fn a_page_whose_address_does_something_is_not_asked_for_again() {
    let mut model = Model::default();
    update(&mut model, Event::Clicked);
    let link = subject("http://app.test/confirm?token=secret");
    update(&mut model, Event::Inspected(1, link));
    let effects = update(&mut model, Event::Timeline(1, Ok(Box::default())));
    let [Effect::ReadLoad(1, Err(why))] = &effects[..] else {
        unreachable!("{effects:?}")
    };
    assert!(!why.contains("secret"), "{why}");
}

/// The head of a PNG of this size.
fn png(width: u32, height: u32) -> Shot {
    let mut bytes = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".to_vec();
    bytes.extend(width.to_be_bytes());
    bytes.extend(height.to_be_bytes());
    Shot {
        bytes,
        ..Shot::default()
    }
}

#[test]
fn a_page_whose_window_changed_while_it_was_read_is_read_once_more() {
    let mut model = Model::default();
    update(&mut model, Event::Clicked);
    update(&mut model, Event::Inspected(1, subject("http://app.test/")));
    update(&mut model, Event::Timeline(1, Ok(Box::default())));
    update(&mut model, Event::Loaded(1, Ok(Box::default())));
    let mut seen = page();
    seen.header.viewport.width = 1640.0;
    seen.header.viewport.height = 800.0;
    update(&mut model, Event::Collected(1, seen.clone()));
    let narrower = Event::Pictured(1, Ok(png(1254, 800)));
    assert_eq!(update(&mut model, narrower.clone()), [Effect::Collect(1)]);
    update(&mut model, Event::Collected(1, seen.clone()));
    let effects = update(&mut model, narrower);
    assert!(!effects.contains(&Effect::Collect(1)), "but only once");

    let fits = |shot: &Shot| shot.fits(seen.header.viewport);
    assert!(fits(&png(1640, 800)) && fits(&png(3280, 1600)) && !fits(&png(1254, 800)));
    assert!(fits(&Shot::default()), "nobody can tell");
}
