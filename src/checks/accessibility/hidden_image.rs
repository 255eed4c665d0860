//! # Are the images that are skipped decoration?
//!
//! ## What it checks
//!
//! Every `<img>` and `<svg>` that can be seen but is kept from assistive technology, by an empty `alt`, by ARIA, or
//! because a graphic has neither role nor name. Images in something that has a name of its own don't count, nor do
//! canvases: what is painted there is not looked at. Whether the images say something that the text doesn't, only a
//! person can judge: this is a question, asked once a page.
//!
//! ## Why it matters
//!
//! What only the image says is lost to whoever can't see it.
//!
//! ## How to fix
//!
//! Give an image that says something an `alt` or a `<title>`. Leave decoration as it is.
//!
//! ## Examples
//!
//! ```html,cantTell
//! <img alt="" src="data:image/gif;base64,R0lGODlhAQABAIAAAP///wAAACH5BAEAAAAALAAAAAABAAEAAAICRAEAOw==" width="30" height="30">
//! ```
//!
//! ```html,inapplicable
//! <img alt="A dot" src="data:image/gif;base64,R0lGODlhAQABAIAAAP///wAAACH5BAEAAAAALAAAAAABAAEAAAICRAEAOw==" width="30" height="30">
//! ```
//!
//! ## References
//!
//! - [WCAG 1.1.1 Non-text Content](https://www.w3.org/WAI/WCAG22/Understanding/non-text-content)
//! - [ACT rule e88epe: image not in the accessibility tree is decorative](https://www.w3.org/WAI/standards-guidelines/act/rules/e88epe/)

use crate::Recording;
use crate::catalog::Pillar;
use crate::checks::{Case, Check, Impact, person};
use crate::semantics::Role;

/// Are the images that are skipped decoration?.
pub const CHECK: Check = Check {
    id: "hidden-image",
    pillar: Pillar::Accessibility,
    impact: Impact::Minor,
    wcag: &["1.1.1"],
    act: &["e88epe"],
    items: &[],
    run,
};

fn run(recording: &Recording) -> Result<Vec<Case>, String> {
    person::ask(recording, QUESTION, |semantics, id, element| {
        let silent = || match semantics.role(id) {
            Some(Role::None) => true,
            Some(Role::GraphicsDocument) => semantics.name(id).text.is_empty(),
            _ => false,
        };
        !element.is_html("canvas")
            && semantics.picture(id, element)
            && (!semantics.exposed(id) || silent())
    })
}

const QUESTION: &str = "These images are skipped by screen readers: is each of them decoration, or said in words beside it?";
