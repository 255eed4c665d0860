//! Everything that paints, and what of it lies behind a text.

use super::grid::Grid;
use super::order::{Moment, Order};
use super::{Doubt, common, gradient};
use crate::page::{Color, Element, Namespace, NodeId, Position, Pseudo, Rect};
use crate::semantics::Semantics;

/// What paints on a page, by place and by order; made once.
#[derive(Debug)]
pub(in crate::semantics) struct Paint {
    order: Order,
    painters: Vec<NodeId>,
    grid: Grid,
    /// For each node the nearest flat ancestor that paints, clips, fades or changes colours.
    matters_above: Vec<Option<NodeId>>,
    dark_canvas: bool,
}

/// One layer behind a text.
#[derive(Debug)]
pub(super) struct Layer {
    pub(super) element: NodeId,
    /// The colours it may have, alpha included.
    pub(super) options: Vec<Color>,
    /// It may not lie behind the text at all.
    pub(super) optional: bool,
    /// Why there is more than one option.
    pub(super) doubt: Option<Doubt>,
}

/// All that lies behind a text.
#[derive(Debug, Default)]
pub(super) struct Behind {
    /// The nearest first.
    pub(super) layers: Vec<Layer>,
    /// Ancestors that fade as a group, with their opacity, the innermost first.
    pub(super) groups: Vec<(NodeId, f32)>,
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
/// Chromium's canvas for `color-scheme: dark`.
const DARK: Color = Color {
    red: 18.0,
    green: 18.0,
    blue: 18.0,
    alpha: 1.0,
};

impl Layer {
    fn known(element: NodeId, color: Color) -> Self {
        Self {
            element,
            options: vec![color],
            optional: false,
            doubt: None,
        }
    }

    /// Any colour between black and white: shades that stand close enough for one to meet any text.
    fn any(element: NodeId, alpha: f32) -> Self {
        let shade = |step: u8| {
            let value = f32::from(step) * 255.0 / 8.0;
            Color {
                red: value,
                green: value,
                blue: value,
                alpha,
            }
        };
        Self {
            element,
            options: (0..=8).map(shade).collect(),
            optional: false,
            doubt: Some(Doubt::Image),
        }
    }

    pub(super) fn canvas(element: NodeId, dark: bool) -> Self {
        Self {
            options: if dark {
                vec![Color::WHITE, DARK]
            } else {
                vec![Color::WHITE]
            },
            doubt: dark.then_some(Doubt::Canvas),
            ..Self::known(element, Color::WHITE)
        }
    }

    fn faded(mut self, opacity: f32) -> Self {
        for option in &mut self.options {
            option.alpha *= opacity;
        }
        self
    }

