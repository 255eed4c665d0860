//! What the second-account test wants done.

use super::App;
use super::effects::answer;
use super::host::{self, sentence};
use crate::panel::{Event, Note, SecondEffect, SecondEvent};
use crate::traffic::Outgoing;
use std::future::Future;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::spawn_local;

pub(super) fn perform(app: &App, tab: i32, effect: SecondEffect) {
    match effect {
        SecondEffect::Record(attempt, url) => record(app, tab, attempt, url),
        SecondEffect::StopRecording => spawn_local(async {
            // Where the tab is gone, so is the recorder.
            let _ = host::stop_recording().await;
        }),
        SecondEffect::Send(attempt, requests) => send(app, tab, attempt, requests),
    }
}

/// The recorder outlives this call, and so do its two listeners: a few bytes a test.
fn record(app: &App, tab: i32, attempt: u32, url: String) {
    let on_call = listener(app, move |text| SecondEvent::Called(attempt, text));
    let on_note = listener(app, move |kind| {
        let failed = || {
            SecondEvent::Failed(
                attempt,
                format!("The recorder said something unknown: {kind}."),
            )
        };
        Note::from_kind(&kind).map_or_else(failed, |note| SecondEvent::Noted(attempt, note))
    });
    let app = app.clone();
    spawn_local(async move {
        let recording = host::record(
            tab,
            &url,
            false,
            on_call.unchecked_ref(),
            on_note.unchecked_ref(),
        );
        if let Err(why) = recording.await {
            app.dispatch(Event::Second(SecondEvent::Failed(attempt, sentence(&why))));
        }
    });
}

fn listener(app: &App, event: impl Fn(String) -> SecondEvent + 'static) -> JsValue {
    let app = app.clone();
    Closure::<dyn FnMut(String)>::new(move |text| app.dispatch(Event::Second(event(text))))
        .into_js_value()
}

fn send(app: &App, tab: i32, attempt: u32, requests: Vec<Outgoing>) {
    let listening = app.clone();
    let on_answer = Closure::<dyn FnMut(String)>::new(move |text| {
        listening.dispatch(Event::Second(SecondEvent::Answered(attempt, text)));
    });
    let sending = async move {
        let requests = serde_json::to_string(&requests).map_err(|why| format!("{why}."))?;
        let sent = host::replay(tab, &requests, on_answer.as_ref().unchecked_ref()).await;
        sent.map_err(|why| sentence(&why))
    };
    answer(app, ended(attempt, sending));
}

async fn ended(attempt: u32, sending: impl Future<Output = Result<JsValue, String>>) -> Event {
    Event::Second(match sending.await {
        Ok(stopped) => SecondEvent::Sent(attempt, stopped.as_string()),
        Err(why) => SecondEvent::Failed(attempt, why),
    })
}
