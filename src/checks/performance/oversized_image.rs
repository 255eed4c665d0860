//! # Images larger than they are shown
//!
//! ## What it checks
//! How many pixels an image has and how many it is shown in. Twice as many on each side are granted to every page, for
//! sharp screens, and more where this screen is sharper. What is beyond that is waste, estimated from the area: half the
//! pixels, half the bytes (heuristic; the bytes themselves are measured). It fails from 4 KB of waste on an image, or 12 KB
//! where a `srcset` lets the browser choose. Drawings (SVG) have no pixels and are left out.
//!
//! ## Why it matters
//! A photo as it came from the camera takes seconds on a phone and eats up people's data, and looks the same.
//!
//! ## How to fix
//! Store a few widths of each picture and let the browser choose: `srcset` with `sizes`. Most image services and upload
//! libraries resize by a parameter in the address.
//!
//! ## Examples
//! Images larger than shown and images that fit are in `tests/e2e/load/images.rs`.
//!
//! ## References
//! - [Responsive images](https://web.dev/learn/images/responsive-images)

use crate::Recording;
use crate::catalog::Pillar;
use crate::checks::load::{Fault, Picture, files, page, part, pictures, size, told, wasted};
use crate::checks::{Case, Check, Impact, Target};
use crate::page::Snapshot;

/// Less waste is not worth a second file.
const WORTH: u64 = 4096;
/// Nor is this, where there are several already.
const WORTH_OF_CHOICE: u64 = 12_288;
/// Pixels for each CSS pixel that every page may send, whatever the screen.
const SHARP: f32 = 2.0;

/// The check.
pub const CHECK: Check = Check {
    id: "oversized-image",
    pillar: Pillar::Performance,
    impact: Impact::Minor,
    wcag: &[],
    act: &[],
    items: &[],
    run,
};

fn run(recording: &Recording) -> Result<Vec<Case>, String> {
    let page = page(recording)?;
    let dpr = f64::from(page.header.viewport.dpr.clamp(SHARP, 8.0));
    let (mut cases, mut faults) = (Vec::new(), Vec::new());
    let mut pictures = pictures(recording)?;
    // Where a file is shown more than once, it has the size that the largest of them needs.
    crate::order::sort_by(&mut pictures, |a, b| area(b).total_cmp(&area(a)));
    for picture in files(pictures) {
        let request = picture
            .request
            .filter(|request| request.content_type != "image/svg+xml");
        let sent = request.and_then(|request| request.bytes());
        let (Some(bytes), Some((width, height))) = (sent, picture.image.pixels()) else {
            continue;
        };
        let target = Target::Node(picture.id);
        let rect = picture.element.rect;
        // Where it is cropped to fill its box, one side is all there.
        let scale =
            (f64::from(rect.width) * dpr / width).max(f64::from(rect.height) * dpr / height);
        let waste = part(bytes, 1.0 - (scale * scale).min(1.0));
        let worth = if responsive(page, &picture) {
            WORTH_OF_CHOICE
        } else {
            WORTH
        };
        if waste < worth {
            cases.push(Case::passed(target));
            continue;
        }
        let message = format!(
            "{} has {width:.0} × {height:.0} px and is shown in {:.0} × {:.0}: about {} of its {} are too much (estimated from the area).",
            picture.file(),
            rect.width,
            rect.height,
            size(waste),
            size(bytes)
        );
        faults.push(Fault {
            target,
            cost: waste,
            message,
        });
    }
    cases.extend(told(faults, "oversized", wasted));
    Ok(cases)
}

fn area(picture: &Picture<'_>) -> f32 {
    picture.element.rect.width * picture.element.rect.height
}

fn responsive(page: &Snapshot, picture: &Picture<'_>) -> bool {
    let parent = page.parent(picture.id).and_then(|id| page.element(id));
    picture.element.attribute("srcset").is_some()
        || parent.is_some_and(|parent| parent.is_html("picture"))
}

#[cfg(test)]
#[path = "../../../tests/unit/checks/performance/oversized_image.rs"]
mod tests;
