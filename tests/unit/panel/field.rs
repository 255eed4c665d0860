use super::*;
use crate::field::{Hints, Visits};
use crate::page::{ElementBuilder, PageBuilder};
use crate::panel::{Action, Event, Shot, update};
use crate::sorted::Map;
use crate::vitals::{self, Name, Timeline};

const PHONE: &str = include_str!("../field/recorded/phone.json");
const MISSING: &str = include_str!("../field/recorded/not-found.json");

fn subject(url: &str) -> Subject {
    Subject {
        url: url.into(),
        at: "2026-11-21T02:14:00Z".into(),
        document: "d1".into(),
        ..Subject::default()
    }
}

/// An audit up to where the visit is kept.
fn read(model: &mut Model, subject: Subject) -> Vec<Effect> {
    let recorded = include_str!("../vitals/recorded/plain.json");
    let recorded: serde_json::Value = serde_json::from_str(recorded).unwrap();
    let timeline = Timeline::parse(&recorded["timeline"].to_string()).unwrap();
    let mut page = PageBuilder::new(&subject.url);
    page.add(ElementBuilder::new("main"));
    update(model, Event::Clicked);
    let run = model.run;
    update(model, Event::Inspected(run, subject));
    update(model, Event::Timeline(run, Ok(Box::new(timeline))));
    update(model, Event::Collected(run, Box::new(page.finish())));
    update(model, Event::Pictured(run, Ok(Shot::default())))
}

fn kept(model: &mut Model, shelf: Result<Shelf, String>) -> Vec<Effect> {
    let run = model.run;
    let effects = update(model, Event::Field(FieldEvent::Kept(run, shelf)));
    if effects == [Effect::Judge(run)] {
        update(model, Event::Judge(run));
    }
    effects
}

fn shelf(visits: usize) -> Shelf {
    Shelf {
        visits: Ok(Some(Visits {
            device: Device::Desktop,
            visits,
            since: "2026-11-01T02:00:00Z".into(),
            metrics: Map::new(),
        })),
        kept: true,
        key: false,
    }
}

fn done(url: &str) -> Model {
    let mut model = Model::default();
    read(&mut model, subject(url));
    kept(&mut model, Ok(shelf(1)));
    assert_eq!(model.audit.phase, Phase::Done);
    model
}

fn press(model: &mut Model, press: FieldPress) -> Vec<Effect> {
    update(model, Event::Did(Action::Field(press)))
}

fn answer(model: &mut Model, answers: &[(u16, &str)], key: bool) {
    let answers = answers
        .iter()
        .map(|(status, body)| (*status, (*body).to_owned()));
    let answers = Ok(Answers {
        answers: answers.collect(),
        key,
    });
    let attempt = model.field.attempt;
    update(model, Event::Field(FieldEvent::Answered(attempt, answers)));
}

#[test]
fn a_visit_is_kept_before_it_is_judged() {
    let mut model = Model::default();
    let effects = read(&mut model, subject("https://app.test/secret/path?token=1"));
    let [Effect::Field(FieldEffect::Keep(1, arrival))] = &effects[..] else {
        panic!("{effects:?}");
    };
    assert_eq!(
        (&*arrival.origin, &*arrival.document, arrival.device),
        ("https://app.test", "d1", Device::Desktop)
    );
    assert!(arrival.visit.is_some());
    assert!(
        !format!("{arrival:?}").contains("secret"),
        "of the address only the origin is kept"
    );
    assert_eq!(kept(&mut model, Ok(shelf(12))), [Effect::Judge(1)]);
    let report = model.report.as_ref().unwrap();
    assert_eq!(report.field.visits.as_ref().unwrap().visits, 12);
    assert!(model.gaps.is_empty());
}

#[test]
fn a_visit_nobody_measured_is_only_looked_up() {
    let mut model = Model::default();
    read(&mut model, subject("https://app.test/"));
    model.metrics = Some(vitals::not_recorded("Why not."));
    let [Effect::Field(FieldEffect::Keep(_, arrival))] = &arrived(&mut model, 1)[..] else {
        panic!("nothing is looked up");
    };
    assert_eq!(arrival.visit, None);
}

#[test]
fn in_a_private_window_nothing_is_kept() {
    let mut model = Model::default();
    let private = Subject {
        private: true,
        ..subject("https://app.test/")
    };
    assert_eq!(read(&mut model, private), [Effect::Judge(1)]);
}

#[test]
fn a_storage_that_fails_is_a_sentence_and_no_failure() {
    for (shelf, said) in [
        (
            Err("the disk is full".to_owned()),
            "This visit was not kept: the disk is full",
        ),
        (
            Ok(Shelf {
                visits: Err("missing field `version`".into()),
                ..shelf(0)
            }),
            "can't be read (missing field `version`)",
        ),
    ] {
        let mut model = Model::default();
        read(&mut model, subject("https://app.test/"));
        assert_eq!(kept(&mut model, shelf), [Effect::Judge(1)]);
        assert_eq!(model.audit.phase, Phase::Done);
        assert!(model.gaps[0].contains(said), "{:?}", model.gaps);
        assert_eq!(model.report.as_ref().unwrap().field.visits, None);
    }
}

#[test]
fn what_comes_after_a_cancel_is_ignored() {
    let mut model = Model::default();
    read(&mut model, subject("https://app.test/"));
    update(&mut model, Event::Did(Action::Cancel));
    assert!(kept(&mut model, Ok(shelf(3))).is_empty());
    assert_eq!(model.recording.field.visits, None);
}

