//! # Focus may be invisible
//!
//! ## What it checks
//!
//! Everything that Tab reaches. Browsers draw a ring around what has the focus; it passes where no style sheet takes the
//! outline away. Where one does, or can't be read because it comes from another site, a person must see whether something
//! else shows the focus: pages are not focused element by element here, since that would set off what they do on focus.
//!
//! ## Why it matters
//!
//! Whoever uses the keyboard looks for the focus as others look for the mouse pointer. Without it every key is a guess.
//!
//! ## How to fix
//!
//! Don't set `outline: none`, or give `:focus-visible` an outline or another mark of its own.
//!
//! ## Examples
//!
//! ```html,cantTell
//! <style>button { outline: none }</style><button>Save</button>
//! ```
//!
//! ```html,passed
//! <button>Save</button>
//! ```
//!
//! ```html,passed
//! <style>:focus:not(:focus-visible) { outline: 0 }</style><button>Save</button>
//! ```
//!
//! ```html,inapplicable
//! <p>Nothing to do here.</p>
//! ```
//!
//! ## References
//!
//! - [WCAG 2.4.7 Focus Visible](https://www.w3.org/WAI/WCAG22/Understanding/focus-visible)
//! - [ACT rule oj04fd: element in sequential focus order has visible focus](https://www.w3.org/WAI/standards-guidelines/act/rules/oj04fd/)

use crate::Recording;
use crate::catalog::Pillar;
use crate::checks::{Case, Check, Impact, Target};
use crate::page::State;
use crate::semantics::Semantics;

/// Focus may be invisible.
pub const CHECK: Check = Check {
    id: "focus-outline",
    pillar: Pillar::Accessibility,
    impact: Impact::Minor,
    wcag: &["2.4.7"],
    act: &["oj04fd"],
    items: &[],
    run,
};

fn run(recording: &Recording) -> Result<Vec<Case>, String> {
    let page = recording.page.as_ref().ok_or("the page was not read")?;
    let semantics = Semantics::new(page);
    let reached = page
        .elements()
        .filter(|(id, element)| semantics.tabbable(*id) && !element.is_html("iframe"));
    let judge = |(id, element): (_, &crate::page::Element)| {
        let target = Target::Node(id);
        if element.state.has(State::RINGLESS) {
            Case::cant_tell(
                target,
                "outline",
                "A style sheet may take away the outline here. Press Tab until you are there, and see whether anything shows it.",
            )
        } else if semantics.visible(id) {
            Case::passed(target)
        } else {
            Case::cant_tell(
                target,
                "unseen",
                "This takes the focus but can't be seen itself. Press Tab until you are there, and see whether anything shows it.",
            )
        }
    };
    Ok(reached.map(judge).collect())
}

#[cfg(test)]
#[path = "../../../tests/unit/checks/focus_outline.rs"]
mod tests;
