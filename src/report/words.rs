//! The words and shapes of every state, the same in the panel, the report and the marks in the page.
//!
//! A state is told three times, by shape, by word and by colour, so that none of the three has to be seen.

use crate::catalog::Automation;
use crate::checks::{CHECKS, Doc, Impact, Outcome};
use crate::vitals::{Metric, Name, Rating, Status, Unit};
use crate::{isolation, score};

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

impl isolation::Verdict {
    /// What the answers to one call mean.
    #[must_use]
    pub const fn sign(self) -> Sign {
        match self {
            Self::Leak => sign("critical", "▲", "leak"),
            Self::PublicExposure => sign("critical", "▲", "open to anybody"),
            Self::Review => sign("cant-tell", "?", "is this meant?"),
            Self::Inconclusive => sign("cant-tell", "?", "can't tell"),
            Self::NotTestable => sign("not-run", "–", "not run"),
            Self::Public => sign("passed", "✓", "public"),
            Self::Shared => sign("passed", "✓", "shared"),
            Self::Safe => sign("passed", "✓", "safe"),
        }
    }
}

impl isolation::Variant {
    /// How a call was changed before it was sent again.
    #[must_use]
    pub const fn words(self) -> &'static str {
        match self {
            Self::AsIs => "as the app sends it",
            Self::Widened => "without its filters",
            Self::ById => "one record by its id",
            Self::Count => "the count alone",
            Self::Anonymous => "without signing in",
        }
    }
}

impl Automation {
    /// How an item is decided.
    #[must_use]
    pub const fn words(self) -> &'static str {
        match self {
            Self::Passive => "from the open page",
            Self::Replay => "by asking again as somebody else",
            Self::Active => "by a probe you allow",
            Self::Assisted => "evidence, then your judgement",
            Self::Attest => "your answer",
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
    figure(&text, metric.status)
}

/// A figure with what is open about it: `under 104 ms`, `at least 2.41 s`.
#[must_use]
pub fn figure(text: &str, status: Status) -> String {
    let open = match status {
        Status::UpperBound => "under ",
        Status::Truncated => "at least ",
        _ => "",
    };
    format!("{open}{text}")
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

/// A time in milliseconds as text: `240 ms`, `1.84 s`.
#[must_use]
pub fn duration(ms: f64) -> String {
    Name::Lcp.format(ms)
}

/// A size in thousands, as browsers' tools count: `800 bytes`, `48 kB`, `1.2 MB`.
#[must_use]
pub fn size(bytes: u64) -> String {
    #[expect(clippy::cast_precision_loss, reason = "two digits are shown")]
    let value = bytes as f64;
    if bytes >= 999_500 {
        format!("{:.1} MB", value / 1e6)
    } else if bytes >= 1000 {
        format!("{:.0} kB", value / 1e3)
    } else {
        format!("{bytes} bytes")
    }
}

/// `1 element`, `3 elements`: a count with its noun.
#[must_use]
pub fn count(n: usize, one: &str, many: &str) -> String {
    format!("{n} {}", if n == 1 { one } else { many })
}

/// A check's name: the title of its documentation, or its id as words where this version doesn't know it.
#[must_use]
pub fn title(rule: &str) -> String {
    if let Some(doc) = doc(rule) {
        return doc.title.to_owned();
    }
    let words = rule.replace('-', " ");
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| {
        first.to_uppercase().chain(letters).collect()
    })
}

/// A check's documentation.
#[must_use]
pub fn doc(rule: &str) -> Option<&'static Doc> {
    let known = CHECKS.iter().find(|(check, _)| check.id == rule);
    known.map(|(_, doc)| doc)
}

/// `2026-11-21 02:14 UTC` out of RFC 3339; anything else as it is.
#[must_use]
pub fn time(rfc3339: &str) -> String {
    match (rfc3339.get(..10), rfc3339.get(10..11), rfc3339.get(11..16)) {
        (Some(day), Some("T"), Some(time)) if rfc3339.ends_with('Z') => format!("{day} {time} UTC"),
        _ => rfc3339.to_owned(),
    }
}

#[cfg(test)]
#[path = "../../tests/unit/report/words.rs"]
mod tests;
