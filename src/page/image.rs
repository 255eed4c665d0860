//! What an `<img>` shows, beyond its attributes.

/// The picture an `<img>` holds, and whether its box was known before the picture came.
#[derive(Debug, Clone, PartialEq)]
pub struct Image {
    /// Whether the browser is done with it; done and without a size, it could not be shown.
    pub complete: bool,
    /// `width` is given, by an attribute or a style.
    pub width_set: bool,
    /// `height` is given.
    pub height_set: bool,
    /// `aspect-ratio` is given; browsers make one of the attributes `width` and `height`.
    pub ratio_set: bool,
    /// `naturalWidth` in CSS pixels: what `srcset` says about density is reckoned in.
    pub natural_width: f32,
    /// `naturalHeight` in CSS pixels.
    pub natural_height: f32,
    /// Pixels of the picture for each of those, as `srcset` says; 1 without it.
    pub density: f32,
    /// The address it was taken from, without query.
    pub source: Box<str>,
    /// The same for the same whole address, as in the requests of [`crate::load`].
    pub key: Option<u64>,
}

impl Default for Image {
    fn default() -> Self {
        Self {
            complete: false,
            width_set: false,
            height_set: false,
            ratio_set: false,
            natural_width: 0.0,
            natural_height: 0.0,
            density: 1.0,
            source: Box::default(),
            key: None,
        }
    }
}

impl Image {
    /// How many pixels wide and high the picture is; nothing while it is not there, or where a page makes it absurd.
    #[must_use]
    pub fn pixels(&self) -> Option<(f64, f64)> {
        let side = |natural: f32| f64::from(natural) * f64::from(self.density);
        let (width, height) = (side(self.natural_width), side(self.natural_height));
        let real = |side: f64| (1.0..=65_535.0).contains(&side);
        (real(width) && real(height)).then_some((width, height))
    }

    /// Whether the box has its size before the picture comes: two of width, height and ratio say it.
    #[must_use]
    pub fn reserves_space(&self) -> bool {
        [self.width_set, self.height_set, self.ratio_set]
            .iter()
            .filter(|set| **set)
            .count()
            >= 2
    }
}
