//! # Scrolling area the keyboard can't scroll
//!
//! ## What it checks
//!
//! Every HTML element but the page itself that scrolls and shows something. It, or something in it, must be reached by
//! Tab, or it must be inert.
//!
//! Some browsers let Tab stop at such an area by themselves, others do not; the check counts what the page says.
//!
//! ## Why it matters
//!
//! Arrow keys scroll only what holds the focus. Without a mouse the rest of the list or the text can't be read.
//!
//! ## How to fix
//!
//! Give the area `tabindex="0"`, a role such as `region` and a name, or put a link or button into it.
//!
//! ## Examples
//!
//! ```html,failed
//! <div style="height: 60px; overflow: auto"><p style="height: 300px">Terms of use</p></div>
//! ```
//!
//! ```html,passed
//! <div style="height: 60px; overflow: auto" tabindex="0" role="region" aria-label="Terms"><p style="height: 300px">Terms of use</p></div>
//! ```
//!
//! ```html,inapplicable
//! <div style="height: 60px; overflow: auto"><p>Short</p></div>
//! ```
//!
//! ## References
//!
//! - [ACT rule 0ssw9k: scrollable content can be reached with sequential focus navigation](https://www.w3.org/WAI/standards-guidelines/act/rules/0ssw9k/)
//! - [WCAG 2.1.1 Keyboard](https://www.w3.org/WAI/WCAG22/Understanding/keyboard)
//! - [WCAG 2.1.3 Keyboard (No Exception)](https://www.w3.org/WAI/WCAG22/Understanding/keyboard-no-exception)

use crate::Recording;
use crate::catalog::Pillar;
use crate::checks::{Case, Check, Impact, Target};
use crate::page::{Namespace, State};
use crate::semantics::{Semantics, component};

/// Scrolling area the keyboard can't scroll.
pub const CHECK: Check = Check {
    id: "scroller-out-of-reach",
    pillar: Pillar::Accessibility,
    impact: Impact::Moderate,
    wcag: &["2.1.1", "2.1.3"],
    act: &["0ssw9k"],
    items: &["keyboard-static"],
    run,
};

fn run(recording: &Recording) -> Result<Vec<Case>, String> {
    let page = recording.page.as_ref().ok_or("the page was not read")?;
    let semantics = Semantics::new(page);
    Ok(page
        .elements()
        .filter(|(id, element)| {
            element.state.has(State::SCROLLS)
                && element.namespace == Namespace::Html
                // What these scroll is the page, which the keyboard always can.
                && !matches!(&*element.tag, "html" | "body")
                && semantics.holds(*id).visible
        })
        .map(|(id, element)| {
            let target = Target::Node(id);
            let reached = semantics.tabbable(id) || semantics.holds(id).tab_stop;
            if reached || element.state.has(State::INERT) {
                Case::passed(target)
            } else {
                Case::failed(
                    target,
                    component(page, id),
                    "It scrolls, but neither it nor anything in it is reached by Tab.",
                )
            }
        })
        .collect())
}

#[cfg(test)]
#[path = "../../../tests/unit/checks/scroller_out_of_reach.rs"]
mod tests;
