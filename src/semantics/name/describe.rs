//! What is said of an element beyond its name: <https://www.w3.org/TR/accname-1.2/#mapping_additional_nd_description>

use super::{Source, Walk, folded, non_blank};
use crate::page::NodeId;
use crate::semantics::Semantics;

impl Semantics<'_> {
    /// The accessible description; empty where there is none.
    #[must_use]
    pub fn description(&self, id: NodeId) -> String {
        let Some(element) = self.element(id).filter(|_| !self.hidden(id)) else {
            return String::new();
        };
        let mut walk = Walk::new();
        let referred = self.text_of_referred(id, "aria-describedby", &mut walk);
        if non_blank(&referred) {
            return folded(&referred);
        }
        if let Some(text) = element
            .attribute("aria-description")
            .filter(|text| non_blank(text))
        {
            return folded(text);
        }
        let name = self.name(id);
        ["title", "placeholder"]
            .iter()
            .filter(|&&attribute| {
                !matches!(
                    (name.source, attribute),
                    (Some(Source::Title), "title") | (Some(Source::Placeholder), "placeholder")
                )
            })
            .find_map(|attribute| element.attribute(attribute))
            .map(folded)
            .filter(|text| *text != name.text)
            .unwrap_or_default()
    }
}
