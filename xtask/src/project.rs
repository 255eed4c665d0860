//! Where things are, and how a tool is run.

use anyhow::{Context, Result, ensure};
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

/// The folder of the workspace.
#[must_use]
pub fn root() -> &'static Path {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.parent().unwrap_or(here)
}

/// The folder cargo builds into, `CARGO_TARGET_DIR` heeded.
#[must_use]
pub fn target(root: &Path) -> PathBuf {
    std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root.join("target"), |set| root.join(set))
}

/// The cargo that runs us, or the one on the path.
#[must_use]
pub fn cargo() -> Command {
    Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
}

/// Says on stderr what happens next.
pub fn announce(step: impl std::fmt::Display) {
    eprintln!("premortem: {step}");
}

/// Runs a tool with its output on stderr, since stdout is for results.
///
/// # Errors
/// The tool is missing or fails.
pub fn run(command: &mut Command) -> Result<()> {
    let name = name(command);
    let status = command
        .stdin(Stdio::null())
        .stdout(std::io::stderr())
        .status()
        .with_context(|| format!("{name} could not be started"))?;
    ensure!(status.success(), "{name} failed ({status})");
    Ok(())
}

/// Runs a tool and gives what it printed.
///
/// # Errors
/// The tool is missing or fails; what it wrote to stderr is in the message.
pub fn capture(command: &mut Command) -> Result<String> {
    let name = name(command);
    let Output {
        status,
        stdout,
        stderr,
    } = command
        .stdin(Stdio::null())
        .output()
        .with_context(|| format!("{name} could not be started"))?;
    ensure!(
        status.success(),
        "{name} failed ({status})\n{}",
        String::from_utf8_lossy(&stderr).trim_end()
    );
    Ok(String::from_utf8_lossy(&stdout).trim_end().to_owned())
}

fn name(command: &Command) -> String {
    let words = std::iter::once(command.get_program()).chain(command.get_args().take(2));
    let words: Vec<_> = words.map(|word| word.to_string_lossy()).collect();
    words.join(" ")
}
