//! Builds, drives, tests and packages Premortem.
//!
//! - [`project`]: where things are, and how a tool is run.
//! - [`build`]: the unpacked extension in `dist/extension`, and the packages for the stores.

pub mod build;
pub mod project;
