//! # Empty heading
//!
//! ## What it checks
//!
//! Every HTML element that is a heading, by itself or by its role, and that assistive technology is told of: it must
//! have an accessible name.
//!
//! ## Why it matters
//!
//! People who can't see the page jump from heading to heading to find their way, and land on one that says nothing.
//!
//! ## How to fix
//!
//! Put words into the heading, or take it out. For a gap use a margin.
//!
//! ## Examples
//!
//! ```html,failed
//! <h2></h2>
//! ```
//!
//! ```html,failed
//! <h2><img src="data:," alt=""></h2>
//! ```
//!
//! ```html,passed
//! <h2>Invoices</h2>
//! ```
//!
//! ```html,inapplicable
//! <p>Invoices</p>
//! ```
//!
//! ```html,inapplicable
//! <h2 aria-hidden="true"></h2>
//! ```
//!
//! ## References
//!
//! - [ACT rule ffd0e9: heading has non-empty accessible name](https://www.w3.org/WAI/standards-guidelines/act/rules/ffd0e9/)
//! - [H42: using h1 to h6 to identify headings](https://www.w3.org/WAI/WCAG22/Techniques/html/H42)

use crate::Recording;
use crate::catalog::Pillar;
use crate::checks::{Case, Check, Impact, named};
use crate::page::Namespace;
use crate::semantics::Role;

/// Empty heading.
pub const CHECK: Check = Check {
    id: "empty-heading",
    pillar: Pillar::Accessibility,
    impact: Impact::Minor,
    wcag: &[],
    act: &["ffd0e9"],
    items: &[],
    run,
};

fn run(recording: &Recording) -> Result<Vec<Case>, String> {
    named::all(recording, "heading", |semantics, id, element| {
        element.namespace == Namespace::Html
            && semantics.exposed(id)
            && semantics.role(id) == Some(Role::Heading)
    })
}
