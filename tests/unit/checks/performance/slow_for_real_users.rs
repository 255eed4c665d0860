use super::*;
use crate::checks::{Outcome, outcome_of};
use crate::field::crux::{Distribution, Record};
use crate::field::{Field, Visit, Visits};
use crate::report::{Context, assemble};
use crate::sorted::Map;

fn record(device: Device, figures: &[(Name, f64)]) -> Record {
    let metrics = figures.iter().map(|&(name, p75)| {
        let rating = name.thresholds().rate(p75);
        (
            name,
            Distribution {
                p75,
                rating,
                shares: None,
            },
        )
    });
    Record {
        device,
        from: "2026-10-23".into(),
        to: "2026-11-19".into(),
        metrics: metrics.collect(),
    }
}

fn recording(crux: Vec<Record>) -> Recording {
    Recording {
        field: Field { visits: None, crux },
        ..Recording::default()
    }
}

const GOOD: [(Name, f64); 3] = [(Name::Lcp, 2500.0), (Name::Inp, 200.0), (Name::Cls, 0.1)];

fn judged(figures: &[(Name, f64)]) -> Vec<Case> {
    run(&recording(vec![record(Device::Phone, figures)])).unwrap()
}

#[test]
fn all_three_good_pass() {
    assert_eq!(outcome_of(&judged(&GOOD)), Outcome::Passed);
    // A slow server that ends in a good LCP is for its own check to tell.
    let with_server = [&GOOD[..], &[(Name::Ttfb, 5000.0), (Name::Fcp, 9000.0)]].concat();
    assert_eq!(outcome_of(&judged(&with_server)), Outcome::Passed);
}

#[test]
fn one_that_is_not_good_fails_with_its_figures() {
    for (figure, impact, said) in [
        ((Name::Lcp, 2501.0), Impact::Moderate, "LCP is 2.50 s"),
        ((Name::Lcp, 4001.0), Impact::Serious, "LCP is 4.00 s"),
        ((Name::Inp, 501.0), Impact::Serious, "INP is 501 ms"),
        ((Name::Cls, 0.11), Impact::Moderate, "CLS is 0.11"),
    ] {
        let mut figures = GOOD;
        *figures
            .iter_mut()
            .find(|(name, _)| *name == figure.0)
            .unwrap() = figure;
        let cases = judged(&figures);
        assert_eq!(outcome_of(&cases), Outcome::Failed);
        let failed: Vec<_> = cases
            .iter()
            .filter(|case| case.outcome == Outcome::Failed)
            .collect();
        assert_eq!(failed.len(), 1);
        assert_eq!(failed[0].impact, Some(impact));
        let message = &failed[0].message;
        assert!(
            message.contains(said) && message.contains("2026-10-23 to 2026-11-19"),
            "{message}"
        );
    }
}

#[test]
fn a_missing_figure_is_a_doubt_and_a_poor_one_beside_it_still_fails() {
    assert_eq!(outcome_of(&judged(&[GOOD[0], GOOD[2]])), Outcome::CantTell);
    assert_eq!(outcome_of(&judged(&[])), Outcome::CantTell);
    assert_eq!(outcome_of(&judged(&[(Name::Lcp, 9000.0)])), Outcome::Failed);
}

#[test]
fn it_does_not_run_without_phones() {
    assert!(run(&recording(Vec::new())).is_err());
    let others = [Device::Desktop, Device::Tablet].map(|device| record(device, &GOOD));
    assert!(run(&recording(others.into())).is_err());
}

/// The item of the catalog that stands between Performance and 4 points.
fn item(recording: &Recording) -> Outcome {
    let report = assemble(recording, &Context::default());
    let item = report
        .checklist
        .into_iter()
        .find(|item| item.id == "field-p75-real-device");
    item.unwrap().outcome
}

#[test]
fn the_item_is_decided_by_phones_of_real_users_and_by_nothing_else() {
    let good = recording(vec![record(Device::Phone, &GOOD)]);
    assert_eq!(item(&good), Outcome::Passed);
    let poor = recording(vec![record(Device::Phone, &[(Name::Lcp, 9000.0)])]);
    assert_eq!(item(&poor), Outcome::Failed);
    assert_eq!(
        item(&recording(vec![record(Device::Desktop, &GOOD)])),
        Outcome::Untested
    );

    // A hundred good visits of one's own are one person's.
    let metrics = crate::vitals::not_recorded("")
        .into_iter()
        .map(|(name, mut metric)| {
            metric.value = Some(0.0);
            metric.status = crate::vitals::Status::Exact;
            (name, metric)
        });
    let visit = Visit::new("2026-11-21T02:14:00Z", &metrics.collect::<Map<_, _>>()).unwrap();
    let own = Recording {
        field: Field {
            visits: Visits::of(Device::Phone, &vec![visit; 100]),
            crux: Vec::new(),
        },
        ..Recording::default()
    };
    assert_eq!(
        own.field.visits.as_ref().unwrap().metrics[&Name::Lcp].p75,
        Some(0.0)
    );
    assert_eq!(item(&own), Outcome::Untested);
}
