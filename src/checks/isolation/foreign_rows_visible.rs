//! # Other people's records in one's own lists
//!
//! ## What it checks
//!
//! Whose records account A is given by the app's own lists, by their owner fields (`created_by`, `owner_id`, `user_id` and
//! the like). None may belong to somebody else. It needs no second request: what the app hides in the browser is still in the
//! answer.
//!
//! Records that name A as a member, that are marked as public, or that everybody may read without personal data don't count.
//! Where A is an administrator, or records of one organisation are seen within it, a person is asked.
//!
//! ## Why it matters
//!
//! The browser of every user holds other users' data. Filtering it out on the screen only hides the leak from its owner.
//!
//! ## How to fix
//!
//! Filter on the server, not in the browser. In Base44, give the entity a row-level "read" rule,
//! `{"created_by": "{{user.email}}"}`, so that `list()` returns only what the user may see; a `filter({created_by})` in the
//! app protects nothing, since anybody can leave it out. In a server of your own, take the owner from the session.
//!
//! ## Examples
//!
//! Account A, `a@example.com`, is given this list. The second record fails:
//!
//! ```json
//! [{ "id": 1, "created_by": "a@example.com" }, { "id": 2, "created_by": "c@example.com" }]
//! ```
//!
//! ## References
//!
//! - [OWASP API3:2023 Broken Object Property Level Authorization](https://owasp.org/API-Security/editions/2023/en/0xa3-broken-object-property-level-authorization/)
//! - [Base44: row-level security](https://docs.base44.com/developers/backend/resources/entities/row-level-security)

use crate::Recording;
use crate::catalog::Pillar;
use crate::checks::calls::tested;
use crate::checks::{Case, Check, Impact, Target};

/// Other people's records in one's own lists.
pub const CHECK: Check = Check {
    id: "foreign-rows-visible",
    pillar: Pillar::Isolation,
    impact: Impact::Critical,
    wcag: &[],
    act: &[],
    items: &["foreign-owner-rows-visible"],
    run,
};

fn run(recording: &Recording) -> Result<Vec<Case>, String> {
    let run = tested(recording)?;
    let a = &run.summary.sessions.a;
    if !a.valid {
        return Err(a
            .reason
            .clone()
            .unwrap_or("Nobody knows who account A is.".into()));
    }
    let case = |rows: &crate::isolation::ForeignRows| {
        let target = Target::Call(rows.call);
        match (rows.foreign, rows.sure) {
            (0, _) => Case::passed(target),
            (_, true) => Case::failed(target, rows.entity.as_str(), rows.reason.as_str()),
            (_, false) => Case::cant_tell(target, rows.entity.as_str(), rows.reason.as_str()),
        }
    };
    Ok(run.foreign.iter().map(case).collect())
}

#[cfg(test)]
#[path = "../../../tests/unit/checks/isolation/foreign_rows_visible.rs"]
mod tests;
