//! Names HTML and SVG give: step 2E. <https://www.w3.org/TR/html-aam-1.0/#accname-computation>

use super::{Name, Source, Walk, Way, named, non_blank};
use crate::page::{Element, Namespace, NodeId};
use crate::semantics::{Role, Semantics};

impl Semantics<'_> {
    /// The name an element has by its language alone: labels, alternatives, captions.
    pub(super) fn native_name(
        &self,
        id: NodeId,
        element: &Element,
        way: Way,
        walk: &mut Walk,
    ) -> Name {
        // A label names the field itself, not what the field is part of.
        if way.asker == id && !way.referred {
            let labels = self.labels_text(id, walk);
            if non_blank(&labels) {
                return named(&labels, Source::Label);
            }
        }
        if let Some(name) = self.own_alternative(id, element) {
            return name;
        }
        if element.namespace == Namespace::Html
            && let Some(caption) = self.caption(id, element)
        {
            let way = Way {
                referred: true,
                hidden_too: false,
                ..way
            };
            if !self.hidden(caption) {
                return named(&self.content(caption, way, walk), Source::Caption);
            }
        }
        Name::default()
    }

    /// What an attribute or a graphic's `<title>` says; `Some` even when it is empty, where the element then has no
    /// other content to speak of.
    pub(super) fn own_alternative(&self, id: NodeId, element: &Element) -> Option<Name> {
        let attribute = |name: &str, source: Source| {
            element
                .attribute(name)
                .filter(|value| non_blank(value))
                .map(|value| named(value, source))
        };
        if element.namespace == Namespace::Svg {
            let title = self.page.children(id).find(|&child| {
                self.element(child).is_some_and(|child| {
                    child.namespace == Namespace::Svg && &*child.tag == "title"
                })
            })?;
            let text: String = self
                .page
                .children(title)
                .filter_map(|text| match &self.page.node(text).kind {
                    crate::page::NodeKind::Text { text, .. } => Some(&**text),
                    _ => None,
                })
                .collect();
            return non_blank(&text).then(|| named(&text, Source::Caption));
        }
        match &*element.tag {
            "img" | "area" => attribute("alt", Source::Alt),
            "optgroup" | "option" | "track" => attribute("label", Source::Value),
            "input" => {
                let kind = element.attribute("type").unwrap_or_default().trim();
                match &*kind.to_ascii_lowercase() {
                    "button" => attribute("value", Source::Value),
                    "submit" | "reset" => attribute("value", Source::Value)
                        .or_else(|| element.attribute("title").is_none().then(|| browser(kind))),
                    "image" => attribute("alt", Source::Alt)
                        .or_else(|| element.attribute("title").is_none().then(|| browser(kind))),
                    _ => None,
                }
            }
            _ => None,
        }
    }

    /// The texts of a field's labels, joined.
    fn labels_text(&self, id: NodeId, walk: &mut Walk) -> String {
        let texts: Vec<String> = self
            .labels_of(id)
            .iter()
            .filter(|&&label| !self.hidden(label))
            .map(|&label| {
                let way = Way {
                    asker: id,
                    referred: true,
                    followed: false,
                    hidden_too: false,
                };
                self.name_by(label, way, walk).text
            })
            .collect();
        texts.join(" ")
    }

    /// The legend, caption or figcaption of an element.
    fn caption(&self, id: NodeId, element: &Element) -> Option<NodeId> {
        let wanted = match &*element.tag {
            "fieldset" => "legend",
            "table" => "caption",
            "figure" => "figcaption",
            "img" if element.attribute("alt").is_none() && self.role(id) == Some(Role::Img) => {
                return self.caption_of_figure_around(id);
            }
            _ => return None,
        };
        self.page.children(id).find(|&child| {
            self.element(child)
                .is_some_and(|child| child.is_html(wanted))
        })
    }

    /// An image alone in a figure is what the figure's caption speaks of.
    fn caption_of_figure_around(&self, image: NodeId) -> Option<NodeId> {
        let figure = self.page.parent(image)?;
        if !self.element(figure)?.is_html("figure") {
            return None;
        }
        let mut caption = None;
        for child in self.page.children(figure) {
            match &self.page.node(child).kind {
                crate::page::NodeKind::Text { text, .. } if non_blank(text) => return None,
                crate::page::NodeKind::Element(element) if element.is_html("figcaption") => {
                    caption = Some(child);
                }
                crate::page::NodeKind::Element(_) if child != image => return None,
                _ => {}
            }
        }
        caption
    }
}

/// The words Chromium uses in English.
fn browser(kind: &str) -> Name {
    let word = if kind.eq_ignore_ascii_case("reset") {
        "Reset"
    } else {
        "Submit"
    };
    named(word, Source::Browser)
}
