//! # Films with sound: captions
//!
//! ## What it checks
//!
//! Every `<video>` that can be seen and has sound. Captions may be part of the picture, and a caption track may say something
//! else, so a person must look, once for the page.
//!
//! ## Why it matters
//!
//! One person in twenty hears badly, and many watch without sound.
//!
//! ## How to fix
//!
//! Add `<track kind="captions">` with all that is said and heard. A film that only repeats what the page says in words, and
//! says so, needs none.
//!
//! ## Examples
//!
//! ```html,cantTell
//! <video controls width="320" height="180" preload="none" src="/film.webm"></video>
//! ```
//!
//! ```html,inapplicable
//! <video controls style="display: none" preload="none" src="/film.webm"></video>
//! ```
//!
//! ## References
//!
//! - [WCAG 1.2.2 Captions (Prerecorded)](https://www.w3.org/WAI/WCAG22/Understanding/captions-prerecorded)
//! - [ACT rule eac66b: video element auditory content has accessible alternative](https://www.w3.org/WAI/standards-guidelines/act/rules/eac66b/), made of
//!   [f51b46](https://www.w3.org/WAI/standards-guidelines/act/rules/f51b46/) and
//!   [ab4d13](https://www.w3.org/WAI/standards-guidelines/act/rules/ab4d13/)
//! - [H95: captions by the track element](https://www.w3.org/WAI/WCAG22/Techniques/html/H95)

use crate::Recording;
use crate::catalog::Pillar;
use crate::checks::media;
use crate::checks::{Case, Check, Impact};

/// Films with sound: captions.
pub const CHECK: Check = Check {
    id: "video-captions",
    pillar: Pillar::Accessibility,
    impact: Impact::Minor,
    wcag: &["1.2.2"],
    act: &["eac66b", "f51b46", "ab4d13"],
    items: &[],
    run,
};

fn run(recording: &Recording) -> Result<Vec<Case>, String> {
    media::ask_of_films(
        recording,
        true,
        "Watch this with the sound off, and see whether captions say all that is said and heard.",
    )
}

#[cfg(test)]
#[path = "../../../tests/unit/checks/video_captions.rs"]
mod tests;
