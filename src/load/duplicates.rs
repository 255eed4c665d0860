//! Code that a page's scripts hold twice.
//!
//! Of every text some runs of tokens are chosen as its fingerprints, by winnowing (Schleimer, Wilkerson, Aiken 2003,
//! <https://theory.stanford.edu/~aiken/publications/papers/sigmod03.pdf>): of every window of runs the one with the
//! smallest hash. What two texts share is found by at least one fingerprint, and from there the common part is followed
//! to both sides, token by token. A place that was found to be a copy is not looked at again, so the time grows with
//! the texts and no faster.

use super::ScriptText;
use super::tokens::{Token, fnv, tokens};
use crate::order;
use crate::sorted::{Map, Set};

/// Tokens in a run.
const RUN: usize = 40;
/// Runs in a window.
const WINDOW: usize = 40;
/// Shorter common parts are what bundlers and compilers write into every file; in bytes.
const LEAST_PART: usize = 1000;
/// Within one file a part this long must be whole: rows of likely components are none; in bytes.
const LEAST_INNER: usize = 4096;
/// Different tokens a common part has at least: tables of numbers and rows of names are no code.
const LEAST_WORDS: usize = 40;
/// Fingerprints tried for one place: a run that stands everywhere says nothing.
const TRIES: usize = 4;
/// Bytes that are looked into, in all.
const MOST: usize = 8_000_000;
/// Characters of a licence's text that are shown.
const LONGEST_NAME: usize = 60;

/// Licences read of one text.
const MOST_NAMES: usize = 100;

/// Code that is in two files, or twice in one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shared {
    /// Indices of the texts, the smaller one first; the same twice where one holds it twice.
    pub between: (usize, usize),
    /// Bytes that could be spared.
    pub bytes: usize,
    /// What licences in both name, as they say it: `React v18.3.1`.
    pub names: Vec<String>,
}

struct Print {
    hash: u64,
    text: u32,
    token: u32,
}

/// The pairs of texts that share code, those that share most first.
#[must_use]
pub fn duplicates(texts: &[ScriptText]) -> Vec<Shared> {
    let mut room = MOST;
    let rows: Vec<Vec<Token>> = texts
        .iter()
        .map(|script| {
            let fits = script.text.len() <= room;
            room -= if fits { script.text.len() } else { 0 };
            if fits {
                tokens(&script.text)
            } else {
                Vec::new()
            }
        })
        .collect();
    let mut prints: Vec<Print> = Vec::new();
    for (text, row) in rows.iter().enumerate() {
        winnow(row, |hash, token| {
            prints.push(Print {
                hash,
                text: u32::try_from(text).unwrap_or(u32::MAX),
                token: u32::try_from(token).unwrap_or(u32::MAX),
            });
        });
    }
    order::sort_by(&mut prints, |a, b| {
        (a.hash, a.text, a.token).cmp(&(b.hash, b.text, b.token))
    });
    let mut found = Found {
        rows: &rows,
        texts,
        copied: rows.iter().map(|row| vec![false; row.len()]).collect(),
        bytes: Map::new(),
    };
    let mut start = 0;
    while start < prints.len() {
        let same = prints[start..]
            .iter()
            .take_while(|one| one.hash == prints[start].hash);
        let end = start + same.count();
        let group = &prints[start..end];
        for (at, later) in group.iter().enumerate().skip(1) {
            for earlier in &group[at.saturating_sub(TRIES)..at] {
                if found.follow(earlier, later) {
                    break;
                }
            }
        }
        start = end;
    }
    let mut shared: Vec<Shared> = found
        .bytes
        .iter()
        .map(|(between, bytes)| Shared {
            between: *between,
            bytes: *bytes,
            names: names(
                &texts[between.0].text,
                &texts[between.1].text,
                between.0 == between.1,
            ),
        })
        .collect();
    order::sort_by(&mut shared, |a, b| b.bytes.cmp(&a.bytes));
    shared
}

struct Found<'a> {
    rows: &'a [Vec<Token>],
    texts: &'a [ScriptText],
    /// For every token whether it is a copy of something before.
    copied: Vec<Vec<bool>>,
    bytes: Map<(usize, usize), usize>,
}

impl Found<'_> {
    /// Follows a common part to both sides and counts it; whether it is one that counts, or was counted before.
    fn follow(&mut self, earlier: &Print, later: &Print) -> bool {
        let (a, b) = (earlier.text as usize, later.text as usize);
        let (i, j) = (earlier.token as usize, later.token as usize);
        if self.copied[b][j] {
            return true;
        }
        let (first, second) = (&self.rows[a], &self.rows[b]);
        let fresh = |token: usize| !self.copied[b][token];
        // Within one file a part that overlaps itself is a row of the same thing; it is followed no further.
        let apart = if a == b { j - i } else { usize::MAX };
        let back = (0..i.min(j).min(apart))
            .take_while(|step| {
                first[i - 1 - step].hash == second[j - 1 - step].hash && fresh(j - 1 - step)
            })
            .count();
        let forth = (0..(first.len() - i).min(second.len() - j).min(apart - back))
            .take_while(|step| first[i + step].hash == second[j + step].hash && fresh(j + step))
            .count();
        let (from, to) = (j - back, j + forth);
        if forth == 0 {
            return false;
        }
        let start = second[from].at as usize;
        let end = second
            .get(to)
            .map_or(self.texts[b].text.len(), |token| token.at as usize);
        let bytes = end - start;
        if bytes < LEAST_PART {
            return false;
        }
        self.copied[b][from..to].fill(true);
        let least = if a == b { LEAST_INNER } else { LEAST_PART };
        let inner = a == b && i + forth > from;
        if bytes >= least && !inner && words(&second[from..to]) >= LEAST_WORDS {
            *self.bytes.or_default((a.min(b), a.max(b))) += bytes;
        }
        true
    }
}

