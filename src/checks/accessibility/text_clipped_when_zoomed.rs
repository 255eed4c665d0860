//! # Text that zooming may cut off
//!
//! ## What it checks
//!
//! Text in a box that hides what overflows it, without letting anybody scroll. Whether the text still fits at twice its size
//! can't be seen without resizing the window, so a person must look, once for the page.
//!
//! ## Why it matters
//!
//! Many people read at 200 %. A box of fixed height then cuts their text off in the middle of a line.
//!
//! ## How to fix
//!
//! Give such boxes a `min-height` instead of a `height`, or let them scroll.
//!
//! ## Examples
//!
//! ```html,cantTell
//! <div style="overflow: hidden; height: 1.5em">Once upon a midnight dreary, while I pondered, weak and weary</div>
//! ```
//!
//! ```html,inapplicable
//! <div style="overflow: auto; height: 1.5em">Once upon a midnight dreary, while I pondered, weak and weary</div>
//! ```
//!
//! ## References
//!
//! - [WCAG 1.4.4 Resize Text](https://www.w3.org/WAI/WCAG22/Understanding/resize-text)
//! - [ACT rule 59br37: zoomed text node is not clipped with CSS overflow](https://www.w3.org/WAI/standards-guidelines/act/rules/59br37/)

use crate::Recording;
use crate::catalog::Pillar;
use crate::checks::{Case, Check, Impact, Target};
use crate::page::{Namespace, NodeId, NodeKind};
use crate::semantics::Semantics;
use crate::sorted::Set;

/// Text that zooming may cut off.
pub const CHECK: Check = Check {
    id: "text-clipped-when-zoomed",
    pillar: Pillar::Accessibility,
    impact: Impact::Minor,
    wcag: &["1.4.4"],
    act: &["59br37"],
    items: &[],
    run,
};

fn run(recording: &Recording) -> Result<Vec<Case>, String> {
    let page = recording.page.as_ref().ok_or("the page was not read")?;
    let semantics = Semantics::new(page);
    let mut boxes: Set<NodeId> = Set::new();
    for id in page.ids() {
        if !matches!(&page.node(id).kind, NodeKind::Text { text, .. } if !text.trim().is_empty()) {
            continue;
        }
        let html = semantics
            .flat_parent(id)
            .and_then(|parent| page.element(parent))
            .is_some_and(|parent| parent.namespace == Namespace::Html);
        if !html || !semantics.visible(id) || semantics.aria_hidden(id) {
            continue;
        }
        let hides = |id: &NodeId| {
            let style = page.element(*id).and_then(|element| element.style.as_ref());
            style.is_some_and(|style| style.hides_overflow)
        };
        if let Some(clipper) = semantics.clipper(id).filter(hides) {
            boxes.insert(clipper);
        }
    }
    let question =
        "Zoom to 200 % in a window 1280 px wide, and see whether text is cut off in these boxes.";
    let ask = |id| Case::cant_tell(Target::Node(id), "boxes", question);
    Ok(boxes.into_iter().map(ask).collect())
}

#[cfg(test)]
#[path = "../../../tests/unit/checks/text_clipped_when_zoomed.rs"]
mod tests;
