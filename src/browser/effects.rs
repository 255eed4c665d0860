//! What the model wants done, done with the browser. Whatever goes wrong comes back as an event.

use super::app::to_js;
use super::host::{self, sentence};
use super::{App, field, live, traffic};
use crate::load::Load;
use crate::page::{Decoder, Snapshot};
use crate::panel::{Effect, Event, Format, Mark, Shot};
use crate::vitals::Timeline;
use js_sys::{Reflect, Uint8Array};
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::spawn_local;

/// Begins an effect; a panel without a tab has none to carry out.
pub(super) fn perform(app: &App, effect: Effect) {
    let Some(tab) = app.tab() else { return };
    match effect {
        Effect::Inspect(run) => answer(app, async move {
            let subject = host::inspect(tab)
                .await
                .and_then(|subject| Ok(serde_wasm_bindgen::from_value(subject)?));
            subject.map_or_else(
                |why| Event::Failed(run, sentence(&why)),
                |subject| Event::Inspected(run, subject),
            )
        }),
        Effect::ReadTimeline(run) => answer(app, async move {
            let entries = host::read_timeline(tab).await.map_err(|why| sentence(&why));
            let timeline = entries.and_then(|entries| {
                Timeline::parse(&entries.as_string().unwrap_or_default()).map(Box::new)
            });
            Event::Timeline(run, timeline)
        }),
        Effect::ReadLoad(run, address) => answer(app, async move {
            let (url, refused) = match address {
                Ok(url) => (Some(url), None),
                Err(why) => (None, Some(why)),
            };
            let read = host::read_load(tab, url, refused)
                .await
                .map_err(|why| sentence(&why));
            let load = read
                .and_then(|read| Load::parse(&read.as_string().unwrap_or_default()).map(Box::new));
            Event::Loaded(run, load)
        }),
        Effect::Collect(run) => {
            let progress = app.clone();
            answer(app, async move {
                match collect(tab, move |done, total| {
                    progress.dispatch(Event::Progress(run, done, total))
                })
                .await
                {
                    Ok(snapshot) => Event::Collected(run, Box::new(snapshot)),
                    Err(why) => Event::Failed(run, why),
                }
            });
        }
        Effect::Picture(run) => answer(app, async move {
            Event::Pictured(
                run,
                host::picture(tab)
                    .await
                    .and_then(|shot| shot_of(&shot))
                    .map_err(|why| sentence(&why)),
            )
        }),
        Effect::Judge(run) => answer(app, async move {
            host::drawn().await;
            Event::Judge(run)
        }),
        Effect::Abort => host::abort(),
        Effect::Mark(marks) => spawn_local(async move { mark(tab, &marks).await }),
        Effect::Unmark => spawn_local(async move {
            // A page that is gone holds no marks.
            let _ = host::unmark(tab).await;
        }),
        Effect::Reveal(id) => app.reveal(id),
        Effect::Focus(id) => app.focus(&id),
        Effect::Export(format) => export(app, format),
        Effect::Live(effect) => live::perform(app, tab, effect),
        Effect::Field(effect) => field::perform(app, effect),
        Effect::Second(effect) => traffic::perform(app, tab, effect),
    }
}

/// Waits for what an effect brings, without holding anything up.
pub(super) fn answer(app: &App, work: impl Future<Output = Event> + 'static) {
    let app = app.clone();
    spawn_local(async move {
        let event = work.await;
        app.dispatch(event);
    });
}

async fn collect(
    tab: i32,
    on_progress: impl FnMut(u32, u32) + 'static,
) -> Result<Snapshot, String> {
    let decoder = Rc::new(RefCell::new(Decoder::default()));
    let feeding = Rc::clone(&decoder);
    let on_chunk =
        Closure::<dyn FnMut(Uint8Array) -> Result<(), JsValue>>::new(move |chunk: Uint8Array| {
            feeding
                .borrow_mut()
                .feed(&chunk.to_vec())
                .map_err(|why| js_sys::Error::new(&format!("The audit failed: {why}.")).into())
        });
    let on_progress = Closure::<dyn FnMut(u32, u32)>::new(on_progress);
    host::collect(
        tab,
        on_chunk.as_ref().unchecked_ref(),
        on_progress.as_ref().unchecked_ref(),
    )
    .await
    .map_err(|why| sentence(&why))?;
    let decoder = decoder.take();
    decoder
        .finish()
        .map_err(|why| format!("The audit failed: {why}."))
}

fn shot_of(shot: &JsValue) -> Result<Shot, JsValue> {
    let text = |name: &str| {
        Ok::<_, JsValue>(
            Reflect::get(shot, &name.into())?
                .as_string()
                .unwrap_or_default(),
        )
    };
    Ok(Shot {
        bytes: Uint8Array::new(&Reflect::get(shot, &"bytes".into())?).to_vec(),
        sha256: text("sha256")?,
        data_url: text("dataUrl")?,
        preview: text("preview")?,
    })
}

async fn mark(tab: i32, marks: &[Mark]) {
    if let Ok(marks) = to_js(&marks) {
        // Outlines are a courtesy: where the page is gone or closed to us, the list itself still tells.
        let _ = host::mark(tab, marks).await;
    }
}

fn export(app: &App, format: Format) {
    let file = app.with_model(|model| match format {
        Format::Html => model
            .html()
            .map(|text| (model.file_name("html"), "text/html", text)),
        Format::Json => model
            .json()
            .map(|text| (model.file_name("json"), "application/json", text)),
    });
    if let Ok((name, mime, text)) = file {
        host::download(&name, mime, &text);
    }
}
