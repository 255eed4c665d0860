//! The eight pillars and every item of the checklist, with how each is decided.
//!
//! The items are the lines of `items.tsv`: change them there. Ids are part of `report.json` and never change meaning;
//! an item that goes leaves its id unused.

mod items;
mod pillar;

pub use items::{Automation, Item, item, items, items_of};
pub use pillar::Pillar;
