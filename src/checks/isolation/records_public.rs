//! # Anybody reads records without signing in
//!
//! ## What it checks
//!
//! Every list and record that the app read for account A is asked for again without a session: no cookies, no token. No
//! record that comes back may belong to somebody and hold personal data (addresses, telephone numbers, amounts, or an
//! e-mail address anywhere). A publishable key that the app always sends stays, as a visitor would send it too.
//!
//! Records marked as public, and records without personal data that belong to none of the test's accounts (a price list),
//! pass. Personal data that doesn't say whose it is, and the test accounts' own records without personal data, are for a
//! person to decide.
//!
//! ## Why it matters
//!
//! Such data is open to search engines, scrapers and everybody who finds the address; no account is needed, and nobody
//! notices. For personal data that is a breach that has to be reported.
//!
//! ## How to fix
//!
//! Require a signed-in user on the server for everything that isn't meant for the world. In Base44, set the app to private or
//! give the entity a row-level "read" rule, `{"created_by": "{{user.email}}"}`: an operation without a rule stays open to
//! everyone, visitors without an account included. In Supabase, enable row-level security and write policies for
//! `authenticated`, not `anon`.
//!
//! ## Examples
//!
//! Asked without a session, `GET /api/leads` answers with somebody's leads. This fails:
//!
//! ```json
//! [{ "id": 1, "owner_id": 7, "name": "Jo Doe", "phone": "+1 555 0100" }]
//! ```
//!
//! It passes when the server refuses, or when all that comes is a price list.
//!
//! ## References
//!
//! - [OWASP API2:2023 Broken Authentication](https://owasp.org/API-Security/editions/2023/en/0xa2-broken-authentication/)
//! - [Base44: row-level security](https://docs.base44.com/developers/backend/resources/entities/row-level-security)

use crate::Recording;
use crate::catalog::Pillar;
use crate::checks::calls::{judged, tested};
use crate::checks::{Case, Check, Impact};
use crate::isolation::Variant;

/// Anybody reads records without signing in.
pub const CHECK: Check = Check {
    id: "records-public",
    pillar: Pillar::Isolation,
    impact: Impact::Critical,
    wcag: &[],
    act: &[],
    items: &["private-app-anonymous-access"],
    run,
};

fn run(recording: &Recording) -> Result<Vec<Case>, String> {
    judged(tested(recording)?, &[Variant::Anonymous])
}

#[cfg(test)]
#[path = "../../../tests/unit/checks/isolation/records_public.rs"]
mod tests;
