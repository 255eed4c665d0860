//! # Words kept too close together
//!
//! ## What it checks
//!
//! Text whose `style` attribute sets `word-spacing` with `!important`: it must be at least 0.16 times the font size.
//! Elsewhere, and without `!important`, a reader's own styles can change it, so it is left alone.
//!
//! ## Why it matters
//!
//! People with dyslexia or low vision widen the space between words with a style of their own. An important style in
//! the attribute is the one thing that such a style can't win against.
//!
//! ## How to fix
//!
//! Drop `!important`, or move the declaration into a style sheet.
//!
//! ## Examples
//!
//! ```html,failed
//! <p style="word-spacing: 0.1em !important">The invoice was sent to all members of the team.</p>
//! ```
//!
//! ```html,passed
//! <p style="word-spacing: 0.2em !important">The invoice was sent to all members of the team.</p>
//! ```
//!
//! ```html,inapplicable
//! <p style="word-spacing: 0.1em">The invoice was sent to all members of the team.</p>
//! ```
//!
//! ## References
//!
//! - [WCAG 1.4.12 Text Spacing](https://www.w3.org/WAI/WCAG22/Understanding/text-spacing)
//! - [ACT rule 9e45ec: important word spacing in style attributes is wide enough](https://www.w3.org/WAI/standards-guidelines/act/rules/9e45ec/)

use crate::Recording;
use crate::catalog::Pillar;
use crate::checks::spacing::{self, Spacing};
use crate::checks::{Case, Check, Impact};

/// Words kept too close together.
pub const CHECK: Check = Check {
    id: "important-word-spacing",
    pillar: Pillar::Accessibility,
    impact: Impact::Moderate,
    wcag: &["1.4.12"],
    act: &["9e45ec"],
    items: &[],
    run,
};

fn run(recording: &Recording) -> Result<Vec<Case>, String> {
    spacing::run(
        recording,
        Spacing {
            index: 1,
            property: "word-spacing",
            enough: 0.16,
        },
    )
}
