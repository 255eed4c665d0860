//! Selectors that are short, unique in their root, and likely to hold after the next build.
//!
//! All counting is done once a snapshot, in one pass; a selector is then a walk up to the nearest ancestor that has a
//! name of its own. Engines that try selectors against the page spend half their time on it:
//! <https://github.com/dequelabs/axe-core/issues/5299>

use super::names::{identifier, is_stable_class, is_stable_id, string};
use crate::page::node::{Element, NodeId, NodeKind};
use crate::page::snapshot::Snapshot;
use std::collections::HashMap;

/// Attributes people put there in order to find elements again.
const TEST_IDS: [&str; 6] = [
    "data-testid",
    "data-test-id",
    "data-test",
    "data-cy",
    "data-qa",
    "data-automation-id",
];
/// Steps after which a path is cut at its top. Only trees nested this deep without one named element lose
/// uniqueness by it, and nobody could read the whole path.
const MAX_STEPS: usize = 64;

/// How often each name is met in each root, and the place of each element among its kind.
#[derive(Debug, Clone, Default)]
pub(in crate::page) struct Selectors {
    names: HashMap<NodeId, HashMap<String, u32>>,
    /// For each node: which of its tag it is among its siblings, from 1; 0 where it is the only one.
    places: Vec<u32>,
}

impl Selectors {
    pub(in crate::page) fn new(snapshot: &Snapshot) -> Self {
        let mut places = vec![0; snapshot.len()];
        let mut kinds: HashMap<&str, (NodeId, u32)> = HashMap::new();
        let mut names: HashMap<NodeId, HashMap<String, u32>> = HashMap::new();
        for parent in snapshot.ids() {
            kinds.clear();
            for child in snapshot.children(parent) {
                let Some(element) = snapshot.element(child) else {
                    continue;
                };
                let (first, count) = kinds.entry(&element.tag).or_insert((child, 0));
                *count += 1;
                if *count > 1 {
                    places[first.0 as usize] = 1;
                    places[child.0 as usize] = *count;
                }
            }
            if let Some(element) = snapshot.element(parent) {
                let scope = names.entry(snapshot.tree_scope(parent)).or_default();
                for name in candidates(element) {
                    *scope.entry(name).or_default() += 1;
                }
            }
        }
        Self { names, places }
    }

    /// The best selector that this element alone answers to in its root.
    fn own_name(&self, scope: NodeId, element: &Element) -> Option<String> {
        let names = self.names.get(&scope)?;
        candidates(element).find(|name| names.get(name) == Some(&1))
    }

    fn step(&self, id: NodeId, element: &Element) -> String {
        let tag = identifier(&element.tag);
        match self.places.get(id.0 as usize) {
            Some(&place) if place > 0 => format!("{tag}:nth-of-type({place})"),
            _ => tag,
        }
    }
}

/// Selectors an element may be known by, the steadiest first.
fn candidates(element: &Element) -> impl Iterator<Item = String> {
    let tag = identifier(&element.tag);
    let id = element
        .attribute("id")
        .filter(|id| is_stable_id(id))
        .map(|id| format!("#{}", identifier(id)));
    let tests = TEST_IDS.iter().filter_map(|name| {
        let value = element.attribute(name).filter(|value| !value.is_empty())?;
        Some(format!("[{name}={}]", string(value)))
    });
    let named = element
        .attribute("name")
        .filter(|name| is_stable_id(name))
        .map(|name| format!("{tag}[name={}]", string(name)));
    let classes = element
        .attribute("class")
        .unwrap_or_default()
        .split_ascii_whitespace()
        .filter(|class| is_stable_class(class))
        .map(|class| format!("{tag}.{}", identifier(class)));
    id.into_iter()
        .chain(tests)
        .chain(named)
        .chain(std::iter::once(tag.clone()))
        .chain(classes.collect::<Vec<_>>())
}

impl Snapshot {
    /// A selector that is unique in the element's document or shadow root.
    pub(super) fn selector(&self, id: NodeId) -> String {
        let selectors = self.selectors();
        let scope = self.tree_scope(id);
        let mut steps = Vec::new();
        let mut at = id;
        while let Some(element) = self.element(at) {
            if let Some(name) = selectors.own_name(scope, element) {
                steps.push(name);
                break;
            }
            if steps.len() == MAX_STEPS {
                break;
            }
            steps.push(selectors.step(at, element));
            let Some(parent) = self.parent(at) else { break };
            at = parent;
        }
        if matches!(self.node(at).kind, NodeKind::ShadowRoot { .. }) {
            // Without it the first step would match at any depth.
            steps.push(":host".into());
        }
        steps.reverse();
        steps.join(" > ")
    }
}
