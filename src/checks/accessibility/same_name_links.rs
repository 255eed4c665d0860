//! # Links of the same name side by side
//!
//! ## What it checks
//!
//! Every set of two or more links that assistive technology is told of, that have the same accessible name and stand in
//! the same paragraph, list items and table cell: they pass where they lead to the same address. Where they don't, a
//! person must see whether they lead to the same.
//!
//! ## Why it matters
//!
//! Two links "Download" in one sentence: whoever hears them can't tell which is which.
//!
//! ## How to fix
//!
//! Say in each link what is different: "Download (PDF)", "Download (EPUB)".
//!
//! ## Examples
//!
//! ```html,cantTell
//! <p><a href="/a.pdf">Download</a> <a href="/b.pdf">Download</a></p>
//! ```
//!
//! ```html,passed
//! <p><a href="/a">Prices</a> <a href="/a">prices</a></p>
//! ```
//!
//! ```html,inapplicable
//! <p><a href="/a">Prices</a></p><p><a href="/b">Prices</a></p>
//! ```
//!
//! ## References
//!
//! - [WCAG 2.4.4 Link Purpose (In Context)](https://www.w3.org/WAI/WCAG22/Understanding/link-purpose-in-context)
//! - [ACT rule fd3a94: links with identical accessible names and same context serve equivalent purpose](https://www.w3.org/WAI/standards-guidelines/act/rules/fd3a94/)

use crate::Recording;
use crate::catalog::Pillar;
use crate::checks::{Case, Check, Impact, alike};
use crate::order;
use crate::page::{Display, NodeId};
use crate::semantics::{Role, Semantics};

/// Links of the same name side by side.
pub const CHECK: Check = Check {
    id: "same-name-links",
    pillar: Pillar::Accessibility,
    impact: Impact::Minor,
    wcag: &["2.4.4"],
    act: &["fd3a94"],
    items: &[],
    run,
};

fn run(recording: &Recording) -> Result<Vec<Case>, String> {
    let page = recording.page.as_ref().ok_or("the page was not read")?;
    let semantics = Semantics::new(page);
    let links = page
        .elements()
        .filter(|&(id, _)| semantics.exposed(id) && semantics.role(id).is_some_and(Role::link))
        .map(|(id, _)| id);
    let address = |id| {
        let element = page.element(id)?;
        let href = element
            .attribute("href")
            .or(element.attribute("xlink:href"));
        // What leads on by a script, nobody knows.
        href.map(|href| href.trim().to_owned())
    };
    let context = |id| context(&semantics, id);
    Ok(alike::judge(&semantics, links, context, address, QUESTION))
}

const QUESTION: &str = "These links have the same name, stand side by side and have different addresses: do they lead to the same?";

/// What tells a link from another of the same name: list items, the nearest box and the nearest cell around it, the
/// headers of the cell, and what describes it.
/// <https://www.w3.org/WAI/standards-guidelines/act/rules/fd3a94/#programmatically-determined-link-context>
fn context(semantics: &Semantics, link: NodeId) -> Vec<NodeId> {
    let page = semantics.page();
    let mut context = semantics.described_by(link);
    let (mut block, mut cell) = (false, false);
    for id in semantics.flat_ancestors(link).take(MAX_DEPTH) {
        let Some(element) = page.element(id) else {
            continue;
        };
        let role = semantics.role(id);
        let in_cell = matches!(role, Some(Role::Cell | Role::Gridcell));
        let in_block = element
            .style
            .as_ref()
            .is_some_and(|style| matches!(style.display, Display::Block | Display::InlineBlock));
        if role == Some(Role::Listitem) || (in_block && !block) || (in_cell && !cell) {
            context.push(id);
        }
        block |= in_block;
        cell |= in_cell;
    }
    order::sort(&mut context);
    context
}

/// Contexts deeper than this are no help to anybody.
const MAX_DEPTH: usize = 256;
