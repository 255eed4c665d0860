//! # Instructions that need eyes
//!
//! ## What it checks
//!
//! All text that is seen or read out. Where a text says what to do and names the place, shape, size or colour of something
//! (“press the green button”, “the menu on the right”), a person must see whether it also names it in another way. It knows
//! English words only; on a page in another language it does not run.
//!
//! ## Why it matters
//!
//! A screen reader has no left and right, and no colours. On a phone what was on the right is below.
//!
//! ## How to fix
//!
//! Name things by their label: “press Save, on the right”.
//!
//! ## Examples
//!
//! ```html,cantTell
//! <p>Press the green button to save.</p>
//! ```
//!
//! ```html,passed
//! <p>Press Save to go on.</p>
//! ```
//!
//! ```html,inapplicable
//! <img alt="" src="data:image/gif,">
//! ```
//!
//! ## References
//!
//! - [WCAG 1.3.3 Sensory Characteristics](https://www.w3.org/WAI/WCAG22/Understanding/sensory-characteristics)
//! - [ACT rule 9bd38c: content has alternative for visual reference](https://www.w3.org/WAI/standards-guidelines/act/rules/9bd38c/)

use crate::Recording;
use crate::catalog::Pillar;
use crate::checks::{Case, Check, Impact, Target};
use crate::page::NodeKind;
use crate::semantics::Semantics;

/// Instructions that need eyes.
pub const CHECK: Check = Check {
    id: "visual-reference",
    pillar: Pillar::Accessibility,
    impact: Impact::Minor,
    wcag: &["1.3.3"],
    act: &["9bd38c"],
    items: &[],
    run,
};

fn run(recording: &Recording) -> Result<Vec<Case>, String> {
    let page = recording.page.as_ref().ok_or("the page was not read")?;
    let english = |language: &str| {
        let language = language.trim().to_ascii_lowercase();
        language.is_empty() || language == "en" || language.starts_with("en-")
    };
    let mut elements = page.elements().map(|(_, element)| element);
    let language = elements.find(|element| element.is_html("html"));
    if !language
        .and_then(|html| html.attribute("lang"))
        .is_none_or(english)
    {
        return Err("the page is not in English, whose words alone are known here".into());
    }
    let semantics = Semantics::new(page);
    let mut cases = Vec::new();
    let mut applies = false;
    for id in page.ids() {
        let NodeKind::Text { text, .. } = &page.node(id).kind else {
            continue;
        };
        let Some(parent) = semantics.flat_parent(id) else {
            continue;
        };
        if text.trim().is_empty() || !(semantics.visible(id) || semantics.exposed(parent)) {
            continue;
        }
        applies = true;
        if instructs(text) {
            cases.push(Case::cant_tell(
                Target::Node(parent),
                "words",
                "This names something by its place, shape, size or colour. See whether it can also be found without seeing it.",
            ));
        }
    }
    if applies && cases.is_empty() {
        cases.push(Case::passed(Target::Page));
    }
    Ok(cases)
}

/// Whether a text names a look and something to be done or found.
fn instructs(text: &str) -> bool {
    let any = |list: &str| {
        text.split(|c: char| !c.is_alphanumeric())
            .filter(|word| !word.is_empty())
            .any(|word| list.split(' ').any(|one| one.eq_ignore_ascii_case(word)))
    };
    any(LOOKS) && any(TASKS)
}

const LOOKS: &str = "above below beneath beside bottom diagonal down left lower near nearby parallel right top under \
    underneath up upper circle circular round square squared rectangle rectangular triangle triangular diamond star oval \
    box arrow big bigger large larger small smaller tiny huge wide narrow tall short long thin thick black white grey gray \
    red green blue yellow orange purple pink brown";
const TASKS: &str = "click press tap select choose find look see open use go push pick touch drag follow check tick interact \
    activate hover button buttons menu link icon image field checkbox section panel column navigation sidebar tab";

#[cfg(test)]
#[path = "../../../tests/unit/checks/visual_reference.rs"]
mod tests;
