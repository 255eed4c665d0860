//! # Form field without a label
//!
//! ## What it checks
//!
//! Every form field that assistive technology is told of: `<input>` (but for buttons and hidden ones), `<select>`,
//! `<textarea>`, and elements with a field's role, disabled ones included. It must have an accessible name from a
//! `<label>`, `aria-labelledby`, `aria-label`, or, where the role allows it, from its content.
//!
//! A placeholder is not a label: it goes away with the first letter typed. Here the check is stricter than ACT rule
//! e086e5, which asks for a name of any origin. A name from `title` alone is left to a person: it is read out, but
//! nobody sees it until a mouse rests on the field.
//!
//! ## Why it matters
//!
//! A screen reader says "edit, blank" and no more, voice control has no word to aim at, and whoever is interrupted
//! halfway no longer knows what belongs where.
//!
//! ## How to fix
//!
//! Put the words that stand beside the field into a `<label for="…">` with the field's id, or wrap field and words in a
//! `<label>`. Where a design leaves no room for words, as with a search field beside a magnifier, use `aria-label`.
//!
//! ## Examples
//!
//! ```html,failed
//! <div>Email</div> <input type="email">
//! ```
//!
//! ```html,failed
//! <input type="text" placeholder="Company name">
//! ```
//!
//! ```html,passed
//! <label for="email">Email</label> <input id="email" type="email" placeholder="you@example.com">
//! ```
//!
//! ```html,passed
//! <label>Country <select><option>Austria</option><option>Chile</option></select></label>
//! ```
//!
//! ```html,cantTell
//! <input type="search" title="Search customers">
//! ```
//!
//! ```html,inapplicable
//! <input type="hidden" name="step" value="2"> <button>Next</button>
//! ```
//!
//! ## References
//!
//! - [WCAG 1.3.1 Info and Relationships](https://www.w3.org/WAI/WCAG22/Understanding/info-and-relationships)
//! - [WCAG 3.3.2 Labels or Instructions](https://www.w3.org/WAI/WCAG22/Understanding/labels-or-instructions)
//! - [WCAG 4.1.2 Name, Role, Value](https://www.w3.org/WAI/WCAG22/Understanding/name-role-value)
//! - [ACT rule e086e5: form field has non-empty accessible name](https://www.w3.org/WAI/standards-guidelines/act/rules/e086e5/)
//! - [H44: using label elements](https://www.w3.org/WAI/WCAG22/Techniques/html/H44),
//!   [H65: using the title attribute](https://www.w3.org/WAI/WCAG22/Techniques/html/H65)

use crate::Recording;
use crate::catalog::Pillar;
use crate::checks::{Case, Check, Impact, Target};
use crate::page::{Element, NodeId, NodeKind};
use crate::semantics::{Semantics, Source, component};

/// Form field without a label.
pub const CHECK: Check = Check {
    id: "field-without-label",
    pillar: Pillar::Accessibility,
    impact: Impact::Critical,
    wcag: &["1.3.1", "3.3.2", "4.1.2"],
    act: &["e086e5"],
    items: &["form-labels", "placeholder-not-label"],
    run,
};

fn run(recording: &Recording) -> Result<Vec<Case>, String> {
    let page = recording.page.as_ref().ok_or("the page was not read")?;
    let semantics = Semantics::new(page);
    Ok(page
        .elements()
        .filter(|&(id, element)| is_field(&semantics, id, element))
        .map(|(id, element)| judge(&semantics, id, element))
        .collect())
}

/// The applicability of ACT rule e086e5.
fn is_field(semantics: &Semantics, id: NodeId, element: &Element) -> bool {
    if !semantics.exposed(id) {
        return false;
    }
    match semantics.role(id) {
        Some(role) => role.form_field() && !element.is_html("datalist"),
        None => element.is_html("input") && !kind(element).eq_ignore_ascii_case("hidden"),
    }
}

fn judge(semantics: &Semantics, id: NodeId, element: &Element) -> Case {
    let target = Target::Node(id);
    let cause = |what: &str| format!("{what}: {}", component(semantics.page(), id));
    let field = words(element);
    match semantics.name(id).source {
        None => {
            let stray = if has_stray_label(semantics, id) {
                " A <label> stands beside it, but nothing ties the two together."
            } else {
                ""
            };
            Case::failed(
                target,
                cause("no name"),
                format!("This {field} has no label and no other accessible name.{stray}"),
            )
        }
        Some(Source::Placeholder) => Case {
            impact: Some(Impact::Serious),
            ..Case::failed(
                target,
                cause("placeholder"),
                format!(
                    "This {field} is named by its placeholder alone, which goes away when somebody types."
                ),
            )
        },
        Some(Source::Title) => Case {
            impact: Some(Impact::Moderate),
            ..Case::cant_tell(
                target,
                cause("title"),
                format!(
                    "This {field} is named by its title alone. Screen readers read it; see whether everybody else can \
                     tell what to enter."
                ),
            )
        },
        Some(_) => Case::passed(target),
    }
}

fn kind(element: &Element) -> &str {
    element.attribute("type").unwrap_or("text").trim()
}

/// What kind of field it is, as it stands in the markup.
fn words(element: &Element) -> String {
    match element.attribute("role") {
        Some(role) => format!("<{} role=\"{role}\">", element.tag),
        None if element.is_html("input") => format!("<input type=\"{}\">", kind(element)),
        None => format!("<{}>", element.tag),
    }
}

/// Whether a label that labels nothing is the field's neighbour, directly or around it.
fn has_stray_label(semantics: &Semantics, id: NodeId) -> bool {
    let page = semantics.page();
    let stray = |id: NodeId| {
        page.element(id).is_some_and(|element| {
            element.is_html("label") && semantics.labelled_field(id).is_none()
        })
    };
    let Some(parent) = page.parent(id) else {
        return false;
    };
    stray(parent)
        || page
            .children(parent)
            .filter(|&sibling| !matches!(page.node(sibling).kind, NodeKind::Text { .. }))
            .take(MAX_SIBLINGS)
            .any(stray)
}

/// A label farther away is not the field's.
const MAX_SIBLINGS: usize = 16;

#[cfg(test)]
#[path = "../../../tests/unit/checks/field_without_label.rs"]
mod tests;
