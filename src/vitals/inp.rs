//! Interaction to Next Paint: how long the page kept people waiting who used it (<https://web.dev/articles/inp>).

use super::interaction::{Group, groups};
use super::timeline::count;
use super::{Metric, Name, Status, Timeline};

/// Events at least this long are kept for those who come later
/// (<https://w3c.github.io/event-timing/#sec-should-add-performanceeventtiming>).
const KEPT_FROM: f64 = 104.0;
/// One interaction in so many is forgiven …
const FORGIVEN: u64 = 50;
/// … but the tenth longest is the least that is ever reported.
const CANDIDATES: usize = 10;

/// The longest interaction, leaving out one for every 50: the value if it is among what was kept, else the bound
/// that the browser's silence proves.
pub(super) fn inp(timeline: &Timeline) -> Metric {
    let buffers = &timeline.buffers;
    if !buffers.event.supported {
        return Name::Inp.without_value(
            Status::NotReportable,
            "This browser does not record interactions.",
        );
    }
    let known = groups(timeline);
    let total = total(timeline, known.len());
    if total == 0 {
        return if timeline.interaction_count.is_some() {
            Name::Inp.without_value(
                Status::NeedsInteraction,
                "Nobody has used the page in this visit. Click and type as its users would, then run again.",
            )
        } else {
            Name::Inp.without_value(
                Status::NotReportable,
                "This browser does not count interactions, and recorded no slow one.",
            )
        };
    }
    let used = format!(
        "{}{}",
        count(total, "interaction", "interactions"),
        timeline.routes()
    );
    let candidate = known
        .get(rank(timeline, known.len()))
        .filter(|interaction| interaction.latency >= KEPT_FROM);

    let gap = buffers.event.gap().or_else(|| buffers.first_input.gap());
    let metric = match (candidate, gap) {
        (Some(interaction), None) => attributed(
            Name::Inp.measured(
                interaction.latency,
                Status::Exact,
                format!("Measured over {used}."),
            ),
            interaction,
            timeline,
        ),
        (Some(interaction), Some(gap)) => attributed(
            Name::Inp.measured(
                interaction.latency,
                Status::Truncated,
                format!("The true value may be higher, as slow events are missing: {gap} ({used})."),
            ),
            interaction,
            timeline,
        ),
        (None, None) if timeline.interaction_count.is_some() => Name::Inp.measured(
            KEPT_FROM,
            Status::UpperBound,
            format!(
                "Under {KEPT_FROM:.0} ms over {used}: the browser keeps slower ones, and kept none that counts."
            ),
        ),
        (None, None) => Name::Inp.without_value(
            Status::NotReportable,
            "This browser does not count interactions, and recorded no slow one.",
        ),
        (None, Some(gap)) => Name::Inp.without_value(
            Status::Truncated,
            format!("Slow events are missing, and those that are left prove nothing: {gap} ({used})."),
        ),
    };
    metric.number("interactionCount", total as f64)
}

/// How many interactions there were, of which `known` have left an entry.
fn total(timeline: &Timeline, known: usize) -> u64 {
    timeline.interaction_count.unwrap_or(0).max(known as u64)
}

/// Which of the interactions, the longest first, is INP.
pub(super) fn rank(timeline: &Timeline, known: usize) -> usize {
    usize::try_from(total(timeline, known) / FORGIVEN)
        .unwrap_or(usize::MAX)
        .min(CANDIDATES - 1)
}

fn attributed(metric: Metric, interaction: &Group<'_>, timeline: &Timeline) -> Metric {
    let Some(phases) = interaction.phases(timeline) else {
        return metric;
    };
    let touched = interaction.touched(timeline);
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
