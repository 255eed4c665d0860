//! # Page in a language that does not exist
//!
//! ## What it checks
//!
//! The `lang` attribute of the page's `<html>` element, where it has one. It must begin with a language of the registry
//! for such tags: `en`, `pt-BR`, `gsw`; not `english`, and not `eng`.
//!
//! ## Why it matters
//!
//! Screen readers do not know the tag and fall back to some other language.
//!
//! ## How to fix
//!
//! Use the two letters of the language, or the three where it has no two.
//!
//! ## Examples
//!
//! ```html,failed
//! <!DOCTYPE html><html lang="english"><head><title>Invoices</title></head><body><p>All invoices</p></body></html>
//! ```
//!
//! ```html,passed
//! <!DOCTYPE html><html lang="en-GB"><head><title>Invoices</title></head><body><p>All invoices</p></body></html>
//! ```
//!
//! ```html,inapplicable
//! <!DOCTYPE html><html><head><title>Invoices</title></head><body><p>All invoices</p></body></html>
//! ```
//!
//! ## References
//!
//! - [ACT rule bf051a: HTML page `lang` attribute has valid language tag](https://www.w3.org/WAI/standards-guidelines/act/rules/bf051a/)
//! - [WCAG 3.1.1 Language of Page](https://www.w3.org/WAI/WCAG22/Understanding/language-of-page)
//! - [IANA: language subtag registry](https://www.iana.org/assignments/language-subtag-registry)

use crate::Recording;
use crate::catalog::Pillar;
use crate::checks::{Case, Check, Impact, Target};
use crate::semantics::known_language;

/// Page in a language that does not exist.
pub const CHECK: Check = Check {
    id: "page-language-unknown",
    pillar: Pillar::Accessibility,
    impact: Impact::Serious,
    wcag: &["3.1.1"],
    act: &["bf051a"],
    items: &[],
    run,
};

fn run(recording: &Recording) -> Result<Vec<Case>, String> {
    let page = recording.page.as_ref().ok_or("the page was not read")?;
    let root = page.html_root();
    let lang = root
        .and_then(|root| page.element(root)?.attribute("lang"))
        .filter(|lang| !lang.trim_ascii().is_empty());
    let (Some(root), Some(lang)) = (root, lang) else {
        return Ok(Vec::new());
    };
    let target = Target::Node(root);
    Ok(vec![if known_language(lang) {
        Case::passed(target)
    } else {
        Case::failed(
            target,
            "html",
            "The lang attribute of <html> begins with no registered language.",
        )
    }])
}

#[cfg(test)]
#[path = "../../../tests/unit/checks/page_language_unknown.rs"]
mod tests;
