//! Which layers lie behind a text, and which over it.

use super::grid::Grid;
use super::order::{Moment, Order};
use super::painter::{Layer, backgrounds, matters, of_ancestor, opaque, paints, replaced};
use super::{Doubt, common};
use crate::order;
use crate::page::{Display, Element, NodeId, Position, Rect};
use crate::semantics::Semantics;

/// What paints on a page, by place and by order; made once.
#[derive(Debug)]
pub(in crate::semantics) struct Paint {
    order: Order,
    painters: Vec<NodeId>,
    grid: Grid,
    /// For each node the nearest flat ancestor that paints, clips, fades or changes colours.
    matters_above: Vec<Option<NodeId>>,
    /// For each node whether it or a flat ancestor lets through what lies behind.
    fades: Vec<bool>,
    dark_canvas: bool,
}

/// All that lies behind a text.
#[derive(Debug, Default)]
pub(super) struct Behind {
    /// The nearest first.
    pub(super) layers: Vec<Layer>,
    /// Ancestors that fade as a group, with their opacity, the innermost first.
    pub(super) groups: Vec<(NodeId, f32)>,
    /// Nothing painted earlier than this can be seen behind the text.
    floor: Option<Moment>,
    /// Something opaque is painted over all of it.
    pub(super) covered: bool,
    /// Why nothing can be said.
    pub(super) hopeless: Option<Doubt>,
}

/// More things than this on top of one another can't be told apart; also a bound on the work for one text.
const MAX_LAYERS: usize = 256;
/// A box may miss the text by this much and still lie behind all of it, in CSS pixels.
const SLACK: f32 = 1.0;
/// Overlaps thinner than this are only boxes that touch.
const THIN: f32 = 2.0;

impl Paint {
    pub(in crate::semantics) fn new(semantics: &Semantics) -> Self {
        let page = semantics.page();
        let mut painters = Vec::new();
        let mut grid = Grid::default();
        let mut matters_above = vec![None; page.len()];
        let mut fades = vec![false; page.len()];
        let mut dark_canvas = false;
        for &id in semantics.flat.order() {
            if let Some(parent) = semantics.flat.parent(id) {
                matters_above[id.0 as usize] = if page.element(parent).is_some_and(matters) {
                    Some(parent)
                } else {
                    matters_above[parent.0 as usize]
                };
                fades[id.0 as usize] = fades[parent.0 as usize];
            }
            let Some(element) = page.element(id) else {
                continue;
            };
            fades[id.0 as usize] |= element
                .style
                .as_deref()
                .is_some_and(|style| style.opacity < 1.0);
            dark_canvas |= element.is_html("meta")
                && element.attribute("name") == Some("color-scheme")
                && element
                    .attribute("content")
                    .is_some_and(|content| content.contains("dark"));
            if paints(element) && semantics.visible(id) {
                grid.add(
                    element.rect,
                    u32::try_from(painters.len()).unwrap_or(u32::MAX),
                );
                painters.push(id);
            }
        }
        Self {
            order: Order::new(semantics),
            painters,
            grid,
            matters_above,
            fades,
            dark_canvas,
        }
    }

    pub(super) fn dark_canvas(&self) -> bool {
        self.dark_canvas
    }

    /// Everything behind the text `text` in the element `parent`.
    pub(super) fn behind(
        &self,
        semantics: &Semantics,
        text: NodeId,
        parent: NodeId,
        rect: Rect,
    ) -> Behind {
        let mut behind = Behind::default();
        let mut stack: Vec<(Moment, Vec<Layer>)> = Vec::new();
        let moment = self.order.moment(text);
        let seen = self.ancestors(semantics, parent, rect, &mut behind, &mut stack);
        if behind.hopeless.is_some() {
            return behind;
        }
        if let Some(seen) = seen {
            let mut met = 0;
            for number in self.grid.near(seen) {
                let id = self.painters[number as usize];
                let at = self.order.moment(id);
                if behind.floor.is_some_and(|floor| at < floor) || semantics.within(text, id) {
                    continue;
                }
                let Some(element) = semantics.element(id) else {
                    continue;
                };
                let Some(overlap) = common(seen, element.rect)
                    .filter(|overlap| overlap.width >= THIN && overlap.height >= THIN)
                else {
                    continue;
                };
                if beside(semantics, text, parent, id, rect) {
                    continue;
                }
                met += 1;
                if met > MAX_LAYERS {
                    behind.hopeless = Some(Doubt::Layers);
                    return behind;
                }
                let whole = element.rect.contains(&seen, SLACK);
                let layers = self.of_stranger(semantics, text, id, element, whole);
                if at < moment {
                    stack.push((at, layers));
                } else if !self.order.same_context(id, text) && !semantics.fixed(id) {
                    let opaque = whole && layers.iter().any(opaque);
                    behind.covered |= opaque;
                    // A corner that pokes out over the text is no veil.
                    let much = overlap.width * overlap.height * 4.0 >= seen.width * seen.height;
                    if !opaque && (whole || much) {
                        behind.hopeless = Some(Doubt::Veil);
                    }
                }
            }
        }
        order::sort_by(&mut stack, |(a, _), (b, _)| b.cmp(a));
        behind.layers = stack.into_iter().flat_map(|(_, layers)| layers).collect();
        behind
    }

