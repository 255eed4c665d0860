//! What follows from what happens.

use super::event::{Action, Event};
use super::model::{Audit, Model, Phase, Step, Subject, Tab};
use super::{Effect, Format, LiveEvent, Press, field, live, marks, second};
use crate::report::{self, words::count};
use crate::{Recording, load, vitals};

/// Changes the model by one event and says what the edge must do, in this order.
pub fn update(model: &mut Model, event: Event) -> Vec<Effect> {
    match event {
        Event::Clicked => clicked(model),
        Event::OpenedAlone => Vec::new(),
        Event::Did(action) => did(model, action),
        Event::Configure(options) => {
            model.options = options;
            if model.audit.phase == Phase::Done {
                judge(model);
            }
            Vec::new()
        }
        Event::PageLeft => left(
            model,
            "The page was reloaded or went to another address during the audit. Press Run again.",
        ),
        Event::TabClosed => {
            let mut effects = live::closed(model);
            effects.extend(if model.second.in_progress() {
                second::closed(model)
            } else {
                left(
                    model,
                    "The tab was closed during the audit. Open the app again and press the Premortem button in the \
                     toolbar.",
                )
            });
            effects
        }
        Event::Field(event) => field::update(model, event),
        Event::Second(event) => second::update(model, event),
        Event::Inspected(run, _)
        | Event::Timeline(run, _)
        | Event::Live(LiveEvent::Flushed(run, _))
        | Event::Loaded(run, _)
        | Event::Progress(run, ..)
        | Event::Collected(run, _)
        | Event::Pictured(run, _)
        | Event::Judge(run)
        | Event::Failed(run, _)
            if run != model.run || !model.auditing() =>
        {
            Vec::new()
        }
        Event::Inspected(run, subject) => inspected(model, run, subject),
        Event::Live(LiveEvent::Flushed(run, told)) => {
            let mut effects = live::flushed(model, told);
            effects.push(Effect::ReadTimeline(run));
            effects
        }
        Event::Live(event) => live::update(model, event),
        Event::Timeline(run, Ok(timeline)) => {
            let timeline = live::completed(model, *timeline);
            model.metrics = Some(vitals::metrics(&timeline));
            model.recording.vitals = Some(timeline);
            read_load(model, run)
        }
        Event::Timeline(run, Err(why)) => {
            model
                .gaps
                .push(format!("The vitals could not be read: {why}"));
            read_load(model, run)
        }
        Event::Loaded(run, load) => {
            match load {
                Ok(load) => model.recording.load = Some(*load),
                Err(why) => model
                    .gaps
                    .push(format!("The requests could not be read: {why}")),
            }
            step(model, Step::Page, Effect::Collect(run))
        }
        Event::Progress(_, done, total) => {
            model.audit.progress = Some((done, total));
            Vec::new()
        }
        Event::Collected(run, snapshot) => {
            model.recording.page = Some(*snapshot);
            step(model, Step::Picture, Effect::Picture(run))
        }
        Event::Pictured(run, shot) => {
            match shot {
                Ok(shot) => {
                    let page = model.recording.page.as_ref();
                    let fits = page.is_none_or(|page| shot.fits(page.header.viewport));
                    model.shot = Some(shot);
                    if !fits && !model.reread {
                        model.reread = true;
                        return step(model, Step::Page, Effect::Collect(run));
                    }
                }
                Err(why) => model.gaps.push(format!("There is no picture: {why}")),
            }
            field::arrived(model, run)
        }
        Event::Judge(_) => {
            judge(model);
            finish(model);
            Vec::new()
        }
        Event::Failed(_, why) => fail(model, why),
    }
}

fn clicked(model: &mut Model) -> Vec<Effect> {
    if model.auditing() {
        Vec::new()
    } else if model.second.in_progress() {
        second::renew(model)
    } else {
        start(model)
    }
}

