//! # Files are fetched again at every visit
//!
//! ## What it checks
//! What the page's own server says about keeping scripts, styles, fonts and pictures (`Cache-Control`, `ETag`,
//! `Last-Modified`), as the browser's cache holds it:
//!
//! - a file with a hash in its name, which therefore never changes, must be kept for at least 30 days
//!   (`max-age=2592000`, better a year and `immutable`);
//! - any other file needs a lifetime, or a validator that lets the browser ask whether it has changed; without both it
//!   is sent whole each time.
//!
//! What the browser may not keep at all (`no-store`) leaves nothing to read there and is not judged.
//!
//! The message says what it costs on a second visit: bytes sent again, or one question for each file. Headers and
//! bytes are measured; that a name holds a hash is told by its looks: eight letters and digits or more, taking
//! turns, behind a dash, a dot or an underscore. Files from other servers don't show their headers and are not judged.
//!
//! ## Why it matters
//! Who comes back waits as if it were the first time, and pays for the same megabytes again on a phone.
//!
//! ## How to fix
//! Send `Cache-Control: public, max-age=31536000, immutable` for the bundler's `assets` folder, and `no-cache` for the
//! HTML that names them. Most hosts have a line for it in their configuration.
//!
//! ## Examples
//! A snippet loads no files. Pages that fail and pass are in `tests/e2e/load`, the thresholds in
//! `tests/unit/checks/performance`.
//!
//! ## References
//! - [RFC 9111: HTTP Caching](https://www.rfc-editor.org/rfc/rfc9111)
//! - [Use efficient cache lifetimes](https://developer.chrome.com/docs/performance/insights/cache)

use crate::Recording;
use crate::catalog::Pillar;
use crate::checks::load::{load, size};
use crate::checks::{Case, Check, Impact, Target};
use crate::load::{Caching, Request, lifetime};
use crate::report::words::count;
use crate::sorted::Map;

/// Shorter is too short for a file that never changes, in seconds: 30 days.
const LONG: u64 = 2_592_000;
/// Costs less than this are a nuisance, in bytes.
const MUCH: u64 = 100_000;

/// The check.
pub const CHECK: Check = Check {
    id: "asset-caching",
    pillar: Pillar::Performance,
    impact: Impact::Minor,
    wcag: &[],
    act: &[],
    items: &[],
    run,
};

/// What is wrong with some files, and what they cost.
#[derive(Default)]
struct Fault<'a> {
    files: Vec<&'a Request>,
    bytes: u64,
}

fn run(recording: &Recording) -> Result<Vec<Case>, String> {
    let load = load(recording)?;
    let assets = load
        .requests
        .iter()
        .filter(|one| one.same_origin && is_asset(one));
    let assets: Vec<&Request> = assets.collect();
    if assets.is_empty() {
        return Ok(Vec::new());
    }
    let mut faults: Map<&str, Fault<'_>> = Map::new();
    let mut cases = Vec::new();
    for asset in assets {
        let Some(caching) = &asset.caching else {
            continue;
        };
        match fault(asset, caching) {
            None => cases.push(Case::passed(Target::Page)),
            Some((what, resent)) => {
                let fault = faults.or_default(what);
                fault.files.push(asset);
                if resent {
                    fault.bytes = fault.bytes.saturating_add(asset.bytes().unwrap_or(0));
                }
            }
        }
    }
    for (what, fault) in faults.iter() {
        cases.push(failed(what, fault));
    }
    if cases.is_empty() {
        return Err(
            "The browser's cache no longer holds the headers of the page's files.".to_owned(),
        );
    }
    Ok(cases)
}

fn is_asset(request: &Request) -> bool {
    let font = request.content_type.contains("font") || request.url.ends_with(".woff2");
    (request.is_script() || request.is_style() || request.is_image() || font) && !request.is_call()
}

/// What is wrong, and whether the file is sent again rather than asked about.
fn fault(asset: &Request, caching: &Caching) -> Option<(&'static str, bool)> {
    let (lifetime, _) = lifetime(&caching.cache_control);
    let kept = lifetime.unwrap_or(0);
    if is_hashed(asset.file()) {
        return match (kept, caching.validator) {
            (LONG.., _) => None,
            (_, true) => Some((
                "lets it be asked about at every visit or soon again, though its name holds a hash",
                false,
            )),
            (1.., false) => Some((
                "keeps it for less than 30 days, though its name holds a hash",
                true,
            )),
            (0, false) => Some(("gives it no lifetime, though its name holds a hash", true)),
        };
    }
    let known = kept > 0 || caching.validator || caching.expires;
    (!known).then_some(("gives it neither a lifetime nor an ETag", true))
}

fn failed(what: &str, fault: &Fault<'_>) -> Case {
    let largest = fault.files.iter().max_by_key(|one| one.bytes());
    let named = largest.map_or(String::new(), |one| format!(", {} the largest", one.file()));
    let files = count(fault.files.len(), "file", "files");
    let cost = if fault.bytes > 0 {
        format!("{} again", size(fault.bytes))
    } else {
        count(
            fault.files.len(),
            "question to the server",
            "questions to the server",
        )
    };
    let message = format!(
        "{files}{named}: the server {what}. That costs {cost} at the next visit. Measured from headers and bytes.",
    );
    let impact = if fault.bytes > MUCH {
        Impact::Moderate
    } else {
        Impact::Minor
    };
    Case {
        impact: Some(impact),
        ..Case::failed(Target::Page, what, message)
    }
}

/// Whether a file's name holds a hash of its content, by its looks: `index-BdQ4o9aB.js`, `main.3f9c2a1b.css`. Letters and
/// digits take turns there; in `iphone15pro`, `1920x1080` and `20240101` they hardly do.
fn is_hashed(file: &str) -> bool {
    let stem = file.rsplit_once('.').map_or(file, |(stem, _)| stem);
    let mut parts = stem.split(['-', '.', '_', '~']).skip(1);
    parts.any(|part| {
        let bytes = part.as_bytes();
        let letters = bytes
            .iter()
            .filter(|byte| byte.is_ascii_alphabetic())
            .count();
        let turns = bytes
            .windows(2)
            .filter(|two| two[0].is_ascii_digit() != two[1].is_ascii_digit())
            .count();
        let hex = bytes.iter().all(u8::is_ascii_hexdigit);
        bytes.len() >= 8
            && bytes.iter().all(u8::is_ascii_alphanumeric)
            && letters >= 2
            && (turns >= 3 || turns == 2 && hex)
    })
}

#[cfg(test)]
#[path = "../../../tests/unit/checks/performance/asset_caching.rs"]
mod tests;
