//! What one element paints, as layers.

use super::{Doubt, gradient};
use crate::page::{Color, Element, Namespace, NodeId, Position, Pseudo};

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
    pub(super) fn any(element: NodeId, alpha: f32) -> Self {
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

    pub(super) fn faded(mut self, opacity: f32) -> Self {
        for option in &mut self.options {
            option.alpha *= opacity;
        }
        self
    }

    /// It lies behind only a part of the text, or perhaps not at all.
    pub(super) fn perhaps(mut self) -> Self {
        self.optional = true;
        self.doubt.get_or_insert(Doubt::Overlap);
        self
    }
}

pub(super) fn opaque(layer: &Layer) -> bool {
    layer.doubt.is_none()
        && layer
            .options
            .iter()
            .all(|option| option.alpha >= super::OPAQUE)
}

/// The layers of an element the text lies in, the upper first. A frame shows what is in it.
pub(super) fn of_ancestor(id: NodeId, element: &Element) -> Vec<Layer> {
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
pub(super) fn backgrounds(id: NodeId, element: &Element) -> Vec<Layer> {
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

/// Whether an element paints something of its own that may lie behind a text.
pub(super) fn paints(element: &Element) -> bool {
    replaced(element)
        || element.style.as_deref().is_some_and(|style| {
            !style.background_clip_text
                && (style.background_color.alpha > 0.0
                    || style.background_image.is_some()
                    || style.filters_backdrop)
        })
}

/// Whether an ancestor has a say in the colours of a text.
pub(super) fn matters(element: &Element) -> bool {
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
pub(super) fn replaced(element: &Element) -> bool {
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
