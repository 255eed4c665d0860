//! # All code comes in one piece
//!
//! ## What it checks
//! Whether one script file of the app holds most of what it loads before it is ready: more than 500 KB unpacked, the
//! size from which the bundler Vite warns, and at least half of all script bytes until then. Above 1 MB it is moderate.
//!
//! The sizes are measured; that a part of the file is not needed yet is a rule of thumb, since only a debugger could
//! see which functions ran. Files from other servers count where they tell their size.
//!
//! ## Why it matters
//! The first screen waits until the code of all screens was sent, unpacked, read and run. On a phone a megabyte of
//! script costs about a second of work before anything can be pressed.
//!
//! ## How to fix
//! Load every route when it is opened: `React.lazy(() => import('./pages/invoices'))`, Vue's and Angular's lazy routes.
//! Load editors, charts and maps with `import()` where they are shown. Look into the bundle with the bundler's
//! analyzer: often one library is half of it.
//!
//! ## Examples
//! A snippet loads no files. Pages that fail and pass are in `tests/e2e/load`, the thresholds in
//! `tests/unit/checks/performance`.
//!
//! ## References
//! - [Vite: `build.chunkSizeWarningLimit`](https://vite.dev/config/build-options.html#build-chunksizewarninglimit)
//! - [Reduce JavaScript payloads with code splitting](https://web.dev/articles/reduce-javascript-payloads-with-code-splitting)

use crate::Recording;
use crate::catalog::Pillar;
use crate::checks::load::{load, percent, size};
use crate::checks::{Case, Check, Impact, Target};
use crate::load::Request;
use crate::report::words::count;

/// Bytes of one file, unpacked.
const BIG: u64 = 500_000;
/// Above this it is felt on every phone.
const HUGE: u64 = 1_000_000;

/// The check.
pub const CHECK: Check = Check {
    id: "one-big-bundle",
    pillar: Pillar::Performance,
    impact: Impact::Minor,
    wcag: &[],
    act: &[],
    items: &["code-splitting"],
    run,
};

fn run(recording: &Recording) -> Result<Vec<Case>, String> {
    let load = load(recording)?;
    let ready = load
        .document
        .as_ref()
        .map_or(0.0, |document| document.load_event);
    let scripts: Vec<&Request> = load.requests.iter().filter(|one| one.is_script()).collect();
    let own = || scripts.iter().filter(|one| one.same_origin);
    if own().next().is_none() {
        return Ok(Vec::new());
    }
    let first = |one: &&&Request| ready == 0.0 || one.start_time <= ready;
    let known = own().filter(first).filter(|one| one.decoded_size > 0);
    let Some(largest) = known.max_by_key(|one| one.decoded_size) else {
        return Err("The browser does not tell the size of the page's scripts.".to_owned());
    };
    let sizes = scripts.iter().filter(first).map(|one| one.decoded_size);
    let all = sizes.fold(0, u64::saturating_add);
    let bytes = largest.decoded_size;
    if bytes <= BIG || bytes < all.div_ceil(2) {
        return Ok(vec![Case::passed(Target::Page)]);
    }
    let sent = match largest.bytes() {
        Some(sent) if sent < bytes => format!(" ({} sent)", size(sent)),
        _ => String::new(),
    };
    let parts = scripts.iter().filter(first).count();
    let later = scripts.len() - parts;
    let later = match later {
        0 => "none came later".to_owned(),
        later => format!("{} came later", count(later, "file", "files")),
    };
    let message = format!(
        "{} is {} of script{sent}, {} of the {} the page loads in {} before it is ready, and {later}; from {} on, \
         splitting pays. Sizes are measured; that not all of it is needed at once is a rule of thumb.",
        largest.file(),
        size(bytes),
        percent(bytes, all),
        size(all),
        count(parts, "file", "files"),
        size(BIG),
    );
    let impact = if bytes > HUGE {
        Impact::Moderate
    } else {
        Impact::Minor
    };
    Ok(vec![Case {
        impact: Some(impact),
        ..Case::failed(Target::Page, "largest script", message)
    }])
}

#[cfg(test)]
#[path = "../../../tests/unit/checks/performance/one_big_bundle.rs"]
mod tests;
