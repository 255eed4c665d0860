//! What follows from the tree itself, and so need not be asked of the page: inertness, and listeners that attributes
//! and the cursor tell of.

use super::node::{ClickHandler, Element, NodeId, NodeKind, State};
use super::snapshot::Snapshot;

/// Completes a tree that has just been built.
pub(super) fn complete(snapshot: &mut Snapshot) {
    let inert = inert(snapshot);
    let starts = pointer_starts(snapshot);
    for (at, node) in snapshot.nodes.iter_mut().enumerate() {
        let NodeKind::Element(element) = &mut node.kind else {
            continue;
        };
        if inert[at] {
            element.state.0 |= State::INERT;
        }
        if listens_to_keys(element) {
            element.state.0 |= State::KEY_HANDLER;
        }
        for handler in clicks(element) {
            if !element.click_handlers.contains(&handler) {
                element.click_handlers.push(handler);
            }
        }
        if element.click_handlers.is_empty() && starts[at] {
            element.click_handlers.push(ClickHandler::PointerCursor);
        }
    }
}

/// Ways to listen to clicks that stand in the markup.
fn clicks(element: &Element) -> Vec<ClickHandler> {
    let mut found = Vec::new();
    for (name, value) in &element.attributes {
        if let Some((handler, "click")) = event_of(name, value)
            && !found.contains(&handler)
        {
            found.push(handler);
        }
    }
    if htmx(element) && !found.contains(&ClickHandler::Attribute) {
        found.push(ClickHandler::Attribute);
    }
    found
}

/// Whether htmx sends a request on click: <https://htmx.org/attributes/hx-trigger/>
fn htmx(element: &Element) -> bool {
    let attribute = |name: &str| {
        let data = format!("data-{name}");
        element.attribute(name).or_else(|| element.attribute(&data))
    };
    let sends = ["hx-get", "hx-post", "hx-put", "hx-patch", "hx-delete"]
        .iter()
        .any(|name| attribute(name).is_some());
    sends
        && match attribute("hx-trigger") {
            Some(triggers) => triggers.split(',').any(|trigger| {
                trigger.split([' ', '[']).find(|word| !word.is_empty()) == Some("click")
            }),
            None => !matches!(&*element.tag, "form" | "input" | "select" | "textarea"),
        }
}

fn listens_to_keys(element: &Element) -> bool {
    element.attributes.iter().any(|(name, value)| {
        event_of(name, value)
            .is_some_and(|(_, event)| matches!(event, "keydown" | "keyup" | "keypress"))
    })
}

/// The event an attribute listens to, and by which library.
fn event_of<'a>(name: &'a str, value: &'a str) -> Option<(ClickHandler, &'a str)> {
    use ClickHandler::{Alpine, Attribute, Inline};
    // `@click.prevent`, `wire:click.throttle`: modifiers follow the event.
    let plain = |event: &'a str| event.split('.').next().unwrap_or(event);
    if let Some(event) = name.strip_prefix("on").filter(|_| !value.trim().is_empty()) {
        return Some((Inline, event));
    }
    if let Some(event) = name
        .strip_prefix('@')
        .or_else(|| name.strip_prefix("x-on:"))
    {
        return Some((Alpine, plain(event)));
    }
    if let Some(event) = name
        .strip_prefix("phx-")
        .or_else(|| name.strip_prefix("wire:"))
    {
        return Some((Attribute, plain(event)));
    }
    match name {
        // `click:handler; keydown:other`; without an event it is a click.
        "jsaction" => Some((Attribute, jsaction(value))),
        "data-action" => Some((Attribute, stimulus(value))),
        _ => None,
    }
}

/// <https://github.com/google/jsaction#jsaction-attribute>
fn jsaction(value: &str) -> &str {
    let mut actions = value.split(';').map(str::trim).filter(|a| !a.is_empty());
    if actions
        .clone()
        .any(|action| !action.contains(':') || action.starts_with("click:"))
    {
        return "click";
    }
    let first = actions.next().unwrap_or_default();
    first.split(':').next().unwrap_or_default()
}

/// <https://stimulus.hotwired.dev/reference/actions>: `click->menu#open keydown->menu#move`; many others use
/// the attribute too, and name no event.
fn stimulus(value: &str) -> &str {
    let mut events = value
        .split_whitespace()
        .map(|action| action.split_once("->").map_or("click", |(event, _)| event));
    if value.trim().is_empty() {
        return "";
    }
    if events.clone().any(|event| event == "click") {
        return "click";
    }
    let first = events.next().unwrap_or_default();
    first.split(['.', '@']).next().unwrap_or_default()
}

/// For each node whether a pointer cursor starts at it: it has one and what it lies in has not.
fn pointer_starts(snapshot: &Snapshot) -> Vec<bool> {
    let pointer = |id: NodeId| {
        snapshot
            .element(id)
            .and_then(|element| element.style.as_ref())
            .map(|style| style.cursor_pointer)
    };
    snapshot
        .ids()
        .map(|id| {
            pointer(id) == Some(true) && snapshot.flat_parent(id).and_then(pointer) != Some(true)
        })
        .collect()
}

/// For each node whether it is inert: <https://html.spec.whatwg.org/multipage/interaction.html#inert-subtrees>
fn inert(snapshot: &Snapshot) -> Vec<bool> {
    let modals = modals(snapshot);
    let mut known: Vec<Option<bool>> = vec![None; snapshot.len()];
    let mut path = Vec::new();
    for id in snapshot.ids() {
        let mut at = Some(id);
        while let Some(id) = at.filter(|id| known[id.0 as usize].is_none()) {
            path.push(id);
            at = snapshot.flat_parent(id);
        }
        let mut above = at.is_some_and(|id| known[id.0 as usize] == Some(true));
        for id in path.drain(..).rev() {
            above = match &snapshot.node(id).kind {
                NodeKind::Document(_) => above || modals.contains(&Some(id)),
                NodeKind::Element(element) => {
                    let modal = modals.contains(&Some(id));
                    (above && !modal) || element.attribute("inert").is_some()
                }
                _ => above,
            };
            known[id.0 as usize] = Some(above);
        }
    }
    known.into_iter().map(|known| known == Some(true)).collect()
}

/// The modal dialog of each document that has one, and that document. Of several the last is taken to be on top.
fn modals(snapshot: &Snapshot) -> Vec<Option<NodeId>> {
    let mut found: Vec<(NodeId, NodeId)> = Vec::new();
    for (id, element) in snapshot.elements() {
        if !element.state.has(State::MODAL) || element.style.is_none() {
            continue;
        }
        let document = snapshot
            .ancestors(id)
            .find(|&id| matches!(snapshot.node(id).kind, NodeKind::Document(_)))
            .unwrap_or(snapshot.root());
        match found.iter_mut().find(|(known, _)| *known == document) {
            Some((_, dialog)) => *dialog = id,
            None => found.push((document, id)),
        }
    }
    found
        .into_iter()
        .flat_map(|(document, dialog)| [Some(document), Some(dialog)])
        .collect()
}

#[cfg(test)]
#[path = "../../tests/unit/page/derive.rs"]
mod tests;
