//! The words and shapes of every state, the same in the panel, the report and the marks in the page.
//!
//! A state is told three times, by shape, by word and by colour, so that none of the three has to be seen.

use crate::checks::{Impact, Outcome};
use crate::score;
use crate::vitals::{Metric, Name, Rating, Status, Unit};

/// What one state is called and drawn with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sign {
    /// The CSS class that gives the colour: `critical`, `passed`.
    pub class: &'static str,
    /// One character.
    pub shape: &'static str,
    /// One to three words, lower case.
    pub word: &'static str,
}

const fn sign(class: &'static str, shape: &'static str, word: &'static str) -> Sign {
    Sign { class, shape, word }
}

impl Impact {
    /// One word, as in `report.json`.
    #[must_use]
    pub const fn word(self) -> &'static str {
        self.sign().word
    }

    /// How a failure of this impact is shown.
    #[must_use]
    pub const fn sign(self) -> Sign {
        match self {
            Self::Critical => sign("critical", "▲", "critical"),
            Self::Serious => sign("serious", "◆", "serious"),
            Self::Moderate => sign("moderate", "●", "moderate"),
            Self::Minor => sign("minor", "○", "minor"),
        }
    }
}

impl Outcome {
    /// How an outcome is shown where its impact is not.
    #[must_use]
    pub const fn sign(self) -> Sign {
        match self {
            Self::Passed => sign("passed", "✓", "passed"),
            Self::Failed => sign("failed", "✕", "failed"),
            Self::CantTell => sign("cant-tell", "?", "can't tell"),
            Self::Inapplicable => sign("not-run", "–", "nothing to check"),
            Self::Untested => sign("not-run", "–", "not run"),
        }
    }
}

impl score::Verdict {
    /// The verdict in two or three words.
    #[must_use]
    pub const fn sign(self) -> Sign {
        match self {
            Self::Ready => sign("passed", "✓", "ready"),
            Self::NotReady => sign("critical", "▲", "not ready"),
            Self::NotAssessed => sign("cant-tell", "?", "not assessed"),
        }
    }
}

impl Rating {
    /// How a rating is shown.
    #[must_use]
    pub const fn sign(self) -> Sign {
        match self {
            Self::Good => sign("passed", "✓", "good"),
            Self::NeedsImprovement => sign("moderate", "●", "needs improvement"),
            Self::Poor => sign("serious", "◆", "poor"),
        }
    }
}

impl Name {
    /// The letters the field uses.
    #[must_use]
    pub const fn short(self) -> &'static str {
        match self {
            Self::Lcp => "LCP",
            Self::Inp => "INP",
            Self::Cls => "CLS",
            Self::Ttfb => "TTFB",
            Self::Fcp => "FCP",
        }
    }

    /// What it says to somebody who never heard the letters.
    #[must_use]
    pub const fn plain(self) -> &'static str {
        match self {
            Self::Lcp => "Main content shown",
            Self::Inp => "Answer to a press",
            Self::Cls => "Content that jumps",
            Self::Ttfb => "Server answers",
            Self::Fcp => "First thing shown",
        }
    }
}

/// A metric's value as text with its unit: `2.41 s`, `under 104 ms`, `0.02`, `–`.
#[must_use]
pub fn value(metric: &Metric) -> String {
    let Some(value) = metric.value else {
        return "–".to_owned();
    };
    let text = match metric.unit {
        Unit::Score => {
            let text = format!("{value:.3}");
            text.trim_end_matches('0').trim_end_matches('.').to_owned()
        }
        Unit::Ms if value.round() >= 1000.0 => format!("{:.2} s", value / 1000.0),
        Unit::Ms => format!("{value:.0} ms"),
    };
    match metric.status {
        Status::UpperBound => format!("under {text}"),
        Status::Truncated => format!("at least {text}"),
        _ => text,
    }
}

/// How the value was had, in a word or two; the metric's `reason` tells the rest.
#[must_use]
pub const fn status(status: Status) -> &'static str {
    match status {
        Status::Exact => "exact",
        Status::UpperBound => "bound",
        Status::Truncated => "entries were lost",
        Status::NotReportable => "not reportable",
        Status::NeedsInteraction => "needs interaction",
    }
}

/// `1 element`, `3 elements`: a count with its noun.
#[must_use]
pub fn count(n: usize, one: &str, many: &str) -> String {
    format!("{n} {}", if n == 1 { one } else { many })
}
