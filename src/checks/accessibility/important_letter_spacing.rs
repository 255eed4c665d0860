//! # Letters kept too close together
//!
//! ## What it checks
//!
//! Text whose `style` attribute sets `letter-spacing` with `!important`: it must be at least 0.12 times the font size.
//! Elsewhere, and without `!important`, a reader's own styles can change it, so it is left alone.
//!
//! ## Why it matters
//!
//! People with dyslexia or low vision widen the space between letters with a style of their own. An important style in
//! the attribute is the one thing that such a style can't win against.
//!
//! ## How to fix
//!
//! Drop `!important`, or move the declaration into a style sheet.
//!
//! ## Examples
//!
//! ```html,failed
//! <p style="letter-spacing: 0.05em !important">The invoice was sent to all members of the team.</p>
//! ```
//!
//! ```html,passed
//! <p style="letter-spacing: 0.15em !important">The invoice was sent to all members of the team.</p>
//! ```
//!
//! ```html,inapplicable
//! <p style="letter-spacing: 0.05em">The invoice was sent to all members of the team.</p>
//! ```
//!
//! ## References
//!
//! - [WCAG 1.4.12 Text Spacing](https://www.w3.org/WAI/WCAG22/Understanding/text-spacing)
//! - [ACT rule 24afc2: important letter spacing in style attributes is wide enough](https://www.w3.org/WAI/standards-guidelines/act/rules/24afc2/)

use crate::Recording;
use crate::catalog::Pillar;
use crate::checks::spacing::{self, Spacing};
use crate::checks::{Case, Check, Impact};

/// Letters kept too close together.
pub const CHECK: Check = Check {
    id: "important-letter-spacing",
    pillar: Pillar::Accessibility,
    impact: Impact::Moderate,
    wcag: &["1.4.12"],
    act: &["24afc2"],
    items: &[],
    run,
};

fn run(recording: &Recording) -> Result<Vec<Case>, String> {
    spacing::run(
        recording,
        Spacing {
            index: 0,
            property: "letter-spacing",
            enough: 0.12,
        },
    )
}

#[cfg(test)]
#[path = "../../../tests/unit/checks/important_letter_spacing.rs"]
mod tests;
