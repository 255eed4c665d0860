//! The vitals strip: five tiles, and below them what lies behind the one that is open.

use super::parts::sign;
use crate::panel::Model;
use crate::report::{
    html::{navigations, vitals as attribution},
    words,
};
use crate::vitals::{Metric, Name};
use maud::{Markup, html};

pub(super) fn draw(model: &Model) -> Markup {
    let Some(metrics) = model.vitals() else {
        return html! {};
    };
    let all = || {
        Name::ALL
            .into_iter()
            .filter_map(|name| Some((name, metrics.get(&name)?)))
    };
    html! {
        h2 { "Vitals of this visit" }
        ul.vitals {
            @for (name, metric) in all() {
                li { (tile(model, name, metric, is_open(model, name))) }
            }
        }
        @for (name, metric) in all().filter(|(name, _)| is_open(model, *name)) {
            (behind(name, metric))
        }
        (each(model))
    }
}

/// Navigation by navigation, where there was more than the load.
fn each(model: &Model) -> Markup {
    let Some(report) = &model.report else {
        return html! {};
    };
    let all = &report.navigations;
    html! {
        @if navigations::worth_telling(all) {
            @let open = model.open.contains("navigations");
            button type="button" id="navigations" data-action="toggle" data-value="navigations" aria-expanded=(open) {
                (words::count(all.len(), "navigation", "navigations")) ", one by one"
            }
            @if open {
                div.scroll tabindex="0" id="navigation-by-navigation" role="group" aria-label="Vitals of each navigation" {
                    (navigations::table(all))
                }
                (navigations::note(all))
            }
        }
    }
}

fn key(name: Name) -> String {
    format!("vital-{}", name.short())
}

fn is_open(model: &Model, name: Name) -> bool {
    model.open.contains(&key(name))
}

fn tile(model: &Model, name: Name, metric: &Metric, open: bool) -> Markup {
    let key = key(name);
    html! {
        button type="button" id=(key) data-action="toggle" data-value=(key)
            aria-expanded=(open) aria-controls={ (key) "-behind" } {
            span.short { (name.short()) }
            strong.figures { (words::value(metric)) }
            @if let Some(rating) = metric.rating { (sign(rating.sign())) }
            span.meta { (words::status(metric.status)) }
            (super::field::beside(model, name))
        }
    }
}

fn behind(name: Name, metric: &Metric) -> Markup {
    html! {
        section.behind id={ (key(name)) "-behind" } aria-label=(name.plain()) {
            h3 { (name.plain()) " (" (name.short()) ")" }
            p { (metric.reason) }
            @if !metric.attribution.is_empty() {
                dl {
                    @for (what, value) in metric.facts() {
                        dt { (attribution::words(what)) }
                        dd { (attribution::text(what, value)) }
                    }
                }
            }
        }
    }
}
