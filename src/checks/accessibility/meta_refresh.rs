//! # Page reloads or leaves by itself
//!
//! ## What it checks
//!
//! The first `<meta http-equiv="refresh">` with a valid time of every document: the time must be 0 (a redirect) or above
//! 20 hours. A page that redirects at once is gone before it can be audited; the page it leads to is what is audited then.
//!
//! ## Why it matters
//!
//! Whoever reads slowly, types slowly or listens to a screen reader loses their place, and what was typed, in the middle of it.
//!
//! ## How to fix
//!
//! Take the tag out. Fetch what is new in the background and show it when the reader asks for it, or announce the time limit and
//! let people extend it. A redirect belongs on the server (status 301 or 302).
//!
//! ## Examples
//!
//! ```html,failed
//! <meta http-equiv="refresh" content="600"><p>Orders of today</p>
//! ```
//!
//! ```html,passed
//! <meta http-equiv="refresh" content="90000"><p>Orders of today</p>
//! ```
//!
//! ```html,inapplicable
//! <meta http-equiv="refresh" content="soon"><p>Orders of today</p>
//! ```
//!
//! ## References
//!
//! - [WCAG 2.2.1 Timing Adjustable](https://www.w3.org/WAI/WCAG22/Understanding/timing-adjustable)
//! - [ACT rule bc659a: meta element has no refresh delay](https://www.w3.org/WAI/standards-guidelines/act/rules/bc659a/)
//! - [HTML: the refresh state](https://html.spec.whatwg.org/multipage/semantics.html#attr-meta-http-equiv-refresh)

use crate::Recording;
use crate::catalog::Pillar;
use crate::checks::refresh::refreshes;
use crate::checks::{Case, Check, Impact, Target};

/// Page reloads or leaves by itself.
pub const CHECK: Check = Check {
    id: "meta-refresh",
    pillar: Pillar::Accessibility,
    impact: Impact::Serious,
    wcag: &["2.2.1"],
    act: &["bc659a"],
    items: &[],
    run,
};

/// Seconds in 20 hours, which WCAG takes for long enough.
const LONG: u64 = 72_000;

fn run(recording: &Recording) -> Result<Vec<Case>, String> {
    let judge = |(id, seconds)| {
        let target = Target::Node(id);
        if seconds == 0 || seconds > LONG {
            return Case::passed(target);
        }
        Case::failed(
            target,
            "refresh",
            format!(
                "The page reloads or goes elsewhere {seconds} seconds after it was opened, whatever somebody is doing."
            ),
        )
    };
    Ok(refreshes(recording)?.map(judge).collect())
}

#[cfg(test)]
#[path = "../../../tests/unit/checks/meta_refresh.rs"]
mod tests;
