//! What the field view wants done: storage, and the Chrome UX Report.

use super::App;
use super::effects::answer;
use super::host::sentence;
use crate::field::{Arrival, Visits, keep as add};
use crate::panel::{Answers, Event, FieldEffect, FieldEvent, Shelf};
use js_sys::{Function, JsString};
use serde::Deserialize;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::prelude::*;

#[wasm_bindgen(raw_module = "../panel/storage.js")]
extern "C" {
    #[wasm_bindgen(catch)]
    async fn keep(origin: &str, add: &Function) -> Result<JsValue, JsValue>;

    #[wasm_bindgen(catch)]
    async fn forget(origin: &str) -> Result<JsValue, JsValue>;

    #[wasm_bindgen(catch, js_name = forgetKey)]
    async fn forget_key() -> Result<JsValue, JsValue>;
}

#[wasm_bindgen(raw_module = "../panel/crux.js")]
extern "C" {
    #[wasm_bindgen(catch)]
    async fn ask(requests: Vec<JsString>) -> Result<JsValue, JsValue>;
}

/// What `keep` gives.
#[derive(Deserialize)]
struct Found {
    kept: bool,
    key: bool,
}

/// What `ask` gives.
#[derive(Deserialize)]
struct Heard {
    answers: Vec<Heading>,
    key: bool,
}

#[derive(Deserialize)]
struct Heading {
    status: u16,
    body: String,
}

pub(super) fn perform(app: &App, effect: FieldEffect) {
    match effect {
        FieldEffect::Keep(run, arrival) => answer(app, async move {
            let shelf = keep_visit(*arrival).await.map_err(|why| sentence(&why));
            Event::Field(FieldEvent::Kept(run, shelf))
        }),
        FieldEffect::Forget(origin) => answer(app, async move {
            let done = forget(&origin).await;
            let done = done.map(drop).map_err(|why| sentence(&why));
            Event::Field(FieldEvent::Forgotten(origin, done))
        }),
        FieldEffect::ForgetKey => answer(app, async move {
            let done = forget_key().await;
            Event::Field(FieldEvent::KeyForgotten(
                done.map(drop).map_err(|why| sentence(&why)),
            ))
        }),
        FieldEffect::Ask(attempt, requests) => answer(app, async move {
            let answers = ask_report(requests).await.map_err(|why| sentence(&why));
            Event::Field(FieldEvent::Answered(attempt, answers))
        }),
    }
}

async fn keep_visit(arrival: Arrival) -> Result<Shelf, JsValue> {
    // Stays empty where storage fails before it is asked.
    let visits: Rc<RefCell<Result<Option<Visits>, String>>> = Rc::new(RefCell::new(Ok(None)));
    let seen = Rc::clone(&visits);
    let origin = arrival.origin.clone();
    let add = Closure::<dyn FnMut(String) -> Option<String>>::new(move |stored: String| {
        let (changes, found) = match add(&stored, &arrival) {
            Ok(kept) => (kept.changes, Ok(kept.visits)),
            Err(why) => (None, Err(why)),
        };
        *seen.borrow_mut() = found;
        changes
    });
    let found = keep(&origin, add.as_ref().unchecked_ref()).await?;
    let Found { kept, key } = serde_wasm_bindgen::from_value(found)?;
    Ok(Shelf {
        visits: visits.replace(Ok(None)),
        kept,
        key,
    })
}

async fn ask_report(requests: Vec<String>) -> Result<Answers, JsValue> {
    let requests = requests.into_iter().map(JsString::from).collect();
    let Heard { answers, key } = serde_wasm_bindgen::from_value(ask(requests).await?)?;
    let answers = answers.into_iter().map(|heard| (heard.status, heard.body));
    Ok(Answers {
        answers: answers.collect(),
        key,
    })
}
