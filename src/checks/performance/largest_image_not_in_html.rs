//! # The largest picture is not in the HTML
//!
//! ## What it checks
//! Whether the HTML as the server sends it names the picture that is the largest content of the first screen: in an
//! `<img>`, a `srcset`, a video's poster or a preload. A picture that a script inserts or that stands in a style sheet
//! is found only when that has come. It fails where the picture really was asked for late: 100 ms or more after the
//! page's first byte (measured). Where the HTML for somebody who is not signed in is another page or could not be read,
//! nothing is said.
//!
//! ## Why it matters
//! The browser can't ask for what it does not know of. Loading it begins when everything before it has ended, and on a
//! slow line each step takes a second.
//!
//! ## How to fix
//! Render the first screen on the server, with the picture as an `<img>`. Where that can't be, put
//! `<link rel="preload" as="image" href="…" fetchpriority="high">` into the head.
//!
//! ## Examples
//! Pages whose main picture is inserted, styled, preloaded or simply there are in `tests/e2e/load/largest.rs`.
//!
//! ## References
//! - [Optimize LCP: resource load delay](https://web.dev/articles/optimize-lcp#1_eliminate_resource_load_delay)

use crate::Recording;
use crate::catalog::Pillar;
use crate::checks::largest::{NOTICEABLE, largest};
use crate::checks::load::{load, time, weight};
use crate::checks::{Case, Check, Impact};

/// The check.
pub const CHECK: Check = Check {
    id: "largest-image-not-in-html",
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
    let load = load(recording)?;
    let document = load.document.as_ref();
    // Announced in a header, or by an early hint.
    let announced = largest.preloaded()
        && largest
            .request
            .zip(document)
            .is_some_and(|(request, document)| request.start_time <= document.response_end);
    if announced {
        return Ok(vec![Case::passed(largest.target())]);
    }
    let served = load.served.as_ref().map_err(Clone::clone)?;
    if served.status != 200 || served.redirected {
        return Err("The HTML for somebody who is not signed in is another page.".to_owned());
    }
    if largest
        .key
        .is_some_and(|key| served.pictures.contains(&key))
    {
        return Ok(vec![Case::passed(largest.target())]);
    }
    let Some(delay) = largest.delay else {
        return Err("The browser no longer knows when the largest picture was fetched.".to_owned());
    };
    if delay < NOTICEABLE {
        return Ok(vec![Case::passed(largest.target())]);
    }
    let message = format!(
        "{}, the largest content of the first screen, is not named in the HTML that the server sends. It was asked for {} after the page's first byte, measured.",
        largest.file,
        time(delay)
    );
    Ok(vec![Case {
        impact: Some(weight(largest.rating)),
        ..Case::failed(largest.target(), "not in the HTML", message)
    }])
}

#[cfg(test)]
#[path = "../../../tests/unit/checks/performance/largest_image_not_in_html.rs"]
mod tests;
