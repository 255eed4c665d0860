//! # Graphic with a role and without a name
//!
//! ## What it checks
//!
//! Every SVG element whose `role` attribute says `img`, `graphics-document` or `graphics-symbol`, and that assistive
//! technology is told of: it must have an accessible name. SVG without such a role is left to a person: nothing says
//! whether it is decoration.
//!
//! ## Why it matters
//!
//! The role promises a picture that says something; without a name a screen reader says "image" and nothing else.
//!
//! ## How to fix
//!
//! Put a `<title>` first into the graphic, or give it an `aria-label`. If it is decoration, hide it with `aria-
//! hidden="true"`.
//!
//! ## Examples
//!
//! ```html,failed
//! <svg role="img" width="20" height="20"><circle cx="10" cy="10" r="8"/></svg>
//! ```
//!
//! ```html,passed
//! <svg role="img" width="20" height="20"><title>Paid</title><circle cx="10" cy="10" r="8"/></svg>
//! ```
//!
//! ```html,inapplicable
//! <svg width="20" height="20" aria-hidden="true"><circle cx="10" cy="10" r="8"/></svg>
//! ```
//!
//! ## References
//!
//! - [WCAG 1.1.1 Non-text Content](https://www.w3.org/WAI/WCAG22/Understanding/non-text-content)
//! - [ACT rule 7d6734: SVG element with explicit role has non-empty accessible name](https://www.w3.org/WAI/standards-guidelines/act/rules/7d6734/)

use crate::Recording;
use crate::catalog::Pillar;
use crate::checks::{Case, Check, Impact, named};
use crate::page::Namespace;
use crate::semantics::Role;

/// Graphic with a role and without a name.
pub const CHECK: Check = Check {
    id: "graphic-without-name",
    pillar: Pillar::Accessibility,
    impact: Impact::Serious,
    wcag: &["1.1.1"],
    act: &["7d6734"],
    items: &[],
    run,
};

fn run(recording: &Recording) -> Result<Vec<Case>, String> {
    named::all(recording, "graphic", |semantics, id, element| {
        element.namespace == Namespace::Svg
            && semantics.exposed(id)
            && matches!(
                semantics.explicit_role(id),
                Some(Role::Img | Role::GraphicsDocument | Role::GraphicsSymbol)
            )
            && !semantics.in_leaf(id)
    })
}
