//! Live mode: the vitals move as one uses the page, and a log tells of every interaction. Either the open page is
//! watched from where it is, or it is loaded anew, watched from its beginning, and its calls recorded.

mod model;

pub use model::{Live, LiveEffect, LiveEvent, LivePhase, LivePress};

use super::{Effect, Model};
use crate::report::words;
use crate::traffic::Call;
use crate::vitals::{self, Metrics, Name, Rating, Timeline};

/// Interactions in the log.
const LOGGED: usize = 50;
/// The vitals that are judged, and therefore worth telling of.
const CORE: [Name; 3] = [Name::Lcp, Name::Inp, Name::Cls];

/// What follows from what watching brings; what belongs to an earlier watch is ignored.
pub(super) fn update(model: &mut Model, event: LiveEvent) -> Vec<Effect> {
    let (LiveEvent::Began(session)
    | LiveEvent::Batch(session, _)
    | LiveEvent::Gone(session)
    | LiveEvent::Called(session, _)
    | LiveEvent::Noted(session, _)
    | LiveEvent::Failed(session, _)) = &event
    else {
        return Vec::new();
    };
    if *session != model.live.session || !model.live.is_on() {
        return Vec::new();
    }
    match event {
        LiveEvent::Began(_) => began(model),
        LiveEvent::Batch(_, text) => {
            // The page can't speak here: the watcher runs in a world of its own.
            if let Ok(batch) = Timeline::parse(&text) {
                absorb(model, batch);
            }
            Vec::new()
        }
        LiveEvent::Called(_, text) => {
            if let Ok(call) = Call::from_json(&text) {
                model.recording.remember(&call);
            }
            Vec::new()
        }
        LiveEvent::Noted(_, note) => {
            if let Some(problem) = note.problem() {
                say(model, problem);
            }
            Vec::new()
        }
        LiveEvent::Gone(_) => end(
            model,
            "The tab went to another site, so watching has ended. Go back to the app and press the Premortem button \
             in the toolbar.",
        ),
        LiveEvent::Failed(_, why) => end(model, &why),
        LiveEvent::Flushed(..) => Vec::new(),
    }
}

/// What follows from what a person presses.
pub(super) fn press(model: &mut Model, press: LivePress) -> Vec<Effect> {
    let free = !model.auditing() && !model.second.in_progress();
    match press {
        LivePress::Watch if free && !model.live.is_on() => begin(model, LivePhase::Watching),
        LivePress::Record if free => begin(model, LivePhase::Recording),
        LivePress::Pause if model.live.is_on() => {
            model.live.paused = !model.live.paused;
            show(model);
            Vec::new()
        }
        LivePress::Stop if model.live.is_on() => end(model, "You ended watching."),
        LivePress::Finish if free && model.live.is_on() => {
            let effects = super::update::start(model);
            model.live.finishing = true;
            effects
        }
        _ => Vec::new(),
    }
}

fn begin(model: &mut Model, phase: LivePhase) -> Vec<Effect> {
    let Some(subject) = &model.subject else {
        return Vec::new();
    };
    let (origin, url) = (subject.origin().to_owned(), subject.url.clone());
    model.live = Live {
        phase,
        session: model.live.session + 1,
        ..Live::default()
    };
    let session = model.live.session;
    match phase {
        LivePhase::Recording => {
            model.recording.calls.clear();
            model.said =
                "Loading the page anew, to watch and record it from its beginning.".to_owned();
            vec![
                Effect::Unmark,
                Effect::Live(LiveEffect::Record(session, url)),
            ]
        }
        _ => {
            model.said = "Watching the page. Use it as your users do.".to_owned();
            vec![Effect::Live(LiveEffect::Watch(session, origin))]
        }
    }
}

fn began(model: &mut Model) -> Vec<Effect> {
    let live = &mut model.live;
    live.documents += 1;
    live.timeline = None;
    live.seen = None;
    live.recent = vitals::Recent::default();
    live.metrics = None;
    live.log.clear();
    live.note = None;
    if live.documents > 1 {
        say(
            model,
            "Another page of the app has loaded. Watching goes on there, and its vitals begin anew.",
        );
    }
    Vec::new()
}

