//! `cargo xtask --help`.

use anyhow::Result;
use clap::{Parser, Subcommand};
use xtask::{build, project};

/// Builds, drives, tests and packages Premortem.
#[derive(Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask")]
struct Arguments {
    #[command(subcommand)]
    task: Task,
}

#[derive(Subcommand)]
enum Task {
    /// Build the unpacked extension into dist/extension
    Build,
    /// Write dist/premortem-chromium.zip and dist/premortem-firefox.zip
    Package,
}

fn main() -> Result<()> {
    let root = project::root();
    let target = project::target(root);
    match Arguments::parse().task {
        Task::Build => println!("{}", build::build(root, &target)?.display()),
        Task::Package => {
            for path in build::package(root, &target)? {
                println!("{}", path.display());
            }
        }
    }
    Ok(())
}
