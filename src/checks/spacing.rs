//! Spacing that a style attribute makes `!important`, so that no style of a reader's own can widen it: the ACT rules
//! 24afc2, 9e45ec and 78fd32, which differ in the property and in how much is enough.

use crate::Recording;
use crate::checks::{Case, Target};
use crate::page::{Element, Namespace, NodeId, NodeKind};
use crate::semantics::{Semantics, component};

/// A property and what is enough.
#[derive(Debug, Clone, Copy)]
pub(super) struct Spacing {
    /// Its place in [`crate::page::Rare::spacing`].
    pub(super) index: usize,
    pub(super) property: &'static str,
    /// Times the font size.
    pub(super) enough: f32,
}

/// Browsers compute in 64ths of a pixel.
const ROUNDING: f32 = 1.0 / 64.0;

/// A case for every element with visible text of its own whose style attribute makes the property important.
pub(super) fn run(recording: &Recording, spacing: Spacing) -> Result<Vec<Case>, String> {
    let page = recording.page.as_ref().ok_or("the page was not read")?;
    let semantics = Semantics::new(page);
    let shows_text = |id: NodeId| {
        page.children(id).any(|child| {
            matches!(&page.node(child).kind, NodeKind::Text { text, .. } if !text.trim().is_empty())
                && semantics.visible(child)
        })
    };
    let wanted = |(id, element): (NodeId, &Element)| {
        let value = element.rare.as_ref()?.spacing[spacing.index]?;
        let style = element.style.as_ref()?;
        (element.namespace == Namespace::Html && shows_text(id)).then(|| {
            let target = Target::Node(id);
            let needed = style.font_size * spacing.enough;
            if value + ROUNDING >= needed {
                return Case::passed(target);
            }
            let Spacing { property, .. } = spacing;
            let [value, needed] = [value, needed].map(|pixels| (pixels * 100.0).round() / 100.0);
            Case::failed(
                target,
                component(page, id),
                format!(
                    "{property} is {value} px and !important in the style attribute, so nobody can widen it; at a font \
                     size of {} px {needed} px are needed.",
                    style.font_size
                ),
            )
        })
    };
    Ok(page.elements().filter_map(wanted).collect())
}
