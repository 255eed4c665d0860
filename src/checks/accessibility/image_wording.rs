//! # Do the words say what the image says?
//!
//! ## What it checks
//!
//! Every `<img>`, `<svg>` and `<canvas>` that can be seen and has an accessible name, unless what it lies in has a name
//! of its own. Whether the words say what the image says, only a person can judge: this is a question, asked once a
//! page.
//!
//! ## Why it matters
//!
//! "image1.png" or "chart" is no replacement for what the chart shows.
//!
//! ## How to fix
//!
//! Write what you would say of the image on the phone, in a few words.
//!
//! ## Examples
//!
//! ```html,cantTell
//! <img alt="Turnover rises from May on" src="data:image/gif;base64,R0lGODlhAQABAIAAAP///wAAACH5BAEAAAAALAAAAAABAAEAAAICRAEAOw==" width="30" height="30">
//! ```
//!
//! ```html,inapplicable
//! <img alt="" src="data:image/gif;base64,R0lGODlhAQABAIAAAP///wAAACH5BAEAAAAALAAAAAABAAEAAAICRAEAOw==" width="30" height="30">
//! ```
//!
//! ## References
//!
//! - [WCAG 1.1.1 Non-text Content](https://www.w3.org/WAI/WCAG22/Understanding/non-text-content)
//! - [ACT rule qt1vmo: image accessible name is descriptive](https://www.w3.org/WAI/standards-guidelines/act/rules/qt1vmo/)

use crate::Recording;
use crate::catalog::Pillar;
use crate::checks::{Case, Check, Impact, person};

/// Do the words say what the image says?.
pub const CHECK: Check = Check {
    id: "image-wording",
    pillar: Pillar::Accessibility,
    impact: Impact::Minor,
    wcag: &["1.1.1"],
    act: &["qt1vmo"],
    items: &[],
    run,
};

fn run(recording: &Recording) -> Result<Vec<Case>, String> {
    person::ask(recording, QUESTION, |semantics, id, element| {
        semantics.picture(id, element) && !semantics.name(id).text.is_empty()
    })
}

const QUESTION: &str = "Compare each image with its words: do they tell what the image tells?";
