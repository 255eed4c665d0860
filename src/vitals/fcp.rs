//! First Contentful Paint: the first text or picture (<https://web.dev/articles/fcp>).

use super::entries::SoftNavigation;
use super::view::{Begin, View};
use super::{FROM_MEMORY, HIDDEN, Metric, Name, Status, Timeline};

/// When the first content of a navigation was painted.
pub(super) fn fcp(view: View<'_>) -> Metric {
    match view.begin {
        Begin::Load => of_load(view.timeline),
        Begin::Restore => Name::Fcp.without_value(Status::NotReportable, FROM_MEMORY),
        Begin::Soft(soft) => of_route(soft),
    }
}

/// When the first content of a route was painted, after the interaction that led to it.
fn of_route(soft: &SoftNavigation) -> Metric {
    let painted = if soft.presentation_time > 0.0 {
        soft.presentation_time
    } else {
        soft.paint_time
    };
    if painted <= 0.0 {
        return Name::Fcp.without_value(
            Status::NotReportable,
            "The browser does not say when this route was painted.",
        );
    }
    let value = (painted - soft.start_time).max(0.0);
    Name::Fcp
        .measured(
            value,
            Status::Exact,
            "Measured from the interaction that led here.",
        )
        .number("timeToFirstByte", 0.0)
        .number("firstByteToFCP", value)
        .text("loadState", Some("complete"))
}

/// When the first content was painted, if the tab was in the foreground until then.
pub(super) fn of_load(timeline: &Timeline) -> Metric {
    let paint = &timeline.buffers.paint;
    if !paint.supported {
        return Name::Fcp.without_value(
            Status::NotReportable,
            "This browser does not record paints.",
        );
    }
    let Some(entry) = paint
        .entries
        .iter()
        .find(|entry| entry.name == "first-contentful-paint")
    else {
        return Name::Fcp.without_value(
            Status::NotReportable,
            if timeline.first_hidden_time() == 0.0 {
                HIDDEN
            } else {
                "The page has not painted any content yet."
            },
        );
    };
    if entry.start_time >= timeline.first_hidden_time() {
        return Name::Fcp.without_value(Status::NotReportable, HIDDEN);
    }
    let value = (entry.start_time - timeline.activation_start()).max(0.0);
    let first_byte = timeline.time_to_first_byte();
    Name::Fcp
        .measured(value, Status::Exact, "Measured in this visit.")
        .number("timeToFirstByte", first_byte)
        .number("firstByteToFCP", value - first_byte)
        .text("loadState", Some(timeline.load_state(entry.start_time)))
}

#[cfg(test)]
#[path = "../../tests/unit/vitals/fcp.rs"]
mod tests;
