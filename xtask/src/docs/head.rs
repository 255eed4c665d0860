//! The documentation at the head of a check's file.

use anyhow::{Result, bail};
use premortem::checks::Outcome;

/// What the leading `//!` lines of a check say, by heading.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Head {
    pub(super) title: String,
    pub(super) what: String,
    pub(super) why: String,
    pub(super) fix: String,
    /// The section as it stands, with its code blocks.
    pub(super) examples_text: String,
    pub(super) references: String,
    pub(super) examples: Vec<Snippet>,
}

/// A code block marked with the outcome it must have.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Snippet {
    pub(super) outcome: Outcome,
    pub(super) html: String,
    /// Of its first line in the file, from 1.
    pub(super) line: usize,
}

const HEADINGS: [&str; 5] = [
    "What it checks",
    "Why it matters",
    "How to fix",
    "Examples",
    "References",
];

impl Head {
    /// # Errors
    /// A heading is missing, unknown, empty or twice there; no example; an example without a known outcome.
    pub(super) fn parse(source: &str) -> Result<Self> {
        let lines: Vec<&str> = source
            .lines()
            .map_while(|line| line.strip_prefix("//!"))
            .map(|line| line.strip_prefix(' ').unwrap_or(line))
            .collect();
        let mut title = None;
        let mut sections: Vec<(&str, String)> = Vec::new();
        let mut fenced = false;
        for (index, line) in lines.iter().enumerate() {
            if line.trim_start().starts_with("```") {
                fenced = !fenced;
            }
            match line.strip_prefix("## ") {
                Some(heading) if !fenced => {
                    if !HEADINGS.contains(&heading) {
                        bail!("line {}: unknown heading \"## {heading}\"", index + 1);
                    }
                    if sections.iter().any(|(name, _)| *name == heading) {
                        bail!("line {}: \"## {heading}\" is there twice", index + 1);
                    }
                    sections.push((heading, String::new()));
                }
                _ => match (sections.last_mut(), line.strip_prefix("# ")) {
                    (Some((_, text)), _) => {
                        text.push_str(line);
                        text.push('\n');
                    }
                    (None, Some(text)) if title.is_none() => title = Some(text.trim().to_owned()),
                    (None, _) if line.trim().is_empty() => {}
                    (None, _) if title.is_none() => bail!("missing heading \"//! # Title\""),
                    (None, _) => bail!(
                        "line {}: expected \"//! ## What it checks\" after the title",
                        index + 1
                    ),
                },
            }
        }
        if fenced {
            bail!("a code block is not closed");
        }
        let Some(title) = title.filter(|title| !title.is_empty()) else {
            bail!("missing heading \"//! # Title\"");
        };
        let section = |name: &str| match sections.iter().find(|(heading, _)| *heading == name) {
            None => bail!("missing heading \"//! ## {name}\""),
            Some((_, text)) if text.trim().is_empty() => bail!("nothing below \"//! ## {name}\""),
            Some((_, text)) => Ok(text.trim().to_owned()),
        };
        Ok(Self {
            title,
            what: unwrap(&section("What it checks")?),
            why: unwrap(&section("Why it matters")?),
            fix: unwrap(&section("How to fix")?),
            examples_text: section("Examples")?,
            references: section("References")?,
            examples: snippets(&lines)?,
        })
    }
}

/// Every block that opens with "```html,<outcome>".
fn snippets(lines: &[&str]) -> Result<Vec<Snippet>> {
    let mut found = Vec::new();
    let mut open: Option<(Option<Outcome>, usize, String)> = None;
    for (index, line) in lines.iter().enumerate() {
        let fence = line.trim_start().strip_prefix("```");
        match (&mut open, fence) {
            (None, Some(info)) => {
                let outcome = match info.trim().split_once(',') {
                    Some(("html", "passed")) => Some(Outcome::Passed),
                    Some(("html", "failed")) => Some(Outcome::Failed),
                    Some(("html", "cantTell")) => Some(Outcome::CantTell),
                    Some(("html", "inapplicable")) => Some(Outcome::Inapplicable),
                    Some(("html", other)) => {
                        bail!("line {}: unknown outcome \"{other}\"", index + 1)
                    }
                    _ => None,
                };
                open = Some((outcome, index + 2, String::new()));
            }
            (Some(_), Some(_)) => {
                if let Some((Some(outcome), line, html)) = open.take() {
                    found.push(Snippet {
                        outcome,
                        html,
                        line,
                    });
                }
            }
            (Some((_, _, html)), None) => {
                html.push_str(line);
                html.push('\n');
            }
            (None, None) => {}
        }
    }
    Ok(found)
}

/// Joins the lines of a paragraph or list item; blank lines, items and code blocks keep their breaks.
fn unwrap(text: &str) -> String {
    let mut out = String::new();
    let mut fenced = false;
    for line in text.lines() {
        let fence = line.trim_start().starts_with("```");
        let starts = fence || line.trim().is_empty() || line.starts_with("- ");
        if out.is_empty() {
        } else if fenced || starts || out.ends_with('\n') || out.ends_with("```") {
            out.push('\n');
        } else {
            out.push(' ');
        }
        out.push_str(if fenced { line } else { line.trim() });
        fenced ^= fence;
    }
    out
}

#[cfg(test)]
#[path = "../../../tests/unit/xtask/docs_head.rs"]
mod tests;
