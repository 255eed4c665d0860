//! Whether the keyboard can reach an element.

use super::Semantics;
use crate::page::{Element, NodeId, State};

impl Semantics<'_> {
    /// Whether the element can take the focus, by script or by keyboard: it is rendered, not disabled, not inert, and
    /// has a `tabindex` or is focusable by itself. <https://html.spec.whatwg.org/multipage/interaction.html#focusable-area>
    #[must_use]
    pub fn focusable(&self, id: NodeId) -> bool {
        self.element(id).is_some_and(|element| {
            self.can_have_focus(id, element)
                && (tabindex(element).is_some()
                    || element.state.has(State::FOCUSABLE)
                    || natively_focusable(element))
        })
    }

    /// Whether Tab reaches the element.
    #[must_use]
    pub fn tabbable(&self, id: NodeId) -> bool {
        self.focusable(id)
            && self
                .element(id)
                .and_then(tabindex)
                .is_none_or(|tabindex| tabindex >= 0)
    }

    /// The `tabindex` attribute, where it is a number.
    #[must_use]
    pub fn tabindex(&self, id: NodeId) -> Option<i32> {
        self.element(id).and_then(tabindex)
    }

    fn can_have_focus(&self, id: NodeId, element: &Element) -> bool {
        let sight = self.sight[id.0 as usize];
        sight.can_be_focused()
            && !element.state.has(State::INERT)
            && !element.state.has(State::DISABLED)
    }
}

/// The `tabindex` attribute, where it is a number.
/// <https://html.spec.whatwg.org/multipage/common-microsyntaxes.html#rules-for-parsing-integers>
pub(super) fn tabindex(element: &Element) -> Option<i32> {
    let text = element.attribute("tabindex")?.trim_ascii_start();
    let end = text
        .char_indices()
        .find(|&(at, c)| !(c.is_ascii_digit() || (at == 0 && matches!(c, '-' | '+'))))
        .map_or(text.len(), |(at, _)| at);
    text[..end].parse().ok()
}

/// The elements that take the focus without a `tabindex`, however the snapshot was made.
fn natively_focusable(element: &Element) -> bool {
    if element.namespace != crate::page::Namespace::Html {
        return &*element.tag == "a"
            && (element.attribute("href").is_some() || element.attribute("xlink:href").is_some());
    }
    match &*element.tag {
        "a" | "area" => element.attribute("href").is_some(),
        "input" => !element
            .attribute("type")
            .is_some_and(|kind| kind.eq_ignore_ascii_case("hidden")),
        "button" | "select" | "textarea" | "summary" | "iframe" => true,
        "audio" | "video" => element.attribute("controls").is_some(),
        _ => element
            .attribute("contenteditable")
            .is_some_and(|value| !value.eq_ignore_ascii_case("false")),
    }
}

#[cfg(test)]
#[path = "../../tests/unit/semantics/focus.rs"]
mod tests;
