//! # Do the labels say what to enter?
//!
//! ## What it checks
//!
//! Every form field that can be seen, with a label that can be seen: a `<label>`, or what its `aria-labelledby` refers
//! to. Whether the label says, with what stands around it, what to enter, only a person can judge: this is a question,
//! asked once a page.
//!
//! ## Why it matters
//!
//! A label that everybody reads differently makes people enter the wrong thing.
//!
//! ## How to fix
//!
//! Name what is wanted: "Company's VAT number", not "Number". Group fields that mean something only together in a
//! `<fieldset>`.
//!
//! ## Examples
//!
//! ```html,cantTell
//! <label>VAT number <input></label>
//! ```
//!
//! ```html,inapplicable
//! <input aria-label="VAT number">
//! ```
//!
//! ## References
//!
//! - [WCAG 2.4.6 Headings and Labels](https://www.w3.org/WAI/WCAG22/Understanding/headings-and-labels)
//! - [ACT rule cc0f0a: form field label is descriptive](https://www.w3.org/WAI/standards-guidelines/act/rules/cc0f0a/)

use crate::Recording;
use crate::catalog::Pillar;
use crate::checks::{Case, Check, Impact, person};

/// Do the labels say what to enter?.
pub const CHECK: Check = Check {
    id: "field-label-wording",
    pillar: Pillar::Accessibility,
    impact: Impact::Minor,
    wcag: &["2.4.6"],
    act: &["cc0f0a"],
    items: &[],
    run,
};

fn run(recording: &Recording) -> Result<Vec<Case>, String> {
    person::ask(recording, QUESTION, |semantics, id, _| {
        let shown = |id| {
            semantics.visible(id)
                || semantics
                    .flat_descendants(id)
                    .any(|id| semantics.visible(id))
        };
        semantics.form_field(id)
            && semantics.visible(id)
            && (semantics.labels_of(id).iter().copied().any(shown)
                || semantics.naming_elements(id).into_iter().any(shown))
    })
}

const QUESTION: &str = "Read each label with what stands around it: does it say what to enter?";
