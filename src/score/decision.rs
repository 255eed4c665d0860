//! Vetoes, the verdict, and the sentence that says it.

use super::{Evidence, Leak, OUT_OF, PillarScore, THRESHOLD, Verdict};
use crate::catalog::Pillar;
use crate::checks::Impact;

/// What makes an app not ready whatever its total, each as a sentence: leaks, critical failures, pillars at 0.
pub(super) fn vetoes(evidence: &Evidence<'_>, pillars: &[PillarScore]) -> Vec<String> {
    let mut said: Vec<String> = evidence.leaks.iter().map(leak).collect();
    let critical = |pillar: Pillar| {
        let of_pillar = evidence.failures.iter().filter(move |f| f.pillar == pillar);
        of_pillar.filter(|failure| failure.impact == Impact::Critical)
    };
    for pillar in pillars {
        let mut any = pillar.id == Pillar::Isolation && !evidence.leaks.is_empty();
        // A leak was told by what leaked; the findings about it say the same again.
        if !any {
            let mut told: Vec<&str> = Vec::new();
            for failure in critical(pillar.id) {
                any = true;
                // One sentence a rule: a list of all its findings stands elsewhere.
                if told.contains(&failure.rule) {
                    continue;
                }
                told.push(failure.rule);
                let of_rule = critical(pillar.id).filter(|other| other.rule == failure.rule);
                let more = match of_rule.count() - 1 {
                    0 => String::new(),
                    n => format!(" {n} more of this kind."),
                };
                said.push(format!("{}: {}{more}", pillar.id.title(), failure.message));
            }
        }
        if pillar.score == Some(0) && !any {
            said.push(format!("{} is at 0.", pillar.id.title()));
        }
    }
    said
}

fn leak(leak: &Leak<'_>) -> String {
    let records = format!("{} {}", leak.records, leak.entity);
    let noun = if leak.records == 1 {
        "record that belongs"
    } else {
        "records that belong"
    };
    if leak.anybody {
        format!("Anybody can read {records} {noun} to somebody, without signing in.")
    } else {
        format!("Account B read {records} {noun} to somebody else.")
    }
}

/// The verdict and its sentence.
pub(super) fn decide(
    evidence: &Evidence<'_>,
    pillars: &[PillarScore],
    total: u8,
    vetoes: &[String],
) -> (Verdict, String) {
    let unseen = pillars.iter().filter(|p| p.score.is_none()).count();
    let standing = |least: Impact| evidence.failures.iter().filter(move |f| f.impact >= least);
    if !vetoes.is_empty() {
        return (
            Verdict::NotReady,
            format!("Not ready: {}.", gravest(evidence, pillars)),
        );
    }
    if unseen > 0 {
        let failures = standing(Impact::Moderate).count();
        if failures > 0 {
            let serious = standing(Impact::Serious).count();
            let first = if failures == 1 {
                "1 finding stands".to_owned()
            } else {
                format!("{failures} findings stand")
            };
            let of_them = match (failures, serious) {
                (_, 0) => String::new(),
                (1, _) => ", and it is serious".to_owned(),
                (all, some) if all == some => ", all of them serious".to_owned(),
                (_, some) => format!(", {some} of them serious"),
            };
            return (
                Verdict::NotReady,
                format!("Not ready: {first} against it{of_them}."),
            );
        }
        let sentence = if unseen == pillars.len() {
            "Not assessed: nothing could be judged yet.".to_owned()
        } else {
            let pillars = pillars.len();
            format!(
                "Not assessed: nothing seen speaks against it, but {unseen} of {pillars} pillars were not looked at."
            )
        };
        return (Verdict::NotAssessed, sentence);
    }
    if total < THRESHOLD {
        return (
            Verdict::NotReady,
            format!("Not ready: {total} of {OUT_OF}, and paying customers need {THRESHOLD}."),
        );
    }
    (
        Verdict::Ready,
        format!("Ready: {total} of {OUT_OF}, and nothing seen harms people or their data."),
    )
}

/// The one thing to say when something vetoes: what harms most.
fn gravest(evidence: &Evidence<'_>, pillars: &[PillarScore]) -> &'static str {
    if evidence.leaks.iter().any(|leak| leak.anybody) {
        return "anybody can read your customers' data without signing in";
    }
    if !evidence.leaks.is_empty() {
        return "other accounts can read your customers' data";
    }
    let critical = |pillar: Pillar| {
        let mut failures = evidence.failures.iter();
        failures.any(|f| f.pillar == pillar && f.impact == Impact::Critical)
    };
    let first = super::fixes::NEXT_EVENT.into_iter().find(|pillar| {
        critical(*pillar)
            || pillars
                .iter()
                .any(|p| p.id == *pillar && p.score == Some(0))
    });
    match first {
        Some(Pillar::Isolation) => "one account's data can reach another",
        Some(Pillar::Billing) => "money can be lost unseen",
        Some(Pillar::Reliability) => "the next change can break what works",
        Some(Pillar::Accessibility) => "some people can't use it at all",
        Some(Pillar::Performance) => "people wait too long for it",
        Some(Pillar::Observability) => "you would not know that it broke",
        Some(Pillar::ErrorBudgets) => "nobody would act in time when it breaks",
        Some(Pillar::SupportExit) => "nobody else could run it in your place",
        None => "something seen harms people or their data",
    }
}
