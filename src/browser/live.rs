//! What live mode wants done, and the toolbar's badge.

use super::App;
use super::effects::answer;
use super::host::{self, sentence};
use crate::panel::view::Badge;
use crate::panel::{Event, LiveEffect, LiveEvent, Note};
use js_sys::Function;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::spawn_local;

#[wasm_bindgen(raw_module = "../panel/live.js")]
extern "C" {
    #[wasm_bindgen(catch)]
    async fn watch(
        tab: i32,
        origin: &str,
        now: bool,
        on_batch: &Function,
        on_note: &Function,
    ) -> Result<JsValue, JsValue>;

    fn stop();

    async fn flush() -> JsValue;

    fn badge(tab: i32, text: &str, color: &str, title: &str);
}

pub(super) fn perform(app: &App, tab: i32, effect: LiveEffect) {
    match effect {
        LiveEffect::Watch(session, origin) => {
            let app = app.clone();
            spawn_local(async move {
                if let Err(why) = begin(&app, tab, session, &origin, true).await {
                    fail(&app, session, &why);
                }
            });
        }
        LiveEffect::Record(session, url) => record(app, tab, session, url),
        LiveEffect::Stop => stop(),
        LiveEffect::StopRecording => spawn_local(async {
            // Where the tab is gone, so is the recorder.
            let _ = host::stop_recording().await;
        }),
        LiveEffect::Flush(run) => answer(app, async move {
            let told = flush().await.as_bool().unwrap_or(false);
            Event::Live(LiveEvent::Flushed(run, told))
        }),
    }
}

/// Shows a badge on the toolbar button, or none.
pub(super) fn show(tab: i32, shown: Option<&Badge>) {
    match shown {
        Some(shown) => badge(tab, shown.text, shown.color, &shown.title),
        None => badge(tab, "", "", ""),
    }
}

/// The listeners outlive this call, as the watcher does: a few bytes a watch.
async fn begin(
    app: &App,
    tab: i32,
    session: u32,
    origin: &str,
    now: bool,
) -> Result<JsValue, JsValue> {
    let on_batch = listener(app, move |text| LiveEvent::Batch(session, text));
    let on_note = listener(app, move |kind| match &*kind {
        "document" => LiveEvent::Began(session),
        _ => LiveEvent::Gone(session),
    });
    watch(
        tab,
        origin,
        now,
        on_batch.unchecked_ref(),
        on_note.unchecked_ref(),
    )
    .await
}

/// First the watcher listens for the next document, then the tab is loaded anew.
fn record(app: &App, tab: i32, session: u32, url: String) {
    let on_call = listener(app, move |text| LiveEvent::Called(session, text));
    let on_note = listener(app, move |kind| {
        LiveEvent::Noted(session, Note::from_kind(&kind).unwrap_or(Note::Listening))
    });
    let app = app.clone();
    spawn_local(async move {
        let origin = app.with_model(|model| {
            let subject = model.subject.as_ref();
            subject.map_or_else(String::new, |subject| subject.origin().to_owned())
        });
        let begun = async {
            begin(&app, tab, session, &origin, false).await?;
            host::record(
                tab,
                &url,
                true,
                on_call.unchecked_ref(),
                on_note.unchecked_ref(),
            )
            .await
        };
        if let Err(why) = begun.await {
            fail(&app, session, &why);
        }
    });
}

fn fail(app: &App, session: u32, why: &JsValue) {
    app.dispatch(Event::Live(LiveEvent::Failed(session, sentence(why))));
}

fn listener(app: &App, event: impl Fn(String) -> LiveEvent + 'static) -> JsValue {
    let app = app.clone();
    Closure::<dyn FnMut(String)>::new(move |text| app.dispatch(Event::Live(event(text))))
        .into_js_value()
}
