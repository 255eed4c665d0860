use super::*;
use crate::catalog::{items, items_of};
use proptest::prelude::*;

fn all(outcome: Outcome) -> Vec<ItemOutcome<'static>> {
    items()
        .iter()
        .map(|item| ItemOutcome {
            id: item.id,
            pillar: item.pillar,
            outcome,
            attested: false,
        })
        .collect()
}

fn failure(finding: &'static str, pillar: Pillar, impact: Impact) -> Failure<'static> {
    Failure {
        finding,
        pillar,
        impact,
        message: "A sentence.",
        rule: "some-check",
        extent: 1,
    }
}

fn of(card: &Scorecard, pillar: Pillar) -> &PillarScore {
    card.pillars.iter().find(|p| p.id == pillar).unwrap()
}

/// Decides the first `n` items of a pillar, everything else untested.
fn decided(pillar: Pillar, n: usize) -> Vec<ItemOutcome<'static>> {
    let mut items = all(Outcome::Untested);
    for item in items.iter_mut().filter(|i| i.pillar == pillar).take(n) {
        item.outcome = Outcome::Passed;
    }
    items
}

#[test]
fn nothing_seen_is_not_assessed() {
    let card = score(&Evidence {
        items: all(Outcome::Untested),
        ..Evidence::default()
    });
    assert_eq!(card.verdict, Verdict::NotAssessed);
    assert_eq!(card.decision, "Not assessed: nothing could be judged yet.");
    assert_eq!(card.total, 0);
    assert!(
        card.pillars
            .iter()
            .all(|p| p.score.is_none() && p.cap_reason.is_none())
    );
}

#[test]
fn what_nobody_could_decide_is_not_seen() {
    for outcome in [Outcome::CantTell, Outcome::Inapplicable, Outcome::Untested] {
        let card = score(&Evidence {
            items: all(outcome),
            ..Evidence::default()
        });
        assert_eq!(card.verdict, Verdict::NotAssessed, "{outcome:?}");
    }
}

#[test]
fn everything_passed_is_ready() {
    let card = score(&Evidence {
        items: all(Outcome::Passed),
        ..Evidence::default()
    });
    assert_eq!((card.total, card.verdict), (32, Verdict::Ready));
    assert_eq!(
        card.decision,
        "Ready: 32 of 32, and nothing seen harms people or their data."
    );
}

#[test]
fn the_worst_failure_gives_the_score() {
    for (impact, expected) in [
        (Impact::Critical, 0),
        (Impact::Serious, 1),
        (Impact::Moderate, 2),
        (Impact::Minor, 3),
    ] {
        let card = score(&Evidence {
            items: all(Outcome::Passed),
            failures: vec![
                failure("a", Pillar::Billing, Impact::Minor),
                failure("b", Pillar::Billing, impact),
            ],
            ..Evidence::default()
        });
        assert_eq!(of(&card, Pillar::Billing).score, Some(expected));
        assert_eq!(of(&card, Pillar::Reliability).score, Some(4));
    }
}

#[test]
fn little_seen_earns_little() {
    let pillar = Pillar::SupportExit;
    let total = items_of(pillar).count();
    for (seen, expected) in [
        (0, None),
        (1, Some(1)),
        (8, Some(1)),
        (9, Some(2)),
        (16, Some(2)),
        (17, Some(3)),
        (32, Some(3)),
        (33, Some(4)),
    ] {
        let card = score(&Evidence {
            items: decided(pillar, seen),
            ..Evidence::default()
        });
        let scored = of(&card, pillar);
        assert_eq!(scored.score, expected, "{seen} of {total}");
        assert_eq!(scored.measured, seen);
        assert_eq!(scored.cap_reason.is_some(), expected.is_some_and(|s| s < 4));
    }
    let card = score(&Evidence {
        items: decided(pillar, 3),
        ..Evidence::default()
    });
    assert_eq!(
        of(&card, pillar).cap_reason.as_deref(),
        Some("3 of 33 items were seen, less than a quarter: at most 1")
    );
}

#[test]
fn a_cap_is_told_only_where_it_binds() {
    let mut items = decided(Pillar::Accessibility, 4);
    items[0].outcome = Outcome::Untested;
    let card = score(&Evidence {
        items,
        failures: vec![failure("a", Pillar::Accessibility, Impact::Serious)],
        ..Evidence::default()
    });
    let scored = of(&card, Pillar::Accessibility);
    assert_eq!(
        (scored.score, scored.cap_reason.as_deref()),
        (Some(1), None)
    );
}

