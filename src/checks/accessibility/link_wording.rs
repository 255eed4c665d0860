//! # Do the links say where they lead?
//!
//! ## What it checks
//!
//! Every link with a name that assistive technology is told of. Whether its words, with the sentence, list item or
//! table cell around it, say where it leads, only a person can judge: this is a question, asked once a page.
//!
//! ## Why it matters
//!
//! "Here", "more", "read on": whoever goes from link to link has to guess.
//!
//! ## How to fix
//!
//! Let the link say where it leads: "Prices for teams", not "More".
//!
//! ## Examples
//!
//! ```html,cantTell
//! <a href="/prices">Prices for teams</a>
//! ```
//!
//! ```html,inapplicable
//! <a href="/prices"></a>
//! ```
//!
//! ## References
//!
//! - [WCAG 2.4.4 Link Purpose (In Context)](https://www.w3.org/WAI/WCAG22/Understanding/link-purpose-in-context)
//! - [ACT rule 5effbb: link in context is descriptive](https://www.w3.org/WAI/standards-guidelines/act/rules/5effbb/)

use crate::Recording;
use crate::catalog::Pillar;
use crate::checks::{Case, Check, Impact, person};
use crate::semantics::Role;

/// Do the links say where they lead?.
pub const CHECK: Check = Check {
    id: "link-wording",
    pillar: Pillar::Accessibility,
    impact: Impact::Minor,
    wcag: &["2.4.4"],
    act: &["5effbb"],
    items: &[],
    run,
};

fn run(recording: &Recording) -> Result<Vec<Case>, String> {
    person::ask(recording, QUESTION, |semantics, id, _| {
        semantics.exposed(id)
            && semantics.role(id).is_some_and(Role::link)
            && !semantics.name(id).text.is_empty()
    })
}

const QUESTION: &str =
    "Read each link with the sentence or list item it stands in: do the words say where it leads?";
