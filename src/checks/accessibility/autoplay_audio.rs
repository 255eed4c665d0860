//! # Sound that starts by itself
//!
//! ## What it checks
//!
//! Every `<audio>` and `<video>` with `autoplay` that is not muted and is to be heard for more than 3 seconds. It passes with
//! the browser's own controls in sight. It fails where it plays now and the page shows no control with a name at all. In all
//! other cases a person is asked: whether one of the controls stops the sound, or, where nothing plays, whether it is the
//! browser that has stopped it, which it does for people who have not used the page yet.
//!
//! Whether there is sound is told by what the browser has decoded so far; a film that begins in silence counts as silent.
//!
//! ## Why it matters
//!
//! A screen reader speaks through the same loudspeaker. While the page talks, its user can't hear where the button is that
//! would stop it.
//!
//! ## How to fix
//!
//! Don't start by yourself; or start muted; or stop within 3 seconds; or put a button first on the page that stops it.
//!
//! ## Examples
//!
//! ```html,cantTell
//! <audio autoplay></audio>
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
//! ```html,passed
//! <audio autoplay controls></audio>
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
//! ```html,passed
//! <audio autoplay></audio>
//! <script>
//!   const rate = 8000, bytes = new Uint8Array(44 + 2 * rate).fill(128), view = new DataView(bytes.buffer);
//!   for (const [at, text] of [[0, 'RIFF'], [8, 'WAVEfmt '], [36, 'data']]) bytes.set(new TextEncoder().encode(text), at);
//!   for (const [at, value] of [[4, bytes.length - 8], [16, 16], [24, rate], [28, rate], [40, bytes.length - 44]]) view.setUint32(at, value, true);
//!   for (const [at, value] of [[20, 1], [22, 1], [32, 1], [34, 8]]) view.setUint16(at, value, true);
//!   for (let at = 44; at < bytes.length; at++) bytes[at] += 80 * Math.sin(at / 4);
//!   document.querySelector('audio').src = URL.createObjectURL(new Blob([bytes], { type: 'audio/wav' }));
//! </script>
//! ```
//!
//! ```html,inapplicable
//! <audio autoplay muted></audio>
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
//! <video autoplay muted loop></video>
//! ```
//!
//! ## References
//!
//! - [WCAG 1.4.2 Audio Control](https://www.w3.org/WAI/WCAG22/Understanding/audio-control)
//! - [ACT rule 80f0bf: audio or video element avoids automatically playing audio](https://www.w3.org/WAI/standards-guidelines/act/rules/80f0bf/),
//!   made of [4c31df](https://www.w3.org/WAI/standards-guidelines/act/rules/4c31df/) and
//!   [aaa1bf](https://www.w3.org/WAI/standards-guidelines/act/rules/aaa1bf/), of which one is enough

use crate::Recording;
use crate::catalog::Pillar;
use crate::checks::media::{self, control};
use crate::checks::{Case, Check, Impact, Target};

/// Sound that starts by itself.
pub const CHECK: Check = Check {
    id: "autoplay-audio",
    pillar: Pillar::Accessibility,
    impact: Impact::Serious,
    wcag: &["1.4.2"],
    act: &["80f0bf", "4c31df", "aaa1bf"],
    items: &[],
    run,
};

/// Longer sounds are in the way, in seconds.
const LONGEST: f32 = 3.0;

fn run(recording: &Recording) -> Result<Vec<Case>, String> {
    media::run(recording, |semantics, medium| {
        let sound = medium.media;
        if !medium.has("autoplay") || sound.muted || sound.sound == Some(false) {
            return None;
        }
        let target = Target::Node(medium.id);
        let short = sound.seconds().is_some_and(|seconds| seconds <= LONGEST);
        if short
            || (medium.has("controls")
                && semantics.visible(medium.id)
                && semantics.exposed(medium.id))
        {
            return Some(Case::passed(target));
        }
        if sound.sound.is_none() || sound.seconds().is_none() {
            let question = "This starts by itself. See whether it is to be heard for more than 3 seconds, and how it is stopped.";
            return Some(media::ask(medium, question));
        }
        let length = sound.seconds().filter(|seconds| seconds.is_finite());
        let length = length.map_or_else(
            || "without end".to_owned(),
            |seconds| format!("for {seconds:.0} seconds"),
        );
        let may_stop = control(semantics, |name| !name.is_empty());
        Some(if sound.paused {
            let message = format!(
                "This starts by itself, with sound, {length}, unless the browser prevents it, as it did now. See whether it can be stopped on the page."
            );
            Case::cant_tell(target, "prevented", message)
        } else if may_stop {
            let message = format!(
                "This plays by itself, with sound, {length}. See whether one of the page's controls stops it."
            );
            Case::cant_tell(target, "plays", message)
        } else {
            let message = format!(
                "This plays by itself, with sound, {length}, and the page shows no control that could stop it."
            );
            Case::failed(target, "plays", message)
        })
    })
}

#[cfg(test)]
#[path = "../../../tests/unit/checks/autoplay_audio.rs"]
mod tests;
