//! # Does the title say what the page is about?
//!
//! ## What it checks
//!
//! The title of every HTML page that has one. Whether it says what the page is about, only a person can judge: this is
//! a question, asked once a page.
//!
//! ## Why it matters
//!
//! The title is what a screen reader says first, and what stands on the tab. "Acme" on every page tells nobody where
//! they are.
//!
//! ## How to fix
//!
//! Put what the page is about first, then the name of the app: "Invoices – Acme".
//!
//! ## Examples
//!
//! ```html,cantTell
//! <p>Clementines are ripe from October.</p>
//! ```
//!
//! A page without any title is no question of wording:
//!
//! ```html,inapplicable
//! <!doctype html><html lang="en"><p>Clementines are ripe from October.</p>
//! ```
//!
//! ## References
//!
//! - [WCAG 2.4.2 Page Titled](https://www.w3.org/WAI/WCAG22/Understanding/page-titled)
//! - [ACT rule c4a8a4: HTML page title is descriptive](https://www.w3.org/WAI/standards-guidelines/act/rules/c4a8a4/)

use crate::Recording;
use crate::catalog::Pillar;
use crate::checks::{Case, Check, Impact, Target};

/// Does the title say what the page is about?.
pub const CHECK: Check = Check {
    id: "page-title-wording",
    pillar: Pillar::Accessibility,
    impact: Impact::Minor,
    wcag: &["2.4.2"],
    act: &["c4a8a4"],
    items: &[],
    run,
};

fn run(recording: &Recording) -> Result<Vec<Case>, String> {
    let page = recording.page.as_ref().ok_or("the page was not read")?;
    let html = page.children(page.root()).any(|id| {
        page.element(id)
            .is_some_and(|element| element.is_html("html"))
    });
    if !html || page.header.title.trim().is_empty() {
        return Ok(Vec::new());
    }
    Ok(vec![Case::cant_tell(Target::Page, "wording", QUESTION)])
}

const QUESTION: &str =
    "Read the page's title: does it say what this page is about, and not only whose it is?";
