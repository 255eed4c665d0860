//! In which order a page is painted: <https://www.w3.org/TR/CSS22/zindex.html>
//!
//! Floats are taken for blocks, and flex items for what they are inside; both matter only where such boxes overlap.

use crate::order;
use crate::page::{Display, Element, NodeId, NodeKind, Position, State, Style};
use crate::semantics::Semantics;

/// When something is painted: compare two to see which lies above.
pub(super) type Moment = (u32, u32);

/// The moments of all elements and texts of a page.
#[derive(Debug)]
pub(super) struct Order {
    /// For each node the stacking context, or what is painted like one, that it is in.
    context: Vec<u32>,
    /// Its background's moment; for a text its own.
    moment: Vec<Moment>,
}

struct Context {
    z: i32,
    /// A stacking context proper: positioned descendants don't leave it.
    real: bool,
    /// What is painted in it as one, by z and then by place.
    inner: Vec<(i32, u32, usize)>,
    /// Moments of its own background, of blocks and of inline content.
    background: u32,
    blocks: u32,
    inlines: u32,
}

impl Context {
    fn new(z: i32, real: bool) -> Self {
        Self {
            z,
            real,
            inner: Vec::new(),
            background: 0,
            blocks: 0,
            inlines: 0,
        }
    }
}

/// In the top layer, above everything: <https://drafts.csswg.org/css-position-4/#top-layer>
const TOP_LAYER: i32 = i32::MAX;

impl Order {
    pub(super) fn new(semantics: &Semantics) -> Self {
        let page = semantics.page();
        let mut contexts = vec![Context::new(0, true)];
        let mut context = vec![0_u32; page.len()];
        // The nearest stacking context proper, by context; whether a node lies in an inline block of its context.
        let mut proper = vec![0_usize];
        let mut atomic = vec![false; page.len()];
        let mut roots = vec![false; page.len()];
        for (place, &id) in semantics.flat.order().iter().enumerate() {
            let at = id.0 as usize;
            let (above, in_atomic) = semantics.flat.parent(id).map_or((0, false), |parent| {
                (context[parent.0 as usize], atomic[parent.0 as usize])
            });
            context[at] = above;
            atomic[at] = in_atomic;
            let Some(made) = makes_context(&page.node(id).kind, id == page.root()) else {
                if let Some(style) = style_of(semantics, id) {
                    atomic[at] |= style.display == Display::InlineBlock;
                }
                continue;
            };
            let number = contexts.len();
            let outer = if made.z == TOP_LAYER {
                0
            } else {
                proper[above as usize]
            };
            contexts[outer]
                .inner
                .push((made.z, u32::try_from(place).unwrap_or(u32::MAX), number));
            proper.push(if made.real { number } else { outer });
            contexts.push(made);
            context[at] = u32::try_from(number).unwrap_or(u32::MAX);
            atomic[at] = false;
            roots[at] = true;
        }
        number(&mut contexts);
        let moment = page
            .ids()
            .map(|id| {
                let at = id.0 as usize;
                let of = &contexts[context[at] as usize];
                let inline = atomic[at]
                    || match &page.node(id).kind {
                        NodeKind::Element(element) => element
                            .style
                            .as_ref()
                            .is_some_and(|style| style.display == Display::Inline),
                        _ => true,
                    };
                let rank = if roots[at] {
                    of.background
                } else if inline {
                    of.inlines
                } else {
                    of.blocks
                };
                (rank, semantics.flat.place(id))
            })
            .collect();
        Self { context, moment }
    }

    pub(super) fn moment(&self, id: NodeId) -> Moment {
        self.moment[id.0 as usize]
    }

    pub(super) fn same_context(&self, a: NodeId, b: NodeId) -> bool {
        self.context[a.0 as usize] == self.context[b.0 as usize]
    }
}

fn style_of<'a>(semantics: &Semantics<'a>, id: NodeId) -> Option<&'a Style> {
    semantics.element(id)?.style.as_deref()
}

/// The context a node makes, if it makes one.
fn makes_context(kind: &NodeKind, top: bool) -> Option<Context> {
    match kind {
        NodeKind::Document(_) => (!top).then(|| Context::new(0, true)),
        NodeKind::Element(element) => of_element(element),
        _ => None,
    }
}

fn of_element(element: &Element) -> Option<Context> {
    let style = element.style.as_deref()?;
    let positioned = style.position != Position::Static;
    let popover = element.attribute("popover").is_some() && style.position == Position::Fixed;
    if element.state.has(State::MODAL) || popover {
        return Some(Context::new(TOP_LAYER, true));
    }
    let real = matches!(style.position, Position::Fixed | Position::Sticky)
        || style.z_index.is_some()
        || style.opacity < 1.0
        || style.stacks
        || style.filters
        || style.filters_backdrop
        || style.blends;
    (real || positioned).then(|| {
        // Only the top layer may have the highest number.
        let z = style.z_index.unwrap_or(0).min(TOP_LAYER - 1);
        Context::new(z, real)
    })
}

/// Gives every context its moments, from the back to the front.
fn number(contexts: &mut [Context]) {
    enum Step {
        Enter(usize),
        Flow(usize),
    }
    let mut next = 0;
    let mut count = || {
        next += 1;
        next
    };
    let mut steps = vec![Step::Enter(0)];
    while let Some(step) = steps.pop() {
        match step {
            Step::Enter(at) => {
                contexts[at].background = count();
                let mut inner = std::mem::take(&mut contexts[at].inner);
                order::sort(&mut inner);
                debug_assert!(
                    contexts[at].real || inner.is_empty(),
                    "context of z {}",
                    contexts[at].z
                );
                let negative = inner.partition_point(|(z, _, _)| *z < 0);
                steps.extend(inner[negative..].iter().rev().map(|i| Step::Enter(i.2)));
                steps.push(Step::Flow(at));
                steps.extend(inner[..negative].iter().rev().map(|i| Step::Enter(i.2)));
            }
            Step::Flow(at) => {
                contexts[at].blocks = count();
                contexts[at].inlines = count();
            }
        }
    }
}

#[cfg(test)]
#[path = "../../../tests/unit/semantics/order.rs"]
mod tests;
