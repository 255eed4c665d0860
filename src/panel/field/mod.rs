//! What follows for the field view from what happens: visits kept in this browser, and the Chrome UX Report.

mod model;

pub use model::{Answers, FieldEffect, FieldEvent, FieldPress, FieldView, Shelf};

use super::model::{Model, Phase, Step};
use super::update::judge;
use super::{Effect, Subject};
use crate::field::{Arrival, Device, Visit, crux};

/// What to do when everything of a page was read: keep the visit, and judge when that is done. In a private window
/// nothing is kept and nothing is looked up.
pub(super) fn arrived(model: &mut Model, run: u32) -> Vec<Effect> {
    model.audit.step = Step::Judging;
    model.audit.progress = None;
    let Some(subject) = model.subject.as_ref().filter(|subject| !subject.private) else {
        model.recording.field.visits = None;
        return vec![Effect::Judge(run)];
    };
    let measured = model.metrics.as_ref();
    let arrival = Arrival {
        origin: subject.origin().to_owned(),
        document: subject.document.clone(),
        device: Device::of(subject.device),
        visit: measured.and_then(|metrics| Visit::new(&subject.at, metrics)),
    };
    vec![Effect::Field(FieldEffect::Keep(run, Box::new(arrival)))]
}

/// Another app: what was known is of no use.
pub(super) fn reset(model: &mut Model) {
    model.recording.field = crate::field::Field::default();
    model.field = FieldView {
        key: model.field.key,
        attempt: model.field.attempt + 1,
        ..FieldView::default()
    };
}

pub(super) fn update(model: &mut Model, event: FieldEvent) -> Vec<Effect> {
    match event {
        FieldEvent::Kept(run, _) if run != model.run || !model.auditing() => Vec::new(),
        FieldEvent::Kept(run, shelf) => {
            kept(model, shelf);
            vec![Effect::Judge(run)]
        }
        FieldEvent::Forgotten(origin, _) if origin != origin_of(model) => Vec::new(),
        FieldEvent::Forgotten(_, Ok(())) => {
            model.field.kept = false;
            model.recording.field.visits = None;
            tell(model, "The visits are forgotten.".to_owned());
            Vec::new()
        }
        FieldEvent::Forgotten(_, Err(why)) => {
            note(model, format!("The visits could not be forgotten: {why}"));
            Vec::new()
        }
        FieldEvent::Answered(attempt, _) if attempt != model.field.attempt => Vec::new(),
        FieldEvent::Answered(_, answers) => {
            answered(model, answers);
            Vec::new()
        }
        FieldEvent::KeyForgotten(Ok(())) => {
            model.field.key = false;
            tell(model, "The key is forgotten.".to_owned());
            Vec::new()
        }
        FieldEvent::KeyForgotten(Err(why)) => {
            note(model, format!("The key could not be forgotten: {why}"));
            Vec::new()
        }
    }
}

pub(super) fn press(model: &mut Model, press: FieldPress) -> Vec<Effect> {
    if model.audit.phase != Phase::Done || !model.field.asking.is_empty() {
        return Vec::new();
    }
    let origin = origin_of(model);
    let effect = match press {
        FieldPress::Forget => FieldEffect::Forget(origin),
        FieldPress::ForgetKey => FieldEffect::ForgetKey,
        FieldPress::Compare => {
            let view = &mut model.field;
            view.attempt += 1;
            view.notes.clear();
            view.asking.push(Device::Phone);
            let own = model.subject.as_ref().map(|s| Device::of(s.device));
            view.asking.extend(own.filter(|own| *own != Device::Phone));
            model.said = "Asking the Chrome UX Report.".to_owned();
            let requests = view.asking.iter();
            let requests = requests.map(|device| crux::request(&origin, *device));
            FieldEffect::Ask(view.attempt, requests.collect())
        }
    };
    vec![Effect::Field(effect)]
}

fn origin_of(model: &Model) -> String {
    let subject = model.subject.as_ref().map(Subject::origin);
    subject.unwrap_or_default().to_owned()
}

fn kept(model: &mut Model, shelf: Result<Shelf, String>) {
    match shelf {
        Ok(shelf) => {
            model.field.kept = shelf.kept;
            model.field.key = shelf.key;
            match shelf.visits {
                Ok(visits) => model.recording.field.visits = visits,
                Err(why) => {
                    model.recording.field.visits = None;
                    model.gaps.push(format!(
                        "The visits kept of this app can't be read ({why}), so this one was not added. Forget them to begin anew."
                    ));
                }
            }
        }
        Err(why) => {
            model.recording.field.visits = None;
            model.gaps.push(format!("This visit was not kept: {why}"));
        }
    }
}

fn answered(model: &mut Model, answers: Result<Answers, String>) {
    let asked = std::mem::take(&mut model.field.asking);
    match answers {
        Ok(Answers { answers, key }) => {
            model.field.key = key;
            let mut records = Vec::new();
            for (device, (status, body)) in asked.into_iter().zip(answers) {
                match crux::parse(status, &body, device) {
                    Ok(record) => records.push(record),
                    Err(why) if model.field.notes.contains(&why) => {}
                    Err(why) => model.field.notes.push(why),
                }
            }
            model.recording.field.crux = records;
        }
        Err(why) => model.field.notes.push(why),
    }
    let said = match model.field.notes.first() {
        Some(note) => note.clone(),
        None => "The figures of the Chrome UX Report are there.".to_owned(),
    };
    tell(model, said);
}

/// What went wrong is shown, and said.
fn note(model: &mut Model, what: String) {
    model.field.notes = vec![what.clone()];
    model.said = what;
}

/// Says what happened and lets it into the report.
fn tell(model: &mut Model, what: String) {
    if model.audit.phase == Phase::Done {
        judge(model);
    }
    model.said = what;
}

#[cfg(test)]
#[path = "../../../tests/unit/panel/field.rs"]
mod tests;