#[test]
fn a_failure_is_assessed_even_if_it_decides_no_item() {
    let card = score(&Evidence {
        items: all(Outcome::Untested),
        failures: vec![failure("a", Pillar::Billing, Impact::Critical)],
        ..Evidence::default()
    });
    assert_eq!(of(&card, Pillar::Billing).score, Some(0));
    assert_eq!(card.verdict, Verdict::NotReady);
    assert_eq!(card.decision, "Not ready: money can be lost unseen.");
}

#[test]
fn lab_values_alone_never_earn_full_marks() {
    let mut items = all(Outcome::Passed);
    let field = items.iter_mut().find(|i| i.id == "field-p75-real-device");
    field.unwrap().outcome = Outcome::Untested;
    let card = score(&Evidence {
        items,
        ..Evidence::default()
    });
    assert_eq!(of(&card, Pillar::Performance).score, Some(3));
    let mut items = all(Outcome::Passed);
    items.retain(|i| i.id != "field-p75-real-device");
    let card = score(&Evidence {
        items,
        ..Evidence::default()
    });
    let scored = of(&card, Pillar::Performance);
    assert_eq!(scored.score, Some(3));
    assert!(scored.cap_reason.as_deref().unwrap().contains("phones"));
}

#[test]
fn poor_figures_of_real_users_cost_points_and_never_lift_the_cap() {
    for (outcome, failures, score_of) in [
        (
            Outcome::Failed,
            vec![failure("a", Pillar::Performance, Impact::Serious)],
            1,
        ),
        (
            Outcome::Failed,
            vec![failure("a", Pillar::Performance, Impact::Moderate)],
            2,
        ),
        (Outcome::CantTell, Vec::new(), 3),
        (Outcome::Passed, Vec::new(), 4),
    ] {
        let mut items = all(Outcome::Passed);
        let field = items.iter_mut().find(|i| i.id == "field-p75-real-device");
        field.unwrap().outcome = outcome;
        let card = score(&Evidence {
            items,
            failures,
            ..Evidence::default()
        });
        assert_eq!(
            of(&card, Pillar::Performance).score,
            Some(score_of),
            "{outcome:?}"
        );
    }
}

#[test]
fn a_leak_vetoes_whatever_the_total() {
    let leak = Leak {
        entity: "Invoice",
        records: 41,
        anybody: false,
    };
    let card = score(&Evidence {
        items: all(Outcome::Passed),
        leaks: vec![leak],
        ..Evidence::default()
    });
    assert_eq!(card.total, 28);
    assert_eq!(card.verdict, Verdict::NotReady);
    assert_eq!(
        card.decision,
        "Not ready: other accounts can read your customers' data."
    );
    assert_eq!(
        card.vetoes,
        ["Account B read 41 Invoice records that belong to somebody else."]
    );
    let card = score(&Evidence {
        items: all(Outcome::Passed),
        leaks: vec![
            leak,
            Leak {
                anybody: true,
                ..leak
            },
        ],
        ..Evidence::default()
    });
    assert_eq!(
        card.decision,
        "Not ready: anybody can read your customers' data without signing in."
    );
}

#[test]
fn failures_stand_against_what_was_only_partly_seen() {
    let decision = |impacts: &[Impact]| {
        let card = score(&Evidence {
            items: decided(Pillar::Accessibility, 4),
            failures: impacts
                .iter()
                .map(|i| failure("a", Pillar::Accessibility, *i))
                .collect(),
            ..Evidence::default()
        });
        card.decision
    };
    use Impact::{Minor, Moderate, Serious};
    assert_eq!(
        decision(&[Serious]),
        "Not ready: 1 finding stands against it, and it is serious."
    );
    assert_eq!(
        decision(&[Serious, Moderate, Minor]),
        "Not ready: 2 findings stand against it, 1 of them serious."
    );
    assert_eq!(
        decision(&[Moderate, Moderate]),
        "Not ready: 2 findings stand against it."
    );
    assert_eq!(
        decision(&[Minor]),
        "Not assessed: nothing seen speaks against it, but 7 of 8 pillars were not looked at."
    );
}

#[test]
fn under_the_threshold_is_not_ready() {
    let failures = [
        Pillar::Reliability,
        Pillar::Observability,
        Pillar::ErrorBudgets,
    ]
    .map(|pillar| failure("a", pillar, Impact::Serious));
    let card = score(&Evidence {
        items: all(Outcome::Passed),
        failures: failures.to_vec(),
        ..Evidence::default()
    });
    assert_eq!(card.total, 23);
    assert_eq!(
        card.decision,
        "Not ready: 23 of 32, and paying customers need 24."
    );
}

