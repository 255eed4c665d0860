//! # Page changes without being asked
//!
//! ## What it checks
//!
//! As the check of pages that reload or leave by themselves, without an exception: the time must be 0.
//!
//! ## Why it matters
//!
//! Level AAA: a change nobody asked for, however late it comes, takes people away from what they were doing.
//!
//! ## How to fix
//!
//! Take the tag out. Fetch what is new in the background and show it when the reader asks for it, or announce the time limit and
//! let people extend it. A redirect belongs on the server (status 301 or 302).
//!
//! ## Examples
//!
//! ```html,failed
//! <meta http-equiv="refresh" content="90000"><p>Orders of today</p>
//! ```
//!
//! ```html,inapplicable
//! <meta http-equiv="refresh" content="soon"><p>Orders of today</p>
//! ```
//!
//! ## References
//!
//! - [WCAG 2.2.4 Interruptions](https://www.w3.org/WAI/WCAG22/Understanding/interruptions)
//! - [WCAG 3.2.5 Change on Request](https://www.w3.org/WAI/WCAG22/Understanding/change-on-request)
//! - [ACT rule bisz58: meta element has no refresh delay (no exception)](https://www.w3.org/WAI/standards-guidelines/act/rules/bisz58/)

use crate::Recording;
use crate::catalog::Pillar;
use crate::checks::refresh::refreshes;
use crate::checks::{Case, Check, Impact, Target};

/// Page changes without being asked.
pub const CHECK: Check = Check {
    id: "meta-refresh-any-delay",
    pillar: Pillar::Accessibility,
    impact: Impact::Minor,
    wcag: &["2.2.4", "3.2.5"],
    act: &["bisz58"],
    items: &[],
    run,
};

fn run(recording: &Recording) -> Result<Vec<Case>, String> {
    let judge = |(id, seconds)| {
        let target = Target::Node(id);
        if seconds == 0 {
            return Case::passed(target);
        }
        Case::failed(
            target,
            "refresh",
            format!("The page changes by itself {seconds} seconds after it was opened."),
        )
    };
    Ok(refreshes(recording)?.map(judge).collect())
}