/// How many different tokens there are among the first ones.
fn words(part: &[Token]) -> usize {
    let first: Set<u32> = part.iter().take(2000).map(|token| token.hash).collect();
    first.len()
}

/// Gives the smallest of every window of runs, each once, with its place.
fn winnow(row: &[Token], mut keep: impl FnMut(u64, usize)) {
    const BASE: u64 = 0x9e37_79b9_7f4a_7c15;
    let Some(count) = row.len().checked_sub(RUN - 1) else {
        return;
    };
    let out = (0..RUN - 1).fold(1_u64, |power, _| power.wrapping_mul(BASE));
    let mut hash = 0_u64;
    let add = |hash: u64, token: &Token| {
        hash.wrapping_mul(BASE)
            .wrapping_add(u64::from(token.hash) + 1)
    };
    for token in row.iter().take(RUN - 1) {
        hash = add(hash, token);
    }
    let mut hashes = Vec::with_capacity(count);
    for at in 0..count {
        hash = add(hash, &row[at + RUN - 1]);
        hashes.push(hash ^ hash >> 31);
        hash = hash.wrapping_sub((u64::from(row[at].hash) + 1).wrapping_mul(out));
    }
    // The smallest of a sliding window, by a queue that only rises; of equal ones that which was chosen already, so
    // that a row of the same thing does not give a fingerprint for every token.
    let mut queue: std::collections::VecDeque<usize> = std::collections::VecDeque::new();
    let mut last = None;
    for at in 0..count {
        while queue
            .back()
            .is_some_and(|before| hashes[*before] >= hashes[at])
        {
            queue.pop_back();
        }
        queue.push_back(at);
        if queue.front().is_some_and(|first| first + WINDOW <= at) {
            queue.pop_front();
        }
        let full = at + 1 >= WINDOW || at + 1 == count;
        if let Some(&smallest) = queue.front()
            && full
        {
            let chosen = last
                .is_some_and(|last: usize| last + WINDOW > at && hashes[last] == hashes[smallest]);
            if !chosen {
                last = Some(smallest);
                keep(hashes[smallest], smallest);
            }
        }
    }
}

/// What the licences in both texts name.
fn names(a: &str, b: &str, same: bool) -> Vec<String> {
    let first = licences(a);
    let mut seen: Set<u32> = Set::new();
    let mut common = Vec::new();
    let second = if same { first.clone() } else { licences(b) };
    let known: Set<u32> = first.iter().map(|name| fnv(name.as_bytes())).collect();
    for name in second {
        let hash = fnv(name.as_bytes());
        let twice = !seen.insert(hash);
        if twice == same && known.contains(&hash) && !common.contains(&name) {
            common.push(name);
        }
    }
    common.truncate(5);
    common
}

/// The first words of the comments that minifiers leave: `/*! … */`, `@license`.
fn licences(text: &str) -> Vec<String> {
    let mut all = Vec::new();
    let mut rest = text;
    while let Some(at) = rest.find("/*") {
        rest = &rest[at + 2..];
        // `"*/*"` is no comment.
        if !rest.starts_with(['!', '*', ' ', '\n']) {
            continue;
        }
        let Some((comment, after)) = rest.split_once("*/") else {
            break;
        };
        rest = after;
        let kept = comment.starts_with('!')
            || comment.contains("@license")
            || comment.contains("@preserve");
        if !kept || all.len() >= MOST_NAMES {
            continue;
        }
        let lines = comment
            .lines()
            .map(|line| line.trim_start_matches(['*', '!', ' ', '\t']))
            .map(|line| {
                line.trim_start_matches("@license")
                    .trim_start_matches("@preserve")
                    .trim()
            });
        let mut lines = lines.filter(|line| !line.is_empty());
        match lines.next() {
            // esbuild puts them all together, each below the file it was in.
            Some("Bundled license information:") => {
                all.extend(lines.filter_map(|line| {
                    line.strip_suffix(".js:")
                        .map(|file| cut(&format!("{file}.js")))
                }));
            }
            Some(line) => all.push(cut(line)),
            None => {}
        }
    }
    all
}

fn cut(line: &str) -> String {
    line.chars().take(LONGEST_NAME).collect()
}

#[cfg(test)]
#[path = "../../tests/unit/load/duplicates.rs"]
mod tests;
