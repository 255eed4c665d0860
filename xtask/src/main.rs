//! `cargo xtask --help`.

fn main() {}