#[test]
fn harm_comes_first_then_the_next_event_then_the_many() {
    let mut many = failure("d-many", Pillar::Accessibility, Impact::Serious);
    many.extent = 9;
    let card = score(&Evidence {
        items: all(Outcome::Passed),
        failures: vec![
            failure("f", Pillar::Isolation, Impact::Minor),
            failure("e", Pillar::Performance, Impact::Serious),
            failure("c", Pillar::Accessibility, Impact::Serious),
            many,
            failure("b", Pillar::Accessibility, Impact::Critical),
            failure("a", Pillar::Isolation, Impact::Critical),
        ],
        ..Evidence::default()
    });
    assert_eq!(card.fix_list, ["a", "b", "d-many", "c", "e", "f"]);
}

fn any_outcome() -> impl Strategy<Value = Outcome> {
    prop_oneof![
        Just(Outcome::Passed),
        Just(Outcome::Failed),
        Just(Outcome::CantTell),
        Just(Outcome::Inapplicable),
        Just(Outcome::Untested),
    ]
}

fn any_impact() -> impl Strategy<Value = Impact> {
    prop_oneof![
        Just(Impact::Minor),
        Just(Impact::Moderate),
        Just(Impact::Serious),
        Just(Impact::Critical),
    ]
}

prop_compose! {
    /// Any outcomes; every failed item has a failure of some impact.
    fn any_evidence()(outcomes in prop::collection::vec((any_outcome(), any_impact(), any::<bool>()), 184), leak in prop::option::weighted(0.2, any::<bool>())) -> Evidence<'static> {
        let mut evidence = Evidence { items: all(Outcome::Untested), ..Evidence::default() };
        for (item, (outcome, impact, attested)) in evidence.items.iter_mut().zip(outcomes) {
            item.outcome = outcome;
            item.attested = attested;
            if outcome == Outcome::Failed {
                evidence.failures.push(failure(item.id, item.pillar, impact));
            }
        }
        evidence.leaks = leak.map(|anybody| Leak { entity: "Invoice", records: 1, anybody }).into_iter().collect();
        evidence
    }
}

fn rank(verdict: Verdict) -> u8 {
    match verdict {
        Verdict::NotReady => 0,
        Verdict::NotAssessed => 1,
        Verdict::Ready => 2,
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]

    #[test]
    fn mending_never_costs_points(evidence in any_evidence(), index in 0usize..184) {
        let before = score(&evidence);
        let mut mended = evidence.clone();
        if mended.items[index].outcome == Outcome::Failed {
            mended.items[index].outcome = Outcome::Passed;
            let id = mended.items[index].id;
            mended.failures.retain(|f| f.finding != id);
            let after = score(&mended);
            prop_assert!(after.total >= before.total);
            prop_assert!(rank(after.verdict) >= rank(before.verdict));
            for (after, before) in after.pillars.iter().zip(&before.pillars) {
                prop_assert!(after.score >= before.score);
            }
        }
    }

    #[test]
    fn seeing_more_that_passes_never_costs_points(evidence in any_evidence(), index in 0usize..184) {
        let before = score(&evidence);
        let mut more = evidence.clone();
        if more.items[index].outcome != Outcome::Failed {
            more.items[index].outcome = Outcome::Passed;
            prop_assert!(score(&more).total >= before.total);
        }
    }

    #[test]
    fn ready_means_all_it_says(evidence in any_evidence()) {
        let card = score(&evidence);
        let sum: u8 = card.pillars.iter().filter_map(|p| p.score).sum();
        prop_assert_eq!(card.total, sum);
        prop_assert!(card.total <= card.out_of);
        if card.verdict == Verdict::Ready {
            prop_assert!(card.total >= card.threshold && card.vetoes.is_empty());
            prop_assert!(card.pillars.iter().all(|p| p.score.is_some()));
        }
        if !evidence.leaks.is_empty() || card.pillars.iter().any(|p| p.score == Some(0)) {
            prop_assert_eq!(card.verdict, Verdict::NotReady);
            prop_assert!(!card.vetoes.is_empty());
        }
        prop_assert_eq!(card.fix_list.len(), evidence.failures.len());
        for pillar in &card.pillars {
            prop_assert!((0.0..=1.0).contains(&pillar.coverage));
            if pillar.score == Some(4) {
                prop_assert!(evidence.items.iter().filter(|i| i.pillar == pillar.id).all(|i| i.outcome == Outcome::Passed));
            }
        }
    }
}

#[test]
fn many_critical_findings_of_one_rule_are_one_sentence() {
    let card = score(&Evidence {
        items: all(Outcome::Passed),
        failures: ["a", "b", "c"]
            .map(|id| failure(id, Pillar::Accessibility, Impact::Critical))
            .to_vec(),
        ..Evidence::default()
    });
    assert_eq!(card.vetoes.len(), 1, "{:?}", card.vetoes);
    assert!(
        card.vetoes[0].ends_with(" 2 more of this kind."),
        "{:?}",
        card.vetoes
    );
}
