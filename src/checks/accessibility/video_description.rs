//! # Films with sound: what is only seen
//!
//! ## What it checks
//!
//! Every `<video>` that can be seen and has sound. Whether what it shows is also said can't be heard here, so a person must
//! look, once for the page.
//!
//! ## Why it matters
//!
//! Who can't see follows a film by ear, and loses the thread where something is only shown.
//!
//! ## How to fix
//!
//! Say in the film what happens in it, add a second sound track that does, or put a full transcript on the page.
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
//! - [WCAG 1.2.3 Audio Description or Media Alternative](https://www.w3.org/WAI/WCAG22/Understanding/audio-description-or-media-alternative-prerecorded)
//! - [WCAG 1.2.5 Audio Description](https://www.w3.org/WAI/WCAG22/Understanding/audio-description-prerecorded)
//! - [WCAG 1.2.8 Media Alternative](https://www.w3.org/WAI/WCAG22/Understanding/media-alternative-prerecorded)
//! - [ACT rule c5a4ea: video element visual content has accessible alternative](https://www.w3.org/WAI/standards-guidelines/act/rules/c5a4ea/), and the related
//!   [1ec09b](https://www.w3.org/WAI/standards-guidelines/act/rules/1ec09b/),
//!   [1ea59c](https://www.w3.org/WAI/standards-guidelines/act/rules/1ea59c/) and
//!   [1a02b0](https://www.w3.org/WAI/standards-guidelines/act/rules/1a02b0/)

use crate::Recording;
use crate::catalog::Pillar;
use crate::checks::media;
use crate::checks::{Case, Check, Impact};

/// Films with sound: what is only seen.
pub const CHECK: Check = Check {
    id: "video-description",
    pillar: Pillar::Accessibility,
    impact: Impact::Minor,
    wcag: &["1.2.3", "1.2.5", "1.2.8"],
    act: &["c5a4ea", "1ea59c", "1ec09b", "1a02b0"],
    items: &[],
    run,
};

fn run(recording: &Recording) -> Result<Vec<Case>, String> {
    media::ask_of_films(
        recording,
        true,
        "Listen to this with your eyes closed, and see whether you miss anything that neither its sound nor a transcript says.",
    )
}

#[cfg(test)]
#[path = "../../../tests/unit/checks/video_description.rs"]
mod tests;
