//! # Lines kept too close together
//!
//! ## What it checks
//!
//! Text whose `style` attribute sets `line-height` with `!important`: it must be at least 1.5 times the font size.
//! Elsewhere, and without `!important`, a reader's own styles can change it, so it is left alone.
//! Only text that wraps by itself counts.
//!
//! ## Why it matters
//!
//! People with dyslexia or low vision widen the space between lines with a style of their own. An important style in
//! the attribute is the one thing that such a style can't win against.
//!
//! ## How to fix
//!
//! Drop `!important`, or move the declaration into a style sheet.
//!
//! ## Examples
//!
//! ```html,failed
//! <p style="line-height: 1.1 !important; max-width: 120px">The invoice was sent to all members of the team.</p>
//! ```
//!
//! ```html,passed
//! <p style="line-height: 1.6 !important; max-width: 120px">The invoice was sent to all members of the team.</p>
//! ```
//!
//! ```html,inapplicable
//! <p style="line-height: 1.1; max-width: 120px">The invoice was sent to all members of the team.</p>
//! ```
//!
//! ## References
//!
//! - [WCAG 1.4.12 Text Spacing](https://www.w3.org/WAI/WCAG22/Understanding/text-spacing)
//! - [ACT rule 78fd32: important line height in style attributes is wide enough](https://www.w3.org/WAI/standards-guidelines/act/rules/78fd32/)

use crate::Recording;
use crate::catalog::Pillar;
use crate::checks::spacing::{self, Spacing};
use crate::checks::{Case, Check, Impact};

/// Lines kept too close together.
pub const CHECK: Check = Check {
    id: "important-line-height",
    pillar: Pillar::Accessibility,
    impact: Impact::Moderate,
    wcag: &["1.4.12"],
    act: &["78fd32"],
    items: &[],
    run,
};

fn run(recording: &Recording) -> Result<Vec<Case>, String> {
    spacing::run(
        recording,
        Spacing {
            index: 2,
            property: "line-height",
            enough: 1.5,
        },
    )
}
