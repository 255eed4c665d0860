//! `cargo xtask test`: all that CI runs, in the order in which failures are cheapest to learn of.

use crate::project::{announce, cargo, run};
use crate::{build, docs, project, setup};
use anyhow::{Context, Result, bail};
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Instant;

/// How many of something passed and failed.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
struct Tally {
    passed: usize,
    failed: usize,
}

type Step = (&'static str, fn(&Path) -> Result<Tally>);

const STEPS: &[Step] = &[
    ("formatting", formatting),
    ("clippy", clippy),
    ("clippy for WebAssembly", clippy_wasm),
    ("build", built),
    ("types of the extension's JavaScript", types),
    ("documentation of the code", rustdoc),
    ("generated documentation", generated),
    ("size of the core", core_size),
    ("unit and property tests of the core", core_tests),
    ("unit tests of the tools", tool_tests),
    ("packages, their limits and their sameness", packages),
    ("end to end in a real browser", end_to_end),
];

/// Runs every step, also after one has failed, and ends with one line that sums them up. Tells whether all passed.
///
/// # Errors
/// Set-up fails.
pub fn run_all() -> Result<bool> {
    let root = project::root();
    let start = Instant::now();
    announce("set-up");
    setup::build_tools(root)?;
    setup::lint_tools(root)?;
    setup::browser(None)?;
    let mut total = Tally::default();
    let mut failures = Vec::new();
    for (name, step) in STEPS {
        let began = Instant::now();
        announce(format_args!("{name} …"));
        let tally = step(root).unwrap_or_else(|error| {
            eprintln!("{error:#}");
            Tally {
                passed: 0,
                failed: 1,
            }
        });
        total.passed += tally.passed;
        total.failed += tally.failed;
        let seconds = began.elapsed().as_secs();
        if tally.failed > 0 {
            failures.push(*name);
            announce(format_args!("{name}: FAILED after {seconds} s"));
        } else {
            announce(format_args!("{name}: passed in {seconds} s"));
        }
    }
    announce(format_args!("{} s in all", start.elapsed().as_secs()));
    if !failures.is_empty() {
        announce(format_args!("failed: {}", failures.join("; ")));
    }
    println!("{} passed, {} failed", total.passed, total.failed);
    Ok(failures.is_empty())
}

fn formatting(root: &Path) -> Result<Tally> {
    once(cargo().args(["fmt", "--all", "--check"]).current_dir(root))
}

fn clippy(root: &Path) -> Result<Tally> {
    let scope = ["clippy", "--locked", "--workspace", "--all-targets"];
    once(
        cargo()
            .args(scope)
            .args(["--quiet", "--", "--deny", "warnings"])
            .current_dir(root),
    )
}

fn clippy_wasm(root: &Path) -> Result<Tally> {
    let scope = ["clippy", "--locked", "--package", "premortem", "--lib"];
    let target = ["--target", "wasm32-unknown-unknown"];
    once(
        cargo()
            .args(scope)
            .args(target)
            .args(["--quiet", "--", "--deny", "warnings"])
            .current_dir(root),
    )
}

fn built(root: &Path) -> Result<Tally> {
    build::build(root, &project::target(root))?;
    Ok(Tally {
        passed: 1,
        failed: 0,
    })
}

fn core_size(root: &Path) -> Result<Tally> {
    build::within_limits(&root.join("dist/extension"))?;
    Ok(Tally {
        passed: 1,
        failed: 0,
    })
}

fn types(root: &Path) -> Result<Tally> {
    let compiler = root.join("node_modules/typescript/bin/tsc");
    once(
        Command::new("node")
            .arg(compiler)
            .args(["--project", "tsconfig.json"])
            .current_dir(root),
    )
}

fn rustdoc(root: &Path) -> Result<Tally> {
    let scope = ["doc", "--locked", "--workspace", "--no-deps", "--quiet"];
    once(
        cargo()
            .args(scope)
            .env("RUSTDOCFLAGS", "--deny warnings")
            .current_dir(root),
    )
}

fn generated(_root: &Path) -> Result<Tally> {
    docs::run(true)?;
    Ok(Tally {
        passed: 1,
        failed: 0,
    })
}

fn core_tests(root: &Path) -> Result<Tally> {
    counted(
        cargo()
            .args(["test", "--locked", "--package", "premortem"])
            .current_dir(root),
    )
}

fn tool_tests(root: &Path) -> Result<Tally> {
    let scope = ["test", "--locked", "--package", "xtask", "--lib"];
    counted(cargo().args(scope).current_dir(root))
}

fn packages(root: &Path) -> Result<Tally> {
    let scope = [
        "test",
        "--locked",
        "--package",
        "xtask",
        "--test",
        "package",
    ];
    counted(cargo().args(scope).current_dir(root))
}

fn end_to_end(root: &Path) -> Result<Tally> {
    let scope = ["test", "--locked", "--package", "xtask", "--test", "e2e"];
    counted(cargo().args(scope).current_dir(root))
}

/// A tool that passes or fails as a whole.
fn once(command: &mut Command) -> Result<Tally> {
    run(command)?;
    Ok(Tally {
        passed: 1,
        failed: 0,
    })
}

/// A run of `cargo test`, shown as it goes and counted by its own words.
fn counted(command: &mut Command) -> Result<Tally> {
    let mut child = command
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .spawn()?;
    let mut tally = Tally::default();
    for line in BufReader::new(child.stdout.take().context("no output")?).lines() {
        let line = line?;
        eprintln!("{line}");
        if let Some(counts) = counts(&line) {
            tally.passed += counts.passed;
            tally.failed += counts.failed;
        }
    }
    if !child.wait()?.success() && tally.failed == 0 {
        tally.failed = 1; // it was not even compiled
    }
    if tally == Tally::default() {
        bail!("no test ran, and a test that did not run has not passed");
    }
    Ok(tally)
}

/// `test result: ok. 12 passed; 0 failed; …`.
fn counts(line: &str) -> Option<Tally> {
    let rest = line.trim_start().strip_prefix("test result: ")?;
    let (_, rest) = rest.split_once(". ")?;
    let mut numbers = rest.split("; ").map(|part| part.split_once(' '));
    let mut number = |word: &str| match numbers.next()?? {
        (number, what) if what.starts_with(word) => number.parse().ok(),
        _ => None,
    };
    Some(Tally {
        passed: number("passed")?,
        failed: number("failed")?,
    })
}

#[cfg(test)]
#[path = "../../tests/unit/xtask/test.rs"]
mod tests;
