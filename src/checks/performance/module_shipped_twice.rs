//! # The same code is sent twice
//!
//! ## What it checks
//! Whether scripts of the page's own server hold the same code: two files, or one file twice. Their texts are compared
//! with other names for local variables and without white space, so that it does not matter how a bundler wrote them.
//! From 4 KB of common code on it fails, from 50 KB on it is moderate. Parts below 1 KB do not count: bundlers write
//! their helpers into every file.
//!
//! The bytes are measured on the unpacked text. Files from other servers, and files that are no longer in the
//! browser's cache, can't be read and are not compared.
//!
//! ## Why it matters
//! It is sent, unpacked, read and kept in memory once more than needed. Two copies of React or of a date library also
//! don't know of each other: hooks fail, and `instanceof` says no.
//!
//! ## How to fix
//! Let the bundler make a shared chunk: one build with several entry points and `splitting` (esbuild), `manualChunks`
//! (Vite, Rollup) or `splitChunks` (webpack). Where two versions of a library are installed, `npm ls <name>` shows who
//! asks for which; `npm dedupe` or `resolve.dedupe` leaves one.
//!
//! ## Examples
//! A snippet loads no files. Pages that fail and pass are in `tests/e2e/load`, bundles made by esbuild in
//! `tests/unit/load`.
//!
//! ## References
//! - [Winnowing](https://theory.stanford.edu/~aiken/publications/papers/sigmod03.pdf)
//! - [Duplicated JavaScript](https://developer.chrome.com/docs/performance/insights/duplicated-javascript)

use crate::Recording;
use crate::catalog::Pillar;
use crate::checks::load::{load, size};
use crate::checks::{Case, Check, Impact, Target};
use crate::load::{Load, Request, Shared, duplicates};

/// Less is not worth a change, in bytes.
const LEAST: usize = 4096;
/// From here on it costs everybody something, in bytes.
const MUCH: usize = 50_000;

/// The check.
pub const CHECK: Check = Check {
    id: "module-shipped-twice",
    pillar: Pillar::Performance,
    impact: Impact::Minor,
    wcag: &[],
    act: &[],
    items: &[],
    run,
};

fn run(recording: &Recording) -> Result<Vec<Case>, String> {
    let load = load(recording)?;
    let own = || {
        load.requests
            .iter()
            .filter(|one| one.is_script() && one.same_origin)
    };
    if own().next().is_none() {
        return Ok(Vec::new());
    }
    let shared = duplicates(&load.scripts);
    let cases = shared.iter().filter(|shared| shared.bytes >= LEAST);
    let cases: Vec<Case> = cases.map(|shared| failed(load, shared)).collect();
    if !cases.is_empty() {
        return Ok(cases);
    }
    let read: u64 = load
        .scripts
        .iter()
        .map(|script| script.text.len() as u64)
        .sum();
    let sizes = own().map(|one| one.decoded_size);
    if read == 0 || read < sizes.fold(0, u64::saturating_add) / 2 {
        return Err("Most of the page's scripts were no longer in the browser's cache, or too large, and could not be compared.".to_owned());
    }
    Ok(vec![Case::passed(Target::Page)])
}

fn failed(load: &Load, shared: &Shared) -> Case {
    let (a, b) = shared.between;
    let file = |index: usize| load.request(load.scripts[index].key);
    let name = |index: usize| file(index).map_or("a script", Request::file);
    let place = match (a == b, name(a) == name(b)) {
        (true, _) => format!("{} holds the same code twice", name(a)),
        (false, true) => format!("{} was loaded twice, from two addresses", name(a)),
        (false, false) => format!("{} and {} hold the same code", name(a), name(b)),
    };
    let what = match shared.names.as_slice() {
        [] => String::new(),
        names => format!(" Both name {}.", names.join(", ")),
    };
    let bytes = shared.bytes as u64;
    let sent = file(b)
        .and_then(|file| {
            let packed = file.bytes()? as f64 / file.decoded_size.max(1) as f64;
            (packed < 0.95).then(|| {
                format!(
                    ", about {} of them sent",
                    size((bytes as f64 * packed) as u64)
                )
            })
        })
        .unwrap_or_default();
    let message = format!(
        "{place}: {}{sent}, could be spared (measured).{what}",
        size(bytes)
    );
    let impact = if shared.bytes >= MUCH {
        Impact::Moderate
    } else {
        Impact::Minor
    };
    Case {
        impact: Some(impact),
        ..Case::failed(
            Target::Page,
            format!("{} {}", unhashed(name(a)), unhashed(name(b))),
            message,
        )
    }
}

/// A file's name without what changes with every build: `index-BdQq4o9a.js` is `index`.
fn unhashed(file: &str) -> &str {
    file.split(['-', '.']).next().unwrap_or(file)
}

#[cfg(test)]
#[path = "../../../tests/unit/checks/performance/module_shipped_twice.rs"]
mod tests;
