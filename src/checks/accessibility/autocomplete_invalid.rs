//! # Autocomplete value that says nothing
//!
//! ## What it checks
//!
//! Every `<input>`, `<select>` and `<textarea>` in use that has an `autocomplete` attribute. Its value must be `on`, `off`
//! or name what belongs into the field in the way HTML defines: an optional `section-…`, `shipping` or `billing`, a kind
//! such as `work` where the field is for reaching somebody, then the field, then an optional `webauthn`.
//!
//! ## Why it matters
//!
//! Browsers and helpers fill in names and addresses for people who type slowly or forget. With a value they do not know
//! they can't.
//!
//! ## How to fix
//!
//! Use a name from HTML's list, such as `email`, `given-name` or `street-address`. To switch filling off write `off`.
//!
//! ## Examples
//!
//! ```html,failed
//! <label>Email <input autocomplete="work,email"></label>
//! ```
//!
//! ```html,passed
//! <label>Email <input autocomplete="section-office work email"></label>
//! ```
//!
//! ```html,inapplicable
//! <label>Code <input autocomplete="off"></label>
//! ```
//!
//! ## References
//!
//! - [ACT rule 73f2c2: `autocomplete` attribute has valid value](https://www.w3.org/WAI/standards-guidelines/act/rules/73f2c2/)
//! - [WCAG 1.3.5 Identify Input Purpose](https://www.w3.org/WAI/WCAG22/Understanding/identify-input-purpose)
//! - [HTML: autofill detail tokens](https://html.spec.whatwg.org/multipage/form-control-infrastructure.html#autofill-detail-tokens)

use crate::Recording;
use crate::catalog::Pillar;
use crate::checks::{Case, Check, Impact, Target};
use crate::page::{Element, NodeId};
use crate::semantics::{Role, Semantics, component};

/// Autocomplete value that says nothing.
pub const CHECK: Check = Check {
    id: "autocomplete-invalid",
    pillar: Pillar::Accessibility,
    impact: Impact::Moderate,
    wcag: &["1.3.5"],
    act: &["73f2c2"],
    items: &[],
    run,
};

/// What HTML has names for.
const FIELDS: &str = "name honorific-prefix given-name additional-name family-name honorific-suffix nickname \
    organization-title username new-password current-password one-time-code organization street-address \
    address-line1 address-line2 address-line3 address-level4 address-level3 address-level2 address-level1 country \
    country-name postal-code cc-name cc-given-name cc-additional-name cc-family-name cc-number cc-exp cc-exp-month \
    cc-exp-year cc-csc cc-type transaction-currency transaction-amount language bday bday-day bday-month bday-year \
    sex url photo";
/// Of these there may be one at home and one at work.
const CONTACTS: &str = "tel tel-country-code tel-national tel-area-code tel-local tel-local-prefix tel-local-suffix \
    tel-extension email impp";

fn run(recording: &Recording) -> Result<Vec<Case>, String> {
    let page = recording.page.as_ref().ok_or("the page was not read")?;
    let semantics = Semantics::new(page);
    let mut cases = Vec::new();
    for (id, element) in page.elements() {
        let Some(value) = element.attribute("autocomplete") else {
            continue;
        };
        let value = value.to_ascii_lowercase();
        let tokens: Vec<&str> = value.split_ascii_whitespace().collect();
        if matches!(tokens[..], [] | ["on" | "off"]) || !applies(&semantics, id, element) {
            continue;
        }
        let target = Target::Node(id);
        cases.push(if valid(&tokens) {
            Case::passed(target)
        } else {
            Case::failed(
                target,
                component(page, id),
                "The value of autocomplete is none that HTML defines, so browsers do not know what belongs here.",
            )
        });
    }
    Ok(cases)
}

fn applies(semantics: &Semantics, id: NodeId, element: &Element) -> bool {
    let field = ["input", "select", "textarea"]
        .iter()
        .any(|tag| element.is_html(tag));
    let kind = element.attribute("type").unwrap_or_default().trim();
    let fixed = element.is_html("input")
        && [
            "button", "checkbox", "file", "hidden", "image", "radio", "reset", "submit",
        ]
        .iter()
        .any(|fixed| kind.eq_ignore_ascii_case(fixed));
    field
        && !fixed
        && !semantics.disabled(id)
        && (semantics.visible(id) || semantics.exposed(id))
        && (semantics.tabbable(id) || semantics.role(id).is_some_and(Role::widget))
}

fn valid(tokens: &[&str]) -> bool {
    let is = |list: &str, token: &str| list.split_ascii_whitespace().any(|known| known == token);
    let mut rest = tokens;
    rest = rest.strip_suffix(&["webauthn"]).unwrap_or(rest);
    if let [first, after @ ..] = rest
        && first.starts_with("section-")
    {
        rest = after;
    }
    if let ["shipping" | "billing", after @ ..] = rest {
        rest = after;
    }
    match rest {
        [field] => is(FIELDS, field) || is(CONTACTS, field),
        ["home" | "work" | "mobile" | "fax" | "pager", field] => is(CONTACTS, field),
        _ => false,
    }
}

#[cfg(test)]
#[path = "../../../tests/unit/checks/autocomplete_invalid.rs"]
mod tests;
