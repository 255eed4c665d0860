//! # Sound without its words in writing
//!
//! ## What it checks
//!
//! Every `<audio>` that people can play: with controls in sight, with `autoplay`, playing now, or on a page with a button to
//! play or listen. What is said in it can't be heard here, so a person must look, once for the page.
//!
//! ## Why it matters
//!
//! Who can't hear, or may not make noise where they are, gets nothing from a recording.
//!
//! ## How to fix
//!
//! Put the words on the page, or a link to them beside the player.
//!
//! ## Examples
//!
//! ```html,cantTell
//! <audio controls></audio>
//! <script>
//!   const rate = 8000, bytes = new Uint8Array(44 + 4 * rate).fill(128), view = new DataView(bytes.buffer);
//!   for (const [at, text] of [[0, 'RIFF'], [8, 'WAVEfmt '], [36, 'data']]) bytes.set(new TextEncoder().encode(text), at);
//!   for (const [at, value] of [[4, bytes.length - 8], [16, 16], [24, rate], [28, rate], [40, bytes.length - 44]]) view.setUint32(at, value, true);
//!   for (const [at, value] of [[20, 1], [22, 1], [32, 1], [34, 8]]) view.setUint16(at, value, true);
//!   for (let at = 44; at < bytes.length; at++) bytes[at] += 80 * Math.sin(at / 4);
//!   document.querySelector('audio').src = URL.createObjectURL(new Blob([bytes], { type: 'audio/wav' }));
//! </script>
//! ```
//!
//! ```html,inapplicable
//! <audio ></audio>
//! <script>
//!   const rate = 8000, bytes = new Uint8Array(44 + 4 * rate).fill(128), view = new DataView(bytes.buffer);
//!   for (const [at, text] of [[0, 'RIFF'], [8, 'WAVEfmt '], [36, 'data']]) bytes.set(new TextEncoder().encode(text), at);
//!   for (const [at, value] of [[4, bytes.length - 8], [16, 16], [24, rate], [28, rate], [40, bytes.length - 44]]) view.setUint32(at, value, true);
//!   for (const [at, value] of [[20, 1], [22, 1], [32, 1], [34, 8]]) view.setUint16(at, value, true);
//!   for (let at = 44; at < bytes.length; at++) bytes[at] += 80 * Math.sin(at / 4);
//!   document.querySelector('audio').src = URL.createObjectURL(new Blob([bytes], { type: 'audio/wav' }));
//! </script>
//! ```
//!
//! ## References
//!
//! - [WCAG 1.2.1 Audio-only and Video-only (Prerecorded)](https://www.w3.org/WAI/WCAG22/Understanding/audio-only-and-video-only-prerecorded)
//! - [ACT rule e7aa44: audio element content has text alternative](https://www.w3.org/WAI/standards-guidelines/act/rules/e7aa44/), made of
//!   [2eb176](https://www.w3.org/WAI/standards-guidelines/act/rules/2eb176/) and
//!   [afb423](https://www.w3.org/WAI/standards-guidelines/act/rules/afb423/)
//! - [G158: an alternative for audio-only content](https://www.w3.org/WAI/WCAG22/Techniques/general/G158)

use crate::Recording;
use crate::catalog::Pillar;
use crate::checks::media::{self, control};
use crate::checks::{Case, Check, Impact};

/// Sound without its words in writing.
pub const CHECK: Check = Check {
    id: "audio-transcript",
    pillar: Pillar::Accessibility,
    impact: Impact::Minor,
    wcag: &["1.2.1"],
    act: &["e7aa44", "2eb176", "afb423"],
    items: &[],
    run,
};

fn run(recording: &Recording) -> Result<Vec<Case>, String> {
    media::run(recording, |semantics, medium| {
        let plays = |name: &str| {
            let name = name.to_ascii_lowercase();
            name.contains("play") || name.contains("listen")
        };
        let played = if medium.has("controls") {
            semantics.visible(medium.id) && semantics.exposed(medium.id)
        } else {
            medium.has("autoplay") || !medium.media.paused || control(semantics, plays)
        };
        (played && medium.element.is_html("audio")).then(|| {
            media::ask(medium, "Listen to this, and see whether what is said stands on the page or behind a link beside it.")
        })
    })
}

#[cfg(test)]
#[path = "../../../tests/unit/checks/audio_transcript.rs"]
mod tests;