    /// The layers of the text's ancestors; gives the part of the text that no ancestor cuts off, `None` where all of it
    /// has been scrolled away.
    fn ancestors(
        &self,
        semantics: &Semantics,
        parent: NodeId,
        rect: Rect,
        behind: &mut Behind,
        stack: &mut Vec<(Moment, Vec<Layer>)>,
    ) -> Option<Rect> {
        let mut seen = rect;
        let mut scrolled_away = false;
        let nearest = semantics
            .element(parent)
            .is_some_and(matters)
            .then_some(parent);
        let first = nearest.or(self.matters_above[parent.0 as usize]);
        let ancestors = std::iter::successors(first, |id| self.matters_above[id.0 as usize]);
        for id in ancestors {
            let Some((element, style)) = semantics
                .element(id)
                .and_then(|element| Some((element, element.style.as_deref()?)))
            else {
                continue;
            };
            if style.background_clip_text && behind.hopeless.is_none() {
                behind.hopeless = Some(Doubt::Fill);
            }
            if style.filters {
                behind.hopeless = Some(Doubt::Filter);
            }
            if style.blends {
                behind.hopeless = Some(Doubt::Blend);
            }
            let everywhere = is_canvas(semantics, id, element);
            if style.clips_overflow && !everywhere && !element.rect.is_empty() {
                match common(seen, element.rect) {
                    Some(part) => seen = part,
                    None => {
                        seen = element.rect;
                        scrolled_away = true;
                    }
                }
            }
            let whole = everywhere || element.rect.contains(&seen, SLACK);
            let touches = whole || element.rect.intersects(&seen);
            if touches && behind.floor.is_none() && semantics.visible(id) {
                let mut layers = of_ancestor(id, element);
                if !whole {
                    layers = layers.into_iter().map(Layer::perhaps).collect();
                }
                if layers.iter().any(opaque) && !self.fades[id.0 as usize] {
                    behind.floor = Some(self.order.moment(id));
                }
                stack.push((self.order.moment(id), layers));
            }
            if style.opacity < 1.0 {
                behind.groups.push((id, style.opacity.max(0.0)));
            }
        }
        (!scrolled_away).then_some(seen)
    }

    /// The layers of an element the text does not lie in, faded by all that fades them and not the text.
    fn of_stranger(
        &self,
        semantics: &Semantics,
        text: NodeId,
        id: NodeId,
        element: &Element,
        whole: bool,
    ) -> Vec<Layer> {
        let mut opacity = 1.0;
        let mut changed = false;
        let above = std::iter::successors(Some(id), |id| self.matters_above[id.0 as usize]);
        for ancestor in above.take_while(|&ancestor| !semantics.within(text, ancestor)) {
            if let Some(style) = semantics.element(ancestor).and_then(|e| e.style.as_deref()) {
                opacity *= style.opacity.clamp(0.0, 1.0);
                changed |= style.filters || style.blends;
            }
        }
        let layers = if replaced(element) || changed {
            vec![Layer::any(id, 1.0)]
        } else {
            backgrounds(id, element)
        };
        layers
            .into_iter()
            .map(|layer| {
                let layer = layer.faded(opacity);
                if whole { layer } else { layer.perhaps() }
            })
            .collect()
    }
}

/// Whether something stands beside a text of several lines in the same paragraph, an icon say: the one box that is known
/// of all the lines reaches over it, the lines themselves don't.
fn beside(semantics: &Semantics, text: NodeId, parent: NodeId, id: NodeId, rect: Rect) -> bool {
    let style = |id| {
        semantics
            .element(id)
            .and_then(|element| element.style.as_deref())
    };
    let several = style(parent).is_some_and(|style| rect.height >= 2.0 * style.font_size);
    let flows = |id: NodeId| {
        style(id).is_some_and(|style| {
            matches!(style.display, Display::Inline | Display::InlineBlock)
                && style.position == Position::Static
                && !style.stacks
        })
    };
    // Up from the thing through what flows with it, to what holds the text as well.
    let above = std::iter::successors(Some(id), |&id| semantics.flat.parent(id));
    let mut holder = above.skip_while(|&id| !semantics.within(text, id) && flows(id));
    several
        && holder.next().is_some_and(|holder| {
            let down = std::iter::successors(Some(parent), |&id| semantics.flat.parent(id));
            semantics.within(text, holder) && down.take_while(|&id| id != holder).all(flows)
        })
}

/// Whether a background covers the whole canvas: <https://www.w3.org/TR/css-backgrounds-3/#root-background>
fn is_canvas(semantics: &Semantics, id: NodeId, element: &Element) -> bool {
    if element.is_html("html") {
        return true;
    }
    element.is_html("body")
        && semantics
            .flat
            .parent(id)
            .and_then(|parent| semantics.element(parent))
            .and_then(|root| root.style.as_deref())
            .is_none_or(|root| {
                root.background_color.alpha <= 0.0 && root.background_image.is_none()
            })
}
