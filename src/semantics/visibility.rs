//! Whether something is rendered, can be seen, and is offered to assistive technology.

use super::Semantics;
use super::flat::FlatTree;
use crate::page::{Element, NodeId, NodeKind, Position, Rect, Snapshot, Style, Visibility};

/// What is known of one node's visibility; made once for the whole page.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Sight {
    /// It has a computed style that shows boxes (texts: their parent has).
    rendered: bool,
    /// `aria-hidden="true"` on it or above it.
    aria_hidden: bool,
    /// `visibility` is `visible`.
    shown: bool,
    /// Product of the opacities from the root down to it is above 0.
    opaque_enough: bool,
    /// Cut off by `clip`, `clip-path` or a box too small to show anything.
    clipped: bool,
    /// Where it cannot be scrolled to.
    offscreen: bool,
    /// A fixed ancestor or itself: it stays with the viewport.
    fixed: bool,
    /// The nearest box that hides or scrolls what overflows it.
    scroller: Option<NodeId>,
}

impl Sight {
    /// Rendered and not `visibility: hidden`: what the focus needs.
    pub(super) fn can_be_focused(self) -> bool {
        self.rendered && self.shown
    }
}

/// Farther out than this nothing lies because it was scrolled there; `left: -9999px` and its like do.
const FAR: f32 = 999.0;

/// Looks at every node of the flat tree, parents first.
pub(super) fn look(page: &Snapshot, flat: &FlatTree) -> Vec<Sight> {
    let mut all = vec![Sight::default(); page.len()];
    for &id in flat.order() {
        let above = flat.parent(id).map_or(
            Sight {
                rendered: true,
                shown: true,
                opaque_enough: true,
                ..Sight::default()
            },
            |parent| all[parent.0 as usize],
        );
        all[id.0 as usize] = match &page.node(id).kind {
            NodeKind::Element(element) => of_element(page, id, element, above),
            NodeKind::Text { rect, .. } => Sight {
                offscreen: above.offscreen || offscreen(page, *rect, above),
                ..above
            },
            NodeKind::ShadowRoot { .. } => above,
            // `aria-hidden` on a frame hides what is in it too, and so does a frame without room.
            NodeKind::Document(_) => Sight {
                clipped: above.clipped || flat.parent(id).is_some_and(|frame| no_room(page, frame)),
                ..above
            },
        };
    }
    all
}

fn of_element(page: &Snapshot, id: NodeId, element: &Element, above: Sight) -> Sight {
    let aria_hidden = above.aria_hidden || is_true(element.attribute("aria-hidden"));
    let Some(style) = &element.style else {
        // An area has no box of its own; the image shows it.
        return Sight {
            rendered: above.rendered && element.is_html("area"),
            aria_hidden,
            ..above
        };
    };
    let root = element.is_html("html") || element.is_html("body");
    let escapes = style.position == Position::Fixed;
    let fixed = above.fixed || escapes;
    let within = Sight {
        fixed,
        scroller: above.scroller.filter(|_| !escapes),
        ..above
    };
    Sight {
        rendered: true,
        aria_hidden,
        shown: style.visibility == Visibility::Visible,
        opaque_enough: above.opaque_enough && style.opacity > 0.0,
        clipped: (above.clipped && !escapes)
            || style.clipped_away
            || (!root && too_small(element, style)),
        offscreen: offscreen(page, element.rect, within)
            || (above.offscreen && element.rect.is_empty()),
        scroller: if style.clips_overflow && !root {
            Some(id)
        } else {
            within.scroller
        },
        ..within
    }
}

fn no_room(page: &Snapshot, frame: NodeId) -> bool {
    page.element(frame)
        .is_some_and(|frame| frame.rect.width <= 1.0 || frame.rect.height <= 1.0)
}

/// A box that hides its overflow and has no room for anything: the usual way to hide text from the eye only.
fn too_small(element: &Element, style: &Style) -> bool {
    style.clips_overflow && (element.rect.width <= 1.0 || element.rect.height <= 1.0)
}

fn offscreen(page: &Snapshot, rect: Rect, sight: Sight) -> bool {
    if rect.is_empty() {
        return false;
    }
    if sight.scroller.is_some() {
        return rect.right() <= -FAR;
    }
    let view = page.header.viewport;
    if sight.fixed && view.width > 0.0 && view.height > 0.0 {
        return !rect.intersects(&Rect {
            x: view.scroll_x,
            y: view.scroll_y,
            width: view.width,
            height: view.height,
        });
    }
    rect.right() <= 0.0 || rect.bottom() <= 0.0
}

/// An ARIA state that is `true`, whatever its case.
pub(super) fn is_true(value: Option<&str>) -> bool {
    value.is_some_and(|value| value.trim().eq_ignore_ascii_case("true"))
}

impl Semantics<'_> {
    fn sight(&self, id: NodeId) -> Sight {
        self.sight[id.0 as usize]
    }

    /// Whether it makes boxes: no `display: none` on it or above it.
    #[must_use]
    pub fn rendered(&self, id: NodeId) -> bool {
        self.sight(id).rendered
    }

    /// Whether `aria-hidden="true"` stands on it or above it.
    #[must_use]
    pub fn aria_hidden(&self, id: NodeId) -> bool {
        self.sight(id).aria_hidden
    }

    /// Whether assistive technology is told of it. What is `inert` is not, nor what is rendered invisible.
    /// <https://www.w3.org/TR/wai-aria-1.2/#tree_exclusion>
    #[must_use]
    pub fn exposed(&self, id: NodeId) -> bool {
        let sight = self.sight(id);
        let inert = self
            .element(id)
            .is_some_and(|element| element.state.has(crate::page::State::INERT));
        sight.rendered && sight.shown && !sight.aria_hidden && !inert
    }

    /// Whether it is kept from everybody unless something refers to it: the "hidden" of the accessible name computation,
    /// and the "programmatically hidden" of ACT rules.
    #[must_use]
    pub fn hidden(&self, id: NodeId) -> bool {
        let sight = self.sight(id);
        !sight.rendered || !sight.shown || sight.aria_hidden
    }

    /// Whether some of it can be seen, if need be after scrolling. What another element covers counts as visible here.
    #[must_use]
    pub fn visible(&self, id: NodeId) -> bool {
        let sight = self.sight(id);
        let rect = match &self.page.node(id).kind {
            NodeKind::Element(element) => element.rect,
            NodeKind::Text { rect, .. } => *rect,
            _ => return sight.rendered,
        };
        let finite = [rect.x, rect.y, rect.width, rect.height]
            .iter()
            .all(|side| side.is_finite());
        finite
            && !rect.is_empty()
            && sight.rendered
            && sight.shown
            && sight.opaque_enough
            && !sight.clipped
            && !sight.offscreen
    }

    /// The nearest box, itself included, that hides or scrolls what overflows it; the page's own is none.
    #[must_use]
    pub fn clipper(&self, id: NodeId) -> Option<NodeId> {
        self.sight(id).scroller
    }

    /// Whether it stays with the viewport while the page scrolls.
    #[must_use]
    pub fn fixed(&self, id: NodeId) -> bool {
        self.sight(id).fixed
    }
}

#[cfg(test)]
#[path = "../../tests/unit/semantics/visibility.rs"]
mod tests;
