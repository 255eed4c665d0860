use super::*;
use proptest::prelude::*;

fn exact(values: &[f64]) -> Vec<Span> {
    values.iter().map(|value| (*value, *value)).collect()
}

/// 100, 200, 300 … so many.
fn steps(n: usize) -> Vec<Span> {
    (1..=n)
        .map(|n| (n as f64 * 100.0, n as f64 * 100.0))
        .collect()
}

#[test]
fn fewer_than_eleven_visits_make_no_percentile() {
    for n in 0..ENOUGH {
        let few = Percentile::of(Name::Lcp, &steps(n));
        assert_eq!((few.p75, few.rating, few.visits), (None, None, n));
        assert_eq!(few.status, Status::NotReportable);
    }
    assert!(Percentile::of(Name::Lcp, &steps(ENOUGH)).p75.is_some());
    // The reason for the number: the chance that all visits were quicker than the true percentile.
    assert!(0.75_f64.powi(ENOUGH as i32) < 0.05 && 0.75_f64.powi(ENOUGH as i32 - 1) > 0.05);
}

#[test]
fn it_is_the_value_at_the_nearest_rank() {
    for (n, rank) in [(11, 9), (12, 9), (13, 10), (16, 12), (100, 75), (200, 150)] {
        let found = Percentile::of(Name::Lcp, &steps(n));
        assert_eq!(found.p75, Some(rank as f64 * 100.0), "of {n}");
        assert_eq!(found.status, Status::Exact);
    }
}

#[test]
fn the_order_of_visits_does_not_matter() {
    let mut spans = steps(20);
    spans.reverse();
    assert_eq!(
        Percentile::of(Name::Lcp, &spans),
        Percentile::of(Name::Lcp, &steps(20))
    );
}

#[test]
fn a_value_on_a_line_is_on_its_better_side() {
    for (value, rating) in [
        (2500.0, Rating::Good),
        (2500.1, Rating::NeedsImprovement),
        (4000.1, Rating::Poor),
    ] {
        let found = Percentile::of(Name::Lcp, &exact(&[value; 12]));
        assert_eq!(found.rating, Some(rating), "{value}");
    }
}

#[test]
fn bounds_below_the_percentile_leave_it_exact() {
    let mut spans = vec![(0.0, 104.0); 8];
    spans.extend(exact(&[240.0, 260.0, 280.0, 300.0]));
    let found = Percentile::of(Name::Inp, &spans);
    assert_eq!((found.p75, found.status), (Some(240.0), Status::Exact));
    assert_eq!(found.rating, Some(Rating::NeedsImprovement));
}

#[test]
fn only_bounds_give_a_bound() {
    let found = Percentile::of(Name::Inp, &[(0.0, 104.0); 11]);
    assert_eq!((found.p75, found.status), (Some(104.0), Status::UpperBound));
    assert_eq!(found.rating, Some(Rating::Good), "at most 104 ms is good");
}

#[test]
fn lost_entries_are_never_taken_for_good() {
    let lost = (50.0, f64::INFINITY);
    let mut spans = exact(&[100.0; 8]);
    spans.extend([lost; 4]);
    let found = Percentile::of(Name::Inp, &spans);
    // Nine of twelve are needed; the lost ones may be anything.
    assert_eq!((found.p75, found.status), (Some(100.0), Status::Truncated));
    assert_eq!(found.rating, None);

    let mut few = exact(&[100.0; 10]);
    few.extend([lost; 2]);
    let found = Percentile::of(Name::Inp, &few);
    assert_eq!(
        (found.p75, found.status),
        (Some(100.0), Status::Exact),
        "they can't move it"
    );

    let found = Percentile::of(Name::Inp, &[(700.0, f64::INFINITY); 12]);
    assert_eq!(found.rating, Some(Rating::Poor), "at least 700 ms is poor");
}

proptest! {
    /// Whatever the true values are, what is said of their percentile holds.
    #[test]
    fn what_is_said_holds(visits in prop::collection::vec((0.0..1000.0_f64, 0..3_u8), ENOUGH..60)) {
        let truth: Vec<f64> = visits.iter().map(|(value, _)| *value).collect();
        let spans: Vec<Span> = visits.iter().map(|(value, kind)| match kind {
            0 => (*value, *value),
            1 => (0.0, value + 10.0),
            _ => (value / 2.0, f64::INFINITY),
        }).collect();
        let found = Percentile::of(Name::Inp, &spans);
        let real = ranked(truth.into_iter());
        let said = found.p75.unwrap();
        match found.status {
            Status::Exact => prop_assert_eq!(said, real),
            Status::UpperBound => prop_assert!(real <= said),
            _ => prop_assert!(real >= said),
        }
        if let Some(rating) = found.rating {
            prop_assert_eq!(rating, Name::Inp.thresholds().rate(real));
        }
    }
}
