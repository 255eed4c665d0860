//! # Page without a title
//!
//! ## What it checks
//!
//! The `<html>` element of the page. There must be a `<title>` below it, and the first one must hold some text.
//!
//! ## Why it matters
//!
//! The title is the first thing a screen reader says of a page, and what tells its tab and its bookmark from others.
//!
//! ## How to fix
//!
//! Put a `<title>` into the head that says what the page is and whose: "Invoices - Acme". In an app that changes pages by
//! script, change it with them.
//!
//! ## Examples
//!
//! ```html,failed
//! <!DOCTYPE html><html lang="en"><head></head><body><h1>Invoices</h1></body></html>
//! ```
//!
//! ```html,passed
//! <!DOCTYPE html><html lang="en"><head><title>Invoices - Acme</title></head><body><h1>Invoices</h1></body></html>
//! ```
//!
//! ## References
//!
//! - [ACT rule 2779a5: HTML page has non-empty title](https://www.w3.org/WAI/standards-guidelines/act/rules/2779a5/)
//! - [WCAG 2.4.2 Page Titled](https://www.w3.org/WAI/WCAG22/Understanding/page-titled)
//! - [H25: providing a title](https://www.w3.org/WAI/WCAG22/Techniques/html/H25)

use crate::Recording;
use crate::catalog::Pillar;
use crate::checks::{Case, Check, Impact, Target};
use crate::page::{NodeId, NodeKind, Snapshot};

/// Page without a title.
pub const CHECK: Check = Check {
    id: "page-without-title",
    pillar: Pillar::Accessibility,
    impact: Impact::Serious,
    wcag: &["2.4.2"],
    act: &["2779a5"],
    items: &[],
    run,
};

fn run(recording: &Recording) -> Result<Vec<Case>, String> {
    let page = recording.page.as_ref().ok_or("the page was not read")?;
    let Some(root) = page.html_root() else {
        return Ok(Vec::new());
    };
    let target = Target::Node(root);
    // What lies in a shadow root or in a frame is no descendant.
    let title = page
        .elements()
        .find(|(id, element)| element.is_html("title") && page.tree_scope(*id) == page.root());
    let failed = |message| Case::failed(target.clone(), "title", message);
    Ok(vec![match title {
        None => failed("The page has no <title>."),
        Some((id, _)) if !has_text(page, id) => failed("The page's <title> is empty."),
        Some(_) => Case::passed(target),
    }])
}

fn has_text(page: &Snapshot, id: NodeId) -> bool {
    page.children(id).any(|child| {
        matches!(&page.node(child).kind, NodeKind::Text { text, .. } if !text.trim().is_empty())
    })
}

#[cfg(test)]
#[path = "../../../tests/unit/checks/page_without_title.rs"]
mod tests;
