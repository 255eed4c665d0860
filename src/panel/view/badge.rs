//! What the toolbar button of the tab says: the worst grade of the three vitals that are judged.

use crate::panel::Model;
use crate::report::words;
use crate::vitals::{Name, Rating};

/// A badge. Its text alone tells the grade; colour only helps.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Badge {
    /// Two letters at most: there is room for four.
    pub text: &'static str,
    /// Behind the text, which is white.
    pub color: &'static str,
    /// What it means, for the button's title.
    pub title: String,
}

const JUDGED: [Name; 3] = [Name::Lcp, Name::Inp, Name::Cls];

/// The badge; `None` while nothing is known of the document in the tab.
#[must_use]
pub fn badge(model: &Model) -> Option<Badge> {
    let metrics = if model.live.is_on() {
        model.live.metrics.as_ref()
    } else {
        model.metrics.as_ref().filter(|_| !model.stale)
    }?;
    let known = JUDGED.into_iter().filter_map(|name| {
        let metric = metrics.get(&name)?;
        Some((name, metric, metric.rating?))
    });
    let mut title = "Premortem".to_owned();
    let mut worst = None;
    for (name, metric, rating) in known {
        title.push_str(if worst.is_none() { ": " } else { ", " });
        for part in [
            name.short(),
            " ",
            &words::value(metric),
            " ",
            rating.sign().word,
        ] {
            title.push_str(part);
        }
        worst = worst.max(Some(rating));
    }
    // The light theme's colours: white text on each has at least 4.5:1.
    let (text, color) = match worst? {
        Rating::Good => ("ok", "#0b6636"),
        Rating::NeedsImprovement => ("!", "#765400"),
        Rating::Poor => ("!!", "#a53f00"),
    };
    Some(Badge { text, color, title })
}
