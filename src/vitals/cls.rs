//! Cumulative Layout Shift: how much moved without being asked (<https://web.dev/articles/cls>).

use super::entries::Shift;
use super::{Metric, Name, Status, Timeline, fcp};

/// A burst of shifts ends after a second without one …
const PAUSE: f64 = 1000.0;
/// … and after five seconds anyway.
const LONGEST: f64 = 5000.0;

/// The sum of the worst burst. Like the field's data it exists only where FCP does.
pub(super) fn cls(timeline: &Timeline) -> Metric {
    let buffer = &timeline.buffers.layout_shift;
    if !buffer.supported {
        return Name::Cls.without_value(
            Status::NotReportable,
            "This browser does not record layout shifts.",
        );
    }
    let painted = fcp::fcp(timeline);
    if painted.value.is_none() {
        return Name::Cls.without_value(Status::NotReportable, painted.reason);
    }

    let worst = worst_burst(&buffer.entries);
    let value = sum(&worst);
    let routes = timeline.routes();
    let (status, reason) = match buffer.gap() {
        Some(gap) => (
            Status::Truncated,
            format!("The true value may be higher, as later shifts are missing: {gap}."),
        ),
        None if value == 0.0 => (
            Status::Exact,
            format!("Nothing has moved by itself in this visit{routes}."),
        ),
        None => (
            Status::Exact,
            format!("Measured in this visit until now{routes}."),
        ),
    };
    let metric = Name::Cls.measured(value, status, reason);
    // Of equal shifts the later, as web-vitals has it.
    let Some(largest) = worst.iter().max_by(|a, b| a.value.total_cmp(&b.value)) else {
        return metric;
    };
    let source = largest
        .sources
        .iter()
        .find(|source| source.element)
        .or(largest.sources.first());
    metric
        .text(
            "largestShiftTarget",
            source.and_then(|source| source.target.as_deref()),
        )
        .node(source.and_then(|source| source.node))
        .number("largestShiftTime", largest.start_time)
        .number("largestShiftValue", largest.value)
        .text("loadState", Some(timeline.load_state(largest.start_time)))
}

/// The shifts of the burst that makes the score, in the order of time.
#[must_use]
pub fn worst_shifts(timeline: &Timeline) -> Vec<&Shift> {
    worst_burst(&timeline.buffers.layout_shift.entries)
}

/// The burst with the highest sum, the first of equal ones; shifts that follow an input are part of none.
fn worst_burst(shifts: &[Shift]) -> Vec<&Shift> {
    let mut worst: Vec<&Shift> = Vec::new();
    let mut burst: Vec<&Shift> = Vec::new();
    for shift in shifts.iter().filter(|shift| !shift.had_recent_input) {
        let continues = match (burst.first(), burst.last()) {
            (Some(first), Some(last)) => {
                sum(&burst) > 0.0
                    && shift.start_time - last.start_time < PAUSE
                    && shift.start_time - first.start_time < LONGEST
            }
            _ => false,
        };
        if !continues {
            burst.clear();
        }
        burst.push(shift);
        if sum(&burst) > sum(&worst) {
            worst.clone_from(&burst);
        }
    }
    worst
}

fn sum(burst: &[&Shift]) -> f64 {
    // `sum` of nothing is -0.0.
    burst.iter().fold(0.0, |sum, shift| sum + shift.value)
}

#[cfg(test)]
#[path = "../../tests/unit/vitals/cls.rs"]
mod tests;
