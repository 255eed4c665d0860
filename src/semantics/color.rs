//! How far two colours stand apart, and which colour would stand far enough.

use crate::page::Color;
use std::sync::OnceLock;

/// Relative luminance of an opaque colour as a screen with 8 bits a channel shows it, 0–1:
/// <https://www.w3.org/TR/WCAG22/#dfn-relative-luminance>
#[must_use]
pub fn luminance(color: Color) -> f64 {
    0.2126 * linear(color.red) + 0.7152 * linear(color.green) + 0.0722 * linear(color.blue)
}

fn linear(channel: f32) -> f64 {
    /// What screens can show, made once: raising to a power is what takes the time.
    static SHOWN: OnceLock<[f64; 256]> = OnceLock::new();
    let table = SHOWN.get_or_init(|| {
        std::array::from_fn(|level| {
            let level = level as f64 / 255.0;
            if level <= 0.04045 {
                level / 12.92
            } else {
                ((level + 0.055) / 1.055).powf(2.4)
            }
        })
    });
    // `as` saturates, and NaN becomes 0.
    table[usize::from(channel.round() as u8)]
}

/// The contrast ratio of two opaque colours, 1–21: <https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio>
#[must_use]
pub fn contrast(a: Color, b: Color) -> f64 {
    let (a, b) = (luminance(a), luminance(b));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

/// A ratio as it may be shown: never rounded up, so that 4.499 does not read as 4.5.
#[must_use]
pub fn floor_to_hundredth(ratio: f64) -> f64 {
    // The product may lie a hair below the whole number it stands for.
    (ratio * 100.0 + 1e-9).floor() / 100.0
}

/// `#rrggbb` of a colour whose alpha is left out.
#[must_use]
pub fn hex(color: Color) -> String {
    let [red, green, blue] = screen(color);
    format!("#{red:02x}{green:02x}{blue:02x}")
}

/// The colour as a screen with 8 bits a channel shows it.
pub(super) fn on_screen(color: Color) -> Color {
    let [red, green, blue] = screen(color).map(f32::from);
    Color {
        red,
        green,
        blue,
        alpha: 1.0,
    }
}

fn screen(color: Color) -> [u8; 3] {
    // `as` saturates, and NaN becomes 0.
    [color.red, color.green, color.blue].map(|channel| channel.round() as u8)
}

/// The colour nearest to `text` that reaches `needed` on `backdrop`: one of `palette` if one is near enough, else `text`
/// made darker or lighter, whichever takes less. `None` where not even black or white reaches it.
#[must_use]
pub fn nearest_passing(
    text: Color,
    backdrop: Color,
    needed: f64,
    palette: &[Color],
) -> Option<Color> {
    let passes = |color: &Color| contrast(on_screen(*color), backdrop) >= needed;
    let shifted = [Color::BLACK, Color::WHITE]
        .into_iter()
        .filter(passes)
        .map(|pole| shift(text, pole, passes))
        .min_by(|a, b| distance(text, *a).total_cmp(&distance(text, *b)))?;
    let known = palette
        .iter()
        .copied()
        .filter(passes)
        .min_by(|a, b| distance(text, *a).total_cmp(&distance(text, *b)));
    // A colour the page already has is worth a somewhat larger step.
    Some(
        known
            .filter(|known| distance(text, *known) <= 2.0 * distance(text, shifted))
            .unwrap_or(shifted),
    )
}

/// The first step from `text` to `pole` that passes; the pole itself does.
fn shift(text: Color, pole: Color, passes: impl Fn(&Color) -> bool) -> Color {
    const STEPS: u16 = 256;
    let at = |step: u16| {
        let share = f32::from(step) / f32::from(STEPS);
        let mix = |from: f32, to: f32| from + (to - from) * share;
        on_screen(Color {
            red: mix(text.red, pole.red),
            green: mix(text.green, pole.green),
            blue: mix(text.blue, pole.blue),
            alpha: 1.0,
        })
    };
    (0..STEPS).map(at).find(passes).unwrap_or(pole)
}

/// How different two colours look, roughly: <https://www.compuphase.com/cmetric.htm>
fn distance(a: Color, b: Color) -> f64 {
    let mean = f64::from(a.red + b.red) / 2.0;
    let squared = |a: f32, b: f32| f64::from(a - b).powi(2);
    (2.0 + mean / 256.0) * squared(a.red, b.red)
        + 4.0 * squared(a.green, b.green)
        + (2.0 + (255.0 - mean) / 256.0) * squared(a.blue, b.blue)
}

#[cfg(test)]
#[path = "../../tests/unit/semantics/color.rs"]
mod tests;
