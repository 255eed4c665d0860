//! # Frame without a name
//!
//! ## What it checks
//!
//! Every `<iframe>` that assistive technology is told of, but for those marked as decoration and those with a negative
//! `tabindex`: it must have an accessible name, from `title` or ARIA. Its `name` attribute is for scripts and counts as
//! none.
//!
//! ## Why it matters
//!
//! A screen reader says "frame" and leaves people to enter it to find out whether it is an advert or the payment form.
//!
//! ## How to fix
//!
//! Give the frame a `title` that says what it holds. If nobody needs it, hide it: `tabindex="-1" aria-hidden="true"`.
//!
//! ## Examples
//!
//! ```html,failed
//! <iframe srcdoc="Map"></iframe>
//! ```
//!
//! ```html,failed
//! <iframe srcdoc="Map" title=" " name="map"></iframe>
//! ```
//!
//! ```html,passed
//! <iframe srcdoc="Map" title="Map of our shops"></iframe>
//! ```
//!
//! ```html,inapplicable
//! <iframe srcdoc="" style="display: none"></iframe>
//! ```
//!
//! ```html,inapplicable
//! <iframe srcdoc="" tabindex="-1"></iframe>
//! ```
//!
//! ## References
//!
//! - [WCAG 4.1.2 Name, Role, Value](https://www.w3.org/WAI/WCAG22/Understanding/name-role-value)
//! - [ACT rule cae760: iframe element has non-empty accessible name](https://www.w3.org/WAI/standards-guidelines/act/rules/cae760/)
//! - [H64: using the title attribute of frames](https://www.w3.org/WAI/WCAG22/Techniques/html/H64)

use crate::Recording;
use crate::catalog::Pillar;
use crate::checks::{Case, Check, Impact, named};
use crate::semantics::Role;

/// Frame without a name.
pub const CHECK: Check = Check {
    id: "frame-without-name",
    pillar: Pillar::Accessibility,
    impact: Impact::Serious,
    wcag: &["4.1.2"],
    act: &["cae760"],
    items: &[],
    run,
};

fn run(recording: &Recording) -> Result<Vec<Case>, String> {
    named::all(recording, "frame", |semantics, id, element| {
        element.is_html("iframe")
            && semantics.exposed(id)
            && semantics.explicit_role(id) != Some(Role::None)
            && semantics.tabindex(id).is_none_or(|tabindex| tabindex >= 0)
    })
}