    /// It lies behind only a part of the text, or perhaps not at all.
    fn perhaps(mut self) -> Self {
        self.optional = true;
        self.doubt.get_or_insert(Doubt::Overlap);
        self
    }
}

impl Paint {
    pub(in crate::semantics) fn new(semantics: &Semantics) -> Self {
        let page = semantics.page();
        let mut painters = Vec::new();
        let mut grid = Grid::default();
        let mut matters_above = vec![None; page.len()];
        let mut dark_canvas = false;
        for &id in semantics.flat.order() {
            if let Some(parent) = semantics.flat.parent(id) {
                matters_above[id.0 as usize] = if page.element(parent).is_some_and(matters) {
                    Some(parent)
                } else {
                    matters_above[parent.0 as usize]
                };
            }
            let Some(element) = page.element(id) else {
                continue;
            };
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
                if semantics.within(text, id) {
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
                met += 1;
                if met > MAX_LAYERS {
                    behind.hopeless = Some(Doubt::Layers);
                    return behind;
                }
                let whole = element.rect.contains(&seen, SLACK);
                let layers = self.of_stranger(semantics, text, id, element, whole);
                if self.order.moment(id) < moment {
                    stack.push((self.order.moment(id), layers));
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
        stack.sort_by(|(a, _), (b, _)| b.cmp(a));
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
            if whole || element.rect.intersects(&seen) {
                let layers: Vec<Layer> = of_ancestor(id, element)
                    .into_iter()
                    .map(|layer| if whole { layer } else { layer.perhaps() })
                    .collect();
                if !layers.is_empty() && semantics.visible(id) {
                    stack.push((self.order.moment(id), layers));
                }
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

fn opaque(layer: &Layer) -> bool {
    layer.doubt.is_none()
        && layer
            .options
            .iter()
            .all(|option| option.alpha >= super::OPAQUE)
}

/// The layers of an element the text lies in, the upper first. A frame shows what is in it.
fn of_ancestor(id: NodeId, element: &Element) -> Vec<Layer> {
    let mut layers: Vec<Layer> = [&element.after, &element.before]
        .into_iter()
        .flatten()
        .filter_map(|pseudo| of_pseudo(id, pseudo))
        .collect();
    if &*element.tag == "svg" && element.namespace == Namespace::Svg {
        layers.push(Layer::any(id, 1.0));
    }
    layers.extend(backgrounds(id, element));
    layers
}

/// An element's own background: its image lies above its colour.
fn backgrounds(id: NodeId, element: &Element) -> Vec<Layer> {
    let Some(style) = element.style.as_deref() else {
        return Vec::new();
    };
    if style.background_clip_text {
        return Vec::new();
    }
    let mut layers = Vec::new();
    if let Some(image) = &style.background_image {
        layers.push(image_layer(id, image));
    }
    if style.background_color.alpha > 0.0 {
        layers.push(Layer::known(id, style.background_color));
    }
    if style.filters_backdrop {
        layers.push(Layer {
            doubt: Some(Doubt::Filter),
            ..Layer::any(id, 1.0)
        });
    }
    layers
}

fn image_layer(id: NodeId, image: &str) -> Layer {
    match gradient::shown(image) {
        // It may be small, or repeat beside the text: the value alone does not tell.
        Some(options) => Layer {
            options,
            optional: true,
            doubt: Some(Doubt::Gradient),
            ..Layer::known(id, Color::TRANSPARENT)
        },
        None => Layer::any(id, 1.0),
    }
}

/// A pseudo-element out of the flow may lie anywhere in its element.
fn of_pseudo(id: NodeId, pseudo: &Pseudo) -> Option<Layer> {
    let style = &pseudo.style;
    if !matches!(style.position, Position::Absolute | Position::Fixed) || style.opacity <= 0.0 {
        return None;
    }
    let layer = match &style.background_image {
        Some(image) => image_layer(id, image),
        None if style.background_color.alpha > 0.0 => Layer::known(id, style.background_color),
        None => return None,
    };
    Some(layer.faded(style.opacity).perhaps())
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

/// Whether an element paints something of its own that may lie behind a text.
fn paints(element: &Element) -> bool {
    replaced(element)
        || element.style.as_deref().is_some_and(|style| {
            !style.background_clip_text
                && (style.background_color.alpha > 0.0
                    || style.background_image.is_some()
                    || style.filters_backdrop)
        })
}

/// Whether an ancestor has a say in the colours of a text.
fn matters(element: &Element) -> bool {
    element.style.as_deref().is_some_and(|style| {
        style.opacity < 1.0
            || style.filters
            || style.blends
            || style.filters_backdrop
            || style.clips_overflow
            || style.background_clip_text
    }) || paints(element)
        || [&element.before, &element.after]
            .into_iter()
            .flatten()
            .any(|pseudo| of_pseudo(NodeId(0), pseudo).is_some())
}

/// Elements whose content is a picture.
fn replaced(element: &Element) -> bool {
    match element.namespace {
        Namespace::Svg => &*element.tag == "svg",
        Namespace::Html => match &*element.tag {
            "canvas" | "embed" | "iframe" | "img" | "object" | "video" => true,
            "input" => element.attribute("type") == Some("image"),
            _ => false,
        },
        _ => false,
    }
}
