//! Builds, drives, tests and packages Premortem.

pub mod demo;
