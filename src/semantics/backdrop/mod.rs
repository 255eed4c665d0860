//! What is painted behind a text, and in which colour the text itself reaches the eye.
//!
//! The layers below a text are laid one under the other until nothing can shine through: its ancestors' backgrounds,
//! whatever else overlaps it and is painted earlier, and at last the canvas. Opacity works on a whole group, the text in
//! it included. Where a layer's colour is not known (an image, a gradient) it is tried with all it may be, so that a
//! text that passes or fails on every one of them is still decided.

mod gradient;
mod grid;
mod layers;
mod order;
mod painter;

pub(super) use layers::Paint;

use super::Semantics;
use super::color::on_screen;
use crate::page::{Color, NodeId, NodeKind, Rect};
use painter::Layer;

/// What a text looks like against what lies behind it.
#[derive(Debug, Clone, PartialEq)]
pub struct Backdrop {
    /// Every pair of colours the text may be seen in; one where all is known, none where nothing can be said.
    pub pairs: Vec<Paired>,
    /// Why there is not just one pair.
    pub doubt: Option<Doubt>,
}

/// A text's colour and that of its backdrop, as they reach the screen.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Paired {
    /// Of the text.
    pub text: Color,
    /// Behind it.
    pub backdrop: Color,
}

/// Why the colours are not certain.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Doubt {
    /// An image, a video, a canvas or a graphic lies behind.
    Image,
    /// A gradient lies behind.
    Gradient,
    /// A filter changes the colours.
    Filter,
    /// A blend mode changes the colours.
    Blend,
    /// The text has a shadow of another colour.
    Shadow,
    /// Something lies behind only a part of it, or may not lie behind it at all.
    Overlap,
    /// Something see-through is painted over it.
    Veil,
    /// The text is painted with an image or a gradient.
    Fill,
    /// More layers than can be told apart.
    Layers,
    /// The page may be shown on a dark canvas.
    Canvas,
}

/// More pairs than this say nothing.
const MAX_PAIRS: usize = 512;
/// Closer to opaque than a screen can show.
const OPAQUE: f32 = 0.999;
/// Contrast below which a text would hardly be there at all.
const VANISHES: f64 = 1.5;

/// One way the layers seen so far may add up; both colours still let through what lies below.
#[derive(Debug, Clone, Copy)]
struct Stack {
    text: Color,
    backdrop: Color,
    /// A gradient was left out that may not reach behind the text.
    bare: bool,
}

impl Semantics<'_> {
    fn paint(&self) -> &Paint {
        self.paint.get_or_init(|| Paint::new(self))
    }

    /// The colours of a text and of what is behind it. `None` where the text is not painted, or something that does not
    /// let anything through is painted over it.
    #[must_use]
    pub fn backdrop(&self, text: NodeId) -> Option<Backdrop> {
        let NodeKind::Text { rect, .. } = &self.page.node(text).kind else {
            return None;
        };
        let parent = self.flat.parent(text)?;
        let style = self.element(parent)?.style.as_ref()?;
        let paint = self.paint();
        let behind = paint.behind(self, text, parent, *rect);
        if behind.covered {
            return None;
        }
        if let Some(doubt) = behind.hopeless {
            return Some(Backdrop {
                pairs: Vec::new(),
                doubt: Some(doubt),
            });
        }
        if style.color.alpha <= 0.0 {
            return None;
        }
        let mut stacks = Stacks::new(style.color);
        if let Some(shadow) = &style.text_shadow {
            stacks.shadow(shadow);
        }
        let mut groups = behind.groups.iter().peekable();
        for layer in &behind.layers {
            while let Some((_, opacity)) =
                groups.next_if(|(group, _)| !self.flat.within(layer.element, *group))
            {
                stacks.fade(*opacity);
            }
            if stacks.opaque() && groups.peek().is_none() {
                break;
            }
            stacks.add(layer);
        }
        for (_, opacity) in groups {
            stacks.fade(*opacity);
        }
        if !stacks.opaque() {
            stacks.add(&Layer::canvas(self.page.root(), paint.dark_canvas()));
        }
        Some(stacks.finish())
    }
}

