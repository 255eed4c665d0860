//! A name from what an element holds: steps 2F to 2H.

use super::{Walk, Way, non_blank, tooltip};
use crate::page::{Display, Element, Namespace, NodeId, NodeKind, Pseudo};
use crate::semantics::{Role, Semantics};

/// What remains to be done on the way through an element's content.
enum Step {
    Enter(NodeId),
    /// All below was met; the text had this length when the element was entered.
    Leave(NodeId, usize),
}

impl Semantics<'_> {
    /// The text of what `root` holds, generated content included; not yet folded.
    pub(super) fn content(&self, root: NodeId, way: Way, walk: &mut Walk) -> String {
        let mut out = String::new();
        let mut steps = Vec::new();
        self.open(root, &mut steps, &mut out, walk);
        while let Some(step) = steps.pop() {
            match step {
                Step::Enter(id) => {
                    if !walk.step() {
                        break;
                    }
                    match &self.page.node(id).kind {
                        NodeKind::Text { text, .. } => {
                            let parent = self.flat.parent(id);
                            if way.hidden_too || parent.is_none_or(|parent| !self.hidden(parent)) {
                                out.push_str(text);
                            }
                        }
                        NodeKind::Element(element) => {
                            self.enter(id, element, way, &mut steps, &mut out, walk);
                        }
                        NodeKind::Document(_) | NodeKind::ShadowRoot { .. } => {}
                    }
                }
                Step::Leave(id, before) => self.leave(id, root, before, &mut out),
            }
        }
        out
    }

    fn enter(
        &self,
        id: NodeId,
        element: &Element,
        way: Way,
        steps: &mut Vec<Step>,
        out: &mut String,
        walk: &mut Walk,
    ) {
        // What is invisible may hold what is visible again; what is not rendered or `aria-hidden` holds nothing.
        let gone = !self.rendered(id) || self.aria_hidden(id);
        if (gone && !way.hidden_too) || never_text(element) || walk.said.contains(&id) {
            return;
        }
        // A menu is something to choose from, not something to say.
        if self.role(id) == Some(Role::Menu) {
            return;
        }
        let apart = stands_apart(element);
        if apart {
            out.push(' ');
        }
        let own = if self.hidden(id) && !way.hidden_too {
            None
        } else {
            self.own_name(id, element, way, walk)
        };
        match own {
            Some(text) => {
                out.push_str(&text);
                if apart {
                    out.push(' ');
                }
            }
            None => self.open(id, steps, out, walk),
        }
    }

    /// The name of an element on the way that does not come from its content.
    fn own_name(&self, id: NodeId, element: &Element, way: Way, walk: &mut Walk) -> Option<String> {
        if !way.followed {
            let text = self.text_of_referred(id, "aria-labelledby", walk);
            if non_blank(&text) {
                walk.said.extend(self.referred(id, "aria-labelledby"));
                return Some(text);
            }
        }
        // The field that asks, met again in its own label, says nothing.
        if id == way.asker {
            return Some(String::new());
        }
        if let Some(value) = self.embedded_value(id, element, walk) {
            return Some(value);
        }
        // A slot is only a place; what fills it speaks.
        if let Some(label) = element
            .attribute("aria-label")
            .filter(|label| non_blank(label) && !element.is_html("slot"))
        {
            return Some(label.to_owned());
        }
        if self.role(id) == Some(Role::None) {
            return None;
        }
        self.own_alternative(id, element).map(|name| name.text)
    }

    /// Opens an element: its generated content, then its children, then what `aria-owns` makes its children.
    fn open(&self, id: NodeId, steps: &mut Vec<Step>, out: &mut String, walk: &mut Walk) {
        let before = out.len();
        if let Some(element) = self.element(id) {
            pseudo(element.before.as_ref(), out);
        }
        steps.push(Step::Leave(id, before));
        let first = steps.len();
        steps.extend(self.page.flat_children(id).into_iter().map(Step::Enter));
        for owned in self.referred(id, "aria-owns") {
            // Owners may own each other; each is met once.
            if !walk.owned.contains(&owned) {
                walk.owned.push(owned);
                steps.push(Step::Enter(owned));
            }
        }
        steps[first..].reverse();
    }

    fn leave(&self, id: NodeId, root: NodeId, before: usize, out: &mut String) {
        let Some(element) = self.element(id) else {
            return;
        };
        pseudo(element.after.as_ref(), out);
        if id == root {
            return;
        }
        let decoration = || self.role(id) == Some(Role::None);
        if !non_blank(&out[before..]) && !self.hidden(id) && !decoration() {
            out.push_str(&tooltip(element).text);
        }
        if stands_apart(element) {
            out.push(' ');
        }
    }
}

fn pseudo(pseudo: Option<&Pseudo>, out: &mut String) {
    let Some(pseudo) = pseudo else { return };
    if pseudo.style.visibility != crate::page::Visibility::Visible {
        return;
    }
    let apart = !matches!(pseudo.style.display, Display::Inline | Display::Contents);
    if apart {
        out.push(' ');
    }
    out.push_str(&pseudo.text);
    if apart {
        out.push(' ');
    }
}

/// Whether an element is a box of its own, so that words on either side are not one word.
fn stands_apart(element: &Element) -> bool {
    if element.is_html("br") {
        return true;
    }
    match &element.style {
        Some(style) => !matches!(style.display, Display::Inline | Display::Contents),
        // What is not rendered has no boxes; HTML's own habits must do.
        None => element.namespace == Namespace::Html && BLOCKS.contains(&&*element.tag),
    }
}

const BLOCKS: &[&str] = &[
    "address",
    "article",
    "aside",
    "blockquote",
    "dd",
    "details",
    "dialog",
    "div",
    "dl",
    "dt",
    "fieldset",
    "figcaption",
    "figure",
    "footer",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hr",
    "legend",
    "li",
    "main",
    "nav",
    "ol",
    "option",
    "p",
    "pre",
    "search",
    "section",
    "summary",
    "table",
    "td",
    "th",
    "tr",
    "ul",
];

/// Elements whose text is nobody's to read.
fn never_text(element: &Element) -> bool {
    element.namespace == Namespace::Html
        && matches!(
            &*element.tag,
            "script" | "style" | "template" | "noscript" | "head" | "title" | "iframe"
        )
}
