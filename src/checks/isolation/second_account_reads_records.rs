//! # A second account reads other people's lists
//!
//! ## What it checks
//!
//! Every list that the app read for account A is asked for again as account B: as the app sends it, and once more
//! without filters on the owner and without paging. No record in B's answers may belong to A or to anybody else.
//!
//! Records are compared by id and by owner, never by status or length: a success that holds an error is a refusal, and one
//! leaked record out of five is a leak. Records that name B as a member, or that everybody may read, don't count. Counts and
//! sums over records that B can't read are a lesser leak. Where records don't say whose they are, a person is asked.
//!
//! ## Why it matters
//!
//! Whoever signs up can read what your customers entrusted to you: with the browser's console, in a minute, without breaking
//! into anything. It is the most common way in which apps made by AI builders lose data. (Broken object-level authorization,
//! OWASP API1:2023.)
//!
//! ## How to fix
//!
//! Decide on the server who may read a record; a filter in the app's own request protects nothing. In Base44, open the
//! entity's security settings and give "read" a row-level rule that names the owner, `{"created_by": "{{user.email}}"}`: an
//! operation without a rule is open to everyone. In Supabase, enable row-level security with
//! `using (auth.uid() = user_id)`. In a server of your own, add the owner to the query from the session, never from the
//! request. Then run this test again.
//!
//! ## Examples
//!
//! Account B asks for `GET /api/apps/APP/entities/Invoice` and is given a record that says it is A's. This fails:
//!
//! ```json
//! [{ "id": "65f1", "created_by": "a@example.com", "amount": 120 }]
//! ```
//!
//! It passes when B is given its own records, none, or a refusal.
//!
//! ## References
//!
//! - [OWASP API1:2023 Broken Object Level Authorization](https://owasp.org/API-Security/editions/2023/en/0xa1-broken-object-level-authorization/)
//! - [Base44: row-level security](https://docs.base44.com/developers/backend/resources/entities/row-level-security)

use crate::Recording;
use crate::catalog::Pillar;
use crate::checks::calls::{judged, tested};
use crate::checks::{Case, Check, Impact};
use crate::isolation::Variant;

/// A second account reads other people's lists.
pub const CHECK: Check = Check {
    id: "second-account-reads-records",
    pillar: Pillar::Isolation,
    impact: Impact::Critical,
    wcag: &[],
    act: &[],
    items: &["list-leak-second-account"],
    run,
};

fn run(recording: &Recording) -> Result<Vec<Case>, String> {
    let variants = [Variant::AsIs, Variant::Widened, Variant::Count];
    let run = tested(recording)?;
    let mut cases = judged(run, &variants)?;
    for case in &mut cases {
        if let crate::checks::Target::Call(index) = case.target
            && run.summary.calls[index].variant == Variant::Count
        {
            case.impact = Some(Impact::Moderate);
        }
    }
    Ok(cases)
}

#[cfg(test)]
#[path = "../../../tests/unit/checks/isolation/second_account_reads_records.rs"]
mod tests;
