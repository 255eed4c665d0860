//! What an element is called: <https://www.w3.org/TR/accname-1.2/>, <https://www.w3.org/TR/html-aam-1.0/#accname-computation>.
//!
//! The computation is bounded: `aria-labelledby` is followed once, a name stops growing after [`MAX_NODES`] nodes, and
//! walking down takes no stack.

mod content;
mod describe;
mod native;
mod value;

use super::{Role, Semantics};
use crate::page::{Element, NodeId};

/// An accessible name and where it came from.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Name {
    /// Trimmed, white space folded. Empty where there is no name.
    pub text: String,
    /// `None` where there is no name.
    pub source: Option<Source>,
}

/// Where a name came from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Source {
    /// `aria-labelledby`.
    AriaLabelledby,
    /// `aria-label`.
    AriaLabel,
    /// A `<label>`.
    Label,
    /// `alt`.
    Alt,
    /// `<legend>`, `<caption>`, `<figcaption>`, or the `<title>` of a graphic.
    Caption,
    /// The `value` of a button, the `label` of an option.
    Value,
    /// What the element holds.
    Content,
    /// `title`.
    Title,
    /// `placeholder`.
    Placeholder,
    /// The browser's own word: "Submit".
    Browser,
}

/// After so many nodes a name is long enough: a bound against pages whose names refer to whole documents.
const MAX_NODES: usize = 4096;

/// How the computation came to an element.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Way {
    /// The element whose name is wanted; a control inside its label that is not this one gives its value.
    asker: NodeId,
    /// Something refers to it, by `aria-labelledby`, `aria-describedby` or as a label.
    referred: bool,
    /// Within `aria-labelledby` or `aria-describedby`: no further reference is followed.
    followed: bool,
    /// What was referred to is hidden, so hidden parts of it count.
    hidden_too: bool,
}

/// How far one computation has come.
#[derive(Debug)]
struct Walk {
    /// How many more nodes it may look at.
    left: usize,
    /// What was referred to from within a name's content: no part of a name is said twice.
    said: Vec<NodeId>,
    /// What `aria-owns` has brought in.
    owned: Vec<NodeId>,
}

impl Walk {
    fn new() -> Self {
        Self {
            left: MAX_NODES,
            said: Vec::new(),
            owned: Vec::new(),
        }
    }

    /// Counts a node; `false` when there were too many.
    fn step(&mut self) -> bool {
        let left = self.left > 0;
        self.left = self.left.saturating_sub(1);
        left
    }
}

impl Semantics<'_> {
    /// The accessible name. Empty for what is hidden from assistive technology.
    #[must_use]
    pub fn name(&self, id: NodeId) -> Name {
        if self.hidden(id) || self.element(id).is_none() {
            return Name::default();
        }
        let mut walk = Walk::new();
        self.name_by(
            id,
            Way {
                asker: id,
                referred: false,
                followed: false,
                hidden_too: false,
            },
            &mut walk,
        )
    }

    /// The elements that `aria-labelledby` names, else the labels: what names an element from outside.
    #[must_use]
    pub fn naming_elements(&self, id: NodeId) -> Vec<NodeId> {
        let referred = self.referred(id, "aria-labelledby");
        if referred.is_empty() {
            self.labels_of(id).to_vec()
        } else {
            referred
        }
    }

    /// Steps 2B to 2I for one element; 2A (is it hidden?) is the caller's.
    fn name_by(&self, id: NodeId, way: Way, walk: &mut Walk) -> Name {
        let Some(element) = self.element(id) else {
            return Name::default();
        };
        if !way.followed {
            let text = self.text_of_referred(id, "aria-labelledby", walk);
            if non_blank(&text) {
                return named(&text, Source::AriaLabelledby);
            }
        }
        if way.asker != id
            && way.referred
            && let Some(value) = self.embedded_value(id, element, walk)
        {
            return named(&value, Source::Value);
        }
        if let Some(label) = element
            .attribute("aria-label")
            .filter(|label| non_blank(label))
        {
            return named(label, Source::AriaLabel);
        }
        let native = self.native_name(id, element, way, walk);
        if native.source.is_some() {
            return native;
        }
        if self.takes_content(id, element, way) {
            let text = self.content(id, way, walk);
            if non_blank(&text) {
                return named(&text, Source::Content);
            }
        }
        tooltip(element)
    }

    /// Whether the name may come from what the element holds.
    fn takes_content(&self, id: NodeId, element: &Element, way: Way) -> bool {
        let role = self.role(id);
        way.referred
            || role.is_some_and(Role::named_by_content)
            || element.is_html("summary")
            || (way.asker != id && !role.is_some_and(Role::landmark))
    }

    /// The elements an attribute refers to by id, each once.
    fn referred(&self, id: NodeId, attribute: &str) -> Vec<NodeId> {
        let ids = self
            .element(id)
            .and_then(|element| element.attribute(attribute))
            .unwrap_or_default();
        let scope = self.page.tree_scope(id);
        let mut found: Vec<NodeId> = Vec::new();
        for target in ids
            .split_ascii_whitespace()
            .take(MAX_REFERENCES)
            .filter_map(|id| self.page.by_id(scope, id))
        {
            if !found.contains(&target) {
                found.push(target);
            }
        }
        found
    }

    /// The texts of the elements an attribute refers to, joined.
    fn text_of_referred(&self, id: NodeId, attribute: &str, walk: &mut Walk) -> String {
        let texts: Vec<String> = self
            .referred(id, attribute)
            .into_iter()
            .map(|target| {
                let way = Way {
                    asker: id,
                    referred: true,
                    followed: true,
                    hidden_too: self.hidden(target),
                };
                self.name_by(target, way, walk).text
            })
            .collect();
        texts.join(" ")
    }
}

/// More references than anybody writes by hand.
const MAX_REFERENCES: usize = 64;

/// What is left when nothing names an element: its `title`, or the `placeholder` of a text field.
fn tooltip(element: &Element) -> Name {
    if let Some(title) = element.attribute("title").filter(|title| non_blank(title)) {
        return named(title, Source::Title);
    }
    let field = element.is_html("input") || element.is_html("textarea");
    let placeholder = ["placeholder", "aria-placeholder"]
        .iter()
        .filter(|&&name| field || name == "aria-placeholder")
        .find_map(|name| element.attribute(name).filter(|text| non_blank(text)));
    placeholder.map_or_else(Name::default, |text| named(text, Source::Placeholder))
}

/// A name, or none where the text says nothing.
fn named(text: &str, source: Source) -> Name {
    let text = folded(text);
    Name {
        source: (!text.is_empty()).then_some(source),
        text,
    }
}

/// White space of the kind HTML folds, folded, and white space of any kind trimmed: within a name a no-break space stays
/// what it is. <https://infra.spec.whatwg.org/#ascii-whitespace>
fn folded(text: &str) -> String {
    let text = text.trim();
    let mut out = String::with_capacity(text.len());
    for word in text.split_ascii_whitespace() {
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(word);
    }
    out
}

/// Whether there is anything but white space.
pub(super) fn non_blank(text: &str) -> bool {
    !text.trim().is_empty()
}

#[cfg(test)]
#[path = "../../../tests/unit/semantics/name.rs"]
mod tests;
