//! The score of one pillar.

use super::{Evidence, PillarScore};
use crate::catalog::Pillar;
use crate::checks::{Impact, Outcome};

/// Field data of real phones; without it the pillar rests on one visit from one machine.
const FIELD_DATA: &str = "field-p75-real-device";

pub(super) fn score(pillar: Pillar, evidence: &Evidence<'_>) -> PillarScore {
    let items = || evidence.items.iter().filter(|item| item.pillar == pillar);
    let decided = || items().filter(|i| matches!(i.outcome, Outcome::Passed | Outcome::Failed));
    let total = items().count();
    let seen = decided().count();
    let attested = decided().filter(|item| item.attested).count();
    let worst = evidence
        .failures
        .iter()
        .filter(|failure| failure.pillar == pillar)
        .map(|failure| failure.impact)
        .chain(
            evidence
                .leaks
                .iter()
                .filter(|_| pillar == Pillar::Isolation)
                .map(|_| Impact::Critical),
        )
        .max();
    let any_failed = worst.is_some() || decided().any(|item| item.outcome == Outcome::Failed);
    let earned = match worst {
        Some(Impact::Critical) => 0,
        Some(Impact::Serious) => 1,
        Some(Impact::Moderate) => 2,
        Some(Impact::Minor) => 3,
        None if any_failed => 3,
        None => 4,
    };
    let field = pillar != Pillar::Performance
        || decided().any(|item| item.id == FIELD_DATA && item.outcome == Outcome::Passed);
    let cap = cap(seen, total, field);
    let assessed = seen > 0 || worst.is_some();
    PillarScore {
        id: pillar,
        score: assessed.then(|| cap.as_ref().map_or(earned, |(most, _)| earned.min(*most))),
        measured: seen - attested,
        attested,
        coverage: if total == 0 { 0.0 } else { ratio(seen, total) },
        cap_reason: cap
            .filter(|(most, _)| assessed && *most < earned)
            .map(|(_, reason)| reason),
    }
}

/// What was not seen can't earn points: the most a pillar can have, and why.
fn cap(seen: usize, total: usize, field: bool) -> Option<(u8, String)> {
    let of = format!("{seen} of {total} items were seen");
    if seen * 4 < total {
        Some((1, format!("{of}, less than a quarter: at most 1")))
    } else if seen * 2 < total {
        Some((2, format!("{of}, less than half: at most 2")))
    } else if seen < total {
        Some((3, format!("{of}: 4 needs them all")))
    } else if !field {
        Some((
            3,
            "one visit from one machine was measured: 4 needs figures from people's own phones"
                .to_owned(),
        ))
    } else {
        None
    }
}

#[expect(clippy::cast_precision_loss, reason = "a pillar has a few dozen items")]
fn ratio(part: usize, whole: usize) -> f64 {
    part as f64 / whole as f64
}
