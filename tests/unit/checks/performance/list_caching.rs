use super::*;
use crate::checks::lists::tests::{call, recorded};
use crate::checks::{Outcome, outcome_of};
use crate::isolation::{CallVerdict, Run, Summary};
use serde_json::json;

const URL: &str = "http://app/api/prices";

fn judged(headers: &[(&str, &str)], signed_in: bool, verdict: Option<Verdict>) -> Vec<Case> {
    let mut sent = vec![];
    if signed_in {
        sent.push(("authorization", "Bearer secret"));
    }
    let one = call(
        URL,
        7,
        json!({ "headers": sent, "responseHeaders": headers }),
    );
    let mut recording = recorded(vec![one]);
    if let Some(verdict) = verdict {
        let tested = json!({ "id": "1", "method": "GET", "url": format!("{URL}?sort=price"), "shape": "json-list", "entity": "prices", "variant": "asIs",
            "verdict": verdict, "rows": {}, "leaked": [], "fields": [], "reason": "" });
        let tested: CallVerdict = serde_json::from_value(tested).unwrap();
        recording.isolation = Some(Run {
            summary: Summary {
                calls: vec![tested],
                ..Summary::default()
            },
            ..Run::default()
        });
    }
    run(&recording).unwrap()
}

#[test]
fn ones_own_records_are_not_for_shared_caches() {
    let public = [("cache-control", "public, max-age=60")];
    let leak = judged(&public, true, Some(Verdict::Safe));
    assert_eq!(
        (leak[0].outcome, leak[0].impact),
        (Outcome::Failed, Some(Impact::Serious))
    );
    assert!(leak[0].message.starts_with("GET /api/prices answers with somebody's own records and `Cache-Control: public, max-age=60`"), "{leak:?}");
    assert_eq!(
        outcome_of(&judged(
            &[("cache-control", "private, max-age=60")],
            true,
            Some(Verdict::Safe)
        )),
        Outcome::Passed
    );
    assert_eq!(
        outcome_of(&judged(&[], true, Some(Verdict::Leak))),
        Outcome::Passed
    );
    assert_eq!(outcome_of(&judged(&public, true, None)), Outcome::CantTell);
    assert_eq!(
        outcome_of(&judged(&public, false, None)),
        Outcome::Inapplicable
    );
}

#[test]
fn what_is_the_same_for_everybody_can_be_kept() {
    for (headers, outcome) in [
        (&[][..], Outcome::Failed),
        (&[("cache-control", "no-store")], Outcome::Failed),
        (&[("cache-control", "max-age=60")], Outcome::Passed),
        (&[("etag", "\"7\"")], Outcome::Passed),
    ] {
        assert_eq!(
            outcome_of(&judged(headers, true, Some(Verdict::Public))),
            outcome,
            "{headers:?}"
        );
    }
    let message = judged(&[], true, Some(Verdict::Public)).remove(0).message;
    assert!(
        message.contains("nothing may keep it: ") && message.contains(" and 20 ms at every visit"),
        "{message}"
    );
}

#[test]
fn who_may_see_it_must_be_known() {
    assert_eq!(judged(&[], true, Some(Verdict::Shared)), Vec::new());
    assert_eq!(judged(&[], true, None), Vec::new());
    assert!(run(&Recording::default()).is_err());
}
