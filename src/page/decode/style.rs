//! Computed values, as the browser writes them, into a [`Style`].

use super::DecodeError;
use super::reader::{Reader, Strings};
use crate::page::{Color, Display, Position, Style, Visibility};

/// Far more than the collector reads.
const MAX_PROPERTIES: u32 = 256;

/// Which property each value of a style belongs to.
#[derive(Debug, Default)]
pub(super) struct Properties(Vec<Box<str>>);

impl Properties {
    pub(super) fn read(reader: &mut Reader, strings: &mut Strings) -> Result<Self, DecodeError> {
        let count = reader.varint()?;
        if count > MAX_PROPERTIES {
            return Err(DecodeError("a style of too many properties".into()));
        }
        (0..count)
            .map(|_| reader.string(strings))
            .collect::<Result<_, _>>()
            .map(Self)
    }

    /// Reads a value for each property. What a later collector adds is passed over.
    pub(super) fn style(
        &self,
        reader: &mut Reader,
        strings: &mut Strings,
    ) -> Result<Style, DecodeError> {
        let mut style = Style::default();
        let mut fill = None;
        for name in &self.0 {
            let value = reader.string(strings)?;
            match &**name {
                "-webkit-text-fill-color" => fill = Color::parse(&value),
                _ => set(&mut style, name, &value),
            }
        }
        if let Some(fill) = fill {
            style.color = fill;
        }
        Ok(style)
    }
}

fn set(style: &mut Style, name: &str, value: &str) {
    let some = !value.is_empty() && value != "none";
    match name {
        "display" => style.display = display(value),
        "visibility" => {
            style.visibility = match value {
                "hidden" => Visibility::Hidden,
                "collapse" => Visibility::Collapse,
                _ => Visibility::Visible,
            }
        }
        "opacity" => style.opacity = number(value).unwrap_or(1.0).clamp(0.0, 1.0),
        "position" => {
            style.position = match value {
                "relative" => Position::Relative,
                "absolute" => Position::Absolute,
                "fixed" => Position::Fixed,
                "sticky" => Position::Sticky,
                _ => Position::Static,
            }
        }
        "z-index" => style.z_index = value.parse().ok(),
        "color" => style.color = Color::parse(value).unwrap_or(Color::BLACK),
        "background-color" => {
            style.background_color = Color::parse(value).unwrap_or(Color::TRANSPARENT);
        }
        "background-image" => style.background_image = some.then(|| value.into()),
        "background-clip" => style.background_clip_text = value.contains("text"),
        "font-size" => style.font_size = pixels(value).unwrap_or(16.0),
        "font-weight" => style.font_weight = number(value).unwrap_or(400.0),
        "text-shadow" => style.text_shadow = some.then(|| value.into()),
        "text-indent" => style.indented_away = pixels(value).is_some_and(|indent| indent <= -999.0),
        "text-transform" => style.text_transform = some.then(|| value.into()),
        "mix-blend-mode" => style.blends = some && value != "normal",
        "filter" => style.filters = some,
        "backdrop-filter" => style.filters_backdrop = some,
        "transform" | "translate" | "rotate" | "scale" | "perspective" | "mask-image" => {
            style.stacks |= some;
        }
        "will-change" => style.stacks |= announces_stacking(value),
        "contain" => {
            style.stacks |= value
                .split_whitespace()
                .any(|word| matches!(word, "paint" | "layout" | "strict" | "content"));
        }
        "content-visibility" => style.stacks |= matches!(value, "auto" | "hidden"),
        "isolation" => style.stacks |= value == "isolate",
        "clip-path" => {
            style.stacks |= some;
            style.clipped_away |= leaves_nothing(value);
        }
        "clip" => style.clipped_away |= empty_clip(value),
        "overflow" => {
            style.clips_overflow = some && value != "visible";
            let is = |words: [&str; 2]| value.split(' ').any(|one| words.contains(&one));
            style.hides_overflow = is(["hidden", "clip"]) && !is(["auto", "scroll"]);
        }
        "cursor" => {
            style.cursor_pointer = value
                .rsplit(',')
                .next()
                .is_some_and(|last| last.trim() == "pointer");
        }
        "pointer-events" => style.no_pointer_events = value == "none",
        _ => {}
    }
}

fn display(value: &str) -> Display {
    match value {
        "none" => Display::None,
        "contents" => Display::Contents,
        "inline" => Display::Inline,
        _ if value.starts_with("inline-") => Display::InlineBlock,
        _ => Display::Block,
    }
}

/// Properties whose mention in `will-change` makes a stacking context at once:
/// <https://drafts.csswg.org/css-will-change/#will-change>
fn announces_stacking(value: &str) -> bool {
    value.split(',').any(|word| {
        matches!(
            word.trim(),
            "transform"
                | "translate"
                | "rotate"
                | "scale"
                | "opacity"
                | "filter"
                | "backdrop-filter"
                | "perspective"
                | "clip-path"
                | "mask"
                | "mask-image"
                | "mix-blend-mode"
                | "isolation"
                | "view-transition-name"
        )
    })
}

/// `clip: rect(…)` around nothing, or around the single pixel that text is hidden in.
fn empty_clip(value: &str) -> bool {
    let Some(inside) = value
        .strip_prefix("rect(")
        .and_then(|v| v.strip_suffix(')'))
    else {
        return false;
    };
    let sides: Vec<_> = inside
        .split([',', ' '])
        .filter(|side| !side.is_empty())
        .map(pixels)
        .collect();
    match sides[..] {
        [Some(top), Some(right), Some(bottom), Some(left)] => {
            right - left <= 1.0 || bottom - top <= 1.0
        }
        _ => false,
    }
}

/// `clip-path` with an area of nothing: an inset of half or more from opposite sides, a circle without radius, a
/// polygon whose corners are one.
fn leaves_nothing(value: &str) -> bool {
    let Some((shape, inside)) = value.split_once('(') else {
        return false;
    };
    let inside = inside.split(')').next().unwrap_or_default();
    match shape {
        "inset" => {
            let sides: Vec<f32> = inside
                .split(" round ")
                .next()
                .unwrap_or_default()
                .split_whitespace()
                .map(|side| percent(side).unwrap_or(0.0))
                .collect();
            match sides[..] {
                [all] => all >= 50.0,
                [vertical, horizontal] => vertical >= 50.0 || horizontal >= 50.0,
                [top, horizontal, bottom] => horizontal >= 50.0 || top + bottom >= 100.0,
                [top, right, bottom, left] => top + bottom >= 100.0 || left + right >= 100.0,
                _ => false,
            }
        }
        "circle" | "ellipse" => inside
            .split(" at ")
            .next()
            .is_some_and(|radii| radii.split_whitespace().any(|r| number_of(r) == Some(0.0))),
        "polygon" => {
            let mut corners = inside.split(',').map(str::trim);
            corners
                .next()
                .is_some_and(|first| corners.all(|corner| corner == first))
        }
        _ => false,
    }
}

fn number(value: &str) -> Option<f32> {
    value.parse().ok().filter(|number: &f32| number.is_finite())
}

fn pixels(value: &str) -> Option<f32> {
    number(value.strip_suffix("px").unwrap_or(value))
}

fn percent(value: &str) -> Option<f32> {
    number(value.strip_suffix('%')?)
}

fn number_of(value: &str) -> Option<f32> {
    number(value.trim_end_matches(['p', 'x', '%']))
}

#[cfg(test)]
#[path = "../../../tests/unit/page/decode/style.rs"]
mod tests;
