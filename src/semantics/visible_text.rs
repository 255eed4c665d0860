//! The words of an element that can be seen.

use super::Semantics;
use crate::page::{Display, Element, NodeId, NodeKind};

/// What remains to be done on the way through an element.
enum Step {
    Enter(NodeId),
    Say(char),
}

/// Longer labels are no labels.
const MAX_NODES: usize = 4096;

impl Semantics<'_> {
    /// The "visible inner text" of ACT rules, texts for which `shown` is false left out:
    /// <https://www.w3.org/WAI/standards-guidelines/act/rules/2ee8b8/#visible-inner-text>
    pub fn visible_text(&self, root: NodeId, shown: impl Fn(NodeId) -> bool) -> String {
        let mut out = String::new();
        let mut steps = vec![Step::Enter(root)];
        for _ in 0..MAX_NODES {
            match steps.pop() {
                None => break,
                Some(Step::Say(space)) => out.push(space),
                Some(Step::Enter(id)) => match &self.page.node(id).kind {
                    NodeKind::Text { text, rect } => {
                        let blank = text.trim().is_empty();
                        if self.visible(id) && shown(id) {
                            out.push_str(text);
                        } else if self.rendered(id) && (blank || !rect.is_empty()) {
                            out.push(' ');
                        }
                    }
                    NodeKind::Element(element) if element.is_html("br") => out.push(' '),
                    NodeKind::Element(element) => {
                        let around = parts_words(element);
                        steps.extend(around.then_some(Step::Say(' ')));
                        let children = self.page.flat_children(id);
                        steps.extend(children.into_iter().rev().map(Step::Enter));
                        if around {
                            out.push(' ');
                        }
                    }
                    NodeKind::Document(_) | NodeKind::ShadowRoot { .. } => {}
                },
            }
        }
        out
    }
}

/// Whether the words before and in an element are not one word.
fn parts_words(element: &Element) -> bool {
    element
        .style
        .as_ref()
        .is_some_and(|style| style.display == Display::Block)
}
