use super::*;
use std::collections::{BTreeMap, HashSet};

fn metric(value: Option<f64>, unit: Unit, status: Status) -> Metric {
    Metric {
        value,
        unit,
        rating: None,
        status,
        reason: String::new(),
        attribution: BTreeMap::new(),
    }
}

#[test]
fn values_carry_their_unit_and_how_they_were_had() {
    let text = |v, unit, status| value(&metric(v, unit, status));
    assert_eq!(text(Some(3212.4), Unit::Ms, Status::Exact), "3.21 s");
    assert_eq!(text(Some(999.6), Unit::Ms, Status::Exact), "1.00 s");
    assert_eq!(text(Some(148.2), Unit::Ms, Status::Exact), "148 ms");
    assert_eq!(
        text(Some(104.0), Unit::Ms, Status::UpperBound),
        "under 104 ms"
    );
    assert_eq!(
        text(Some(312.0), Unit::Ms, Status::Truncated),
        "at least 312 ms"
    );
    assert_eq!(text(Some(0.2), Unit::Score, Status::Exact), "0.2");
    assert_eq!(text(Some(0.0), Unit::Score, Status::Exact), "0");
    assert_eq!(text(None, Unit::Ms, Status::NeedsInteraction), "–");
}

#[test]
fn every_impact_and_outcome_has_a_shape_of_its_own() {
    use crate::checks::{Impact, Outcome};
    let signs = [
        Impact::Critical.sign(),
        Impact::Serious.sign(),
        Impact::Moderate.sign(),
        Impact::Minor.sign(),
        Outcome::Passed.sign(),
        Outcome::CantTell.sign(),
        Outcome::Untested.sign(),
    ];
    let shapes: HashSet<&str> = signs.iter().map(|s| s.shape).collect();
    let words: HashSet<&str> = signs.iter().map(|s| s.word).collect();
    assert_eq!((shapes.len(), words.len()), (signs.len(), signs.len()));
}

#[test]
fn a_check_that_is_not_known_is_named_by_its_id() {
    assert_eq!(title("no-such-check"), "No such check");
    assert_eq!(title(""), "");
}

#[test]
fn times_are_told_to_the_minute() {
    assert_eq!(time("2026-11-21T02:14:09.123Z"), "2026-11-21 02:14 UTC");
    assert_eq!(
        time("2026-11-21T02:14:09+01:00"),
        "2026-11-21T02:14:09+01:00"
    );
    assert_eq!(time("ü"), "ü");
}
