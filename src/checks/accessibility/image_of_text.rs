//! # Pictures that may hold text
//!
//! ## What it checks
//!
//! Every picture that is rendered: `<img>`, `<input type="image">`, `<object>`, `<image>` within SVG, and backgrounds. What
//! is in it can't be read here, so a person must look, once for the page. Pictures under 8 px high pass: no text fits.
//!
//! ## Why it matters
//!
//! Text in a picture can't be enlarged without blur, recoloured, spaced out or translated.
//!
//! ## How to fix
//!
//! Write the words as text over or beside the picture. Logos, maps, photographs and the like may stay.
//!
//! ## Examples
//!
//! ```html,cantTell
//! <img alt="Sale" width="100" height="40" src="data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg'/>">
//! ```
//!
//! ```html,passed
//! <img alt="" width="100" height="4" src="data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg'/>">
//! ```
//!
//! ```html,inapplicable
//! <svg width="100" height="40"><text y="20">Sale</text></svg>
//! ```
//!
//! ## References
//!
//! - [WCAG 1.4.5 Images of Text](https://www.w3.org/WAI/WCAG22/Understanding/images-of-text)
//! - [WCAG 1.4.9 Images of Text (No Exception)](https://www.w3.org/WAI/WCAG22/Understanding/images-of-text-no-exception)
//! - [ACT rule 0va7u6: HTML images contain no text](https://www.w3.org/WAI/standards-guidelines/act/rules/0va7u6/)

use crate::Recording;
use crate::catalog::Pillar;
use crate::checks::{Case, Check, Impact, Target};
use crate::page::{Element, Namespace};
use crate::semantics::Semantics;

/// Pictures that may hold text.
pub const CHECK: Check = Check {
    id: "image-of-text",
    pillar: Pillar::Accessibility,
    impact: Impact::Minor,
    wcag: &["1.4.5", "1.4.9"],
    act: &["0va7u6"],
    items: &[],
    run,
};

fn run(recording: &Recording) -> Result<Vec<Case>, String> {
    let page = recording.page.as_ref().ok_or("the page was not read")?;
    let semantics = Semantics::new(page);
    let pictures = page
        .elements()
        .filter(|(id, element)| shows_picture(element) && semantics.visible(*id));
    let judge = |(id, element): (_, &Element)| {
        let target = Target::Node(id);
        if element.rect.height < LOWEST || element.rect.width < LOWEST {
            Case::passed(target)
        } else {
            Case::cant_tell(
                target,
                "pictures",
                "See whether these pictures hold words that could be written as text.",
            )
        }
    };
    Ok(pictures.map(judge).collect())
}

/// In CSS pixels: nobody reads anything lower.
const LOWEST: f32 = 8.0;

/// <https://www.w3.org/WAI/standards-guidelines/act/rules/0va7u6/#embedded-image>
fn shows_picture(element: &Element) -> bool {
    let given = |name: &str| {
        element
            .attribute(name)
            .is_some_and(|value| !value.trim().is_empty())
    };
    let background = element
        .style
        .as_ref()
        .and_then(|style| style.background_image.as_deref())
        .is_some_and(|image| image.contains("url("));
    background
        || match (element.namespace, &*element.tag) {
            // One that could not be shown has no size of its own.
            (Namespace::Html, "img") => element
                .image
                .as_ref()
                .map_or(given("src") || given("srcset"), |image| {
                    !image.complete || image.natural_width > 0.0
                }),
            (Namespace::Html, "input") => {
                given("src")
                    && element
                        .attribute("type")
                        .is_some_and(|kind| kind.eq_ignore_ascii_case("image"))
            }
            (Namespace::Html, "object") => given("data"),
            (Namespace::Svg, "image") => given("href") || given("xlink:href"),
            _ => false,
        }
}

#[cfg(test)]
#[path = "../../../tests/unit/checks/image_of_text.rs"]
mod tests;
