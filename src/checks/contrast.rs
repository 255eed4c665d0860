//! How well texts can be told from what is painted behind them, for the checks of contrast.

use crate::Recording;
use crate::checks::{Case, Outcome, Target};
use crate::page::{Color, Element, Namespace, NodeId, NodeKind, Snapshot, Style};
use crate::semantics::{
    Backdrop, Doubt, Paired, Semantics, component, contrast, floor_to_hundredth, hex,
    nearest_passing,
};
use crate::sorted::Map;
use std::collections::HashMap;

/// Contrast that text must have.
#[derive(Debug, Clone, Copy)]
pub(super) struct Level {
    pub(super) normal: f64,
    /// Of large text.
    pub(super) large: f64,
}

/// A case for every element whose texts ACT rules afw4f7 and 09o5cg apply to; they differ in the level alone.
pub(super) fn run(recording: &Recording, level: Level) -> Result<Vec<Case>, String> {
    let page = recording.page.as_ref().ok_or("the page was not read")?;
    let semantics = Semantics::new(page);
    let texts: Vec<Text> = page
        .ids()
        .filter_map(|id| Text::new(&semantics, id))
        .collect();
    let palette = palette(&texts);
    let mut hints = Hints {
        palette,
        known: HashMap::new(),
    };
    // An element's texts share its colours; one case speaks for all of them, the worst one.
    let mut cases: Vec<Case> = Vec::new();
    for text in &texts {
        let case = text.judge(page, level, &mut hints);
        match cases.last_mut() {
            Some(last) if last.target == case.target => {
                if harm(&case) > harm(last) {
                    *last = case;
                }
            }
            _ => cases.push(case),
        }
    }
    Ok(cases)
}

fn harm(case: &Case) -> u8 {
    match case.outcome {
        Outcome::Failed => 2,
        Outcome::CantTell => 1,
        _ => 0,
    }
}

/// A text the rule applies to.
struct Text<'a> {
    parent: NodeId,
    style: &'a Style,
    backdrop: Backdrop,
    /// It says something in words.
    language: bool,
    /// Why it may not need any contrast, if it may.
    exempt: Option<&'static str>,
}

impl<'a> Text<'a> {
    /// The applicability of both rules.
    fn new(semantics: &Semantics<'a>, id: NodeId) -> Option<Self> {
        let page = semantics.page();
        let NodeKind::Text { text, .. } = &page.node(id).kind else {
            return None;
        };
        let words = text.trim();
        if words.is_empty() || !semantics.visible(id) {
            return None;
        }
        let parent = semantics.flat_ancestors(id).next()?;
        let element = page.element(parent)?;
        let style = element.style.as_deref()?;
        if element.namespace != Namespace::Html || style.indented_away || semantics.inactive(parent)
        {
            return None;
        }
        let backdrop = semantics.backdrop(id)?;
        // Text in the colour of its backdrop is hidden, not faint.
        if !backdrop.pairs.is_empty()
            && backdrop.pairs.iter().all(|pair| pair.text == pair.backdrop)
        {
            return None;
        }
        let exempt = if semantics.aria_hidden(parent) {
            Some("It is hidden from screen readers, so it may be decoration.")
        } else if words.len() == 1 && words.chars().all(|c| c.is_ascii_alphabetic()) {
            Some("A single letter may stand for a symbol.")
        } else {
            None
        };
        Some(Self {
            parent,
            style,
            language: words.chars().any(char::is_alphanumeric) && !is_icon(element),
            backdrop,
            exempt,
        })
    }

    /// 14 pt bold or 18 pt, at 96 px to the inch: <https://www.w3.org/TR/WCAG22/#dfn-large-scale>
    fn large(&self) -> bool {
        // 14 pt are 18.666… px, which computed styles may cut.
        self.style.font_size >= 24.0
            || (self.style.font_size >= 18.66 && self.style.font_weight >= 700.0)
    }

