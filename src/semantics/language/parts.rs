//! Which parts of a page have a language of their own.

use crate::page::{Element, NodeId, NodeKind};
use crate::semantics::Semantics;

/// A part of the body that says its language, and that some text takes it from.
#[derive(Debug, Clone, Copy)]
pub struct Part<'a> {
    /// The element with the `lang` attribute.
    pub element: NodeId,
    /// The attribute, which is not empty.
    pub lang: &'a str,
}

/// The parts: elements of a body whose `lang` a text inherits that can be seen or is told to assistive technology, or the
/// name or description of something in it. In document order.
#[must_use]
pub fn parts<'a>(semantics: &Semantics<'a>) -> Vec<Part<'a>> {
    let page = semantics.page();
    // For each node the element it has its language from, and whether it is in a body.
    let mut from: Vec<Option<NodeId>> = vec![None; page.len()];
    let mut in_body = vec![false; page.len()];
    let mut spoken = vec![false; page.len()];
    for &id in semantics.flat_order() {
        let at = id.0 as usize;
        let parent = semantics.flat_parent(id);
        from[at] = parent.and_then(|parent| from[parent.0 as usize]);
        in_body[at] = parent.is_some_and(|parent| in_body[parent.0 as usize]);
        let says = match &page.node(id).kind {
            NodeKind::Text { text, .. } => {
                !text.trim().is_empty() && (semantics.visible(id) || semantics.exposed(id))
            }
            NodeKind::Element(element) => {
                in_body[at] |= element.is_html("body");
                if lang(element).is_some() {
                    from[at] = Some(id);
                }
                from[at].is_some_and(|from| !spoken[from.0 as usize])
                    && is_named(element)
                    && semantics.exposed(id)
                    && (!semantics.name(id).text.trim().is_empty()
                        || !semantics.description(id).trim().is_empty())
            }
            NodeKind::Document(_) => {
                in_body[at] = false;
                false
            }
            NodeKind::ShadowRoot { .. } => false,
        };
        if let (true, Some(from)) = (says, from[at]) {
            spoken[from.0 as usize] = true;
        }
    }
    page.ids()
        .filter(|id| spoken[id.0 as usize] && in_body[id.0 as usize])
        .filter_map(|id| {
            Some(Part {
                element: id,
                lang: semantics.element(id).and_then(lang)?,
            })
        })
        .collect()
}

fn lang(element: &Element) -> Option<&str> {
    element.attribute("lang").filter(|lang| !lang.is_empty())
}

/// Whether something besides its texts may name or describe it.
fn is_named(element: &Element) -> bool {
    element.attributes.iter().any(|(name, _)| {
        name.starts_with("aria-")
            || matches!(&**name, "alt" | "title" | "placeholder" | "value" | "label")
    })
}
