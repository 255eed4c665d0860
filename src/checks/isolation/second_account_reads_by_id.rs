//! # A second account reads single records by id
//!
//! ## What it checks
//!
//! Account B asks for single records of account A by their id: those that the app itself opened for A, and a few of every
//! list that didn't show them to B. The server must refuse, best with "not found", or answer with nothing. A success with
//! an empty or an error answer is a refusal; only the record itself is a leak.
//!
//! For an API that is not known to have such a call, A asks first: a refusal to B means something only where A is answered.
//!
//! ## Why it matters
//!
//! A list that hides other people's records protects nothing when each of them opens by its address: ids stand in links,
//! mails and logs, and consecutive numbers can simply be counted up. (Insecure direct object reference, OWASP API1:2023.)
//!
//! ## How to fix
//!
//! Check the owner whenever a record is read by id, on the server. In Base44 the entity's row-level "read" rule,
//! `{"created_by": "{{user.email}}"}`, covers lists and single records alike. In a server of your own, look the record up by
//! id *and* the signed-in owner, and answer 404 when there is none. Unguessable ids are no substitute.
//!
//! ## Examples
//!
//! `GET /api/invoices/17` as account B answers 200 with A's invoice. This fails. It passes with 404 or 403, and with a
//! success that only says so:
//!
//! ```json
//! { "error": "Not found" }
//! ```
//!
//! ## References
//!
//! - [OWASP API1:2023 Broken Object Level Authorization](https://owasp.org/API-Security/editions/2023/en/0xa1-broken-object-level-authorization/)
//! - [OWASP: Insecure Direct Object Reference prevention](https://cheatsheetseries.owasp.org/cheatsheets/Insecure_Direct_Object_Reference_Prevention_Cheat_Sheet.html)

use crate::Recording;
use crate::catalog::Pillar;
use crate::checks::calls::{judged, tested};
use crate::checks::{Case, Check, Impact};
use crate::isolation::Variant;

/// A second account reads single records by id.
pub const CHECK: Check = Check {
    id: "second-account-reads-by-id",
    pillar: Pillar::Isolation,
    impact: Impact::Critical,
    wcag: &[],
    act: &[],
    items: &["read-by-id-second-account"],
    run,
};

fn run(recording: &Recording) -> Result<Vec<Case>, String> {
    judged(tested(recording)?, &[Variant::ById])
}

#[cfg(test)]
#[path = "../../../tests/unit/checks/isolation/second_account_reads_by_id.rs"]
mod tests;
