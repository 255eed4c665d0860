//! # Image button without a name
//!
//! ## What it checks
//!
//! Every `<input type="image">` that assistive technology is told of: its accessible name must come from the page. The
//! browser's own word for it, "Submit", counts as none, because it says nothing about this button.
//!
//! ## Why it matters
//!
//! The image is the button's only label. Whoever can't see it hears "submit" at best, or the file's name.
//!
//! ## How to fix
//!
//! Give the button an `alt` that says what it does.
//!
//! ## Examples
//!
//! ```html,failed
//! <input type="image" src="data:,">
//! ```
//!
//! ```html,failed
//! <input type="image" src="data:," alt="">
//! ```
//!
//! ```html,passed
//! <input type="image" src="data:," alt="Search">
//! ```
//!
//! ```html,inapplicable
//! <input type="button" value="Search">
//! ```
//!
//! ## References
//!
//! - [WCAG 1.1.1 Non-text Content](https://www.w3.org/WAI/WCAG22/Understanding/non-text-content)
//! - [WCAG 4.1.2 Name, Role, Value](https://www.w3.org/WAI/WCAG22/Understanding/name-role-value)
//! - [ACT rule 59796f: image button has non-empty accessible name](https://www.w3.org/WAI/standards-guidelines/act/rules/59796f/)

use crate::Recording;
use crate::catalog::Pillar;
use crate::checks::{Case, Check, Impact, named};
use crate::semantics::Source;

/// Image button without a name.
pub const CHECK: Check = Check {
    id: "image-button-without-name",
    pillar: Pillar::Accessibility,
    impact: Impact::Critical,
    wcag: &["1.1.1", "4.1.2"],
    act: &["59796f"],
    items: &[],
    run,
};

fn run(recording: &Recording) -> Result<Vec<Case>, String> {
    named::judged(
        recording,
        "image button",
        |semantics, id, element| {
            semantics.exposed(id) && element.is_html("input") && element.has_type("image")
        },
        |semantics, id| {
            let name = semantics.name(id);
            !name.text.is_empty() && name.source != Some(Source::Browser) && name.text != DEFAULT
        },
    )
}

/// The default name of the specification: <https://html.spec.whatwg.org/multipage/input.html#image-button-state-(type=image)>
const DEFAULT: &str = "Submit Query";
