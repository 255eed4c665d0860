use super::*;
use crate::vitals::{Metric, Rating, Unit};
use serde_json::json;

pub(super) fn metric(value: Option<f64>, status: Status) -> Metric {
    Metric {
        value,
        unit: Unit::Ms,
        rating: Some(Rating::Good),
        status,
        reason: "https://app.example/secret?token=1".into(),
        attribution: [("target".to_owned(), json!("#secret"))].into(),
    }
}

fn all(status: Status) -> Metrics {
    Name::ALL
        .into_iter()
        .map(|name| (name, metric(Some(1.0), status)))
        .collect()
}

#[test]
fn only_figures_and_the_hour_are_kept() {
    let metrics = Metrics::from([
        (Name::Lcp, metric(Some(1_234.567_89), Status::Exact)),
        (Name::Inp, metric(Some(104.0), Status::UpperBound)),
        (Name::Cls, metric(Some(0.012_345), Status::Exact)),
        (Name::Ttfb, metric(None, Status::NotReportable)),
        (Name::Fcp, metric(Some(900.0), Status::Truncated)),
    ]);
    let visit = Visit::new("2026-11-21T02:59:59.999Z", &metrics).unwrap();
    let kept = visit.to_json();
    assert_eq!(
        kept,
        json!([
            "2026-11-21T02",
            1234.5679,
            [104.0, "upperBound"],
            0.0123,
            null,
            [900.0, "truncated"]
        ])
    );
    assert_eq!(Visit::from_json(kept), Ok(visit));
}

#[test]
fn what_nobody_measured_is_no_visit() {
    let at = "2026-11-21T02:14:00Z";
    assert_eq!(Visit::new(at, &Metrics::new()), None);
    assert_eq!(Visit::new(at, &all(Status::NotReportable)), None);
    assert_eq!(Visit::new(at, &all(Status::NeedsInteraction)), None);
    assert_eq!(Visit::new("", &all(Status::Exact)), None);
    assert!(Visit::new(at, &all(Status::Exact)).is_some());
}

#[test]
fn lost_entries_without_a_value_can_be_anything() {
    let metrics = Metrics::from([(Name::Inp, metric(None, Status::Truncated))]);
    let visit = Visit::new("2026-11-21T02:14:00Z", &metrics).unwrap();
    assert_eq!(visit.span(1), Some((0.0, f64::INFINITY)));
}

#[test]
fn what_is_no_visit_is_refused() {
    for wrong in [
        json!(null),
        json!({}),
        json!([]),
        json!(["2026-11-21T02", 1, 2, 3, 4]),
        json!(["2026-11-21T02", 1, 2, 3, 4, 5, 6]),
        json!(["yesterday", 1, 2, 3, 4, 5]),
        json!([1, 1, 2, 3, 4, 5]),
        json!(["2026-11-21T02", -1, 2, 3, 4, 5]),
        json!(["2026-11-21T02", 1e300, 2, 3, 4, 5]),
        json!(["2026-11-21T02", "1", 2, 3, 4, 5]),
        json!(["2026-11-21T02", [1, "exact"], 2, 3, 4, 5]),
        json!(["2026-11-21T02", [1], 2, 3, 4, 5]),
    ] {
        assert!(Visit::from_json(wrong.clone()).is_err(), "{wrong}");
    }
}

#[test]
fn a_metric_counts_its_own_visits() {
    let visits: Vec<Visit> = (0..12)
        .map(|n| {
            let inp = if n < 3 { json!(null) } else { json!(200) };
            let hour = format!("2026-11-{:02}T02", 20 - n);
            Visit::from_json(json!([hour, 1000, inp, 0.01, 80, 500])).unwrap()
        })
        .collect();
    let summary = Visits::of(Device::Phone, &visits).unwrap();
    assert_eq!(
        (summary.visits, &*summary.since),
        (12, "2026-11-09T02:00:00Z")
    );
    assert_eq!(summary.metrics[&Name::Lcp].p75, Some(1000.0));
    let inp = summary.metrics[&Name::Inp];
    assert_eq!((inp.visits, inp.p75), (9, None));
    assert_eq!(Visits::of(Device::Phone, &[]), None);
}
