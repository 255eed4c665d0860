//! Where a node is, in words that outlive the snapshot: for reports, and to find it again in the live page.

mod markup;
mod names;
mod selector;

use super::node::{NodeId, NodeKind, State};
use super::snapshot::Snapshot;
pub(super) use selector::Selectors;

/// Characters of text that a location shows.
const MAX_TEXT: usize = 80;
/// Nodes looked at for that text; whoever has none among so many has none to show.
const MAX_VISITS: usize = 2000;

/// Where a node is.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Location {
    /// Address of the frame it is in.
    pub frame: String,
    /// A CSS selector that is unique in its document or shadow root.
    pub selector: String,
    /// Selectors of the shadow hosts to pass through within the frame, the outermost first.
    pub shadow_path: Vec<String>,
    /// Its start tag, shortened; values of fields are never in it.
    pub html: String,
    /// Its text, shortened; never what a person typed.
    pub text: String,
}

impl Snapshot {
    /// Where a node is. Text is located by its element, a shadow root by its host, a frame's document by its frame.
    #[must_use]
    pub fn locate(&self, id: NodeId) -> Location {
        let Some((id, element)) = std::iter::once(id)
            .chain(self.ancestors(id))
            .find_map(|id| Some((id, self.element(id)?)))
        else {
            return Location {
                frame: self
                    .frame(id)
                    .map_or_else(String::new, |f| f.url.to_string()),
                selector: ":root".into(),
                ..Location::default()
            };
        };
        let mut shadow_path = Vec::new();
        let mut scope = self.tree_scope(id);
        while let (NodeKind::ShadowRoot { .. }, Some(host)) =
            (&self.node(scope).kind, self.parent(scope))
        {
            shadow_path.push(self.selector(host));
            scope = self.tree_scope(host);
        }
        shadow_path.reverse();
        Location {
            frame: self
                .frame(id)
                .map_or_else(String::new, |frame| frame.url.to_string()),
            selector: self.selector(id),
            shadow_path,
            html: markup::start_tag(element),
            text: self.excerpt(id),
        }
    }

    /// The beginning of the text below an element, white space folded.
    fn excerpt(&self, id: NodeId) -> String {
        let mut text = String::new();
        let mut open = vec![id];
        for _ in 0..MAX_VISITS {
            let Some(id) = open.pop() else { break };
            match &self.node(id).kind {
                NodeKind::Text { text: piece, .. } => text.push_str(piece),
                NodeKind::Element(element) if element.state.has(State::EDITABLE) => {}
                _ => {
                    let mut children = self.flat_children(id);
                    children.reverse();
                    open.append(&mut children);
                }
            }
            if text.len() > 4 * MAX_TEXT {
                break;
            }
        }
        let words: Vec<&str> = text.split_whitespace().collect();
        markup::shorten(&words.join(" "), MAX_TEXT)
    }
}

#[cfg(test)]
#[path = "../../tests/unit/page/locate.rs"]
mod tests;
