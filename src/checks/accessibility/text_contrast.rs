//! # Text too faint to read
//!
//! ## What it checks
//!
//! The contrast of every text that can be seen with what is painted behind it: at least 4.5:1, and 3:1 for large text
//! (24 px, or 18.66 px in bold). Transparency, the opacity of whole groups, stacked and overlapping backgrounds are
//! reckoned with as the browser paints them.
//!
//! Disabled controls and their labels, text of the same colour as its backdrop, and text that says nothing in words
//! (only signs, an icon font) are left out. Where an image, a gradient, a filter or a shadow leaves it open whether the
//! text can be read, a person is asked.
//!
//! ## Why it matters
//!
//! One person in twelve sees contrast poorly, everybody does in the sun or on a cheap screen, and faint grey is the
//! first thing that gets lost.
//!
//! ## How to fix
//!
//! Darken the text, or the light behind it, until the ratio is reached; the message names the nearest colour that does.
//! Change the colour where it is defined: all texts of the pair are mended at once.
//!
//! ## Examples
//!
//! ```html,failed
//! <p style="color: #9ca3af; background: #ffffff">Last invoice: 3 March</p>
//! ```
//!
//! ```html,failed
//! <section style="background: #1f2937"><p style="color: #ffffff; opacity: 0.4">Paid</p></section>
//! ```
//!
//! ```html,passed
//! <p style="color: #4b5563; background: #ffffff">Last invoice: 3 March</p>
//! ```
//!
//! ```html,passed
//! <h1 style="color: #808080; background: #ffffff; font-size: 32px">Invoices</h1>
//! ```
//!
//! ```html,cantTell
//! <p style="color: #ffffff; background: linear-gradient(#ffffff, #000000)">Welcome back</p>
//! ```
//!
//! ```html,inapplicable
//! <button disabled style="color: #aaaaaa; background: #eeeeee">Send</button>
//! ```
//!
//! ## References
//!
//! - [WCAG 1.4.3 Contrast (Minimum)](https://www.w3.org/WAI/WCAG22/Understanding/contrast-minimum)
//! - [ACT rule afw4f7: text has minimum contrast](https://www.w3.org/WAI/standards-guidelines/act/rules/afw4f7/)
//! - [G18: a ratio of at least 4.5:1](https://www.w3.org/WAI/WCAG22/Techniques/general/G18)

use crate::Recording;
use crate::catalog::Pillar;
use crate::checks::contrast::{self, Level};
use crate::checks::{Case, Check, Impact};

/// Text too faint to read.
pub const CHECK: Check = Check {
    id: "text-contrast",
    pillar: Pillar::Accessibility,
    impact: Impact::Serious,
    wcag: &["1.4.3"],
    act: &["afw4f7"],
    items: &["contrast-aa"],
    run,
};

fn run(recording: &Recording) -> Result<Vec<Case>, String> {
    contrast::run(
        recording,
        Level {
            normal: 4.5,
            large: 3.0,
        },
    )
}

#[cfg(test)]
#[path = "../../../tests/unit/checks/text_contrast.rs"]
mod tests;
