//! First Contentful Paint: the first text or picture (<https://web.dev/articles/fcp>).

use super::{HIDDEN, Metric, Name, Status, Timeline};

/// When the first content was painted, if the tab was in the foreground until then.
pub(super) fn fcp(timeline: &Timeline) -> Metric {
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
