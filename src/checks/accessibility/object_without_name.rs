//! # Embedded picture, sound or film without a name
//!
//! ## What it checks
//!
//! Every `<object>` without a role of its own that assistive technology is told of and that shows a picture, a film or
//! a sound, as its `type` or the ending of its address says: it must have an accessible name. What it holds for the
//! case that nothing can be shown, and an `alt`, are none.
//!
//! ## Why it matters
//!
//! What is shown there stays silent for whoever can't see it, and a player without a name is one of many.
//!
//! ## How to fix
//!
//! Give the object an `aria-label` or a `title`; or use `<img>`, `<video>` or `<audio>`, which do the same and more.
//!
//! ## Examples
//!
//! ```html,failed
//! <object type="image/png" data="data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="></object>
//! ```
//!
//! ```html,passed
//! <object type="image/png" title="Acme" data="data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="></object>
//! ```
//!
//! ```html,inapplicable
//! <object type="text/html" data="data:text/html,Hello"></object>
//! ```
//!
//! ```html,inapplicable
//! <img src="data:," alt="">
//! ```
//!
//! ## References
//!
//! - [WCAG 1.1.1 Non-text Content](https://www.w3.org/WAI/WCAG22/Understanding/non-text-content)
//! - [ACT rule 8fc3b6: object element rendering non-text content has non-empty accessible name](https://www.w3.org/WAI/standards-guidelines/act/rules/8fc3b6/)

use crate::Recording;
use crate::catalog::Pillar;
use crate::checks::{Case, Check, Impact, named};
use crate::page::{Element, NodeId};
use crate::semantics::Semantics;

/// Embedded picture, sound or film without a name.
pub const CHECK: Check = Check {
    id: "object-without-name",
    pillar: Pillar::Accessibility,
    impact: Impact::Serious,
    wcag: &["1.1.1"],
    act: &["8fc3b6"],
    items: &[],
    run,
};

fn run(recording: &Recording) -> Result<Vec<Case>, String> {
    named::all(recording, "object", |semantics, id, element| {
        element.is_html("object")
            && semantics.exposed(id)
            && semantics.explicit_role(id).is_none()
            && !element.rect.is_empty()
            && not_text(element)
            && !fell_back(semantics, id)
    })
}

/// Whether the resource is a picture, a film or a sound.
fn not_text(element: &Element) -> bool {
    let kind = element.attribute("type").unwrap_or_default().trim();
    let data = element.attribute("data").unwrap_or_default().trim();
    let kind = match data.strip_prefix("data:") {
        Some(rest) => rest,
        None if data.is_empty() => return false,
        None => kind,
    };
    let kind = kind.to_ascii_lowercase();
    if !kind.is_empty() {
        return ["image/", "audio/", "video/"]
            .iter()
            .any(|family| kind.starts_with(family));
    }
    let path = data.split(['?', '#']).next().unwrap_or_default();
    let ending = path.rsplit('.').next().unwrap_or_default();
    ENDINGS.contains(&&*ending.to_ascii_lowercase())
}

const ENDINGS: &[&str] = &[
    "aac", "apng", "avif", "bmp", "flac", "gif", "ico", "jpeg", "jpg", "m4a", "m4v", "mov", "mp3",
    "mp4", "mpeg", "oga", "ogg", "ogv", "opus", "png", "svg", "wav", "weba", "webm", "webp",
];

/// Whether what the object holds for the case that nothing can be shown is what shows.
fn fell_back(semantics: &Semantics, id: NodeId) -> bool {
    semantics
        .page()
        .children(id)
        .any(|child| semantics.visible(child))
}