/// All the ways the layers may add up.
struct Stacks {
    all: Vec<Stack>,
    doubt: Option<Doubt>,
}

impl Stacks {
    fn new(text: Color) -> Self {
        Self {
            all: vec![Stack {
                text,
                backdrop: Color::TRANSPARENT,
                bare: false,
            }],
            doubt: None,
        }
    }

    fn opaque(&self) -> bool {
        self.all.iter().all(|stack| stack.backdrop.alpha >= OPAQUE)
    }

    /// The shadow may or may not lie behind a given part of a letter.
    fn shadow(&mut self, shadow: &str) {
        let colors = gradient::colors(shadow);
        if colors.is_empty() {
            return;
        }
        self.branch(&colors, true, Doubt::Shadow);
    }

    fn add(&mut self, layer: &Layer) {
        match layer.doubt {
            None => {
                let below = layer.options.first().copied().unwrap_or(Color::TRANSPARENT);
                for stack in &mut self.all {
                    stack.lay(below);
                }
            }
            Some(doubt) => self.branch(&layer.options, layer.optional, doubt),
        }
    }

    fn branch(&mut self, options: &[Color], optional: bool, doubt: Doubt) {
        let mut all = Vec::with_capacity(self.all.len() * (options.len() + 1));
        for stack in &self.all {
            // What is already opaque stays as it is.
            if stack.backdrop.alpha >= OPAQUE {
                all.push(*stack);
                continue;
            }
            self.doubt.get_or_insert(doubt);
            if optional {
                all.push(Stack {
                    bare: stack.bare || doubt == Doubt::Gradient,
                    ..*stack
                });
            }
            for option in options {
                let mut branch = *stack;
                branch.lay(*option);
                all.push(branch);
            }
        }
        self.all = all;
        if self.all.len() > MAX_PAIRS {
            self.all.truncate(MAX_PAIRS);
            self.doubt = Some(Doubt::Layers);
        }
    }

    fn fade(&mut self, opacity: f32) {
        for stack in &mut self.all {
            stack.text.alpha *= opacity;
            stack.backdrop.alpha *= opacity;
        }
    }

    fn finish(self) -> Backdrop {
        if self.doubt == Some(Doubt::Layers) {
            return Backdrop {
                pairs: Vec::new(),
                doubt: self.doubt,
            };
        }
        let pair = |stack: &Stack| {
            let backdrop = stack.backdrop.over(Color::WHITE);
            Paired {
                text: on_screen(stack.text.over(backdrop)),
                backdrop: on_screen(backdrop),
            }
        };
        let certain: Vec<Paired> = self.all.iter().filter(|s| !s.bare).map(pair).collect();
        let bare: Vec<Paired> = self.all.iter().filter(|s| s.bare).map(pair).collect();
        // A text that would vanish without the gradient was made to stand on it.
        let vanishes = |pair: &Paired| super::contrast(pair.text, pair.backdrop) < VANISHES;
        let mut pairs = certain;
        if pairs.is_empty() || !bare.iter().all(vanishes) {
            pairs.extend(bare);
        }
        pairs.dedup();
        let doubt = self.doubt.filter(|_| pairs.len() > 1);
        Backdrop { pairs, doubt }
    }
}

impl Stack {
    fn lay(&mut self, below: Color) {
        self.text = self.text.over(below);
        self.backdrop = self.backdrop.over(below);
    }
}

/// The part of a box that lies in another; `None` where there is none.
fn common(a: Rect, b: Rect) -> Option<Rect> {
    let (x, y) = (a.x.max(b.x), a.y.max(b.y));
    let rect = Rect {
        x,
        y,
        width: a.right().min(b.right()) - x,
        height: a.bottom().min(b.bottom()) - y,
    };
    (!rect.is_empty()).then_some(rect)
}

#[cfg(test)]
#[path = "../../../tests/unit/semantics/backdrop.rs"]
mod tests;