fn absorb(model: &mut Model, batch: Timeline) {
    let live = &mut model.live;
    live.recent.absorb(&batch);
    match &mut live.timeline {
        Some(timeline) => timeline.absorb(batch),
        None => live.timeline = Some(batch),
    }
    show(model);
}

/// Brings what is shown up to date, unless it shall stand still.
fn show(model: &mut Model) {
    let live = &mut model.live;
    let Some(timeline) = live.timeline.as_ref().filter(|_| !live.paused) else {
        return;
    };
    let metrics = vitals::metrics(timeline);
    let log = live.recent.interactions(LOGGED);
    let before = live.log.first().map_or(-1.0, |newest| newest.phases.start);
    let slow = log.first().filter(|newest| {
        newest.phases.start > before && Name::Inp.thresholds().rate(newest.latency) == Rating::Poor
    });
    let slow = slow.map(|slow| {
        let target = slow.target.as_deref().unwrap_or("an element");
        format!("Slow: {target} answered after {:.0} ms.", slow.latency)
    });
    let news = live
        .metrics
        .as_ref()
        .and_then(|before| changed(before, &metrics))
        .or(slow);
    live.metrics = Some(metrics);
    live.log = log;
    if let Some(news) = news {
        model.said = news;
    }
}

/// The first vital whose grade is another one now, in words.
fn changed(before: &Metrics, now: &Metrics) -> Option<String> {
    CORE.into_iter().find_map(|name| {
        let (was, is) = (before.get(&name)?, now.get(&name)?);
        let rating = is.rating.filter(|rating| Some(*rating) != was.rating)?;
        let value = words::value(is);
        let word = rating.sign().word;
        Some(format!("{}: {value}, {word}.", name.short()))
    })
}

/// Watches no more; the log stays until something else begins.
fn end(model: &mut Model, why: &str) -> Vec<Effect> {
    let recording = model.live.phase == LivePhase::Recording;
    let mut effects = give_way(model);
    if recording {
        effects.push(Effect::Live(LiveEffect::StopRecording));
    }
    say(model, why);
    effects
}

/// Watches no more because something else begins that records the page itself.
pub(super) fn give_way(model: &mut Model) -> Vec<Effect> {
    let live = &mut model.live;
    if !live.is_on() {
        return Vec::new();
    }
    live.phase = LivePhase::Off;
    live.paused = false;
    live.finishing = false;
    live.timeline = None;
    live.metrics = None;
    live.seen = None;
    live.note = None;
    vec![Effect::Live(LiveEffect::Stop)]
}

/// The tab was closed.
pub(super) fn closed(model: &mut Model) -> Vec<Effect> {
    if !model.live.is_on() {
        return Vec::new();
    }
    end(model, "The tab was closed, so watching has ended.")
}

/// How the audit gets the timeline of the page: from the watcher, where there is one.
pub(super) fn timeline_for(model: &Model, run: u32) -> Effect {
    if model.live.is_on() {
        Effect::Live(LiveEffect::Flush(run))
    } else {
        Effect::ReadTimeline(run)
    }
}

/// The page has told all it knows, or not: what it told is kept for the audit. Where watching ends with the audit, it
/// does so now.
pub(super) fn flushed(model: &mut Model, told: bool) -> Vec<Effect> {
    let seen = model.live.timeline.clone().filter(|_| told);
    let effects = if model.live.finishing {
        let effects = end(model, "");
        model.live.note = None;
        effects
    } else {
        Vec::new()
    };
    model.live.seen = seen;
    effects
}

/// The timeline for the audit: what was watched, where something was, and of the rest what the browser kept.
pub(super) fn completed(model: &mut Model, read: Timeline) -> Timeline {
    match model.live.seen.take() {
        Some(mut seen) => {
            seen.absorb(read);
            seen
        }
        None => read,
    }
}

fn say(model: &mut Model, what: &str) {
    model.live.note = Some(what.to_owned());
    what.clone_into(&mut model.said);
}

#[cfg(test)]
#[path = "../../../tests/unit/panel/live.rs"]
mod tests;
