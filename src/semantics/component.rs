//! Which component an element comes from, as far as a page without its sources tells.

use crate::order;
use crate::page::{Element, NodeId, Snapshot};

/// Classes that say in what state a thing is, not what it is.
const STATES: &[&str] = &[
    "active",
    "checked",
    "collapsed",
    "current",
    "disabled",
    "even",
    "expanded",
    "first",
    "focus",
    "focused",
    "hover",
    "last",
    "odd",
    "open",
    "selected",
    "show",
    "visible",
];
/// Longer signatures tell no more.
const MAX_CLASSES: usize = 8;
/// How far up a class is looked for where the element has none.
const MAX_UP: usize = 4;

/// A signature that elements of the same component share: tag, `role`, `type` and classes, or where there are no classes
/// those of the nearest ancestor that has some: `div.card`, `li in ul.menu`. Stable from run to run.
#[must_use]
pub fn component(page: &Snapshot, id: NodeId) -> String {
    let Some(element) = page.element(id) else {
        return String::new();
    };
    let mut out = tag(element);
    let classes = classes(element);
    if !classes.is_empty() {
        out.push_str(&classes);
        return out;
    }
    let styled = page
        .ancestors(id)
        .take(MAX_UP)
        .filter_map(|ancestor| page.element(ancestor))
        .find(|ancestor| !self::classes(ancestor).is_empty());
    if let Some(ancestor) = styled {
        out.push_str(" in ");
        out.push_str(&ancestor.tag);
        out.push_str(&self::classes(ancestor));
    }
    out
}

fn tag(element: &Element) -> String {
    let mut out = element.tag.to_string();
    for name in ["role", "type"] {
        if let Some(value) = element.attribute(name) {
            out.push_str(&format!("[{name}={value}]"));
        }
    }
    out
}

fn classes(element: &Element) -> String {
    let mut classes: Vec<&str> = element
        .attribute("class")
        .unwrap_or_default()
        .split_ascii_whitespace()
        .filter(|class| !is_state(class))
        .collect();
    order::sort(&mut classes);
    classes.dedup();
    classes.truncate(MAX_CLASSES);
    classes.iter().map(|class| format!(".{class}")).collect()
}

fn is_state(class: &str) -> bool {
    let word = class.rsplit("--").next().unwrap_or(class);
    class.starts_with("is-") || class.starts_with("has-") || STATES.contains(&word)
}

#[cfg(test)]
#[path = "../../tests/unit/semantics/component.rs"]
mod tests;