    fn judge(&self, page: &Snapshot, level: Level, hints: &mut Hints) -> Case {
        let target = Target::Node(self.parent);
        let needed = if self.large() {
            level.large
        } else {
            level.normal
        };
        let ratios: Vec<f64> = self
            .backdrop
            .pairs
            .iter()
            .map(|pair| contrast(pair.text, pair.backdrop))
            .collect();
        let best = ratios.iter().copied().fold(0.0, f64::max);
        let worst = ratios.iter().copied().fold(f64::INFINITY, f64::min);
        if !self.language || (!ratios.is_empty() && worst >= needed) {
            return Case::passed(target);
        }
        let doubt = self.backdrop.doubt;
        if ratios.is_empty() || (best >= needed && doubt.is_some()) {
            let doubt = doubt.unwrap_or(Doubt::Layers);
            let range = if ratios.is_empty() {
                String::new()
            } else {
                format!(
                    " Depending on where, it has {}:1 to {}:1;",
                    floor_to_hundredth(worst),
                    floor_to_hundredth(best)
                )
            };
            return Case::cant_tell(
                target,
                format!("{}: {}", reason(doubt).0, component(page, self.parent)),
                format!("{}{range} {needed}:1 is needed.", reason(doubt).1),
            );
        }
        let Some(pair) = self.best_pair() else {
            return Case::passed(target);
        };
        let cause = format!("{} on {}", hex(pair.text), hex(pair.backdrop));
        let message = format!(
            "Contrast is {}:1 ({cause}, {} px{}); {needed}:1 is needed.{}",
            floor_to_hundredth(best),
            self.style.font_size,
            if self.style.font_weight >= 700.0 {
                " bold"
            } else {
                ""
            },
            hints.give(pair, needed)
        );
        match self.exempt {
            Some(why) => Case::cant_tell(target, cause, format!("{message} {why}")),
            None => Case::failed(target, cause, message),
        }
    }

    /// The pair that can be read best: even that is not enough where a text fails.
    fn best_pair(&self) -> Option<Paired> {
        self.backdrop
            .pairs
            .iter()
            .copied()
            .max_by(|a, b| contrast(a.text, a.backdrop).total_cmp(&contrast(b.text, b.backdrop)))
    }
}

/// Icon fonts spell their pictures in words.
fn is_icon(element: &Element) -> bool {
    element.attribute("class").is_some_and(|classes| {
        classes.split_ascii_whitespace().any(|class| {
            class.starts_with("material-icons") || class.starts_with("material-symbols")
        })
    })
}

/// Why colours are uncertain: a word for the cause, and the sentence.
fn reason(doubt: Doubt) -> (&'static str, &'static str) {
    match doubt {
        Doubt::Image => ("image", "An image or graphic lies behind this text."),
        Doubt::Gradient => ("gradient", "A gradient lies behind this text."),
        Doubt::Filter => (
            "filter",
            "A filter changes the colours of this text or of what is behind it.",
        ),
        Doubt::Blend => ("blend", "A blend mode changes the colours of this text."),
        Doubt::Shadow => ("shadow", "The text has a shadow that may help or harm."),
        Doubt::Overlap => ("overlap", "Something lies behind a part of this text only."),
        Doubt::Veil => ("veil", "Something see-through is painted over this text."),
        Doubt::Fill => ("fill", "The text is painted with an image or a gradient."),
        Doubt::Layers => (
            "layers",
            "More layers than can be told apart lie on top of one another here.",
        ),
        Doubt::Canvas => (
            "canvas",
            "The page may be shown on a light or a dark canvas.",
        ),
    }
}

/// The colours that texts of the page have.
fn palette(texts: &[Text]) -> Vec<Color> {
    let mut seen: Map<[u8; 3], Color> = Map::new();
    for text in texts {
        if let [pair] = text.backdrop.pairs[..] {
            seen.insert(key(pair.text), pair.text);
        }
    }
    seen.into_values().take(MAX_PALETTE).collect()
}

/// A colour as the screen shows it; pairs hold nothing finer.
fn key(color: Color) -> [u8; 3] {
    [color.red, color.green, color.blue].map(|channel| channel as u8)
}

/// A page with more colours has no palette.
const MAX_PALETTE: usize = 64;

/// Colours to use instead, found once for each pair.
struct Hints {
    palette: Vec<Color>,
    known: HashMap<([u8; 3], [u8; 3], u64), String>,
}

impl Hints {
    fn give(&mut self, pair: Paired, needed: f64) -> String {
        let key = (key(pair.text), key(pair.backdrop), needed.to_bits());
        let palette = &self.palette;
        self.known
            .entry(key)
            .or_insert_with(
                || match nearest_passing(pair.text, pair.backdrop, needed, palette) {
                    Some(color) if palette.contains(&color) => {
                        format!(" {}, which the page already uses, would do.", hex(color))
                    }
                    Some(color) => format!(" {} would do.", hex(color)),
                    None => " No colour reaches that on this backdrop; change the backdrop.".into(),
                },
            )
            .clone()
    }
}
