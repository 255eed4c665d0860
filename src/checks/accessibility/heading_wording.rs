//! # Do the headings say what follows?
//!
//! ## What it checks
//!
//! Every heading with a name that assistive technology is told of. Whether it says what the content after it is about,
//! only a person can judge: this is a question, asked once a page.
//!
//! ## Why it matters
//!
//! People who can't see the page read its headings as a table of contents.
//!
//! ## How to fix
//!
//! Read the headings alone, from first to last. Reword those that don't say what follows.
//!
//! ## Examples
//!
//! ```html,cantTell
//! <h2>Opening hours</h2><p>We are open from nine to five.</p>
//! ```
//!
//! ```html,inapplicable
//! <p>We are open from nine to five.</p>
//! ```
//!
//! ## References
//!
//! - [WCAG 2.4.6 Headings and Labels](https://www.w3.org/WAI/WCAG22/Understanding/headings-and-labels)
//! - [ACT rule b49b2e: heading is descriptive](https://www.w3.org/WAI/standards-guidelines/act/rules/b49b2e/)

use crate::Recording;
use crate::catalog::Pillar;
use crate::checks::{Case, Check, Impact, person};
use crate::semantics::Role;

/// Do the headings say what follows?.
pub const CHECK: Check = Check {
    id: "heading-wording",
    pillar: Pillar::Accessibility,
    impact: Impact::Minor,
    wcag: &["2.4.6"],
    act: &["b49b2e"],
    items: &[],
    run,
};

fn run(recording: &Recording) -> Result<Vec<Case>, String> {
    person::ask(recording, QUESTION, |semantics, id, _| {
        semantics.exposed(id)
            && semantics.role(id) == Some(Role::Heading)
            && !semantics.name(id).text.is_empty()
    })
}

const QUESTION: &str =
    "Read the headings from first to last: does each say what the content after it is about?";
