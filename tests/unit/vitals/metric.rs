use super::*;

#[test]
fn a_value_on_a_line_is_on_its_better_side() {
    for name in Name::ALL {
        let Thresholds { good, poor } = name.thresholds();
        let rate = |value| name.thresholds().rate(value);
        assert_eq!(rate(0.0), Rating::Good);
        assert_eq!(rate(good), Rating::Good);
        assert_eq!(rate(good + 0.001), Rating::NeedsImprovement);
        assert_eq!(rate(poor), Rating::NeedsImprovement);
        assert_eq!(rate(poor + 0.001), Rating::Poor);
    }
}

#[test]
fn values_are_written_for_people() {
    for (name, value, text) in [
        (Name::Lcp, 1840.0, "1.84 s"),
        (Name::Lcp, 999.6, "1.00 s"),
        (Name::Inp, 104.0, "104 ms"),
        (Name::Ttfb, 73.8, "74 ms"),
        (Name::Cls, 0.0, "0"),
        (Name::Cls, 0.067, "0.067"),
        (Name::Cls, 0.1, "0.1"),
        (Name::Cls, 1.2, "1.2"),
    ] {
        assert_eq!(name.format(value), text);
    }
}

#[test]
fn noise_of_subtraction_is_rounded_away() {
    let metric = Name::Ttfb.measured(73.79999999981374, Status::Exact, "");
    assert_eq!(metric.value, Some(73.8));
}
