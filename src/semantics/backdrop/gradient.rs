//! The colours in a computed `background-image` or `text-shadow`.

use crate::page::Color;

/// Colours taken between two stops; the browser mixes them in small steps, and the darkest or lightest may lie between.
const BETWEEN: u8 = 4;
/// Stops beyond which a gradient is a picture.
const MAX_STOPS: usize = 16;

/// The colours a single gradient may show, its stops and some between them; `None` where the value is no gradient or
/// more than one layer.
pub(super) fn shown(image: &str) -> Option<Vec<Color>> {
    let image = image.trim();
    let (function, _) = image.split_once('(')?;
    let known = matches!(
        function,
        "linear-gradient"
            | "radial-gradient"
            | "conic-gradient"
            | "repeating-linear-gradient"
            | "repeating-radial-gradient"
            | "repeating-conic-gradient"
    );
    // One layer only: its closing bracket is the value's end.
    if !known || closing(image)? + 1 != image.len() {
        return None;
    }
    let stops = colors(image);
    if stops.is_empty() || stops.len() > MAX_STOPS {
        return None;
    }
    let mut all = vec![stops[0]];
    for pair in stops.windows(2) {
        for step in 1..=BETWEEN + 1 {
            all.push(mix(
                pair[0],
                pair[1],
                f32::from(step) / f32::from(BETWEEN + 1),
            ));
        }
    }
    Some(all)
}

/// Every colour in a computed value, in order.
pub(super) fn colors(value: &str) -> Vec<Color> {
    const FUNCTIONS: [&str; 7] = ["rgb", "rgba", "color", "lab", "lch", "oklab", "oklch"];
    let mut found = Vec::new();
    for (open, _) in value.match_indices('(') {
        let name = value[..open]
            .rsplit(|c: char| !c.is_ascii_alphanumeric() && c != '-')
            .next()
            .unwrap_or_default();
        let start = open - name.len();
        if FUNCTIONS.contains(&name)
            && let Some(length) = closing(&value[start..])
            && let Some(color) = Color::parse(&value[start..=start + length])
        {
            found.push(color);
            if found.len() > MAX_STOPS {
                break;
            }
        }
    }
    found
}

/// Where the first bracket of `text` is closed.
fn closing(text: &str) -> Option<usize> {
    let mut depth = 0_u32;
    for (at, c) in text.char_indices() {
        match c {
            '(' => depth += 1,
            ')' => {
                depth = depth.checked_sub(1)?;
                if depth == 0 {
                    return Some(at);
                }
            }
            _ => {}
        }
    }
    None
}

/// Premultiplied, as CSS mixes: <https://www.w3.org/TR/css-images-3/#color-stop-syntax>
fn mix(a: Color, b: Color, share: f32) -> Color {
    let alpha = a.alpha + (b.alpha - a.alpha) * share;
    let channel = |from: f32, to: f32| {
        if alpha <= 0.0 {
            0.0
        } else {
            (from * a.alpha * (1.0 - share) + to * b.alpha * share) / alpha
        }
    };
    Color {
        red: channel(a.red, b.red),
        green: channel(a.green, b.green),
        blue: channel(a.blue, b.blue),
        alpha,
    }
}

#[cfg(test)]
#[path = "../../../tests/unit/semantics/gradient.rs"]
mod tests;
