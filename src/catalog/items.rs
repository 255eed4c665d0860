//! The items of the checklist.

use super::Pillar;
use serde::{Deserialize, Serialize};
use std::sync::OnceLock;

/// One line an item: pillar, automation, id, statement, threshold; parted by tabs. Kept as text because that is
/// a third smaller in the WebAssembly module than a table of the same items.
const TABLE: &str = include_str!("items.tsv");

/// How an item is decided.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum Automation {
    /// From what the page shows by itself.
    Passive,
    /// By sending recorded reads again under another session.
    Replay,
    /// By a bounded probe the person asks for.
    Active,
    /// Evidence is gathered, a person decides.
    Assisted,
    /// Only a person knows.
    Attest,
}

/// An item of the checklist: one thing a production-ready app does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Item {
    /// Stable, kebab-case: `form-labels`.
    pub id: &'static str,
    /// The pillar it belongs to.
    pub pillar: Pillar,
    /// How it is decided.
    pub automation: Automation,
    /// What is true of an app that meets it.
    pub statement: &'static str,
    /// From when on it is met, with units, where there is a figure.
    pub threshold: Option<&'static str>,
}

impl Item {
    fn parse(line: &'static str) -> Option<Self> {
        let mut fields = line.split('\t');
        let pillar = Pillar::from_id(fields.next()?)?;
        let automation = match fields.next()? {
            "passive" => Automation::Passive,
            "replay" => Automation::Replay,
            "active" => Automation::Active,
            "assisted" => Automation::Assisted,
            "attest" => Automation::Attest,
            _ => return None,
        };
        Some(Self {
            pillar,
            automation,
            id: fields.next()?,
            statement: fields.next()?,
            threshold: fields.next().filter(|threshold| !threshold.is_empty()),
        })
    }
}

/// Every item, in the order of pillars.
#[must_use]
pub fn items() -> &'static [Item] {
    static ITEMS: OnceLock<Vec<Item>> = OnceLock::new();
    ITEMS.get_or_init(|| {
        let lines = TABLE.lines().filter(|line| !line.starts_with('#'));
        lines.filter_map(Item::parse).collect()
    })
}

/// The items of one pillar.
pub fn items_of(pillar: Pillar) -> impl Iterator<Item = &'static Item> {
    items().iter().filter(move |item| item.pillar == pillar)
}

/// The item with that id.
#[must_use]
pub fn item(id: &str) -> Option<&'static Item> {
    items().iter().find(|item| item.id == id)
}

#[cfg(test)]
#[path = "../../tests/unit/catalog/items.rs"]
mod tests;
