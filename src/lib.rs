//! Premortem's core: *would this app survive real users?*
//!
//! The house in one walk, in the order in which data flows:
//!
//! - [`page`]: what an open page is reduced to: a snapshot of its whole flat tree, made by `extension/collector.js`.
//! - [`semantics`]: the questions checks ask of a page: role, accessible name, visibility, focus, the colours behind a text.
//! - [`vitals`]: the five vitals out of the performance entries the browser kept.
//! - [`load`]: the requests that made the page, and its HTML as it is served.
//! - [`field`]: what other visits were like: those kept in this browser, and the Chrome UX Report.
//! - [`traffic`]: the app's own calls as the recorder saw them, the back-end shapes they have, and the guard that says which may be sent again.
//! - [`isolation`]: the second account: whom it is, what is replayed, and the verdict for every record.
//! - [`checks`]: one file a check; each a pure function over a [`Recording`].
//! - [`catalog`]: the eight pillars and every item of the checklist.
//! - [`score`]: 0–4 a pillar, the total of 32, vetoes, the decision.
//! - [`report`]: the one model of a finished audit, and a renderer a format.
//! - [`panel`]: the side panel: its state, what can happen to it, and its views.
//! - [`sorted`]: maps and sets that take little room in WebAssembly.
//! - `browser`: the edge; the only room that names the browser.
//!
//! Nothing outside `browser` knows a browser, so an audit can be stored, replayed natively in a test,
//! and judged again by a newer version.

#[cfg(target_arch = "wasm32")]
pub mod browser;
pub mod catalog;
pub mod checks;
pub mod field;
pub mod isolation;
pub mod load;
mod order;
pub mod page;
pub mod panel;
mod read;
pub mod recording;
pub mod report;
pub mod score;
pub mod semantics;
pub mod sorted;
pub mod traffic;
pub mod vitals;

pub use recording::Recording;
