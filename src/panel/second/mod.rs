//! The second-account test, step by step: record A, repeat A's reads, become B, look at the plan, send it, judge.

mod model;

pub use model::{Note, Press, SecondAccount, SecondEffect, SecondEvent, SecondPhase};

use super::{Effect, Model, Phase};
use crate::isolation::{Answer, Test, Who};
use crate::traffic::Call;

/// What follows from what the test brings; what belongs to an earlier test is ignored.
pub(super) fn update(model: &mut Model, event: SecondEvent) -> Vec<Effect> {
    let (SecondEvent::Called(attempt, _)
    | SecondEvent::Answered(attempt, _)
    | SecondEvent::Sent(attempt, _)
    | SecondEvent::Noted(attempt, _)
    | SecondEvent::Failed(attempt, _)) = &event;
    if *attempt != model.second.attempt || !model.second.in_progress() {
        return Vec::new();
    }
    let Some(test) = &mut model.second.test else {
        return Vec::new();
    };
    match event {
        SecondEvent::Called(_, text) => {
            // The page can say what it likes here; what can't be read is none of the app's calls.
            if let Ok(call) = Call::from_json(&text) {
                if test.observe(&call) == Who::A {
                    model.recording.remember(&call);
                }
                model.second.calls = (test.calls(Who::A), test.calls(Who::B));
            }
            Vec::new()
        }
        SecondEvent::Answered(_, text) => {
            if let Ok(answer) = Answer::from_json(&text) {
                test.answer(&answer);
                model.second.progress.0 += 1;
            }
            Vec::new()
        }
        SecondEvent::Sent(_, None) if model.second.is_busy() => send(model),
        SecondEvent::Sent(_, Some(why)) if model.second.is_busy() => cut_short(model, &why),
        SecondEvent::Sent(..) => Vec::new(),
        SecondEvent::Noted(_, note) => {
            model.second.error = note.problem().map(str::to_owned);
            if let Some(problem) = &model.second.error {
                model.said.clone_from(problem);
            }
            Vec::new()
        }
        SecondEvent::Failed(_, why) => failed(model, why),
    }
}

/// What follows from what a person presses.
pub(super) fn press(model: &mut Model, press: Press) -> Vec<Effect> {
    use SecondPhase as Phase;
    match (press, model.second.phase) {
        (Press::Record, Phase::Idle | Phase::Done | Phase::Failed) => record(model),
        (Press::BecomeB, Phase::Recording) => begin(
            model,
            Phase::Baseline,
            Test::start_baseline,
            "Sending account A's reads again as account A.",
        ),
        (Press::Review, Phase::BecomeB | Phase::Review) => review(model),
        (Press::Replay, Phase::Review) => begin(
            model,
            Phase::Replaying,
            Test::start_replay,
            "Sending account A's reads as account B.",
        ),
        (Press::Stop, Phase::Replaying) => {
            if let Some(test) = &mut model.second.test {
                test.stop("you stopped the test");
            }
            finish(model)
        }
        (Press::Stop, _) if model.second.in_progress() => {
            reset(model);
            model.said = "Second-account test ended; nothing was kept.".to_owned();
            vec![Effect::Abort, Effect::Second(SecondEffect::StopRecording)]
        }
        _ => Vec::new(),
    }
}

/// Puts the recorder in anew: the toolbar button was pressed because access was lost on the way.
pub(super) fn renew(model: &mut Model) -> Vec<Effect> {
    let waiting = matches!(
        model.second.phase,
        SecondPhase::Recording | SecondPhase::BecomeB
    );
    match &model.subject {
        Some(subject) if waiting => {
            model.second.error = None;
            vec![Effect::Second(SecondEffect::Record(
                model.second.attempt,
                subject.url.clone(),
            ))]
        }
        _ => Vec::new(),
    }
}

/// Forgets the test and all it recorded, tokens included.
pub(super) fn reset(model: &mut Model) {
    model.second = SecondAccount {
        attempt: model.second.attempt + 1,
        ..SecondAccount::default()
    };
}

/// The tab was closed.
pub(super) fn closed(model: &mut Model) -> Vec<Effect> {
    if !model.second.in_progress() {
        return Vec::new();
    }
    model.second.calls = (0, 0);
    failed(
        model,
        "The tab was closed. Open the app again and press the Premortem button in the toolbar."
            .to_owned(),
    )
}

