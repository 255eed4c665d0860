//! What a report takes from the rooms that measure.

use super::{Name, Target};
use crate::Recording;
use crate::page::{NodeId, NodeKind, Rect, Snapshot};
use crate::vitals::{self, Metric, Metrics, Status, Unit};
use std::collections::BTreeMap;

/// All five metrics, whether they were recorded or not.
pub(super) fn metrics(_recording: &Recording) -> Metrics {
    use vitals::Name;
    [Name::Lcp, Name::Inp, Name::Cls, Name::Ttfb, Name::Fcp]
        .into_iter()
        .map(|name| {
            let metric = Metric {
                value: None,
                unit: if name == Name::Cls {
                    Unit::Score
                } else {
                    Unit::Ms
                },
                rating: None,
                status: Status::NotReportable,
                reason: "The page's performance entries were not read.".to_owned(),
                attribution: BTreeMap::new(),
            };
            (name, metric)
        })
        .collect()
}

/// Where a node is.
pub(super) fn target(page: &Snapshot, node: NodeId) -> Target {
    let rect = match &page.node(node).kind {
        NodeKind::Element(element) => element.rect,
        NodeKind::Text { rect, .. } => *rect,
        _ => Rect::default(),
    };
    let element = page.element(node);
    Target {
        frame: page
            .frame(node)
            .map_or_else(String::new, |frame| frame.url.to_string()),
        selector: element.map_or(":root", |element| &element.tag).to_owned(),
        shadow_path: Vec::new(),
        html: element.map_or_else(String::new, |element| format!("<{}>", element.tag)),
        text: String::new(),
        rect,
    }
}

/// Role, name and description of every element that has a role.
pub(super) fn names(_page: &Snapshot) -> Vec<Name> {
    Vec::new()
}
