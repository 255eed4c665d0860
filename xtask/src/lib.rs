//! Builds, drives, tests and packages Premortem.
