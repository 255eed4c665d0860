//! Builds, drives, tests and packages Premortem.
//!
//! - [`project`]: where things are, and how a tool is run. [`failure`]: how a task ends when it can't.
//! - [`setup`]: what a bare machine lacks, installed and announced.
//! - [`build`]: the unpacked extension in `dist/extension`, and the packages for the stores.
//! - [`cdp`], [`browser`], [`page`], [`extension`]: a browser, a tab in it, and our extension in both.
//! - [`storage_state`]: a signed-in session, put into that browser. [`device`]: the phone it may stand for.
//! - [`audit`]: `cargo xtask audit`, which is all of these in a row.
//! - [`test`](mod@test): `cargo xtask test`. [`docs`]: what is generated from the code.
//! - [`conformance`](mod@conformance): `cargo xtask conformance`, public suites of cases run as audits.
//! - [`bench`](mod@bench): how fast an audit is, beside a peer.
//! - [`demo`]: the embedded demo app. [`serve`]: a server on a free loopback port.

pub mod audit;
pub mod bench;
pub mod browser;
pub mod build;
pub mod cdp;
pub mod conformance;
pub mod demo;
pub mod device;
pub mod docs;
pub mod extension;
pub mod failure;
pub mod packed;
pub mod page;
pub mod project;
pub mod serve;
pub mod setup;
pub mod storage_state;
pub mod test;