#[test]
fn visits_are_forgotten_and_the_report_with_them() {
    let mut model = done("https://app.test/list?id=7");
    let origin = "https://app.test".to_owned();
    assert_eq!(
        press(&mut model, FieldPress::Forget),
        [Effect::Field(FieldEffect::Forget(origin.clone()))]
    );
    let refused = FieldEvent::Forgotten(origin.clone(), Err("no".into()));
    update(&mut model, Event::Field(refused));
    assert!(model.field.kept && model.said.contains("could not be forgotten"));
    assert_eq!(
        model.field.notes,
        ["The visits could not be forgotten: no"],
        "and it can be seen"
    );
    let elsewhere = FieldEvent::Forgotten("https://other.test".into(), Ok(()));
    update(&mut model, Event::Field(elsewhere));
    assert!(model.field.kept);
    update(
        &mut model,
        Event::Field(FieldEvent::Forgotten(origin, Ok(()))),
    );
    assert!(!model.field.kept);
    assert_eq!(model.report.as_ref().unwrap().field.visits, None);
    assert_eq!(model.said, "The visits are forgotten.");
}

#[test]
fn comparing_sends_the_origin_and_the_classes_of_device() {
    let mut model = done("https://app.test/secret?token=1");
    let effects = press(&mut model, FieldPress::Compare);
    let [Effect::Field(FieldEffect::Ask(_, requests))] = &effects[..] else {
        panic!("{effects:?}");
    };
    assert_eq!(requests.len(), 2);
    assert!(requests[0].contains("PHONE") && requests[1].contains("DESKTOP"));
    assert!(
        requests
            .iter()
            .all(|body| body.contains(r#""https://app.test""#) && !body.contains("secret"))
    );
    assert!(!model.settled());
    assert!(
        press(&mut model, FieldPress::Compare).is_empty(),
        "once at a time"
    );

    answer(&mut model, &[(200, PHONE), (404, MISSING)], false);
    assert!(model.settled());
    let report = model.report.as_ref().unwrap();
    assert_eq!(report.field.crux.len(), 1);
    assert_eq!(report.field.crux[0].metrics[&Name::Lcp].p75, 2215.0);
    assert_eq!(
        model.field.notes.len(),
        1,
        "and that there is nothing of desktops"
    );
    let decided = report
        .rules
        .iter()
        .find(|rule| rule.id == "slow-for-real-users");
    assert_eq!(decided.unwrap().outcome, crate::checks::Outcome::Passed);
}

#[test]
fn on_a_phone_one_question_is_enough() {
    let mut model = done("https://app.test/");
    model.subject.as_mut().unwrap().device = Hints {
        mobile: Some(true),
        ..Hints::default()
    };
    let effects = press(&mut model, FieldPress::Compare);
    let [Effect::Field(FieldEffect::Ask(_, requests))] = &effects[..] else {
        panic!("{effects:?}");
    };
    assert_eq!(requests.len(), 1);
}

#[test]
fn a_refusal_is_told_once_and_changes_nothing_else() {
    let mut model = done("https://app.test/");
    press(&mut model, FieldPress::Compare);
    let bad = include_str!("../field/recorded/bad-key.json");
    answer(&mut model, &[(400, bad), (400, bad)], false);
    assert_eq!(model.field.notes.len(), 1);
    assert_eq!(model.said, model.field.notes[0]);
    assert!(model.report.as_ref().unwrap().field.crux.is_empty());

    press(&mut model, FieldPress::Compare);
    assert!(model.field.notes.is_empty(), "a new question, a new answer");
    let attempt = model.field.attempt;
    let failed = FieldEvent::Answered(attempt, Err("It could not be reached.".into()));
    update(&mut model, Event::Field(failed));
    assert_eq!(model.field.notes, ["It could not be reached."]);
    assert!(model.field.asking.is_empty());
}

#[test]
fn figures_outlive_an_audit_of_the_same_app_and_no_other() {
    let mut model = done("https://app.test/");
    press(&mut model, FieldPress::Compare);
    answer(&mut model, &[(200, PHONE), (404, MISSING)], true);
    read(&mut model, subject("https://app.test/other"));
    kept(&mut model, Ok(shelf(2)));
    assert_eq!(model.report.as_ref().unwrap().field.crux.len(), 1);

    press(&mut model, FieldPress::Compare);
    let late = model.field.attempt;
    read(&mut model, subject("https://other.test/"));
    let answers = Answers {
        answers: vec![(200, PHONE.to_owned())],
        key: true,
    };
    update(
        &mut model,
        Event::Field(FieldEvent::Answered(late, Ok(answers))),
    );
    kept(&mut model, Ok(shelf(1)));
    assert!(
        model.report.as_ref().unwrap().field.crux.is_empty(),
        "they are of another app"
    );
    assert!(model.field.notes.is_empty());
}

#[test]
fn a_kept_key_can_be_forgotten() {
    let mut model = done("https://app.test/");
    press(&mut model, FieldPress::Compare);
    answer(&mut model, &[(200, PHONE)], true);
    assert!(model.field.key);
    assert_eq!(
        press(&mut model, FieldPress::ForgetKey),
        [Effect::Field(FieldEffect::ForgetKey)]
    );
    update(
        &mut model,
        Event::Field(FieldEvent::KeyForgotten(Err("no".into()))),
    );
    assert!(model.field.key);
    update(&mut model, Event::Field(FieldEvent::KeyForgotten(Ok(()))));
    assert!(!model.field.key);
}

#[test]
fn nothing_can_be_pressed_while_an_audit_runs() {
    let mut model = done("https://app.test/");
    update(&mut model, Event::Clicked);
    for what in [
        FieldPress::Compare,
        FieldPress::Forget,
        FieldPress::ForgetKey,
    ] {
        assert!(press(&mut model, what).is_empty());
    }
}