fn did(model: &mut Model, action: Action) -> Vec<Effect> {
    match action {
        Action::RunAgain if !model.auditing() && !model.second.in_progress() => start(model),
        Action::Cancel if model.auditing() => {
            discard(model);
            model.audit.phase = Phase::Cancelled;
            model.said = "Audit cancelled.".to_owned();
            vec![Effect::Abort]
        }
        Action::RunAgain | Action::Cancel => Vec::new(),
        Action::Show(tab) => {
            model.tab = tab;
            model.filter.clear();
            vec![Effect::Unmark, Effect::Reveal("tabs")]
        }
        Action::Toggle(id) => {
            if !model.open.remove(&id) {
                model.open.insert(id);
            }
            Vec::new()
        }
        Action::OpenFinding(id) => {
            model.tab = Tab::Findings;
            model.filter.clear();
            model.open.insert(id.clone());
            vec![Effect::Focus(format!("finding-{id}"))]
        }
        Action::Filter(text) => {
            model.filter = text.to_lowercase();
            Vec::new()
        }
        Action::Point(finding, target) => {
            let marks = marks::of(model, &finding, target);
            if marks.is_empty() {
                Vec::new()
            } else {
                vec![Effect::Mark(marks)]
            }
        }
        Action::PointAway => vec![Effect::Unmark],
        Action::ExportHtml => export(model, Format::Html),
        Action::ExportJson => export(model, Format::Json),
        Action::Live(press) => live::press(model, press),
        Action::Second(press) => {
            // The recorder is one, and so is the page that it loads anew.
            let mut effects = match press {
                Press::Record => live::give_way(model),
                _ => Vec::new(),
            };
            effects.extend(second::press(model, press));
            effects
        }
        Action::Field(press) => field::press(model, press),
    }
}

fn export(model: &Model, format: Format) -> Vec<Effect> {
    if model.report.is_some() {
        vec![Effect::Export(format)]
    } else {
        Vec::new()
    }
}

/// Begins an audit.
pub(super) fn start(model: &mut Model) -> Vec<Effect> {
    discard(model);
    model.run += 1;
    model.audit.phase = Phase::Auditing;
    model.said = "Audit started.".to_owned();
    vec![Effect::Unmark, Effect::Inspect(model.run)]
}

/// Forgets what an audit recorded. Calls, the second account and other visits were recorded on their own and outlive it.
fn discard(model: &mut Model) {
    let isolation = model.recording.isolation.take();
    let calls = std::mem::take(&mut model.recording.calls);
    let field = std::mem::take(&mut model.recording.field);
    model.recording = Recording {
        calls,
        isolation,
        field,
        ..Recording::default()
    };
    model.audit = Audit::default();
    model.metrics = None;
    model.shot = None;
    model.report = None;
    model.stale = false;
    model.reread = false;
    model.live.finishing = false;
    model.gaps.clear();
    model.open.clear();
    model.filter.clear();
}

fn inspected(model: &mut Model, run: u32, subject: Subject) -> Vec<Effect> {
    let same_app = |before: &Subject| before.origin() == subject.origin();
    if !model.subject.as_ref().is_some_and(same_app) {
        model.recording.isolation = None;
        model.recording.calls.clear();
        second::reset(model);
        field::reset(model);
    }
    model.subject = Some(subject);
    let read = live::timeline_for(model, run);
    step(model, Step::Vitals, read)
}

fn read_load(model: &mut Model, run: u32) -> Vec<Effect> {
    let address = model.subject.as_ref().map_or("", |subject| &subject.url);
    let address = load::may_fetch(address);
    step(model, Step::Load, Effect::ReadLoad(run, address))
}

fn step(model: &mut Model, step: Step, effect: Effect) -> Vec<Effect> {
    model.audit.step = step;
    model.audit.progress = None;
    vec![effect]
}

/// Judges what was recorded; also after the second account was asked, and when options change.
pub(super) fn judge(model: &mut Model) {
    let report = report::assemble(&model.recording, &model.context());
    model.metrics = Some(report.metrics.clone());
    model.report = Some(report);
}

fn finish(model: &mut Model) {
    model.audit.phase = Phase::Done;
    model.audit.progress = None;
    if let Some(report) = &model.report {
        let card = &report.scorecard;
        let findings = count(report.findings.len(), "finding", "findings");
        model.said = format!(
            "Audit done. {} {} of {}. {findings}.",
            card.decision, card.total, card.out_of
        );
    }
}

fn fail(model: &mut Model, why: String) -> Vec<Effect> {
    let step = model.audit.step;
    discard(model);
    model.audit.step = step;
    model.audit.phase = Phase::Failed;
    model.said.clone_from(&why);
    model.audit.error = Some(why);
    vec![Effect::Abort]
}

fn left(model: &mut Model, why: &str) -> Vec<Effect> {
    if model.auditing() {
        return fail(model, why.to_owned());
    }
    // The second-account test reloads the page itself.
    if !model.second.in_progress() {
        model.stale = model.report.is_some();
    }
    Vec::new()
}

#[cfg(test)]
#[path = "../../tests/unit/panel/update.rs"]
mod tests;
