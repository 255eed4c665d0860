//! Colours as the browser computes them.

/// An sRGB colour; red, green, blue in 0–255 (fractions kept), alpha in 0–1.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Color {
    /// 0–255.
    pub red: f32,
    /// 0–255.
    pub green: f32,
    /// 0–255.
    pub blue: f32,
    /// 0–1.
    pub alpha: f32,
}

impl Color {
    /// Opaque white: what lies below every page.
    pub const WHITE: Self = Self {
        red: 255.0,
        green: 255.0,
        blue: 255.0,
        alpha: 1.0,
    };
    /// Opaque black.
    pub const BLACK: Self = Self {
        red: 0.0,
        green: 0.0,
        blue: 0.0,
        alpha: 1.0,
    };
    /// Nothing at all.
    pub const TRANSPARENT: Self = Self {
        red: 0.0,
        green: 0.0,
        blue: 0.0,
        alpha: 0.0,
    };
}
