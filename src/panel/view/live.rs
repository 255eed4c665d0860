//! Live mode: how to begin, what is being watched, and the log of interactions.

use super::parts::{button, sign};
use crate::panel::{LivePhase, Model, Phase};
use crate::report::words::count;
use crate::vitals::{Interaction, Name};
use maud::{Markup, html};

/// Interactions shown before somebody asks for all.
const FIRST: usize = 5;
/// The `open` id of the whole log.
const ALL: &str = "live-log";

pub(super) fn draw(model: &Model) -> Markup {
    if model.subject.is_none() || model.audit.phase == Phase::Idle {
        return html! {};
    }
    let live = &model.live;
    html! {
        h2 { "While the app is used" }
        @if let Some(note) = &live.note { p.note { (note) } }
        @if live.is_on() { (watching(model)) } @else { (idle(model)) }
        @if !live.log.is_empty() { (log(model)) }
    }
}

fn idle(model: &Model) -> Markup {
    let busy = model.auditing() || model.second.in_progress();
    html! {
        p.soft {
            "Watch the vitals move while you use the app. Loaded anew, every press counts from the beginning, and the \
             calls the app makes are recorded as facts, without what is in them."
        }
        div.actions {
            button type="button" id="do-live-watch" data-action="live-watch" disabled[busy] { "Watch live" }
            button type="button" id="do-live-record" data-action="live-record" disabled[busy] { "Reload and record" }
        }
    }
}

fn watching(model: &Model) -> Markup {
    let live = &model.live;
    let used = live
        .timeline
        .as_ref()
        .and_then(|seen| seen.interaction_count)
        .and_then(|used| usize::try_from(used).ok());
    html! {
        p {
            @if live.paused { strong { "Paused. " } "What happens meanwhile is not lost. " }
            @else if live.timeline.is_none() { "Waiting for the page. " }
            @else { "Use the app as your users do. " }
            span.figures {
                @if let Some(used) = used.filter(|_| !live.paused) {
                    (count(used, "interaction", "interactions")) " in this visit"
                    @if live.phase == LivePhase::Recording {
                        ", " (count(model.recording.calls.len(), "call", "calls")) " recorded"
                    }
                    "."
                }
            }
        }
        div.actions {
            button.primary type="button" id="do-live-finish" data-action="live-finish" disabled[model.auditing()] {
                "Finish and audit"
            }
            (button("live-pause", if live.paused { "Continue" } else { "Pause" }, ""))
            (button("live-stop", "Stop", ""))
        }
    }
}

fn log(model: &Model) -> Markup {
    let all = &model.live.log;
    let open = model.open.contains(ALL);
    let shown = if open { all.len() } else { FIRST };
    // Bars of one log can be compared: the slowest fills the width, and half a second at least does.
    let widest = all
        .iter()
        .fold(500.0, |widest: f64, one| widest.max(one.latency));
    html! {
        section.log aria-labelledby="log-title" {
            h3 #log-title { "Latest interactions" }
            p.meta { "Newest first. Those answered within 16 ms are not listed." }
            ol.interactions { @for one in all.iter().take(shown) { li { (interaction(one, widest)) } } }
            @if all.len() > FIRST {
                button type="button" id=(ALL) data-action="toggle" data-value=(ALL) aria-expanded=(open) {
                    @if open { "Show fewer" } @else { "Show all " (all.len()) }
                }
            }
        }
    }
}

fn interaction(one: &Interaction, widest: f64) -> Markup {
    let phases = &one.phases;
    let parts = [
        (
            "delay",
            "input delay",
            phases.processing_start - phases.start,
        ),
        (
            "processing",
            "processing",
            phases.processing_end - phases.processing_start,
        ),
        (
            "presentation",
            "presentation",
            phases.paint - phases.processing_end,
        ),
    ];
    let rating = Name::Inp.thresholds().rate(one.latency);
    html! {
        p.what {
            strong.figures { (format!("{:.0} ms", one.latency)) } " "
            (sign(rating.sign())) " "
            code { (one.target.as_deref().unwrap_or("an element that is gone")) } " "
            span.meta { (if one.keyboard { "key" } else { "pointer" }) }
        }
        div.phases aria-hidden="true" style={ (format!("inline-size: {:.1}%", one.latency / widest * 100.0)) } {
            @for (class, _, ms) in parts {
                @if ms >= 0.5 { i class=(class) style={ (format!("flex-grow: {ms:.0}")) } {} }
            }
        }
        p.meta.figures {
            @for (at, (class, name, ms)) in parts.into_iter().enumerate() {
                @if at > 0 { ", " }
                span.phase { i class=(class) aria-hidden="true" {} (name) " " (format!("{ms:.0} ms")) }
            }
        }
        @if let Some(longest) = &one.script {
            @let script = &longest.script;
            @let name = script.source_function_name.as_deref().or(script.invoker.as_deref());
            @let file = script.source_url.as_deref().and_then(file);
            p.meta {
                "Longest script: "
                @if let Some(name) = name { code { (name) } }
                @if name.is_some() && file.is_some() { " in " }
                @if let Some(file) = file { (file) }
                @if name.is_none() && file.is_none() { "not named by the browser" }
                ", " (format!("{:.0} ms", longest.within))
            }
        }
    }
}

fn file(url: &str) -> Option<&str> {
    url.rsplit('/').next().filter(|name| !name.is_empty())
}
