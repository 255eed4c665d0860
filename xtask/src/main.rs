//! `cargo xtask --help`.

fn main() -> anyhow::Result<()> {
    xtask::docs::run(std::env::args().any(|a| a == "--check"))
}
