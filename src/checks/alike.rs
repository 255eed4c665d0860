//! Things with the same name that may lead to different places.

use super::{Case, Target};
use crate::page::{NodeId, Snapshot};
use crate::semantics::Semantics;
use crate::sorted::Map;

/// A case for every set of two or more that share name and `context`: passed where they share the address too, else a
/// question, because different addresses may show the same.
pub(super) fn judge(
    semantics: &Semantics,
    targets: impl Iterator<Item = NodeId>,
    context: impl Fn(NodeId) -> Vec<NodeId>,
    address: impl Fn(NodeId) -> Option<String>,
    question: &str,
) -> Vec<Case> {
    let mut sets: Map<(String, Vec<NodeId>), Vec<NodeId>> = Map::new();
    for id in targets {
        let name = semantics.name(id).text.to_lowercase();
        if !name.is_empty() {
            sets.or_default((name, context(id))).push(id);
        }
    }
    let sets = sets.into_values().filter(|set| set.len() > 1);
    let cases = sets.flat_map(|set| {
        let page = semantics.page();
        let place = |id: NodeId| Some((frame(page, id), address(id)?));
        let first = place(set[0]);
        let same = first.is_some() && set.iter().all(|&id| place(id) == first);
        set.into_iter().map(move |id| {
            let target = Target::Node(id);
            if same {
                Case::passed(target)
            } else {
                Case::cant_tell(target, "same name", question)
            }
        })
    });
    cases.collect()
}

/// The address of the document an address is relative to.
fn frame(page: &Snapshot, id: NodeId) -> &str {
    page.frame(id).map_or("", |document| &document.url)
}

#[cfg(test)]
#[path = "../../tests/unit/checks/alike.rs"]
mod tests;
