//! Controls: what is one, what lies inside one, and what holds one.

use super::{Role, Semantics};
use crate::page::{Element, Namespace, NodeId, NodeKind, State};

/// What lies around and inside every node; made once.
#[derive(Debug)]
pub(super) struct Surroundings {
    control: Vec<Option<NodeId>>,
    holds: Vec<Holds>,
}

/// What lies below a node.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Holds {
    /// A control that Tab reaches.
    pub control: bool,
    /// A dialog.
    pub dialog: bool,
    /// Words or pictures; a backdrop has none.
    pub content: bool,
}

impl Surroundings {
    fn new(semantics: &Semantics) -> Self {
        let page = semantics.page();
        let mut all = Self {
            control: vec![None; page.len()],
            holds: vec![Holds::default(); page.len()],
        };
        for &id in semantics.flat_order() {
            let Some(parent) = semantics.flat_parent(id) else {
                continue;
            };
            let control = page.element(parent).is_some_and(|element| {
                native_control(element)
                    || (element.is_html("label") && semantics.labelled_field(parent).is_some())
                    || acts_as_control(semantics, parent, element)
            });
            all.control[id.0 as usize] = if control {
                Some(parent)
            } else {
                all.control[parent.0 as usize]
            };
        }
        // From the end up, all below a node is known before the node itself.
        for &id in semantics.flat_order().iter().rev() {
            let Some(parent) = semantics.flat_parent(id) else {
                continue;
            };
            let own = what_it_is(semantics, id);
            let below = all.holds[id.0 as usize];
            let above = &mut all.holds[parent.0 as usize];
            above.control |= own.control || below.control;
            above.dialog |= own.dialog || below.dialog;
            above.content |= own.content || below.content;
        }
        all
    }
}

/// What one node adds to those it lies in.
fn what_it_is(semantics: &Semantics, id: NodeId) -> Holds {
    match &semantics.page().node(id).kind {
        NodeKind::Text { text, .. } => Holds {
            content: !text.trim().is_empty(),
            ..Holds::default()
        },
        NodeKind::Element(element) => Holds {
            control: (native_control(element) || acts_as_control(semantics, id, element))
                && semantics.tabbable(id),
            dialog: is_dialog(semantics, id),
            content: element.is_html("img"),
        },
        _ => Holds::default(),
    }
}

fn is_dialog(semantics: &Semantics, id: NodeId) -> bool {
    let element = semantics.page().element(id);
    element.is_some_and(|element| element.is_html("dialog") || element.attribute("role").is_some())
        && matches!(semantics.role(id), Some(Role::Dialog | Role::Alertdialog))
}

/// An element with an interactive role that the keyboard reaches.
fn acts_as_control(semantics: &Semantics, id: NodeId, element: &Element) -> bool {
    element.attribute("role").is_some()
        && semantics.explicit_role(id).is_some_and(Role::interactive)
        && semantics.focusable(id)
}

/// Elements that browsers make focusable and pressable themselves.
#[must_use]
pub fn native_control(element: &Element) -> bool {
    let has = |name: &str| element.attribute(name).is_some();
    if element.namespace == Namespace::Svg {
        return &*element.tag == "a" && (has("href") || has("xlink:href"));
    }
    if element.namespace != Namespace::Html {
        return false;
    }
    match &*element.tag {
        "a" | "area" => has("href"),
        "audio" | "video" => has("controls"),
        "button" | "embed" | "iframe" | "input" | "object" | "optgroup" | "option" | "select"
        | "summary" | "textarea" => true,
        _ => element.state.has(State::EDITABLE),
    }
}

impl Semantics<'_> {
    /// Whether it is a form field that assistive technology is told of: the applicability of ACT rule e086e5.
    #[must_use]
    pub fn form_field(&self, id: NodeId) -> bool {
        let Some(element) = self.element(id).filter(|_| self.exposed(id)) else {
            return false;
        };
        match self.role(id) {
            Some(role) => role.form_field() && !element.is_html("datalist"),
            None => element.is_html("input") && !element.has_type("hidden"),
        }
    }

    fn surroundings(&self) -> &Surroundings {
        self.surroundings.get_or_init(|| Surroundings::new(self))
    }

    /// The nearest control that an element is a part of; a label with its field counts as one.
    #[must_use]
    pub fn control_around(&self, id: NodeId) -> Option<NodeId> {
        self.surroundings().control[id.0 as usize]
    }

    /// What lies below a node in the flat tree.
    #[must_use]
    pub fn holds(&self, id: NodeId) -> Holds {
        self.surroundings().holds[id.0 as usize]
    }

    /// Whether it is a dialog, by its role or its element.
    #[must_use]
    pub fn is_dialog(&self, id: NodeId) -> bool {
        is_dialog(self, id)
    }
}

#[cfg(test)]
#[path = "../../tests/unit/semantics/controls.rs"]
mod tests;
