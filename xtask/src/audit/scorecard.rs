//! The scorecard as text.

use premortem::checks::{Impact, Outcome};
use premortem::report::Report;
use premortem::vitals::{Metric, Name, Rating, Status, Unit};
use std::fmt::Write;

/// The decision, the eight pillars, the five vitals, how many findings, and what to mend first.
pub(super) fn text(report: &Report) -> String {
    let mut out = String::new();
    let card = &report.scorecard;
    let _ = writeln!(
        out,
        "{}\n{}\nDevice: {}\n",
        report.page.final_url,
        card.decision,
        report.page.device.words()
    );
    let _ = writeln!(
        out,
        "{:2} / {}  total ({} needed)",
        card.total, card.out_of, card.threshold
    );
    for pillar in &card.pillars {
        let score = pillar
            .score
            .map_or("–".to_owned(), |score| score.to_string());
        let id = serde_json::to_value(pillar.id).unwrap_or_default();
        let seen = match pillar.score {
            Some(_) => format!("{:3.0} % seen", pillar.coverage * 100.0),
            None => "not assessed".to_owned(),
        };
        let _ = writeln!(
            out,
            "{score:>2} / 4   {:<15} {seen}",
            id.as_str().unwrap_or_default()
        );
    }
    let _ = writeln!(out);
    for (name, metric) in &report.metrics {
        let _ = writeln!(out, "{:<5} {}", abbreviation(*name), value(metric));
    }
    let _ = writeln!(out, "\n{}", counts(report));
    for (number, id) in card.fix_list.iter().take(3).enumerate() {
        if let Some(finding) = report.findings.iter().find(|finding| finding.id == *id) {
            let _ = writeln!(out, "{}. {}", number + 1, finding.message);
        }
    }
    out
}

fn counts(report: &Report) -> String {
    let levels = [
        (Impact::Critical, "critical"),
        (Impact::Serious, "serious"),
        (Impact::Moderate, "moderate"),
        (Impact::Minor, "minor"),
    ];
    let count = |outcome, impact| {
        let same = |f: &&premortem::report::Finding| f.outcome == outcome && f.impact == impact;
        report.findings.iter().filter(same).count()
    };
    let failed = levels.map(|(impact, word)| format!("{} {word}", count(Outcome::Failed, impact)));
    let open: usize = levels
        .iter()
        .map(|(impact, _)| count(Outcome::CantTell, *impact))
        .sum();
    format!(
        "Findings: {}; {open} for a person to look at",
        failed.join(", ")
    )
}

fn abbreviation(name: Name) -> &'static str {
    match name {
        Name::Lcp => "LCP",
        Name::Inp => "INP",
        Name::Cls => "CLS",
        Name::Ttfb => "TTFB",
        Name::Fcp => "FCP",
    }
}

fn value(metric: &Metric) -> String {
    let Some(value) = metric.value else {
        return metric.reason.clone();
    };
    let number = match metric.unit {
        Unit::Ms => format!("{value:.0} ms"),
        Unit::Score => format!("{value:.3}"),
    };
    let rating = match metric.rating {
        Some(Rating::Good) => "good",
        Some(Rating::NeedsImprovement) => "needs improvement",
        Some(Rating::Poor) => "poor",
        None => "not rated",
    };
    match metric.status {
        Status::Exact => format!("{number}, {rating}"),
        Status::UpperBound => format!("under {number}, {rating} (bound)"),
        Status::Truncated => format!("{number} or more, {rating} (the browser dropped entries)"),
        Status::NotReportable | Status::NeedsInteraction => {
            format!("{number}, {rating}: {}", metric.reason)
        }
    }
}
