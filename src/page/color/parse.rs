//! The notations of CSS Color 4 that computed values use.
//!
//! <https://drafts.csswg.org/css-color-4/#serializing-color-values>

use super::{Color, spaces};

pub(super) fn color(text: &str) -> Option<Color> {
    if let Some(digits) = text.strip_prefix('#') {
        return hex(digits);
    }
    if text.eq_ignore_ascii_case("transparent") {
        return Some(Color::TRANSPARENT);
    }
    let (name, inside) = text.strip_suffix(')')?.split_once('(')?;
    let (components, alpha) = match inside.split_once('/') {
        Some((components, alpha)) => (components, component(alpha.trim(), 1.0)?),
        None => (inside, 1.0),
    };
    let mut words = components.split([' ', ',']).filter(|word| !word.is_empty());
    let space = if name == "color" { words.next()? } else { name };
    let words: Vec<&str> = words.collect();
    let ([a, b, c], alpha) = match words[..] {
        [a, b, c] => ([a, b, c], alpha),
        // The old notation with commas.
        [a, b, c, alpha] if space.starts_with("rgb") => ([a, b, c], component(alpha, 1.0)?),
        _ => return None,
    };
    // What 100 % stands for: https://drafts.csswg.org/css-color-4/#percentage-basis
    let [full_a, full_b, full_c] = match space {
        "rgb" | "rgba" => [255.0, 255.0, 255.0],
        "lab" => [100.0, 125.0, 125.0],
        "lch" => [100.0, 150.0, 360.0],
        "oklab" | "oklch" => [1.0, 0.4, 0.4],
        _ => [1.0, 1.0, 1.0],
    };
    let values = [
        component(a, full_a)?,
        component(b, full_b)?,
        component(c.strip_suffix("deg").unwrap_or(c), full_c)?,
    ];
    let [red, green, blue] = match space {
        "rgb" | "rgba" => values.map(|value| value / 255.0),
        _ => spaces::to_srgb(space, values)?,
    };
    let channel = |value: f64| (value.clamp(0.0, 1.0) * 255.0) as f32;
    Some(Color {
        red: channel(red),
        green: channel(green),
        blue: channel(blue),
        alpha: alpha.clamp(0.0, 1.0) as f32,
    })
}

/// A number, a percentage of `full`, or `none`, which is 0.
fn component(word: &str, full: f64) -> Option<f64> {
    if word == "none" {
        return Some(0.0);
    }
    let value: f64 = match word.strip_suffix('%') {
        Some(percent) => percent.parse::<f64>().ok()? / 100.0 * full,
        None => word.parse().ok()?,
    };
    value.is_finite().then_some(value)
}

fn hex(digits: &str) -> Option<Color> {
    let nibbles: Vec<f32> = digits
        .chars()
        .map(|digit| digit.to_digit(16).map(|value| value as f32))
        .collect::<Option<_>>()?;
    let bytes: Vec<f32> = match nibbles.len() {
        3 | 4 => nibbles.iter().map(|nibble| nibble * 17.0).collect(),
        6 | 8 => nibbles
            .chunks(2)
            .map(|pair| pair[0] * 16.0 + pair[1])
            .collect(),
        _ => return None,
    };
    Some(Color {
        red: bytes[0],
        green: bytes[1],
        blue: bytes[2],
        alpha: bytes.get(3).map_or(1.0, |alpha| alpha / 255.0),
    })
}
