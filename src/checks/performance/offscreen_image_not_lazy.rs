//! # Images far down the page are fetched at once
//!
//! ## What it checks
//! Images that begin more than three screens below the first one, were fetched before anybody scrolled there, and have
//! no `loading="lazy"`; with the bytes that were sent for them (measured), where those are 2,048 or more. That it was
//! before scrolling is certain while the page loads; of images fetched later nobody can say whether they were scrolled
//! to, and a person is asked. An explicit `loading="eager"` is the author's will and passes.
//!
//! ## Why it matters
//! They take the line away from what is on the screen, and cost people data for what they may never look at.
//!
//! ## How to fix
//! Put `loading="lazy"` on images that begin below the first screen, together with `width` and `height`. Never put it on
//! those of the first screen.
//!
//! ## Examples
//! Long pages with and without lazy images are in `tests/e2e/load/images.rs`.
//!
//! ## References
//! - [Browser-level image lazy loading](https://web.dev/articles/browser-level-image-lazy-loading)

use crate::Recording;
use crate::catalog::Pillar;
use crate::checks::load::{Fault, Picture, files, load, page, pictures, size, told, wasted};
use crate::checks::{Case, Check, Impact, Target};
use crate::sorted::Set;

/// How many screens below the first one an image may begin and still be fetched at once: people scroll fast.
const SCREENS: f32 = 3.0;
/// Fewer bytes are not worth the attribute.
const WORTH: u64 = 2048;

/// The check.
pub const CHECK: Check = Check {
    id: "offscreen-image-not-lazy",
    pillar: Pillar::Performance,
    impact: Impact::Minor,
    wcag: &[],
    act: &[],
    items: &["images-lazy"],
    run,
};

fn run(recording: &Recording) -> Result<Vec<Case>, String> {
    let page = page(recording)?;
    let viewport = page.header.viewport;
    let document = load(recording)?.document.as_ref();
    let loaded = document.map_or(0.0, |document| document.load_event);
    let far = viewport.height * (1.0 + SCREENS);
    let (mut cases, mut faults) = (Vec::new(), Vec::new());
    let pictures = pictures(recording)?;
    let above = |picture: &Picture<'_>| picture.element.rect.y < far;
    let near = pictures.iter().filter(|picture| above(picture));
    let near: Set<u64> = near.filter_map(|picture| picture.image.key).collect();
    for picture in files(pictures) {
        // A file that is shown above as well is needed at once, and requests of frames are not known.
        let needed = picture.image.key.is_none_or(|key| near.contains(&key));
        let framed = page.tree_scope(picture.id) != page.root() && picture.request.is_none();
        if viewport.height <= 0.0 || needed || framed || picture.image.source.starts_with("data:") {
            continue;
        }
        let target = Target::Node(picture.id);
        let said = picture.element.attribute("loading").unwrap_or_default();
        let asked = ["lazy", "eager"]
            .iter()
            .any(|word| said.eq_ignore_ascii_case(word));
        let screens = picture.element.rect.y / viewport.height;
        cases.push(match picture.request.map(|request| (request, request.bytes())) {
            _ if asked => Case::passed(target),
            Some((_, Some(bytes))) if bytes < WORTH => Case::passed(target),
            Some((request, Some(bytes))) if loaded > 0.0 && request.start_time <= loaded => {
                let message = format!(
                    "{} begins {screens:.0} screens down and was fetched while the page loaded: {}, measured.",
                    picture.file(),
                    size(bytes)
                );
                faults.push(Fault { target, cost: bytes, message });
                continue;
            }
            Some((_, bytes)) => {
                let bytes = bytes.map_or("unknown size".to_owned(), size);
                let message = format!(
                    "{} ({bytes}) begins {screens:.0} screens down and is not lazy. Whether it was fetched before you scrolled there is not known.",
                    picture.file(),
                );
                Case::cant_tell(target, "unknown", message)
            }
            None => Case::cant_tell(
                target,
                "unknown",
                format!("A picture begins {screens:.0} screens down and is not lazy. The browser no longer knows when it was fetched."),
            ),
        });
    }
    cases.extend(told(faults, "not lazy", wasted));
    Ok(cases)
}

#[cfg(test)]
#[path = "../../../tests/unit/checks/performance/offscreen_image_not_lazy.rs"]
mod tests;
