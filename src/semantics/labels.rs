//! Which `<label>` labels which field.

use super::Semantics;
use crate::page::{Element, NodeId, NodeKind, Snapshot};
use std::collections::HashMap;

/// The labels of every field, in document order.
#[derive(Debug)]
pub(super) struct Labels {
    by_field: HashMap<NodeId, Vec<NodeId>>,
    by_label: HashMap<NodeId, NodeId>,
}

impl Labels {
    fn new(page: &Snapshot) -> Self {
        let first = first_labelable(page);
        let mut labels = Self {
            by_field: HashMap::new(),
            by_label: HashMap::new(),
        };
        for (id, element) in page.elements() {
            if !element.is_html("label") {
                continue;
            }
            let field = match element.attribute("for") {
                Some(target) => page
                    .by_id(page.tree_scope(id), target)
                    .filter(|&target| page.element(target).is_some_and(labelable)),
                None => first[id.0 as usize],
            };
            if let Some(field) = field {
                labels.by_field.entry(field).or_default().push(id);
                labels.by_label.insert(id, field);
            }
        }
        labels
    }
}

/// For each node the first labelable element in or below it, within its own tree.
fn first_labelable(page: &Snapshot) -> Vec<Option<NodeId>> {
    let mut first = vec![None; page.len()];
    // Children stand after their parents, so from the end up every child is known before its parent, and of several
    // children the first is the last to tell.
    for id in page.ids().collect::<Vec<_>>().into_iter().rev() {
        let at = id.0 as usize;
        if page.element(id).is_some_and(labelable) {
            first[at] = Some(id);
        }
        let inner = matches!(
            page.node(id).kind,
            NodeKind::Document(_) | NodeKind::ShadowRoot { .. }
        );
        if let (Some(found), Some(parent), false) = (first[at], page.parent(id), inner) {
            first[parent.0 as usize] = Some(found);
        }
    }
    first
}

/// <https://html.spec.whatwg.org/multipage/forms.html#category-label>; custom elements may be form-associated.
fn labelable(element: &Element) -> bool {
    match &*element.tag {
        "input" => !element
            .attribute("type")
            .is_some_and(|kind| kind.eq_ignore_ascii_case("hidden")),
        "button" | "meter" | "output" | "progress" | "select" | "textarea" => true,
        _ => false,
    }
    .then_some(element)
    .is_some_and(|element| element.namespace == crate::page::Namespace::Html)
}

impl Semantics<'_> {
    fn label_index(&self) -> &Labels {
        self.labels.get_or_init(|| Labels::new(self.page))
    }

    /// The `<label>` elements of a field, in document order.
    #[must_use]
    pub fn labels_of(&self, field: NodeId) -> &[NodeId] {
        self.label_index()
            .by_field
            .get(&field)
            .map_or(&[], Vec::as_slice)
    }

    /// The field a `<label>` labels; a click on the label is a click on it.
    #[must_use]
    pub fn labelled_field(&self, label: NodeId) -> Option<NodeId> {
        self.label_index().by_label.get(&label).copied()
    }
}

#[cfg(test)]
#[path = "../../tests/unit/semantics/labels.rs"]
mod tests;
