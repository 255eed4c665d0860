//! What to mend first.

use super::{Evidence, Failure};
use crate::catalog::Pillar;
use crate::checks::Impact;
use crate::order;
use std::cmp::Reverse;

/// Pillars by the event that makes a gap hurt: a second user, a payment, a release, a wider public, an incident.
pub(super) const NEXT_EVENT: [Pillar; 8] = [
    Pillar::Isolation,
    Pillar::Billing,
    Pillar::Reliability,
    Pillar::Accessibility,
    Pillar::Performance,
    Pillar::Observability,
    Pillar::ErrorBudgets,
    Pillar::SupportExit,
];

/// Checks that say the same of ever fewer people: what anybody can read comes before what one more account can.
const WIDEST_DOOR: [&str; 3] = [
    "records-public",
    "second-account-reads-records",
    "second-account-reads-by-id",
];

/// Sorts what to mend first before the rest: the worst first, among equals what the next event hits, then what is
/// open to most people, then what is met in most places or lets most records out.
pub(crate) type Rank = (Reverse<Impact>, usize, usize, Reverse<usize>);

/// The place of a finding in the order to mend things; `extent` counts its places, or the records it lets out.
#[must_use]
pub(crate) fn rank(impact: Impact, pillar: Pillar, rule: &str, extent: usize) -> Rank {
    let event = NEXT_EVENT.iter().position(|p| *p == pillar);
    let door = WIDEST_DOOR.iter().position(|id| *id == rule);
    (
        Reverse(impact),
        event.unwrap_or(NEXT_EVENT.len()),
        door.unwrap_or(WIDEST_DOOR.len()),
        Reverse(extent),
    )
}

/// Ids of findings in the order to mend them; the ids themselves keep the order of equals from run to run.
pub(super) fn order(evidence: &Evidence<'_>) -> Vec<String> {
    let mut failures: Vec<&Failure<'_>> = evidence.failures.iter().collect();
    order::sort_by(&mut failures, |a, b| {
        let key = |f: &Failure<'_>| rank(f.impact, f.pillar, f.rule, f.extent);
        key(a).cmp(&key(b)).then_with(|| a.finding.cmp(b.finding))
    });
    let ids = failures.into_iter().map(|f| f.finding.to_owned());
    ids.collect()
}

/// About how long one finding takes somebody who knows the app: a hint for planning, no promise.
#[must_use]
pub const fn effort(pillar: Pillar, targets: usize) -> &'static str {
    match pillar {
        // One rule at the entity mends every call of it.
        Pillar::Isolation => "about an hour",
        // One cause is one component or one colour, however often it is met; trying it takes longer than writing it.
        Pillar::Accessibility if targets <= 10 => "minutes",
        Pillar::Accessibility => "about an hour",
        Pillar::Billing | Pillar::Observability | Pillar::ErrorBudgets => "half a day",
        Pillar::Performance => "about a day",
        Pillar::Reliability | Pillar::SupportExit => "a day or two",
    }
}
