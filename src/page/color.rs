//! Colours as the browser computes them.

mod parse;
mod spaces;

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

    /// A colour as `getComputedStyle` writes it: `rgb()`, `rgba()`, `color()`, `lab()`, `lch()`, `oklab()`, `oklch()`,
    /// and for convenience `#rgb`, `#rrggbb` (with or without alpha) and `transparent`.
    /// What lies outside sRGB is clamped, as an sRGB screen does. `None` for anything else.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        parse::color(text.trim())
    }

    /// This colour painted over another: <https://www.w3.org/TR/compositing-1/#simplealphacompositing>
    #[must_use]
    pub fn over(self, backdrop: Self) -> Self {
        let alpha = self.alpha + backdrop.alpha * (1.0 - self.alpha);
        if alpha <= 0.0 {
            return Self::TRANSPARENT;
        }
        let mix = |source: f32, below: f32| {
            (source * self.alpha + below * backdrop.alpha * (1.0 - self.alpha)) / alpha
        };
        Self {
            red: mix(self.red, backdrop.red),
            green: mix(self.green, backdrop.green),
            blue: mix(self.blue, backdrop.blue),
            alpha,
        }
    }
}

#[cfg(test)]
#[path = "../../tests/unit/page/color.rs"]
mod tests;
