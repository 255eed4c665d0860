//! # Summary without a name
//!
//! ## What it checks
//!
//! The first `<summary>` of every `<details>`, where assistive technology is told of it and it has no other role: it
//! must have an accessible name. The triangle that the browser draws beside it is none.
//!
//! ## Why it matters
//!
//! Nobody can tell what opens there; a screen reader says "collapsed" and no more.
//!
//! ## How to fix
//!
//! Put into the summary what is shown when it is opened.
//!
//! ## Examples
//!
//! ```html,failed
//! <details><summary></summary><p>Open 24 hours.</p></details>
//! ```
//!
//! ```html,passed
//! <details><summary>Opening hours</summary><p>Open 24 hours.</p></details>
//! ```
//!
//! ```html,inapplicable
//! <details><summary role="button">Opening hours</summary><p>Open 24 hours.</p></details>
//! ```
//!
//! ## References
//!
//! - [WCAG 4.1.2 Name, Role, Value](https://www.w3.org/WAI/WCAG22/Understanding/name-role-value)
//! - [ACT rule 2t702h: summary element has non-empty accessible name](https://www.w3.org/WAI/standards-guidelines/act/rules/2t702h/)

use crate::Recording;
use crate::catalog::Pillar;
use crate::checks::{Case, Check, Impact, named};
use crate::page::NodeId;
use crate::semantics::{Role, Semantics};

/// Summary without a name.
pub const CHECK: Check = Check {
    id: "summary-without-name",
    pillar: Pillar::Accessibility,
    impact: Impact::Serious,
    wcag: &["4.1.2"],
    act: &["2t702h"],
    items: &[],
    run,
};

fn run(recording: &Recording) -> Result<Vec<Case>, String> {
    named::all(recording, "summary", |semantics, id, element| {
        element.is_html("summary")
            && semantics.exposed(id)
            && opens(semantics, id)
            && match semantics.explicit_role(id) {
                None => true,
                // It can take the focus, so the role is ignored.
                Some(Role::None) => semantics.role(id).is_none(),
                Some(_) => false,
            }
    })
}

/// Whether it is what opens its details.
fn opens(semantics: &Semantics, id: NodeId) -> bool {
    let page = semantics.page();
    let summary = |id: NodeId| page.element(id).is_some_and(|one| one.is_html("summary"));
    page.parent(id).is_some_and(|parent| {
        page.element(parent)
            .is_some_and(|parent| parent.is_html("details"))
            && page.children(parent).find(|&child| summary(child)) == Some(id)
    })
}
