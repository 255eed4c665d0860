//! Other visits than this one: the 75th percentile beside each vital, what is kept, and the Chrome UX Report.

use super::parts::{button, sign};
use crate::field::crux::Record;
use crate::field::{Device, ENOUGH, Visits};
use crate::panel::{Model, Phase};
use crate::report::html::field::{p75, percent};
use crate::report::words::{self, count};
use crate::vitals::Name;
use maud::{Markup, html};

/// What stands in a vital's tile: what other visits were like.
pub(super) fn beside(model: &Model, name: Name) -> Markup {
    let visits = model.recording.field.visits.as_ref();
    let Some(found) = visits.and_then(|visits| visits.metrics.get(&name)) else {
        return html! {};
    };
    html! {
        span.p75 {
            @if found.p75.is_some() {
                "p75 of " span.figures { (count(found.visits, "visit", "visits")) } " here: "
                span.figures { (p75(name, found)) } " "
                @if let Some(rating) = found.rating { (sign(rating.sign())) }
            } @else {
                span.figures { (found.visits) " of " (ENOUGH) } " visits for a p75"
            }
        }
    }
}

/// What is kept, and what the Chrome UX Report says.
pub(super) fn draw(model: &Model) -> Markup {
    let Some(subject) = shown(model) else {
        return html! {};
    };
    html! {
        h2 { "Other visits" }
        div.field {
            @if subject.private {
                p.soft { "In a private window no visit is kept." }
            } @else if let Some(visits) = &model.recording.field.visits {
                (own(visits))
            } @else {
                p.soft { "No visit of this app is kept." }
            }
            @if model.field.kept {
                div.actions { (button("forget-visits", "Forget these visits", "")) }
                p.soft {
                    "Deletes what this browser keeps of all audited visits to " (subject.origin())
                    ": the five figures, the hour and the class of device of each. This can't be undone."
                }
            }
            @for record in &model.recording.field.crux { (crux(record)) }
            @for note in &model.field.notes { p { (note) } }
            @if !model.field.asking.is_empty() { p { "Asking the Chrome UX Report …" } }
        }
    }
}

fn own(visits: &Visits) -> Markup {
    html! {
        p {
            span.figures { (count(visits.visits, "visit", "visits")) } " on a " (visits.device.word()) ", kept since "
            span.figures { (words::time(&visits.since)) } ". "
            @if visits.visits < ENOUGH {
                "A p75 needs " (ENOUGH) ": among fewer, chance decides."
            } @else {
                "p75 means: three visits in four were at least this quick."
            }
        }
        p.soft { "They are yours, not your users', and change no score." }
    }
}

fn crux(record: &Record) -> Markup {
    html! {
        table {
            caption {
                "Chrome's users on a " (record.device.word()) ", all pages of this origin, " (record.from) " to " (record.to)
            }
            thead { tr {
                th scope="col" { "Metric" }
                th scope="col" { "p75" }
                th scope="col" { "Good, between, poor" }
            } }
            tbody { @for (name, figure) in &record.metrics {
                tr {
                    th scope="row" { (name.short()) }
                    td { span.figures { (name.format(figure.p75)) } " " (sign(figure.rating.sign())) }
                    td { @if let Some(shares) = figure.shares { span.figures { (percent(shares)) } } @else { "not given" } }
                }
            } }
        }
    }
}

/// The form for the Chrome UX Report. It is drawn anew only when the key's fate changes, so that what is typed stays.
pub(super) fn form(model: &Model) -> Markup {
    let Some(subject) = shown(model) else {
        return html! {};
    };
    let open = model.open.contains("crux");
    html! {
        button type="button" id="crux-toggle" data-action="toggle" data-value="crux" aria-expanded=(open) {
            "Compare with the Chrome UX Report"
        }
        @if open {
            div.field {
                p {
                    "Asks Google what visits to " (subject.origin()) " were like for people who use Chrome, over the last 28 days. \
                     Sent are this origin, the class of device (" (classes(model)) ") and your API key; nothing else, and only when you \
                     press Compare. The browser then asks whether Premortem may contact chromeuxreport.googleapis.com."
                }
                @if model.field.key {
                    p { "Your key is remembered in this browser." }
                } @else {
                    label.filter {
                        span { "Your API key for the Chrome UX Report API" }
                        input type="password" id="crux-key" autocomplete="off" spellcheck="false";
                    }
                    @if subject.private {
                        p.soft { "In a private window the key is not kept." }
                    } @else {
                        label.choice {
                            input type="checkbox" id="crux-remember";
                            span { "Remember the key in this browser" }
                        }
                    }
                }
                div.actions {
                    (button("compare", "Compare", "primary"))
                    @if model.field.key { (button("forget-key", "Forget the key", "")) }
                }
            }
        }
    }
}

fn classes(model: &Model) -> &'static str {
    match model
        .subject
        .as_ref()
        .map(|subject| Device::of(subject.device))
    {
        Some(Device::Desktop) => "phone, desktop",
        Some(Device::Tablet) => "phone, tablet",
        _ => "phone",
    }
}

fn shown(model: &Model) -> Option<&crate::panel::Subject> {
    let subject = model.subject.as_ref();
    subject.filter(|_| model.audit.phase == Phase::Done)
}

#[cfg(test)]
#[path = "../../../tests/unit/panel/view/field.rs"]
mod tests;
