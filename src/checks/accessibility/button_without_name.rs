//! # Button without a name
//!
//! ## What it checks
//!
//! Every button that assistive technology is told of, but for image buttons, which have a check of their own: it must
//! have an accessible name, from its text, the text alternative of an image in it, or ARIA. Buttons that are disabled
//! or off screen count too.
//!
//! ## Why it matters
//!
//! A screen reader says "button" and no more. Whoever can't see the icon doesn't know whether it saves or deletes, and
//! voice control has no word to aim at.
//!
//! ## How to fix
//!
//! Put words into the button. Where a design wants an icon alone, give the button an `aria-label`, or the image in it
//! an `alt`, that says what the button does: "Delete", not "Bin".
//!
//! ## Examples
//!
//! ```html,failed
//! <button><svg width="16" height="16"><path d="M0 0h16v16z"/></svg></button>
//! ```
//!
//! ```html,passed
//! <button aria-label="Delete"><svg width="16" height="16"><path d="M0 0h16v16z"/></svg></button>
//! ```
//!
//! ```html,passed
//! <button><img src="data:," alt="Search"></button>
//! ```
//!
//! ```html,inapplicable
//! <input type="image" src="data:," alt="Search">
//! ```
//!
//! ## References
//!
//! - [WCAG 4.1.2 Name, Role, Value](https://www.w3.org/WAI/WCAG22/Understanding/name-role-value)
//! - [ACT rule 97a4e1: button has non-empty accessible name](https://www.w3.org/WAI/standards-guidelines/act/rules/97a4e1/)

use crate::Recording;
use crate::catalog::Pillar;
use crate::checks::{Case, Check, Impact, named};
use crate::semantics::Role;

/// Button without a name.
pub const CHECK: Check = Check {
    id: "button-without-name",
    pillar: Pillar::Accessibility,
    impact: Impact::Critical,
    wcag: &["4.1.2"],
    act: &["97a4e1"],
    items: &[],
    run,
};

fn run(recording: &Recording) -> Result<Vec<Case>, String> {
    named::all(recording, "button", |semantics, id, element| {
        semantics.exposed(id)
            && semantics.role(id) == Some(Role::Button)
            && !(element.is_html("input") && element.has_type("image"))
    })
}
