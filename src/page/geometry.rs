//! Boxes in CSS pixels.

use serde::{Deserialize, Serialize};

/// A box in CSS pixels, relative to the top document's origin (not the viewport): it does not change with scrolling.
#[derive(Debug, Clone, Copy, PartialEq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Rect {
    /// Left edge.
    pub x: f32,
    /// Top edge.
    pub y: f32,
    /// Never negative.
    pub width: f32,
    /// Never negative.
    pub height: f32,
}

impl Rect {
    /// The right edge.
    #[must_use]
    pub fn right(&self) -> f32 {
        self.x + self.width
    }

    /// The bottom edge.
    #[must_use]
    pub fn bottom(&self) -> f32 {
        self.y + self.height
    }

    /// Whether it covers no area.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.width <= 0.0 || self.height <= 0.0
    }

    /// Whether the two share some area.
    #[must_use]
    pub fn intersects(&self, other: &Self) -> bool {
        self.x < other.right()
            && other.x < self.right()
            && self.y < other.bottom()
            && other.y < self.bottom()
    }

    /// Whether `other` lies within, give or take `slack` pixels.
    #[must_use]
    pub fn contains(&self, other: &Self, slack: f32) -> bool {
        self.x <= other.x + slack
            && self.y <= other.y + slack
            && other.right() <= self.right() + slack
            && other.bottom() <= self.bottom() + slack
    }
}
