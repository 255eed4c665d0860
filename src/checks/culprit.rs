//! Which script's function held the page, by what the long animation frames say.

use crate::Recording;
use crate::page::{NodeKind, Snapshot};
use crate::vitals::Timeline;
use crate::vitals::entries::{LongFrame, Script};

/// The frames that make sense: over when they were read, and their scripts no longer than they.
pub(super) fn frames(timeline: &Timeline) -> Result<Vec<&LongFrame>, String> {
    let buffer = &timeline.buffers.long_animation_frame;
    if !buffer.supported {
        return Err("This browser does not record long animation frames.".to_owned());
    }
    let sound = |frame: &&LongFrame| {
        frame.duration > 0.0 && frame.start_time + frame.duration <= timeline.now + 1000.0
    };
    Ok(buffer.entries.iter().filter(sound).collect())
}

/// Why a visit without long frames may have had some all the same.
pub(super) fn gap(timeline: &Timeline) -> Option<&'static str> {
    let lost = timeline.buffers.long_animation_frame.gap().is_some();
    lost.then_some("not all long frames of this visit were kept")
}

/// Scripts of a frame with their milliseconds.
pub(super) fn scripts(frame: &LongFrame) -> impl Iterator<Item = (&Script, f64)> {
    let fits = |script: &&Script| script.duration >= 0.0 && script.duration <= frame.duration;
    frame
        .scripts
        .iter()
        .filter(fits)
        .map(|script| (script, script.duration))
}

/// Where a script's function stands: "`sortRows` in app.js, character 5120". The same for the same function.
pub(super) fn place(script: &Script) -> String {
    let name = script.source_function_name.as_deref().unwrap_or_default();
    let url = script.source_url.as_deref().unwrap_or_default();
    let path = url.split("://").nth(1).unwrap_or(url);
    let file = match path.trim_end_matches('/').rsplit_once('/') {
        Some((_, file)) => file,
        None if path.is_empty() => "",
        None => "the page itself",
    };
    match (name, file) {
        ("", "") => match &script.invoker {
            Some(invoker) => format!("a script run by {invoker}"),
            None => "a script the browser does not name".to_owned(),
        },
        ("", file) => match script.source_char_position {
            Some(at) if at > 0 => format!("a function in {file}, character {at}"),
            _ => file.to_owned(),
        },
        (name, "") => format!("`{name}`"),
        (name, file) => match script.source_char_position {
            Some(at) => format!("`{name}` in {file}, character {at}"),
            None => format!("`{name}` in {file}"),
        },
    }
}

/// Whether a script is a handler of what people do: `BUTTON#save.onclick`.
pub(super) fn answers_input(script: &Script) -> bool {
    const INPUTS: [&str; 12] = [
        "click",
        "dblclick",
        "auxclick",
        "mousedown",
        "mouseup",
        "pointerdown",
        "pointerup",
        "keydown",
        "keyup",
        "keypress",
        "input",
        "change",
    ];
    let event = script.invoker.as_deref().and_then(|invoker| {
        let (_, event) = invoker.rsplit_once('.')?;
        event.strip_prefix("on")
    });
    event.is_some_and(|event| INPUTS.contains(&event))
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
#[path = "../../tests/unit/checks/culprit.rs"]
pub(crate) mod tests;
