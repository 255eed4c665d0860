//! # Menu item without a name
//!
//! ## What it checks
//!
//! Every HTML element with the role `menuitem` that assistive technology is told of: it must have an accessible name.
//!
//! ## Why it matters
//!
//! In a menu of icons a screen reader counts "1 of 5, 2 of 5" without a word of what may be chosen.
//!
//! ## How to fix
//!
//! Put words into the item, or give it an `aria-label`.
//!
//! ## Examples
//!
//! ```html,failed
//! <div role="menu" aria-label="File"><div role="menuitem" tabindex="0"><img src="data:," alt=""></div></div>
//! ```
//!
//! ```html,passed
//! <div role="menu" aria-label="File"><div role="menuitem" tabindex="0">New</div></div>
//! ```
//!
//! ```html,inapplicable
//! <menu><li><button>New</button></li></menu>
//! ```
//!
//! ## References
//!
//! - [WCAG 4.1.2 Name, Role, Value](https://www.w3.org/WAI/WCAG22/Understanding/name-role-value)
//! - [ACT rule m6b1q3: menuitem has non-empty accessible name](https://www.w3.org/WAI/standards-guidelines/act/rules/m6b1q3/)

use crate::Recording;
use crate::catalog::Pillar;
use crate::checks::{Case, Check, Impact, named};
use crate::page::Namespace;
use crate::semantics::Role;

/// Menu item without a name.
pub const CHECK: Check = Check {
    id: "menu-item-without-name",
    pillar: Pillar::Accessibility,
    impact: Impact::Serious,
    wcag: &["4.1.2"],
    act: &["m6b1q3"],
    items: &[],
    run,
};

fn run(recording: &Recording) -> Result<Vec<Case>, String> {
    named::all(recording, "menu item", |semantics, id, element| {
        element.namespace == Namespace::Html
            && semantics.exposed(id)
            && semantics.role(id) == Some(Role::Menuitem)
    })
}
