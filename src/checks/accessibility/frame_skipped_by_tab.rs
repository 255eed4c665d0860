//! # Frame that Tab passes over
//!
//! ## What it checks
//!
//! Every `<iframe>` that is not inert and holds something that can be seen and that Tab would reach. It must not have a
//! negative `tabindex`.
//!
//! ## Why it matters
//!
//! A negative `tabindex` takes the whole frame out of the order. What is in it can be clicked, and not be reached by
//! keyboard.
//!
//! ## How to fix
//!
//! Take `tabindex` away from the frame.
//!
//! ## Examples
//!
//! ```html,failed
//! <iframe tabindex="-1" title="Help" srcdoc="<a href='#a'>Help</a>"></iframe>
//! ```
//!
//! ```html,passed
//! <iframe title="Help" srcdoc="<a href='#a'>Help</a>"></iframe>
//! ```
//!
//! ```html,inapplicable
//! <iframe tabindex="-1" title="Note" srcdoc="<p>Nothing to act on</p>"></iframe>
//! ```
//!
//! ## References
//!
//! - [ACT rule akn7bn: iframe with interactive elements is not excluded from tab-order](https://www.w3.org/WAI/standards-guidelines/act/rules/akn7bn/)
//! - [WCAG 2.1.1 Keyboard](https://www.w3.org/WAI/WCAG22/Understanding/keyboard)

use crate::Recording;
use crate::catalog::Pillar;
use crate::checks::{Case, Check, Impact, Target};
use crate::page::{NodeId, NodeKind, State};
use crate::semantics::{Semantics, component};

/// Frame that Tab passes over.
pub const CHECK: Check = Check {
    id: "frame-skipped-by-tab",
    pillar: Pillar::Accessibility,
    impact: Impact::Serious,
    wcag: &["2.1.1"],
    act: &["akn7bn"],
    items: &["keyboard-static"],
    run,
};

fn run(recording: &Recording) -> Result<Vec<Case>, String> {
    let page = recording.page.as_ref().ok_or("the page was not read")?;
    let semantics = Semantics::new(page);
    // Frames with something in them that can be seen and reached.
    let mut reached = vec![false; page.len()];
    let mut frame: Vec<Option<NodeId>> = vec![None; page.len()];
    for id in page.ids() {
        let inner = matches!(page.node(id).kind, NodeKind::Document(_));
        frame[id.0 as usize] = page.parent(id).and_then(|parent| {
            if inner {
                Some(parent)
            } else {
                frame[parent.0 as usize]
            }
        });
        if let Some(frame) = frame[id.0 as usize] {
            reached[frame.0 as usize] |= semantics.tab_stop(id) && semantics.visible(id);
        }
    }
    Ok(page
        .elements()
        .filter(|(id, element)| {
            element.is_html("iframe") && !element.state.has(State::INERT) && reached[id.0 as usize]
        })
        .map(|(id, _)| {
            let target = Target::Node(id);
            if semantics.tabindex(id).is_some_and(|index| index < 0) {
                Case::failed(
                    target,
                    component(page, id),
                    "The frame's negative tabindex takes what is in it out of the keyboard's reach.",
                )
            } else {
                Case::passed(target)
            }
        })
        .collect())
}

#[cfg(test)]
#[path = "../../../tests/unit/checks/frame_skipped_by_tab.rs"]
mod tests;
