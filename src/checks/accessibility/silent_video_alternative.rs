//! # Films without sound
//!
//! ## What it checks
//!
//! Every `<video>` that can be seen and has no sound, as far as the browser has decoded it. What it shows must also be there in
//! words or as sound, so a person must look, once for the page.
//!
//! ## Why it matters
//!
//! Who can't see gets nothing at all from a film that only shows.
//!
//! ## How to fix
//!
//! Describe beside it what the film shows, in text or as a recording. Where it only repeats the text, or is decoration, say so
//! or hide it from assistive technology.
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
//! - [WCAG 1.2.1 Audio-only and Video-only (Prerecorded)](https://www.w3.org/WAI/WCAG22/Understanding/audio-only-and-video-only-prerecorded)
//! - [ACT rule c3232f: video element visual-only content has accessible alternative](https://www.w3.org/WAI/standards-guidelines/act/rules/c3232f/), made of
//!   [d7ba54](https://www.w3.org/WAI/standards-guidelines/act/rules/d7ba54/),
//!   [ee13b5](https://www.w3.org/WAI/standards-guidelines/act/rules/ee13b5/) and
//!   [fd26cf](https://www.w3.org/WAI/standards-guidelines/act/rules/fd26cf/)

use crate::Recording;
use crate::catalog::Pillar;
use crate::checks::media;
use crate::checks::{Case, Check, Impact};

/// Films without sound.
pub const CHECK: Check = Check {
    id: "silent-video-alternative",
    pillar: Pillar::Accessibility,
    impact: Impact::Minor,
    wcag: &["1.2.1"],
    act: &["c3232f", "d7ba54", "ee13b5", "fd26cf"],
    items: &[],
    run,
};

fn run(recording: &Recording) -> Result<Vec<Case>, String> {
    media::ask_of_films(
        recording,
        false,
        "This film seems to have no sound. See whether the page says in words, or in a recording, what it shows.",
    )
}

#[cfg(test)]
#[path = "../../../tests/unit/checks/silent_video_alternative.rs"]
mod tests;
