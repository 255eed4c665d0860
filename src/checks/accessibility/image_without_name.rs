//! # Image without a text alternative
//!
//! ## What it checks
//!
//! Every `<img>`, and every HTML element with the role `img`, that is not hidden: it must have an accessible name, or
//! be marked as decoration by `alt=""` or `role="none"`. Whether the words say what the image shows, a person must
//! judge.
//!
//! ## Why it matters
//!
//! Without an alternative a screen reader says nothing, or spells out the file's name. Whoever can't see the image
//! doesn't learn what everybody else does.
//!
//! ## How to fix
//!
//! Write into `alt` what the image is there to say, in a few words. If it says nothing that the text doesn't say, mark
//! it as decoration: `alt=""`.
//!
//! ## Examples
//!
//! ```html,failed
//! <img src="data:,">
//! ```
//!
//! ```html,failed
//! <div role="img" style="width: 40px; height: 40px; background: green"></div>
//! ```
//!
//! ```html,passed
//! <img src="data:," alt="Turnover by month, rising since May">
//! ```
//!
//! ```html,passed
//! <img src="data:," alt="">
//! ```
//!
//! ```html,inapplicable
//! <img src="data:," aria-hidden="true">
//! ```
//!
//! ## References
//!
//! - [WCAG 1.1.1 Non-text Content](https://www.w3.org/WAI/WCAG22/Understanding/non-text-content)
//! - [ACT rule 23a2a8: image has non-empty accessible name](https://www.w3.org/WAI/standards-guidelines/act/rules/23a2a8/)
//! - [An alt decision tree](https://www.w3.org/WAI/tutorials/images/decision-tree/)

use crate::Recording;
use crate::catalog::Pillar;
use crate::checks::{Case, Check, Impact, named};
use crate::page::Namespace;
use crate::semantics::Role;

/// Image without a text alternative.
pub const CHECK: Check = Check {
    id: "image-without-name",
    pillar: Pillar::Accessibility,
    impact: Impact::Serious,
    wcag: &["1.1.1"],
    act: &["23a2a8"],
    items: &[],
    run,
};

fn run(recording: &Recording) -> Result<Vec<Case>, String> {
    named::judged(
        recording,
        "image",
        |semantics, id, element| {
            element.namespace == Namespace::Html
                && semantics.exposed(id)
                && (element.is_html("img") || semantics.role(id) == Some(Role::Img))
        },
        |semantics, id| {
            semantics.role(id) == Some(Role::None) || !semantics.name(id).text.is_empty()
        },
    )
}
