//! What the panel shows: a pure function of the model to escaped markup, one region a file.
//!
//! Regions are redrawn one by one and only when their markup changed. Whatever can hold the keyboard focus has a
//! stable `id`, by which the edge finds it again.

mod badge;
mod evidence;
mod field;
mod filter;
mod findings;
mod first;
mod header;
mod live;
mod matrix;
mod notice;
mod parts;
mod pillars;
mod second;
mod tabs;
mod verdict;
mod vitals;

pub use badge::{Badge, badge};

use super::{Model, Tab};
use maud::Markup;

/// A part of the page that is redrawn as a whole; the text is the id of its element in `panel.html`.
pub type Region = &'static str;

/// Draws the whole panel.
#[must_use]
pub fn regions(model: &Model) -> Vec<(Region, Markup)> {
    vec![
        ("header", header::draw(model)),
        ("notice", notice::draw(model)),
        ("verdict", verdict::draw(model)),
        ("first", first::draw(model)),
        ("pillars", pillars::draw(model)),
        ("vitals", vitals::draw(model)),
        ("live", live::draw(model)),
        ("field", field::draw(model)),
        ("crux", field::form(model)),
        ("tabs", tabs::draw(model)),
        ("filter", filter::draw(model)),
        ("tab", tab(model)),
    ]
}

fn tab(model: &Model) -> Markup {
    let content = match model.tab {
        Tab::Findings => findings::draw(model),
        Tab::SecondAccount => second::draw(model),
        Tab::Evidence => evidence::draw(model),
    };
    tabs::panel(model, &content)
}

#[cfg(test)]
#[path = "../../../tests/unit/panel/view/mod.rs"]
mod tests;
