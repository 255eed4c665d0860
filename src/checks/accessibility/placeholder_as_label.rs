//! # Placeholder in place of a label
//!
//! ## What it checks
//!
//! Every form field that has an accessible name: it must come from more than its `placeholder`, which goes away with the
//! first letter typed. A name from `title` alone is left to a person: it is read out, but nobody sees it until a mouse rests
//! on the field. No ACT rule asks for this; rule e086e5 takes a name of any origin.
//!
//! ## Why it matters
//!
//! Whoever is interrupted halfway no longer knows what belongs where, and can't check the form before sending it.
//! Placeholders are grey, and easily taken for something already filled in.
//!
//! ## How to fix
//!
//! Put the words into a `<label>` that stays, and keep the placeholder for an example. Where a design leaves no room for
//! words, as with a search field beside a magnifier, use `aria-label`.
//!
//! ## Examples
//!
//! ```html,failed
//! <input type="text" placeholder="Company name">
//! ```
//!
//! ```html,passed
//! <label>Email <input type="email" placeholder="you@example.com"></label>
//! ```
//!
//! ```html,cantTell
//! <input type="search" title="Search customers">
//! ```
//!
//! ```html,inapplicable
//! <input type="hidden" name="step" value="2"> <button>Next</button>
//! ```
//!
//! ## References
//!
//! - [WCAG 1.3.1 Info and Relationships](https://www.w3.org/WAI/WCAG22/Understanding/info-and-relationships)
//! - [WCAG 3.3.2 Labels or Instructions](https://www.w3.org/WAI/WCAG22/Understanding/labels-or-instructions)
//! - [H65: using the title attribute](https://www.w3.org/WAI/WCAG22/Techniques/html/H65)

use crate::Recording;
use crate::catalog::Pillar;
use crate::checks::{Case, Check, Impact, Target};
use crate::semantics::{Semantics, Source, component};

/// Placeholder in place of a label.
pub const CHECK: Check = Check {
    id: "placeholder-as-label",
    pillar: Pillar::Accessibility,
    impact: Impact::Serious,
    wcag: &["1.3.1", "3.3.2"],
    act: &[],
    items: &["form-labels", "placeholder-not-label"],
    run,
};

fn run(recording: &Recording) -> Result<Vec<Case>, String> {
    let page = recording.page.as_ref().ok_or("the page was not read")?;
    let semantics = Semantics::new(page);
    let fields = page.elements().filter(|&(id, _)| semantics.form_field(id));
    let cases = fields.filter_map(|(id, _)| {
        let target = Target::Node(id);
        let cause = component(page, id);
        Some(match semantics.name(id).source? {
            Source::Placeholder => Case::failed(
                target,
                cause,
                "This field is named by its placeholder alone, which goes away when somebody types.",
            ),
            Source::Title => Case {
                impact: Some(Impact::Moderate),
                ..Case::cant_tell(
                    target,
                    cause,
                    "This field is named by its title alone. Screen readers read it; see whether everybody else can tell \
                     what to enter.",
                )
            },
            _ => Case::passed(target),
        })
    });
    Ok(cases.collect())
}

#[cfg(test)]
#[path = "../../../tests/unit/checks/placeholder_as_label.rs"]
mod tests;
