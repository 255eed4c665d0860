//! What a report takes from the rooms that measure, in the report's own words.

use super::{Name, Target};
use crate::Recording;
use crate::page::{Location, NodeId, NodeKind, Rect, Snapshot};
use crate::semantics::{Role, Semantics};
use crate::vitals::{self, Metrics};

/// All five metrics, whether they were recorded or not.
pub(super) fn metrics(recording: &Recording) -> Metrics {
    match &recording.vitals {
        Some(timeline) => vitals::metrics(timeline),
        None => vitals::not_recorded("The page's performance entries were not read."),
    }
}

/// Where a node is.
pub(super) fn target(page: &Snapshot, node: NodeId) -> Target {
    let Location {
        frame,
        selector,
        shadow_path,
        html,
        text,
    } = page.locate(node);
    let rect = match &page.node(node).kind {
        NodeKind::Element(element) => element.rect,
        NodeKind::Text { rect, .. } => *rect,
        NodeKind::Document(_) | NodeKind::ShadowRoot { .. } => Rect::default(),
    };
    Target {
        frame,
        selector,
        shadow_path,
        html,
        text,
        rect,
    }
}

/// Role, name and description of every element that has one of them; some are named and have no role, as `<dl>`.
pub(super) fn names(page: &Snapshot) -> Vec<Name> {
    let semantics = Semantics::new(page);
    let elements = page.elements().filter_map(|(id, _)| {
        let role = semantics.role(id).map_or("", Role::name);
        let name = semantics.name(id).text;
        let description = semantics.description(id);
        let told = [role, &name, &description]
            .iter()
            .any(|said| !said.is_empty());
        told.then(|| Name {
            selector: page.locate(id).selector,
            role: role.to_owned(),
            name,
            description,
        })
    });
    elements.collect()
}
