//! What a control inside a label contributes to it: its value. Step 2C.

use super::{Walk, Way, non_blank};
use crate::page::{Element, NodeId, State};
use crate::semantics::visibility::is_true;
use crate::semantics::{Role, Semantics};

impl Semantics<'_> {
    /// The value of a control met within another element's name; `None` for what is no such control.
    ///
    /// The value of a native field is known only where it is a part of another's name; no finding repeats it.
    pub(super) fn embedded_value(
        &self,
        id: NodeId,
        element: &Element,
        walk: &mut Walk,
    ) -> Option<String> {
        let attribute = |name: &str| {
            element
                .attribute(name)
                .filter(|value| non_blank(value))
                .map(str::to_owned)
        };
        match self.role(id)? {
            Role::Textbox | Role::Searchbox => Some(if is_field(element) {
                attribute("value").unwrap_or_default()
            } else {
                self.text_within(id, walk)
            }),
            Role::Combobox | Role::Listbox => Some(self.chosen(id, element, walk)),
            Role::Slider | Role::Spinbutton | Role::Scrollbar | Role::Progressbar | Role::Meter => {
                Some(
                    attribute("aria-valuetext")
                        .or_else(|| attribute("aria-valuenow"))
                        .or_else(|| attribute("value"))
                        .unwrap_or_default(),
                )
            }
            _ => None,
        }
    }

    /// The chosen options of a list, or what a combobox shows.
    fn chosen(&self, id: NodeId, element: &Element, walk: &mut Walk) -> String {
        if is_field(element) {
            return element.attribute("value").unwrap_or_default().to_owned();
        }
        let owned = self
            .referred(id, "aria-owns")
            .into_iter()
            .chain(self.referred(id, "aria-controls"));
        let roots: Vec<NodeId> = std::iter::once(id).chain(owned).collect();
        let mut options: Vec<(NodeId, bool)> = Vec::new();
        for root in roots {
            for option in self.flat_descendants(root) {
                if !walk.step() {
                    break;
                }
                if self.role(option) == Some(Role::Option)
                    && let Some(element) = self.element(option)
                {
                    let chosen = element.state.has(State::SELECTED)
                        || element.attribute("selected").is_some()
                        || is_true(element.attribute("aria-selected"));
                    options.push((option, chosen));
                }
            }
        }
        let text = |option: NodeId, walk: &mut Walk| self.text_within(option, walk);
        if options.is_empty() {
            return self.text_within(id, walk);
        }
        let marked = options.iter().any(|(_, chosen)| *chosen);
        let native = element.is_html("select");
        let texts: Vec<String> = options
            .iter()
            .enumerate()
            // A drop-down always shows one of its options: the first, if none is marked.
            .filter(|(at, (_, chosen))| *chosen || (!marked && native && *at == 0))
            .map(|(_, (option, _))| text(*option, walk))
            .collect();
        texts.join(" ")
    }

    fn text_within(&self, id: NodeId, walk: &mut Walk) -> String {
        let way = Way {
            asker: id,
            referred: true,
            followed: true,
            hidden_too: self.hidden(id),
        };
        self.content(id, way, walk)
    }
}

/// Whether its text is its value, not its content.
fn is_field(element: &Element) -> bool {
    element.is_html("input") || element.is_html("textarea")
}
