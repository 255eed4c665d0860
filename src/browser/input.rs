//! What the person does in the panel, as events. One listener a kind on the whole document: regions come and go.

use super::App;
use crate::panel::{Action, Event};
use gloo::events::EventListener;
use wasm_bindgen::JsCast;
use web_sys::{Document, Element, HtmlElement, HtmlInputElement, KeyboardEvent};

/// Listens for as long as the page lives.
pub(super) fn listen(app: &App, document: &Document) {
    on(app, document, "click", |app, target, _| {
        let Some(control) = closest(target, "[data-action]") else {
            return;
        };
        let value = control.get_attribute("data-value").unwrap_or_default();
        act(
            app,
            &control.get_attribute("data-action").unwrap_or_default(),
            &value,
        );
    });
    on(app, document, "input", |app, target, _| {
        if let Some(field) = target.dyn_ref::<HtmlInputElement>()
            && let Some(action) = field.get_attribute("data-input")
        {
            act(app, &action, &field.value());
        }
    });
    on(app, document, "keydown", |_, target, event| {
        if let Some(event) = event.dyn_ref::<KeyboardEvent>() {
            move_among_tabs(target, event);
        }
    });
    for kind in ["pointerover", "focusin"] {
        on(app, document, kind, |app, target, _| {
            app.point(pointed(target))
        });
    }
    for kind in ["pointerleave", "focusout"] {
        on(app, document, kind, |app, _, _| app.point(None));
    }
}

fn on(
    app: &App,
    document: &Document,
    kind: &'static str,
    mut handle: impl FnMut(&App, &Element, &web_sys::Event) + 'static,
) {
    let app = app.clone();
    let listener = EventListener::new(document, kind, move |event| {
        let target = event.target();
        // `pointerleave` of the whole document has the document itself as its target.
        let target = target.and_then(|target| match target.dyn_into::<Element>() {
            Ok(element) => Some(element),
            Err(target) => target.dyn_into::<Document>().ok()?.document_element(),
        });
        if let Some(target) = target {
            handle(&app, &target, event);
        }
    });
    listener.forget();
}

fn act(app: &App, name: &str, value: &str) {
    if let Some(action) = Action::parse(name, value) {
        app.dispatch(Event::Did(action));
    }
}

fn closest(target: &Element, selector: &str) -> Option<Element> {
    target.closest(selector).ok().flatten()
}

fn pointed(target: &Element) -> Option<String> {
    closest(target, "[data-point]")?.get_attribute("data-point")
}

/// Arrow keys, Home and End choose a tab, as the ARIA pattern for tabs has it.
fn move_among_tabs(target: &Element, event: &KeyboardEvent) {
    let Some(list) = closest(target, "[role=tablist]") else {
        return;
    };
    let Ok(tabs) = list.query_selector_all("[role=tab]") else {
        return;
    };
    let last = tabs.length().saturating_sub(1);
    let here = (0..=last).find(|at| {
        tabs.item(*at)
            .is_some_and(|tab| tab.is_same_node(Some(target)))
    });
    let Some(here) = here else { return };
    let next = match event.key().as_str() {
        "ArrowRight" if here == last => 0,
        "ArrowRight" => here + 1,
        "ArrowLeft" if here == 0 => last,
        "ArrowLeft" => here - 1,
        "Home" => 0,
        "End" => last,
        _ => return,
    };
    event.prevent_default();
    if let Some(tab) = tabs
        .item(next)
        .and_then(|tab| tab.dyn_into::<HtmlElement>().ok())
    {
        // Focus first: the press redraws the list, and focus is kept by id.
        let _ = tab.focus();
        tab.click();
    }
}
