//! What lies in a button, an image or an option: parts that have no roles of their own.

use super::{Role, Semantics};
use crate::page::NodeId;

impl Semantics<'_> {
    /// Whether an element around it presents all it holds as one thing.
    /// <https://www.w3.org/TR/wai-aria-1.2/#childrenArePresentational>
    #[must_use]
    pub fn in_leaf(&self, id: NodeId) -> bool {
        let all = self.in_leaf.get_or_init(|| {
            let mut all = vec![false; self.page.len()];
            for &id in self.flat.order() {
                if let Some(parent) = self.flat.parent(id) {
                    let leaf = || self.role(parent).is_some_and(Role::presentational_children);
                    all[id.0 as usize] = all[parent.0 as usize] || leaf();
                }
            }
            all
        });
        all[id.0 as usize]
    }
}
