//! What the checks of the load share: the parts of the recording they need, and figures in words.

use crate::Recording;
use crate::load::Load;
use crate::page::{NodeKind, Snapshot};
use crate::vitals::{Name, Timeline};

/// Said where the figure is what the browser measured.
pub(super) const MEASURED: &str = "Measured.";

/// The page's requests.
pub(super) fn loaded(recording: &Recording) -> Result<&Load, String> {
    let load = recording.load.as_ref();
    load.ok_or_else(|| "The page's requests were not read.".to_owned())
}

/// The page's performance entries.
pub(super) fn timed(recording: &Recording) -> Result<&Timeline, String> {
    let vitals = recording.vitals.as_ref();
    vitals.ok_or_else(|| "The page's performance entries were not read.".to_owned())
}

/// The page's elements.
pub(super) fn shown(recording: &Recording) -> Result<&Snapshot, String> {
    let page = recording.page.as_ref();
    page.ok_or_else(|| "The page was not read.".to_owned())
}

/// A time: `240 ms`, `1.84 s`.
pub(super) fn time(ms: f64) -> String {
    Name::Lcp.format(ms)
}

/// A size, in thousands as browsers' tools count: `800 bytes`, `48 kB`, `1.2 MB`.
pub(super) fn size(bytes: u64) -> String {
    let value = bytes as f64;
    if bytes >= 999_500 {
        format!("{:.1} MB", value / 1e6)
    } else if bytes >= 1000 {
        format!("{:.0} kB", value / 1e3)
    } else {
        format!("{bytes} bytes")
    }
}

/// A part of a whole: `63 %`; `0 %` of nothing.
pub(super) fn percent(part: u64, whole: u64) -> String {
    format!("{:.0} %", part as f64 * 100.0 / whole.max(1) as f64)
}

/// Whether the page runs any script: a file that was loaded, one written into the page, or one seen at work.
pub(super) fn runs_scripts(recording: &Recording) -> bool {
    let loaded = recording
        .load
        .iter()
        .flat_map(|load| &load.requests)
        .any(|request| request.is_script() || request.is_call());
    let frames = recording
        .vitals
        .iter()
        .flat_map(|vitals| &vitals.buffers.long_animation_frame.entries);
    let mut worked = frames.filter(|frame| !frame.scripts.is_empty());
    // Without the page's elements nobody can say that there is none.
    loaded || worked.next().is_some() || recording.page.as_ref().is_none_or(has_script)
}

fn has_script(page: &Snapshot) -> bool {
    page.ids().any(|id| match &page.node(id).kind {
        NodeKind::Element(element) => {
            let data = |kind: &str| kind.contains("json") || kind.contains("template");
            element.is_html("script") && !element.attribute("type").is_some_and(data)
                || !element.click_handlers.is_empty()
                    && element
                        .attributes
                        .iter()
                        .any(|(name, _)| name.starts_with("on"))
        }
        _ => false,
    })
}

#[cfg(test)]
#[path = "../../tests/unit/checks/cost.rs"]
mod tests;
