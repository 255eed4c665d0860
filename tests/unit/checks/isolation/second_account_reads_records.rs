use super::*;

#[test]
fn without_a_test_it_says_so() {
    let error = run(&Recording::default()).unwrap_err();
    assert_eq!(error, "The second-account test was not run.");
}

use crate::checks::{Outcome, Target};
use crate::isolation::{CallVerdict, Rows, Run, Verdict};

fn recording(verdicts: &[(Variant, Verdict)]) -> Recording {
    let call = |(variant, verdict): &(Variant, Verdict)| CallVerdict {
        id: String::new(),
        method: "GET".into(),
        url: "https://app.test/x".into(),
        shape: "base44".into(),
        entity: "Invoice".into(),
        variant: *variant,
        verdict: *verdict,
        rows: Rows::default(),
        leaked: Vec::new(),
        fields: Vec::new(),
        reason: "Because.".into(),
    };
    let mut run = Run::default();
    run.summary.calls = verdicts.iter().map(call).collect();
    Recording {
        isolation: Some(run),
        ..Recording::default()
    }
}

#[test]
fn a_leak_fails_with_its_entity_and_a_leaked_number_is_lesser() {
    let cases = run(&recording(&[
        (Variant::AsIs, Verdict::Leak),
        (Variant::Count, Verdict::Leak),
        (Variant::AsIs, Verdict::Safe),
    ]))
    .unwrap();
    let seen: Vec<_> = cases
        .iter()
        .map(|case| {
            (
                case.target.clone(),
                case.outcome,
                case.cause.as_str(),
                case.impact,
            )
        })
        .collect();
    let expected = [
        (Target::Call(0), Outcome::Failed, "Invoice", None),
        (
            Target::Call(1),
            Outcome::Failed,
            "Invoice",
            Some(Impact::Moderate),
        ),
        (Target::Call(2), Outcome::Passed, "", None),
    ];
    assert_eq!(seen, expected);
}

#[test]
fn what_was_not_put_to_the_test_passes_nothing() {
    assert_eq!(
        run(&recording(&[(Variant::AsIs, Verdict::NotTestable)])).unwrap_err(),
        "Because."
    );
    assert_eq!(
        run(&recording(&[(Variant::Anonymous, Verdict::Safe)])).unwrap_err(),
        "No call of this sort was seen."
    );
    let doubt = run(&recording(&[(Variant::AsIs, Verdict::Inconclusive)])).unwrap();
    assert_eq!(doubt[0].outcome, Outcome::CantTell);
}
