//! # Part of the page in a language that does not exist
//!
//! ## What it checks
//!
//! Every HTML element in the body with a `lang` attribute that is not empty and that some text takes its language from: a
//! text, or an accessible name or description, with no nearer `lang`. The attribute must begin with a registered language.
//!
//! ## Why it matters
//!
//! Screen readers do not know the tag and read the part with the sounds of another language.
//!
//! ## How to fix
//!
//! Use the two letters of the language, or the three where it has no two.
//!
//! ## Examples
//!
//! ```html,failed
//! <p lang="french">Bonjour</p>
//! ```
//!
//! ```html,passed
//! <p lang="fr">Bonjour</p>
//! ```
//!
//! ```html,inapplicable
//! <p lang="french"></p>
//! ```
//!
//! ## References
//!
//! - [ACT rule de46e4: element with lang attribute has valid language tag](https://www.w3.org/WAI/standards-guidelines/act/rules/de46e4/)
//! - [WCAG 3.1.2 Language of Parts](https://www.w3.org/WAI/WCAG22/Understanding/language-of-parts)
//! - [IANA: language subtag registry](https://www.iana.org/assignments/language-subtag-registry)

use crate::Recording;
use crate::catalog::Pillar;
use crate::checks::{Case, Check, Impact, Target};
use crate::semantics::{Semantics, component, known_language, parts};

/// Part of the page in a language that does not exist.
pub const CHECK: Check = Check {
    id: "part-language-unknown",
    pillar: Pillar::Accessibility,
    impact: Impact::Moderate,
    wcag: &["3.1.2"],
    act: &["de46e4"],
    items: &[],
    run,
};

fn run(recording: &Recording) -> Result<Vec<Case>, String> {
    let page = recording.page.as_ref().ok_or("the page was not read")?;
    let semantics = Semantics::new(page);
    let mut cases = Vec::new();
    for part in parts(&semantics) {
        let target = Target::Node(part.element);
        cases.push(if known_language(part.lang) {
            Case::passed(target)
        } else {
            Case::failed(
                target,
                component(page, part.element),
                "The lang attribute begins with no registered language.",
            )
        });
    }
    Ok(cases)
}

#[cfg(test)]
#[path = "../../../tests/unit/checks/part_language_unknown.rs"]
mod tests;
