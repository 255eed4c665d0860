//! The panel's page.

use crate::panel::{Model, view};
use wasm_bindgen::JsCast;
use web_sys::{Document, Element, FocusOptions, HtmlElement};

/// The page and what was last drawn into it.
pub(super) struct Page {
    document: Document,
    drawn: Vec<(view::Region, String)>,
    said: String,
}

impl Page {
    /// The page we are in; `None` where there is no document.
    pub(super) fn open() -> Option<Self> {
        Some(Self {
            document: web_sys::window()?.document()?,
            drawn: Vec::new(),
            said: String::new(),
        })
    }

    pub(super) fn document(&self) -> &Document {
        &self.document
    }

    /// Draws the regions whose markup has changed; what had the focus has it again if it is still there.
    pub(super) fn draw(&mut self, model: &Model) {
        for (region, markup) in view::regions(model) {
            let markup = markup.into_string();
            let before = self.drawn.iter().position(|(drawn, _)| *drawn == region);
            if before.is_some_and(|at| self.drawn[at].1 == markup) {
                continue;
            }
            let Some(element) = self.document.get_element_by_id(region) else {
                continue;
            };
            let focused = self
                .document
                .active_element()
                .filter(|focused| element.contains(Some(focused)));
            element.set_inner_html(&markup);
            if let Some(focused) = focused {
                self.restore_focus(&focused, region);
            }
            match before {
                Some(at) => self.drawn[at].1 = markup,
                None => self.drawn.push((region, markup)),
            }
        }
        if self.said != model.said
            && let Some(live) = self.document.get_element_by_id("said")
        {
            live.set_text_content(Some(&model.said));
            self.said.clone_from(&model.said);
        }
    }

    /// Puts the focus on what took the element's place; where nothing did, on what is nearest, rather than nowhere.
    fn restore_focus(&self, lost: &Element, region: view::Region) {
        let instead = match region {
            "tab" => "#panel",
            _ => "#header button:enabled",
        };
        let instead = || {
            self.document
                .query_selector(instead)
                .ok()
                .flatten()?
                .dyn_into()
                .ok()
        };
        if let Some(element) = self.html(&lost.id()).or_else(instead) {
            let options = FocusOptions::new();
            options.set_prevent_scroll(true);
            let _ = element.focus_with_options(&options);
        }
    }

    /// Puts the focus on an element and brings it into view.
    pub(super) fn focus(&self, id: &str) {
        if let Some(element) = self.html(id) {
            let _ = element.focus();
        }
    }

    /// Brings an element to the top.
    pub(super) fn reveal(&self, id: &str) {
        if let Some(element) = self.document.get_element_by_id(id) {
            element.scroll_into_view();
        }
    }

    fn html(&self, id: &str) -> Option<HtmlElement> {
        self.document.get_element_by_id(id)?.dyn_into().ok()
    }
}
