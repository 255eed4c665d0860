//! What few elements have, and few checks ask for.

/// Facts that most elements lack.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Rare {
    /// It is an `<audio>` or `<video>`.
    pub media: Option<Media>,
    /// Computed `letter-spacing`, `word-spacing` and used `line-height` in CSS pixels, each where the style attribute
    /// makes it important; `line-height` only where a text of the element wraps by itself.
    pub spacing: [Option<f32>; 3],
    /// `transform` and `rotate` in portrait, then in landscape, where a rule for one of the two turns the element.
    pub turned: Option<[Box<str>; 4]>,
}

/// What the browser knows of an `<audio>` or `<video>`; the rest stands in its attributes.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Media {
    /// Whether anything is to be heard, as far as it was decoded; `None` while nothing was.
    pub sound: Option<bool>,
    /// `muted`, or a volume of 0.
    pub muted: bool,
    /// It does not play now.
    pub paused: bool,
    /// It has no end, as broadcasts have none.
    pub endless: bool,
    /// It could not be loaded.
    pub failed: bool,
    /// In seconds.
    pub duration: Option<f32>,
    /// Where its address lets it begin, in seconds.
    pub from: f32,
    /// Where its address lets it end.
    pub to: Option<f32>,
}

impl Media {
    /// Seconds that it plays, by its duration and the part its address asks for; `None` where that is not known.
    #[must_use]
    pub fn seconds(&self) -> Option<f32> {
        let end = match (self.to, self.duration) {
            (Some(to), Some(duration)) => to.min(duration),
            (Some(to), None) if self.endless => to,
            (None, Some(duration)) => duration,
            (_, None) => return self.endless.then_some(f32::INFINITY),
        };
        Some((end - self.from).max(0.0))
    }
}
