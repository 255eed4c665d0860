//! `cargo xtask --help`.

use anyhow::Result;
use clap::{Parser, Subcommand};
use std::process::ExitCode;
use xtask::failure::Failure;
use xtask::{audit, bench, build, conformance, docs, project, setup, test};

/// Builds, drives, tests and packages Premortem.
#[derive(Debug, Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask")]
struct Arguments {
    #[command(subcommand)]
    task: Task,
}

#[derive(Debug, Subcommand)]
enum Task {
    /// Audit an app in a real browser and write the report; without an address, the embedded demo app
    Audit(Box<audit::Options>),
    /// Build the unpacked extension into dist/extension
    Build,
    /// Run everything that CI runs
    Test,
    /// Measure audits beside axe-core on the same pages in the same run
    Bench(bench::Options),
    /// Audit a public suite of conformance cases and write what came of each
    Conformance(conformance::Options),
    /// Write dist/premortem-chromium.zip and dist/premortem-firefox.zip, the same bytes everywhere
    Package,
    /// Write what is generated from the code: the registry of checks, their pages, the report's schema
    Docs {
        /// Write nothing and fail when something is out of date
        #[arg(long)]
        check: bool,
    },
}

fn main() -> ExitCode {
    let task = Arguments::parse().task;
    // An audit that can't be done is 3 unless the input is to blame; 1 there means findings.
    let otherwise = if matches!(task, Task::Audit(_)) { 3 } else { 1 };
    run(task).unwrap_or_else(|error| {
        eprintln!("error: {error:#}");
        let failure = error.downcast_ref::<Failure>();
        ExitCode::from(failure.map_or(otherwise, Failure::code))
    })
}

fn run(task: Task) -> Result<ExitCode> {
    let root = project::root();
    let target = project::target(root);
    match task {
        Task::Audit(options) => {
            if audit::run(&options)? {
                return Ok(ExitCode::from(1));
            }
        }
        Task::Build => {
            setup::build_tools(root)?;
            let folder = build::build(root, &target)?;
            build::within_limits(&folder)?;
            println!("{}", folder.display());
        }
        Task::Package => {
            setup::build_tools(root)?;
            for path in build::package(root, &target)? {
                println!("{}", path.display());
            }
        }
        Task::Test => {
            if !test::run_all()? {
                return Ok(ExitCode::from(1));
            }
        }
        Task::Bench(options) => bench::run(&options)?,
        Task::Conformance(options) => conformance::run(&options)?,
        Task::Docs { check } => docs::run(check)?,
    }
    Ok(ExitCode::SUCCESS)
}
