//! Pictures that can be seen and stand for themselves.

use super::Semantics;
use super::name::non_blank;
use crate::page::{Element, Namespace, NodeId};

impl Semantics<'_> {
    /// Whether it is an `<img>`, `<svg>` or `<canvas>` that can be seen, an `<img>` with its picture, and lies in nothing
    /// that an author named: the applicability of ACT rules about what pictures say.
    #[must_use]
    pub fn picture(&self, id: NodeId, element: &Element) -> bool {
        let shows = match (element.namespace, &*element.tag) {
            (Namespace::Html, "img") => element
                .image
                .as_ref()
                .is_some_and(|image| image.complete && image.natural_width > 0.0),
            (Namespace::Html, "canvas") => true,
            (Namespace::Svg, "svg") => self.page.children(id).next().is_some(),
            _ => false,
        };
        shows && self.visible(id) && !self.in_named(id)
    }

    /// Whether an element around it is named by its author.
    fn in_named(&self, id: NodeId) -> bool {
        let all = self.in_named.get_or_init(|| {
            let mut all = vec![false; self.page.len()];
            for &id in self.flat.order() {
                if let Some(parent) = self.flat.parent(id) {
                    let named = || {
                        self.element(parent).is_some_and(|element| {
                            ["aria-label", "aria-labelledby"]
                                .iter()
                                .any(|name| element.attribute(name).is_some_and(non_blank))
                        })
                    };
                    all[id.0 as usize] = all[parent.0 as usize] || named();
                }
            }
            all
        });
        all[id.0 as usize]
    }
}
