//! What kind of device a visit was made on.

use serde::{Deserialize, Serialize};

/// The shorter side of a screen, in CSS pixels, from which on a touch device is a tablet: Android's own line
/// (<https://developer.android.com/guide/topics/resources/providing-resources#SmallestScreenWidthQualifier>).
const TABLET_FROM: f64 = 600.0;

/// The classes the Chrome UX Report tells apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum Device {
    /// Held in a hand.
    Phone,
    /// Touched, and larger.
    Tablet,
    /// All else.
    Desktop,
}

/// What a page can know of its device.
#[derive(Debug, Clone, Copy, Default, PartialEq, Deserialize)]
#[serde(default)]
pub struct Hints {
    /// `navigator.userAgentData.mobile`; `None` where the browser does not say, as on pages without HTTPS.
    pub mobile: Option<bool>,
    /// Whether a finger is the first way to point: `(pointer: coarse)`. A laptop that can also be touched says no.
    pub touch: bool,
    /// Of the screen, in CSS pixels. Not of the viewport: a phone shows a page without a `viewport` tag as if it
    /// were 980 pixels wide, and a split screen makes a tablet's window small.
    pub width: f64,
    /// Of the screen, in CSS pixels.
    pub height: f64,
}

impl Device {
    /// All three.
    pub const ALL: [Self; 3] = [Self::Phone, Self::Tablet, Self::Desktop];

    /// The class: what the browser calls mobile is a phone; else what is not touched is a desktop, and the screen
    /// tells phones from tablets.
    #[must_use]
    pub fn of(hints: Hints) -> Self {
        if hints.mobile == Some(true) {
            Self::Phone
        } else if !hints.touch {
            Self::Desktop
        } else if hints.width.min(hints.height) < TABLET_FROM {
            Self::Phone
        } else {
            Self::Tablet
        }
    }

    /// In a word.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Phone => "phone",
            Self::Tablet => "tablet",
            Self::Desktop => "desktop",
        }
    }
}

#[cfg(test)]
#[path = "../../tests/unit/field/device.rs"]
mod tests;
