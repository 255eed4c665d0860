//! The contrasts that `www/tokens.css` promises.

use std::collections::BTreeMap;

type Pair = [f64; 2];

/// Every `--name: light-dark(#rrggbb, #rrggbb)` as relative luminances
/// (<https://www.w3.org/TR/WCAG22/#dfn-relative-luminance>).
fn tokens() -> BTreeMap<String, Pair> {
    let css = include_str!("../../../www/tokens.css");
    let mut tokens = BTreeMap::new();
    for line in css.lines().filter(|line| line.contains("light-dark(")) {
        let (name, rest) = line.trim().split_once(": light-dark(").unwrap();
        let (light, dark) = rest.trim_end_matches(");").split_once(", ").unwrap();
        tokens.insert(
            name.trim_start_matches("--").to_owned(),
            [luminance(light), luminance(dark)],
        );
    }
    tokens
}

fn luminance(hex: &str) -> f64 {
    let channel = |at: usize| {
        let value = f64::from(u8::from_str_radix(&hex[at..at + 2], 16).unwrap()) / 255.0;
        if value <= 0.04045 {
            value / 12.92
        } else {
            ((value + 0.055) / 1.055).powf(2.4)
        }
    };
    0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5)
}

fn contrast(a: f64, b: f64) -> f64 {
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

fn at_least(least: f64, texts: &[&str], grounds: &[&str]) {
    let tokens = tokens();
    for text in texts {
        for ground in grounds {
            for theme in [0, 1] {
                let found = contrast(tokens[*text][theme], tokens[*ground][theme]);
                assert!(found >= least, "--{text} on --{ground}: {found:.2}");
            }
        }
    }
}

const GROUNDS: [&str; 4] = ["ground", "raised", "accent-tint", "critical-tint"];

#[test]
fn text_is_readable() {
    let texts = [
        "ink",
        "ink-soft",
        "accent",
        "critical",
        "serious",
        "moderate",
        "minor",
        "passed",
        "cant-tell",
        "not-run",
    ];
    at_least(4.5, &texts, &GROUNDS);
    at_least(4.5, &["on-accent"], &["accent"]);
}

#[test]
fn edges_are_visible() {
    at_least(3.0, &["edge"], &GROUNDS);
}
