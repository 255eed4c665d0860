//! # The largest picture has to queue
//!
//! ## What it checks
//! Whether the picture that is the largest content of the first screen is asked for ahead of others: by
//! `fetchpriority="high"` or a preload. It fails only where the picture really was asked for late: 100 ms or more after
//! the page's first byte (measured). Pictures that are lazy, or that a script or style sheet brings in, have checks of
//! their own and are left out here.
//!
//! ## Why it matters
//! Browsers give images a low priority until they have laid out the page, so the main picture waits behind scripts and
//! thumbnails.
//!
//! ## How to fix
//! Put `fetchpriority="high"` on this one `<img>` (or `<link rel="preload" as="image" fetchpriority="high">`), and on no
//! other.
//!
//! ## Examples
//! Pages with a main picture that has to queue, and one that has not, are in `tests/e2e/load/largest.rs`.
//!
//! ## References
//! - [Fetch Priority](https://web.dev/articles/fetch-priority)
//! - [Optimize LCP](https://web.dev/articles/optimize-lcp)

use crate::Recording;
use crate::catalog::Pillar;
use crate::checks::largest::{NOTICEABLE, largest};
use crate::checks::load::{load, time, weight};
use crate::checks::{Case, Check, Impact};

/// The check.
pub const CHECK: Check = Check {
    id: "largest-image-without-priority",
    pillar: Pillar::Performance,
    impact: Impact::Minor,
    wcag: &[],
    act: &[],
    items: &[],
    run,
};

fn run(recording: &Recording) -> Result<Vec<Case>, String> {
    let Some(largest) = largest(recording)? else {
        return Ok(Vec::new());
    };
    let target = largest.target();
    let said = |name: &str, value: &str| {
        let image = largest.picture.as_ref();
        let said = image.and_then(|image| image.element.attribute(name));
        said.is_some_and(|said| said.eq_ignore_ascii_case(value))
    };
    if said("fetchpriority", "high") || largest.preloaded() {
        return Ok(vec![Case::passed(target)]);
    }
    // A picture that no HTML names can't be hurried along by an attribute.
    let named = match (&load(recording)?.served, largest.key) {
        (Ok(served), Some(key)) => served.pictures.contains(&key),
        _ => true,
    };
    if largest.picture.is_none() || said("loading", "lazy") || !named {
        return Ok(Vec::new());
    }
    let Some(delay) = largest.delay else {
        return Err("The browser no longer knows when the largest picture was fetched.".to_owned());
    };
    if delay < NOTICEABLE {
        return Ok(vec![Case::passed(target)]);
    }
    let message = format!(
        "{}, the largest content of the first screen, was asked for only {} after the page's first byte (measured), and nothing tells the browser that it matters most.",
        largest.file,
        time(delay)
    );
    Ok(vec![Case {
        impact: Some(weight(largest.rating)),
        ..Case::failed(target, "no priority", message)
    }])
}

#[cfg(test)]
#[path = "../../../tests/unit/checks/performance/largest_image_without_priority.rs"]
mod tests;
