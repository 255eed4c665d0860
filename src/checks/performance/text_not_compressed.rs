//! # Text is sent unpacked
//!
//! ## What it checks
//! The document, scripts, style sheets, data and drawings (SVG) of 1,400 bytes or more: whether they were packed on the
//! way, by `Content-Encoding`. The bytes are measured; what packing would save is an estimate (heuristic: text packed by
//! gzip takes about 30 %). Files whose size their server does not tell are left out.
//!
//! ## Why it matters
//! The same page takes three times as long to come over a slow line, and three times as much of people's data.
//!
//! ## How to fix
//! Switch on gzip or Brotli where the files are served: web servers, CDNs and hosts have one setting for it. For answers
//! of an API use the middleware of its framework.
//!
//! ## Examples
//! Packed and unpacked files are in `tests/e2e/load/document.rs`.
//!
//! ## References
//! - [Optimize the encoding and transfer size of text-based assets](https://web.dev/articles/optimizing-content-efficiency-optimize-encoding-and-transfer)

use crate::Recording;
use crate::catalog::Pillar;
use crate::checks::load::{Fault, file, load, part, size, told, wasted};
use crate::checks::{Case, Check, Impact, Target};

/// What fits into one packet can't be sent any sooner, in bytes.
const ONE_PACKET: u64 = 1400;
/// What packing saves, as a share.
const SAVED: f64 = 0.7;

/// The check.
pub const CHECK: Check = Check {
    id: "text-not-compressed",
    pillar: Pillar::Performance,
    impact: Impact::Minor,
    wcag: &[],
    act: &[],
    items: &[],
    run,
};

fn run(recording: &Recording) -> Result<Vec<Case>, String> {
    let load = load(recording)?;
    let (mut cases, mut faults) = (Vec::new(), Vec::new());
    let mut judge = |name: String, sent: u64, unpacked: u64, encoding: &str| {
        if sent == 0 || unpacked < ONE_PACKET {
            return;
        }
        if sent != unpacked || !encoding.is_empty() {
            cases.push(Case::passed(Target::Page));
            return;
        }
        let cost = part(sent, SAVED);
        let message = format!(
            "{name} is sent unpacked: {}. Packed it would save about {} (estimated at 70 %).",
            size(sent),
            size(cost)
        );
        faults.push(Fault {
            target: Target::Page,
            cost,
            message,
        });
    };
    if let Some(document) = &load.document {
        judge(
            "The page's HTML".to_owned(),
            document.encoded_size,
            document.decoded_size,
            &document.content_encoding,
        );
    }
    for request in load
        .requests
        .iter()
        .filter(|request| is_text(&request.content_type))
    {
        judge(
            file(request),
            request.encoded_size,
            request.decoded_size,
            &request.content_encoding,
        );
    }
    cases.extend(told(faults, "unpacked", wasted));
    Ok(cases)
}

fn is_text(kind: &str) -> bool {
    let parts = ["javascript", "json", "xml", "manifest"];
    kind.starts_with("text/") || parts.iter().any(|part| kind.contains(part))
}

#[cfg(test)]
#[path = "../../../tests/unit/checks/performance/text_not_compressed.rs"]
mod tests;
