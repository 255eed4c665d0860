//! # Text below enhanced contrast
//!
//! ## What it checks
//!
//! The contrast of every text that can be seen, at WCAG's enhanced level: at least 7:1, and 4.5:1 for large text (24 px, or
//! 18.66 px in bold). What counts and how colours are reckoned is as in the check of text too faint to read.
//!
//! ## Why it matters
//!
//! The enhanced level makes up for a loss of sight as people have it around eighty (20/80 vision). It is level AAA: good to
//! reach for long texts, and required by few laws.
//!
//! ## How to fix
//!
//! Darken the text or lighten what is behind it; the message names the nearest colour that is enough.
//!
//! ## Examples
//!
//! ```html,failed
//! <p style="color: #666666; background: #ffffff">Last invoice: 3 March</p>
//! ```
//!
//! ```html,passed
//! <p style="color: #333333; background: #ffffff">Last invoice: 3 March</p>
//! ```
//!
//! ```html,inapplicable
//! <button disabled style="color: #aaaaaa; background: #eeeeee">Send</button>
//! ```
//!
//! ## References
//!
//! - [WCAG 1.4.6 Contrast (Enhanced)](https://www.w3.org/WAI/WCAG22/Understanding/contrast-enhanced)
//! - [ACT rule 09o5cg: text has enhanced contrast](https://www.w3.org/WAI/standards-guidelines/act/rules/09o5cg/)

use crate::Recording;
use crate::catalog::Pillar;
use crate::checks::contrast::{self, Level};
use crate::checks::{Case, Check, Impact};

/// Text below enhanced contrast.
pub const CHECK: Check = Check {
    id: "text-contrast-enhanced",
    pillar: Pillar::Accessibility,
    impact: Impact::Minor,
    wcag: &["1.4.6"],
    act: &["09o5cg"],
    items: &[],
    run,
};

fn run(recording: &Recording) -> Result<Vec<Case>, String> {
    contrast::run(
        recording,
        Level {
            normal: 7.0,
            large: 4.5,
        },
    )
}
