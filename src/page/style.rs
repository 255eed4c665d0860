//! The computed styles checks need, typed.

use super::Color;

/// Computed style of an element or pseudo-element; shared by all that have the same.
#[derive(Debug, Clone, PartialEq)]
pub struct Style {
    /// `display`, as far as checks tell it apart.
    pub display: Display,
    /// `visibility`.
    pub visibility: Visibility,
    /// `opacity` of this element alone, 0–1.
    pub opacity: f32,
    /// `position`.
    pub position: Position,
    /// `z-index`; `None` for `auto`.
    pub z_index: Option<i32>,
    /// Text colour (`-webkit-text-fill-color` where it differs from `color`).
    pub color: Color,
    /// `background-color`.
    pub background_color: Color,
    /// `background-image`; `None` for `none`.
    pub background_image: Option<Box<str>>,
    /// `background-clip` is `text`.
    pub background_clip_text: bool,
    /// `font-size` in CSS pixels.
    pub font_size: f32,
    /// `font-weight`, 1–1000.
    pub font_weight: f32,
    /// `text-shadow`; `None` for `none`.
    pub text_shadow: Option<Box<str>>,
    /// `mix-blend-mode` is not `normal`.
    pub blends: bool,
    /// `filter` is not `none`: the colours of the element and all in it are changed.
    pub filters: bool,
    /// `backdrop-filter` is not `none`: the colours of what lies behind the element are changed.
    pub filters_backdrop: bool,
    /// Makes a stacking context by transform, will-change, contain, isolation, mask or clip-path.
    pub stacks: bool,
    /// `overflow-x` or `overflow-y` is not `visible`.
    pub clips_overflow: bool,
    /// `overflow-x` or `overflow-y` is `hidden` or `clip`, and neither lets one scroll.
    pub hides_overflow: bool,
    /// `clip` or `clip-path` leaves nothing to see.
    pub clipped_away: bool,
    /// `cursor` is `pointer`.
    pub cursor_pointer: bool,
    /// `pointer-events` is `none`.
    pub no_pointer_events: bool,
    /// `text-indent` moves text out of sight (≤ -999px).
    pub indented_away: bool,
    /// `text-transform`; `None` for `none`.
    pub text_transform: Option<Box<str>>,
}

/// `display`, as far as checks tell it apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Display {
    /// `none`.
    None,
    /// `contents`.
    Contents,
    /// `inline` and nothing else.
    Inline,
    /// `inline-block`, `inline-flex`, `inline-grid`, `inline-table`.
    InlineBlock,
    /// Everything else.
    Block,
}

/// `visibility`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Visibility {
    /// `visible`.
    Visible,
    /// `hidden`.
    Hidden,
    /// `collapse`.
    Collapse,
}

/// `position`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Position {
    /// `static`.
    Static,
    /// `relative`.
    Relative,
    /// `absolute`.
    Absolute,
    /// `fixed`.
    Fixed,
    /// `sticky`.
    Sticky,
}

impl Default for Style {
    /// Black text of 16 px on nothing, in a block.
    fn default() -> Self {
        Self {
            display: Display::Block,
            visibility: Visibility::Visible,
            opacity: 1.0,
            position: Position::Static,
            z_index: None,
            color: Color::BLACK,
            background_color: Color::TRANSPARENT,
            background_image: None,
            background_clip_text: false,
            font_size: 16.0,
            font_weight: 400.0,
            text_shadow: None,
            blends: false,
            filters: false,
            filters_backdrop: false,
            stacks: false,
            clips_overflow: false,
            hides_overflow: false,
            clipped_away: false,
            cursor_pointer: false,
            no_pointer_events: false,
            indented_away: false,
            text_transform: None,
        }
    }
}
