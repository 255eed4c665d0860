//! Interaction to Next Paint: how long the page kept people waiting who used it (<https://web.dev/articles/inp>).

use super::interaction::{Group, groups};
use super::timeline::count;
use super::view::{View, estimate};
use super::{Metric, Name, Status};

/// Events at least this long are kept for those who come later
/// (<https://w3c.github.io/event-timing/#sec-should-add-performanceeventtiming>) …
pub(super) const KEPT_FROM: f64 = 104.0;
/// … and those at least this long are told to those who watch.
pub(super) const OBSERVED_FROM: f64 = 16.0;
/// One interaction in so many is forgiven …
const FORGIVEN: u64 = 50;
/// … but the tenth longest is the least that is ever reported.
pub(super) const CANDIDATES: usize = 10;

/// The longest interaction, leaving out one for every 50: the value if it is among what was kept, else the bound
/// that the browser's silence proves.
pub(super) fn inp(view: View<'_>) -> Metric {
    let buffers = &view.timeline.buffers;
    if !buffers.event.supported {
        return Name::Inp.without_value(
            Status::NotReportable,
            "This browser does not record interactions.",
        );
    }
    if let Some(open) = view.open() {
        return Name::Inp.without_value(Status::NotReportable, open);
    }
    let known = groups(view);
    let counts = view.timeline.interaction_count.is_some();
    let total = total(view, &known);
    if total == 0 {
        return if counts {
            Name::Inp.without_value(Status::NeedsInteraction, NOBODY)
        } else {
            Name::Inp.without_value(Status::NotReportable, NO_COUNT)
        };
    }
    let used = format!(
        "{}{}",
        count(total, "interaction", "interactions"),
        view.routes()
    );
    let floor = view.threshold();
    let candidate = known
        .get(rank(total))
        .filter(|interaction| interaction.latency >= floor);
    let gap = view
        .gap(&buffers.event)
        .or_else(|| buffers.first_input.gap());
    // Fewer could be forgiven than the whole visit's number allows.
    let vague = view.interactions.is_none() && counts && rank(total) > 0;

    let metric = match (candidate, gap) {
        (_, None) if vague => match known.first().filter(|longest| longest.latency >= floor) {
            Some(longest) => attributed(
                Name::Inp.measured(
                    longest.latency,
                    Status::UpperBound,
                    "At most that: how many interactions there were since can't be told, so none is forgiven.",
                ),
                longest,
                view,
            ),
            None => bound(floor, &used),
        },
        (Some(interaction), None) => attributed(
            Name::Inp.measured(
                interaction.latency,
                Status::Exact,
                format!("Measured over {used}."),
            ),
            interaction,
            view,
        ),
        (Some(interaction), Some(gap)) => attributed(
            Name::Inp.measured(
                interaction.latency,
                Status::Truncated,
                format!("The true value may be higher, as slow events are missing: {gap} ({used})."),
            ),
            interaction,
            view,
        ),
        (None, None) if counts => bound(floor, &used),
        (None, None) => Name::Inp.without_value(Status::NotReportable, NO_COUNT),
        (None, Some(gap)) => Name::Inp.without_value(
            Status::Truncated,
            format!("Slow events are missing, and those that are left prove nothing: {gap} ({used})."),
        ),
    };
    metric.number("interactionCount", total as f64)
}

const NOBODY: &str =
    "Nobody has used the page in this visit. Click and type as its users would, then run again.";
const NO_COUNT: &str = "This browser does not count interactions, and recorded no slow one.";

/// What the browser's silence proves.
fn bound(floor: f64, used: &str) -> Metric {
    Name::Inp.measured(
        floor,
        Status::UpperBound,
        format!(
            "Under {floor:.0} ms over {used}: the browser keeps slower ones, and kept none that counts."
        ),
    )
}

/// How many interactions there were; where nobody counted, as many as the ids of the known ones leave room for.
pub(super) fn total(view: View<'_>, known: &[Group<'_>]) -> u64 {
    match view.interactions.or(view.timeline.interaction_count) {
        // An interaction that lasts over a route change is counted before it, and known after it.
        Some(counted) if !view.whole => counted.max(known.len().min(1) as u64),
        Some(counted) => counted.max(known.len() as u64),
        None => estimate(view.events().map(|event| event.interaction_id)).max(known.len() as u64),
    }
}

/// Which of the interactions, the longest first, is INP.
pub(super) fn rank(total: u64) -> usize {
    usize::try_from(total / FORGIVEN)
        .unwrap_or(usize::MAX)
        .min(CANDIDATES - 1)
}

fn attributed(metric: Metric, interaction: &Group<'_>, view: View<'_>) -> Metric {
    let Some(phases) = interaction.phases(view) else {
        return metric;
    };
    let timeline = view.timeline;
    let touched = interaction.touched(view);
    let kind = if interaction.keyboard() {
        "keyboard"
    } else {
        "pointer"
    };
    let metric = metric
        .text(
            "interactionTarget",
            touched.and_then(|event| event.target.as_deref()),
        )
        .node(touched.and_then(|event| event.node))
        .text("interactionType", Some(kind))
        .number("interactionTime", phases.start)
        .number("nextPaintTime", phases.paint)
        .number("inputDelay", phases.processing_start - phases.start)
        .number(
            "processingDuration",
            phases.processing_end - phases.processing_start,
        )
        .number("presentationDelay", phases.paint - phases.processing_end)
        .text("loadState", Some(timeline.load_state(phases.start)));
    let Some(work) = phases.work(&timeline.buffers.long_animation_frame.entries) else {
        return metric;
    };
    let metric = metric
        .number("totalScriptDuration", work.script)
        .number("totalStyleAndLayoutDuration", work.style_and_layout)
        .number("totalPaintDuration", work.paint)
        .number(
            "totalUnattributedDuration",
            phases.paint - phases.start - work.script - work.style_and_layout - work.paint,
        );
    let Some((script, part, within)) = work.longest else {
        return metric;
    };
    metric
        .text("longestScriptInvoker", script.invoker.as_deref())
        .text("longestScriptSourceURL", script.source_url.as_deref())
        .text(
            "longestScriptSourceFunctionName",
            script.source_function_name.as_deref(),
        )
        .text("longestScriptInvokerType", script.invoker_type.as_deref())
        .count(
            "longestScriptSourceCharPosition",
            script.source_char_position,
        )
        .text("longestScriptSubpart", Some(part))
        .number("longestScriptIntersectingDuration", within)
}

#[cfg(test)]
#[path = "../../tests/unit/vitals/inp.rs"]
mod tests;
