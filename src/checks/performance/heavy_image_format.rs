//! # Images in a heavy format
//!
//! ## What it checks
//! Images whose format takes far more bytes than need be: a JPEG, PNG or BMP of more than one byte for every six pixels, of
//! which AVIF or WebP would save 4 KB or more; a GIF of 100 KB or more, which as an animation is better off as a video; and
//! images that are not sent as images at all (`Content-Type`). The bytes are measured. What would be saved is an estimate
//! (heuristic: a modern format needs a sixth of a byte for a pixel of a photo), so look at the picture before you decide.
//!
//! ## Why it matters
//! Pictures are most of what a page weighs. People on a phone wait and pay for each byte.
//!
//! ## How to fix
//! Let the image service or the build convert to AVIF or WebP, with `<picture>` where old browsers matter. Replace an
//! animated GIF by a muted, looping `<video>`.
//!
//! ## Examples
//! Heavy and light images are in `tests/e2e/load/images.rs`.
//!
//! ## References
//! - [Choose the right image format](https://web.dev/articles/choose-the-right-image-format)
//! - [Replace animated GIFs with video](https://web.dev/articles/replace-gifs-with-videos)

use crate::Recording;
use crate::catalog::Pillar;
use crate::checks::load::{Fault, Picture, files, pictures, size, told, wasted};
use crate::checks::{Case, Check, Impact, Target};

/// Bytes an image may have for each of its pixels.
const BYTES_A_PIXEL: f64 = 1.0 / 6.0;
/// Less is not worth a conversion, in bytes.
const WORTH: u64 = 4096;
/// A GIF from here on, in bytes, is no icon.
const LARGE_GIF: u64 = 102_400;

/// The check.
pub const CHECK: Check = Check {
    id: "heavy-image-format",
    pillar: Pillar::Performance,
    impact: Impact::Minor,
    wcag: &[],
    act: &[],
    items: &[],
    run,
};

fn run(recording: &Recording) -> Result<Vec<Case>, String> {
    let mut cases = Vec::new();
    let [mut photos, mut animations] = [Vec::new(), Vec::new()];
    for picture in files(pictures(recording)?) {
        let target = Target::Node(picture.id);
        let Some(request) = picture.request else {
            continue;
        };
        let Some(bytes) = request.bytes() else {
            continue;
        };
        let kind = request.content_type.as_str();
        match kind {
            "image/gif" if bytes >= LARGE_GIF => {
                let message = format!(
                    "{} is a GIF of {}, measured. A video of the same takes a fraction.",
                    picture.file(),
                    size(bytes)
                );
                animations.push(Fault {
                    target,
                    cost: bytes,
                    message,
                });
            }
            "image/jpeg" | "image/png" | "image/bmp" => match saving(&picture, bytes) {
                Some(saving) => {
                    let message = format!(
                        "{} takes {} as {}; AVIF or WebP would save about {} (estimated at a sixth of a byte for each pixel).",
                        picture.file(),
                        size(bytes),
                        &kind[6..],
                        size(saving)
                    );
                    photos.push(Fault {
                        target,
                        cost: saving,
                        message,
                    });
                }
                None => cases.push(Case::passed(target)),
            },
            "" => {} // not told
            _ if kind.starts_with("image/") => cases.push(Case::passed(target)),
            _ => {
                let message = format!(
                    "{} is an image that is sent as {kind}: with `nosniff` browsers would not show it.",
                    picture.file()
                );
                cases.push(Case::failed(target, "type", message));
            }
        }
    }
    cases.extend(told(photos, "format", wasted));
    cases.extend(told(animations, "gif", wasted));
    Ok(cases)
}

/// How many bytes a modern format would save, where it is worth it.
#[allow(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "an area in pixels, within bounds"
)]
fn saving(picture: &Picture<'_>, bytes: u64) -> Option<u64> {
    let (width, height) = picture.image.pixels()?;
    let enough = (width * height * BYTES_A_PIXEL) as u64;
    bytes.checked_sub(enough).filter(|saving| *saving >= WORTH)
}

#[cfg(test)]
#[path = "../../../tests/unit/checks/performance/heavy_image_format.rs"]
mod tests;
