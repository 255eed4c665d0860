//! # Frames of the same name
//!
//! ## What it checks
//!
//! Every set of two or more `<iframe>` elements that assistive technology is told of and that have the same accessible
//! name: they pass where they show the same address. Where they don't, a person must see whether they show the same.
//!
//! ## Why it matters
//!
//! Whoever picks a frame from a list can't tell which of the two holds what is looked for.
//!
//! ## How to fix
//!
//! Give each frame a name that says what it holds.
//!
//! ## Examples
//!
//! ```html,cantTell
//! <iframe title="Map" src="/a"></iframe> <iframe title="Map" src="/b"></iframe>
//! ```
//!
//! ```html,passed
//! <iframe title="Map" src="/a"></iframe> <iframe title="map" src="/a"></iframe>
//! ```
//!
//! ```html,inapplicable
//! <iframe title="Map" src="/a"></iframe> <iframe title="List" src="/a"></iframe>
//! ```
//!
//! ## References
//!
//! - [WCAG 4.1.2 Name, Role, Value](https://www.w3.org/WAI/WCAG22/Understanding/name-role-value)
//! - [ACT rule 4b1c6c: iframe elements with identical accessible names have equivalent purpose](https://www.w3.org/WAI/standards-guidelines/act/rules/4b1c6c/)

use crate::Recording;
use crate::catalog::Pillar;
use crate::checks::{Case, Check, Impact, alike};
use crate::semantics::Semantics;

/// Frames of the same name.
pub const CHECK: Check = Check {
    id: "same-name-frames",
    pillar: Pillar::Accessibility,
    impact: Impact::Minor,
    wcag: &["4.1.2"],
    act: &["4b1c6c"],
    items: &[],
    run,
};

fn run(recording: &Recording) -> Result<Vec<Case>, String> {
    let page = recording.page.as_ref().ok_or("the page was not read")?;
    let semantics = Semantics::new(page);
    let frames = page
        .elements()
        .filter(|&(id, element)| element.is_html("iframe") && semantics.exposed(id))
        .map(|(id, _)| id);
    let address = |id| {
        let element = page.element(id)?;
        let source = element.attribute("srcdoc").or(element.attribute("src"));
        Some(source.unwrap_or_default().trim().to_owned())
    };
    Ok(alike::judge(
        &semantics,
        frames,
        |_| Vec::new(),
        address,
        QUESTION,
    ))
}

const QUESTION: &str =
    "These frames have the same name and different addresses: do they show the same?";
