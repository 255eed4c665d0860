//! Builds, drives, tests and packages Premortem.
//!
//! - [`docs`]: what is generated from the code: the registry of checks, a page a check, the report's schema.

pub mod docs;
