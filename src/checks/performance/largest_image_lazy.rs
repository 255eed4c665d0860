//! # The largest picture is loaded lazily
//!
//! ## What it checks
//! Whether the `<img>` that is the largest content of the first screen has `loading="lazy"`. The message says how long
//! after the page's first byte it was asked for (measured; not all of that need be due to the attribute).
//!
//! ## Why it matters
//! A lazy picture is not asked for before the browser has laid out the page: styles, fonts and scripts come first, and
//! people look at a hole where the main thing should be.
//!
//! ## How to fix
//! Remove `loading="lazy"` from this image and give it `fetchpriority="high"`. Where a component sets it for all images,
//! let the first ones be told apart.
//!
//! ## Examples
//! Pages with a lazy and an eager main picture are in `tests/e2e/load/largest.rs`.
//!
//! ## References
//! - [The performance effects of too much lazy loading](https://web.dev/articles/lcp-lazy-loading)

use crate::Recording;
use crate::catalog::Pillar;
use crate::checks::largest::largest;
use crate::checks::load::{time, weight};
use crate::checks::{Case, Check, Impact};

/// The check.
pub const CHECK: Check = Check {
    id: "largest-image-lazy",
    pillar: Pillar::Performance,
    impact: Impact::Moderate,
    wcag: &[],
    act: &[],
    items: &["images-lazy"],
    run,
};

fn run(recording: &Recording) -> Result<Vec<Case>, String> {
    let Some(largest) = largest(recording)? else {
        return Ok(Vec::new());
    };
    let target = largest.target();
    let Some(picture) = &largest.picture else {
        return match largest.node {
            Some(_) => Ok(Vec::new()), // a background, or the poster of a video: neither can be lazy
            None => {
                Err("The element with the largest picture is no longer on the page.".to_owned())
            }
        };
    };
    let lazy = picture.element.attribute("loading");
    if !lazy.is_some_and(|lazy| lazy.eq_ignore_ascii_case("lazy")) {
        return Ok(vec![Case::passed(target)]);
    }
    let asked = largest.delay.map_or(String::new(), |delay| {
        format!(
            " It was asked for {} after the page's first byte, measured.",
            time(delay)
        )
    });
    let message = format!(
        "{} is the largest content of the first screen and is loaded lazily.{asked}",
        largest.file
    );
    Ok(vec![Case {
        impact: Some(weight(largest.rating).max(Impact::Moderate)),
        ..Case::failed(target, "lazy", message)
    }])
}

#[cfg(test)]
#[path = "../../../tests/unit/checks/performance/largest_image_lazy.rs"]
mod tests;
