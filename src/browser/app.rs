//! The loop: an event changes the model, the page is drawn, effects are carried out.

use super::dom::Page;
use super::{effects, host, input, live};
use crate::panel::view::{Badge, badge};
use crate::panel::{Action, Event, Model, Options, update};
use js_sys::{Array, Function, Object, Promise, Reflect, Uint8Array};
use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use std::cell::RefCell;
use std::collections::VecDeque;
use std::rc::Rc;
use wasm_bindgen::prelude::*;

/// The panel of one tab.
#[wasm_bindgen]
#[derive(Clone)]
pub struct App(Rc<Inner>);

struct Inner {
    tab: Option<i32>,
    model: RefCell<Model>,
    page: RefCell<Option<Page>>,
    /// What the toolbar button says.
    badge: RefCell<Option<Badge>>,
    /// Events not yet handled: an effect may bring one while another is being handled.
    queue: RefCell<VecDeque<Event>>,
    /// What is pointed at.
    pointed: RefCell<Option<String>>,
    /// Who waits until nothing is running.
    waiting: RefCell<Vec<Function>>,
}

#[wasm_bindgen]
impl App {
    /// A panel for that tab; without one it only says how to begin.
    #[wasm_bindgen(constructor)]
    #[must_use]
    pub fn new(tab: Option<i32>) -> Self {
        Self(Rc::new(Inner {
            tab,
            model: RefCell::default(),
            page: RefCell::new(Page::open()),
            badge: RefCell::default(),
            queue: RefCell::default(),
            pointed: RefCell::default(),
            waiting: RefCell::default(),
        }))
    }

    /// Listens and begins the first audit.
    pub fn start(&self) {
        if let Some(page) = self.0.page.borrow().as_ref() {
            input::listen(self, page.document());
        }
        let Some(tab) = self.0.tab else {
            self.dispatch(Event::OpenedAlone);
            return;
        };
        let app = self.clone();
        let tell = Closure::<dyn FnMut(String)>::new(move |what: String| match what.as_str() {
            "clicked" => app.dispatch(Event::Clicked),
            "left" => app.dispatch(Event::PageLeft),
            "closed" => app.dispatch(Event::TabClosed),
            _ => {}
        });
        host::watch(tab, tell.into_js_value().unchecked_ref());
        self.dispatch(Event::Clicked);
    }

    /// Where the audit and the second-account test stand.
    ///
    /// # Errors
    /// Never in practice: when the state can't be written as JavaScript values.
    pub fn state(&self) -> Result<JsValue, JsValue> {
        to_js(&self.0.model.borrow().state())
    }

    /// The state, once nothing is running.
    pub fn settled(&self) -> Promise {
        let waiting = Promise::new(&mut |resolve, _| self.0.waiting.borrow_mut().push(resolve));
        self.wake();
        waiting
    }

    /// Judges by these options, now and from now on.
    ///
    /// # Errors
    /// When `options` is not of that form.
    pub fn configure(&self, options: JsValue) -> Result<(), JsValue> {
        let options: Options = serde_wasm_bindgen::from_value(options)?;
        self.dispatch(Event::Configure(options));
        Ok(())
    }

    /// The report as `json` or `html`.
    ///
    /// # Errors
    /// When there is no report, or no such format.
    pub fn report(&self, format: &str) -> Result<String, JsValue> {
        let model = self.0.model.borrow();
        let written = match format {
            "json" => model.json(),
            "html" => model.html(),
            _ => return Err(js_sys::Error::new("a report is `json` or `html`").into()),
        };
        written.map_err(|why| js_sys::Error::new(&why).into())
    }

    /// The files of the exhibits: `[{ file, bytes }]`.
    ///
    /// # Errors
    /// Never in practice: when an object can't be given a property.
    pub fn exhibits(&self) -> Result<Array, JsValue> {
        let exhibits = Array::new();
        for (file, bytes) in self.0.model.borrow().exhibits() {
            let exhibit = Object::new();
            Reflect::set(&exhibit, &"file".into(), &file.into())?;
            Reflect::set(&exhibit, &"bytes".into(), &Uint8Array::from(bytes))?;
            exhibits.push(&exhibit);
        }
        Ok(exhibits)
    }
}

impl App {
    /// Handles an event, and all that it brings at once.
    pub(super) fn dispatch(&self, event: Event) {
        self.0.queue.borrow_mut().push_back(event);
        // Whoever has the model borrowed is in the loop below and takes the event next.
        while let Ok(mut model) = self.0.model.try_borrow_mut() {
            let Some(event) = self.0.queue.borrow_mut().pop_front() else {
                break;
            };
            let preview = model.shot.as_ref().map(|shot| shot.preview.clone());
            let effects = update(&mut model, event);
            if let Some(preview) = preview
                && model
                    .shot
                    .as_ref()
                    .is_none_or(|shot| shot.preview != preview)
            {
                host::forget(&preview);
            }
            if let Ok(mut page) = self.0.page.try_borrow_mut()
                && let Some(page) = page.as_mut()
            {
                page.draw(&model);
            }
            self.tell(badge(&model));
            drop(model);
            for effect in effects {
                effects::perform(self, effect);
            }
        }
        self.wake();
    }

    /// Puts the badge on the toolbar button when it is another one.
    fn tell(&self, badge: Option<Badge>) {
        if let Some(tab) = self.0.tab
            && *self.0.badge.borrow() != badge
        {
            live::show(tab, badge.as_ref());
            self.0.badge.replace(badge);
        }
    }

    /// Something in the panel is pointed at, or nothing any more.
    pub(super) fn point(&self, at: Option<String>) {
        if *self.0.pointed.borrow() == at {
            return;
        }
        self.0.pointed.borrow_mut().clone_from(&at);
        let action = at.map_or(Some(Action::PointAway), |at| Action::parse("point", &at));
        if let Some(action) = action {
            self.dispatch(Event::Did(action));
        }
    }

    pub(super) fn tab(&self) -> Option<i32> {
        self.0.tab
    }

    pub(super) fn reveal(&self, id: &str) {
        if let Some(page) = self.0.page.borrow().as_ref() {
            page.reveal(id);
        }
    }

    pub(super) fn focus(&self, id: &str) {
        if let Some(page) = self.0.page.borrow().as_ref() {
            page.focus(id);
        }
    }

    /// Reads the model; never while an event is handled.
    pub(super) fn with_model<T>(&self, read: impl FnOnce(&Model) -> T) -> T {
        read(&self.0.model.borrow())
    }

    fn wake(&self) {
        if self.0.model.try_borrow().is_ok_and(|model| model.settled())
            && let Ok(state) = self.state()
        {
            for resolve in self.0.waiting.take() {
                let _ = resolve.call1(&JsValue::NULL, &state);
            }
        }
    }
}

pub(super) fn to_js(value: &impl Serialize) -> Result<JsValue, JsValue> {
    Ok(value.serialize(&Serializer::json_compatible())?)
}
