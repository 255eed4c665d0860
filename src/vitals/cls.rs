//! Cumulative Layout Shift: how much moved without being asked (<https://web.dev/articles/cls>).

use super::entries::Shift;
use super::view::View;
use super::{Metric, Name, Status, Timeline, absorb, fcp};

/// A burst of shifts ends after a second without one …
const PAUSE: f64 = 1000.0;
/// … and after five seconds anyway.
const LONGEST: f64 = 5000.0;

/// The sum of the worst burst. Like the field's data it exists only where FCP does.
pub(super) fn cls(view: View<'_>) -> Metric {
    let timeline = view.timeline;
    let buffer = &timeline.buffers.layout_shift;
    if !buffer.supported {
        return Name::Cls.without_value(
            Status::NotReportable,
            "This browser does not record layout shifts.",
        );
    }
    let painted = fcp::of_load(timeline);
    if painted.value.is_none() {
        return Name::Cls.without_value(Status::NotReportable, painted.reason);
    }

    if let Some(open) = view.open() {
        return Name::Cls.without_value(Status::NotReportable, open);
    }
    let worst = worst_burst(view);
    let value = sum(&worst);
    let routes = view.routes();
    let (status, reason) = match view.gap(buffer) {
        Some(gap) => (
            Status::Truncated,
            format!("The true value may be higher, as later shifts are missing: {gap}."),
        ),
        None if value == 0.0 => (
            Status::Exact,
            if view.whole {
                format!("Nothing has moved by itself in this visit{routes}.")
            } else {
                "Nothing has moved by itself.".to_owned()
            },
        ),
        None => (
            Status::Exact,
            if view.whole {
                format!("Measured in this visit until now{routes}.")
            } else {
                "Measured until the next navigation.".to_owned()
            },
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
    worst_burst(View::whole(timeline))
}

/// The burst with the highest sum, the first of equal ones.
fn worst_burst(view: View<'_>) -> Vec<&Shift> {
    let settled = absorb::settled(view);
    let from = settled.map_or(f64::NEG_INFINITY, |settled| settled.from);
    let mut worst: Vec<&Shift> =
        settled.map_or_else(Vec::new, |settled| settled.worst.iter().collect());
    for burst in bursts(view.shifts().filter(|shift| shift.start_time >= from)) {
        if sum(&burst) > sum(&worst) {
            worst = burst;
        }
    }
    worst
}

/// Shifts put together to bursts; those that follow an input are part of none.
pub(super) fn bursts<'a>(shifts: impl Iterator<Item = &'a Shift>) -> Vec<Vec<&'a Shift>> {
    let mut bursts: Vec<Vec<&Shift>> = Vec::new();
    for shift in shifts.filter(|shift| !shift.had_recent_input) {
        match bursts.last_mut() {
            Some(burst) if continues(burst, shift) => burst.push(shift),
            _ => bursts.push(vec![shift]),
        }
    }
    bursts
}

fn continues(burst: &[&Shift], shift: &Shift) -> bool {
    let (Some(first), Some(last)) = (burst.first(), burst.last()) else {
        return false;
    };
    sum(burst) > 0.0
        && shift.start_time - last.start_time < PAUSE
        && shift.start_time - first.start_time < LONGEST
}

/// What a burst comes to.
pub(super) fn sum(burst: &[&Shift]) -> f64 {
    // `sum` of nothing is -0.0.
    burst.iter().fold(0.0, |sum, shift| sum + shift.value)
}

#[cfg(test)]
#[path = "../../tests/unit/vitals/cls.rs"]
mod tests;