fn record(model: &mut Model) -> Vec<Effect> {
    let Some(subject) = model
        .subject
        .as_ref()
        .filter(|_| model.audit.phase == Phase::Done)
    else {
        return Vec::new();
    };
    let url = subject.url.clone();
    reset(model);
    model.recording.calls.clear();
    match Test::new(&url) {
        Ok(test) => {
            model.second.test = Some(test);
            model.second.phase = SecondPhase::Recording;
            model.said = "Recording account A.".to_owned();
            vec![
                Effect::Unmark,
                Effect::Second(SecondEffect::Record(model.second.attempt, url)),
            ]
        }
        Err(why) => failed(model, why),
    }
}

/// Enters a phase that sends, unless the test knows why not.
fn begin(
    model: &mut Model,
    phase: SecondPhase,
    start: impl FnOnce(&mut Test) -> Result<(), String>,
    said: &str,
) -> Vec<Effect> {
    let second = &mut model.second;
    let Some(test) = &mut second.test else {
        return Vec::new();
    };
    match start(test) {
        Ok(()) => {
            second.phase = phase;
            second.progress = (0, 0);
            second.error = None;
            model.said = said.to_owned();
            send(model)
        }
        Err(why) => refuse(model, why),
    }
}

/// Says why it can't go on and stays where the person can mend it.
fn refuse(model: &mut Model, why: String) -> Vec<Effect> {
    if model.second.phase == SecondPhase::Review {
        model.second.phase = SecondPhase::BecomeB;
    }
    model.said.clone_from(&why);
    model.second.error = Some(why);
    Vec::new()
}

fn review(model: &mut Model) -> Vec<Effect> {
    let Some(plan) = model.second.test.as_ref().map(Test::review) else {
        return Vec::new();
    };
    if let Some(problem) = &plan.problem {
        let problem = problem.clone();
        return refuse(model, problem);
    }
    model.second.plan = Some(plan);
    model.second.phase = SecondPhase::Review;
    model.second.error = None;
    Vec::new()
}

/// Hands over what is to be sent next; goes on to the next phase when there is nothing more.
fn send(model: &mut Model) -> Vec<Effect> {
    let second = &mut model.second;
    let Some(test) = &mut second.test else {
        return Vec::new();
    };
    let requests = test.next_requests();
    if !requests.is_empty() {
        second.progress.1 += requests.len();
        return vec![Effect::Second(SecondEffect::Send(second.attempt, requests))];
    }
    if second.phase == SecondPhase::Replaying {
        return finish(model);
    }
    test.become_b();
    second.phase = SecondPhase::BecomeB;
    model.said = "Account A is recorded. Now sign out, and in as account B.".to_owned();
    Vec::new()
}

/// Judges what was answered and forgets tokens and records.
fn finish(model: &mut Model) -> Vec<Effect> {
    let Some(test) = model.second.test.take() else {
        return Vec::new();
    };
    model.recording.isolation = Some(test.judge());
    model.second.phase = SecondPhase::Done;
    model.second.plan = None;
    super::update::judge(model);
    let decision = model
        .report
        .as_ref()
        .map(|report| report.scorecard.decision.clone());
    model.said = format!("Second-account test done. {}", decision.unwrap_or_default());
    vec![Effect::Abort, Effect::Second(SecondEffect::StopRecording)]
}

/// Sending ended early. What was answered as B is worth judging: what was not says so; A's own reads are repeated anew.
fn cut_short(model: &mut Model, why: &str) -> Vec<Effect> {
    let error = Some(format!("Sending ended early: {why}."));
    if model.second.phase == SecondPhase::Baseline {
        model.second.phase = SecondPhase::Recording;
        model.second.error = error;
        return Vec::new();
    }
    if let Some(test) = &mut model.second.test {
        test.stop(why);
    }
    let effects = finish(model);
    model.second.error = error;
    effects
}

fn failed(model: &mut Model, why: String) -> Vec<Effect> {
    model.said.clone_from(&why);
    match model.second.phase {
        SecondPhase::Baseline | SecondPhase::Replaying => {
            let effects = cut_short(model, "the page could not be asked any more");
            model.second.error = Some(why);
            effects
        }
        // The person can mend this: most often by pressing the toolbar button.
        SecondPhase::Recording | SecondPhase::BecomeB if model.second.calls.0 > 0 => {
            model.second.error = Some(why);
            Vec::new()
        }
        _ => {
            reset(model);
            model.second.phase = SecondPhase::Failed;
            model.second.error = Some(why);
            vec![Effect::Second(SecondEffect::StopRecording)]
        }
    }
}

#[cfg(test)]
#[path = "../../../tests/unit/panel/second.rs"]
mod tests;
