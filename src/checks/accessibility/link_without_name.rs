//! # Link without a name
//!
//! ## What it checks
//!
//! Every HTML element that is a link, by itself or by its role, and that assistive technology is told of: it must have
//! an accessible name. An `<area>` counts where an image on the page shows its map.
//!
//! ## Why it matters
//!
//! A screen reader says "link" and spells out the address. In its list of links, which many people use to find their
//! way, the entry is blank.
//!
//! ## How to fix
//!
//! Put words into the link. Where it holds an icon or an image alone, give the image an `alt`, or the link an `aria-
//! label`, that says where it leads.
//!
//! ## Examples
//!
//! ```html,failed
//! <a href="/account"><svg width="16" height="16"><path d="M0 0h16v16z"/></svg></a>
//! ```
//!
//! ```html,failed
//! <a href="/"><img src="data:," alt=""></a>
//! ```
//!
//! ```html,passed
//! <a href="/"><img src="data:," alt="Acme, home page"></a>
//! ```
//!
//! ```html,inapplicable
//! <a href="/" role="button">Home</a>
//! ```
//!
//! ```html,inapplicable
//! <a>No address, no link</a>
//! ```
//!
//! ## References
//!
//! - [WCAG 2.4.4 Link Purpose (In Context)](https://www.w3.org/WAI/WCAG22/Understanding/link-purpose-in-context)
//! - [WCAG 4.1.2 Name, Role, Value](https://www.w3.org/WAI/WCAG22/Understanding/name-role-value)
//! - [ACT rule c487ae: link has non-empty accessible name](https://www.w3.org/WAI/standards-guidelines/act/rules/c487ae/)

use crate::Recording;
use crate::catalog::Pillar;
use crate::checks::{Case, Check, Impact, named};
use crate::page::{Namespace, NodeId};
use crate::semantics::{Role, Semantics};
use crate::sorted::Set;

/// Link without a name.
pub const CHECK: Check = Check {
    id: "link-without-name",
    pillar: Pillar::Accessibility,
    impact: Impact::Serious,
    wcag: &["2.4.4", "4.1.2"],
    act: &["c487ae"],
    items: &[],
    run,
};

fn run(recording: &Recording) -> Result<Vec<Case>, String> {
    let page = recording.page.as_ref().ok_or("the page was not read")?;
    let maps: Set<&str> = page
        .elements()
        .filter(|(_, element)| element.is_html("img"))
        .filter_map(|(_, image)| image.attribute("usemap")?.strip_prefix('#'))
        .collect();
    named::all(recording, "link", |semantics, id, element| {
        element.namespace == Namespace::Html
            && semantics.exposed(id)
            && semantics.role(id).is_some_and(Role::link)
            && (!element.is_html("area") || shown(semantics, id, &maps))
    })
}

/// Whether an area belongs to a map that an image uses.
fn shown(semantics: &Semantics, area: NodeId, maps: &Set<&str>) -> bool {
    semantics
        .flat_ancestors(area)
        .take(MAX_DEPTH)
        .filter_map(|id| semantics.page().element(id))
        .find(|element| element.is_html("map"))
        .and_then(|map| map.attribute("name"))
        .is_some_and(|name| maps.contains(&name))
}

/// Areas lie in their map, or in a box or two within it.
const MAX_DEPTH: usize = 16;
