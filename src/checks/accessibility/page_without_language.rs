//! # Page that does not say its language
//!
//! ## What it checks
//!
//! The `<html>` element of the page. It must have a `lang` attribute that is not empty.
//!
//! ## Why it matters
//!
//! A screen reader then reads German with the sounds of English, or whatever its owner's language is.
//!
//! ## How to fix
//!
//! Write `<html lang="en">` with the language most of the page is in.
//!
//! ## Examples
//!
//! ```html,failed
//! <!DOCTYPE html><html><head><title>Invoices</title></head><body><p>All invoices</p></body></html>
//! ```
//!
//! ```html,passed
//! <!DOCTYPE html><html lang="en"><head><title>Invoices</title></head><body><p>All invoices</p></body></html>
//! ```
//!
//! ## References
//!
//! - [ACT rule b5c3f8: HTML page has lang attribute](https://www.w3.org/WAI/standards-guidelines/act/rules/b5c3f8/)
//! - [WCAG 3.1.1 Language of Page](https://www.w3.org/WAI/WCAG22/Understanding/language-of-page)

use crate::Recording;
use crate::catalog::Pillar;
use crate::checks::{Case, Check, Impact, Target};

/// Page that does not say its language.
pub const CHECK: Check = Check {
    id: "page-without-language",
    pillar: Pillar::Accessibility,
    impact: Impact::Serious,
    wcag: &["3.1.1"],
    act: &["b5c3f8"],
    items: &[],
    run,
};

fn run(recording: &Recording) -> Result<Vec<Case>, String> {
    let page = recording.page.as_ref().ok_or("the page was not read")?;
    let Some(root) = page.html_root() else {
        return Ok(Vec::new());
    };
    let target = Target::Node(root);
    let said = page
        .element(root)
        .and_then(|element| element.attribute("lang"))
        .is_some_and(|lang| !lang.trim_ascii().is_empty());
    Ok(vec![if said {
        Case::passed(target)
    } else {
        Case::failed(
            target,
            "html",
            "The <html> element has no lang attribute that names a language.",
        )
    }])
}

#[cfg(test)]
#[path = "../../../tests/unit/checks/page_without_language.rs"]
mod tests;
