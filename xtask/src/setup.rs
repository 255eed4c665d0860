//! What a bare machine lacks, installed and announced. Quick when nothing is missing.

use crate::failure::drive;
use crate::project::{announce, capture, run};
use anyhow::{Context, Result, ensure};
use std::path::{Path, PathBuf};
use std::process::Command;

const WASM: &str = "wasm32-unknown-unknown";
/// `browser.*` and structured-clone messages came with this one.
const OLDEST_BROWSER: u32 = 148;
/// What binaryen and TypeScript need.
const OLDEST_NODE: u32 = 20;
/// What a Chromium of any maker calls itself.
const FAMILY: &[&str] = &["Chrom", "Edge", "Brave", "Opera", "Vivaldi"];
const BROWSERS: &[&str] = &[
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
    "microsoft-edge",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
];

/// All that a build needs: the WebAssembly target and the tools from npm.
///
/// # Errors
/// Something is missing and can't be installed; the message says what to type.
pub fn build_tools(root: &Path) -> Result<()> {
    wasm_target(root)?;
    node_modules(root)
}

/// Rust's WebAssembly target. A toolchain file would leave this to rustup's automatic installation, which can be
/// switched off, so it is asked for by name.
///
/// # Errors
/// rustup is missing or fails.
pub fn wasm_target(root: &Path) -> Result<()> {
    if sysroot(root)?.join("lib/rustlib").join(WASM).is_dir() {
        return Ok(());
    }
    announce(format_args!("installing Rust's target {WASM} (rustup)"));
    run(Command::new("rustup").args(["target", "add", WASM]).current_dir(root)).with_context(|| {
        format!("Rust's target {WASM} is missing: install it with your package manager, or get rustup from https://rustup.rs and type `rustup target add {WASM}`")
    })
}

/// What `cargo fmt` and `cargo clippy` need; rustup's minimal profile lacks both.
///
/// # Errors
/// rustup is missing or fails.
pub fn lint_tools(root: &Path) -> Result<()> {
    let bin = sysroot(root)?.join("bin");
    for (component, program) in [("rustfmt", "cargo-fmt"), ("clippy", "cargo-clippy")] {
        if !bin.join(program).is_file() {
            announce(format_args!("installing {component} (rustup)"));
            run(Command::new("rustup")
                .args(["component", "add", component])
                .current_dir(root))?;
        }
    }
    Ok(())
}

fn sysroot(root: &Path) -> Result<PathBuf> {
    let mut rustc = Command::new("rustc");
    Ok(capture(rustc.args(["--print", "sysroot"]).current_dir(root))?.into())
}

/// The packages a folder's `package-lock.json` names, installed anew only when that file has changed. Their
/// install scripts are not run.
///
/// # Errors
/// Node is missing or too old, or npm fails.
pub fn node_modules(folder: &Path) -> Result<()> {
    let lock = std::fs::read(folder.join("package-lock.json"))?;
    let seal = folder.join("node_modules/.premortem-lock");
    if std::fs::read(&seal).is_ok_and(|installed| installed == lock) {
        return Ok(());
    }
    let found = capture(Command::new("node").arg("--version")).with_context(|| {
        format!("Node {OLDEST_NODE} or newer is needed: see https://nodejs.org")
    })?;
    let major = found.trim_start_matches('v').split('.').next();
    ensure!(
        major.and_then(|major| major.parse().ok()) >= Some(OLDEST_NODE),
        "Node {found} is too old, {OLDEST_NODE} or newer is needed: see https://nodejs.org"
    );
    announce("installing the build's tools from npm (npm ci)");
    run(Command::new("npm")
        .args(["ci", "--ignore-scripts", "--no-audit", "--no-fund"])
        .args(["--no-update-notifier", "--loglevel=error"])
        .current_dir(folder))?;
    std::fs::write(seal, lock)?;
    Ok(())
}

/// A browser that can run the extension: the one given, `$CHROME`, one on the path, or one installed now.
///
/// # Errors
/// None is there and none can be installed, or it is too old; the message says what to type.
pub fn browser(given: Option<&Path>) -> Result<PathBuf> {
    let named = given
        .map(Path::to_owned)
        .or_else(|| std::env::var_os("CHROME").map(PathBuf::from));
    if let Some(path) = named {
        let found = version(&path).map_err(|_| {
            drive(format!(
                "{} is no browser that can be started",
                path.display()
            ))
        })?;
        return new_enough(path, &found);
    }
    if let Some(found) = installed() {
        return found;
    }
    let asked = std::fs::read_to_string("/etc/os-release").unwrap_or_default();
    if asked.lines().any(|line| line == "ID=debian") && is_root() {
        announce("installing Chromium (apt-get)");
        let mut update = Command::new("apt-get");
        run(update.args(["-qq", "update"]))?;
        let mut install = Command::new("apt-get");
        install.args(["-qq", "install", "-y", "chromium"]);
        run(install.env("DEBIAN_FRONTEND", "noninteractive"))?;
        if let Some(found) = installed() {
            return found;
        }
    }
    Err(drive(format!(
        "no Chromium, Chrome or Edge was found: {}, or say where it is with --browser PATH or $CHROME",
        advice(&asked)
    )))
}

fn advice(release: &str) -> &'static str {
    let is = |family: &str| {
        release
            .lines()
            .any(|line| line.starts_with("ID") && line.contains(family))
    };
    if cfg!(target_os = "macos") {
        "type `brew install --cask chromium`"
    } else if is("ubuntu") {
        "install Google Chrome from https://www.google.com/chrome"
    } else if is("debian") {
        "type `sudo apt-get update && sudo apt-get install -y chromium`"
    } else if is("fedora") || is("rhel") {
        "type `sudo dnf install -y chromium`"
    } else if is("arch") {
        "type `sudo pacman -S chromium`"
    } else {
        "install one"
    }
}

/// The first browser found; one that is too old is only reported when no other is there.
fn installed() -> Option<Result<PathBuf>> {
    let mut first = None;
    for program in BROWSERS {
        let path = PathBuf::from(program);
        if let Ok(found) = version(&path) {
            let judged = new_enough(path, &found);
            if judged.is_ok() {
                return Some(judged);
            }
            first.get_or_insert(judged);
        }
    }
    first
}

fn version(browser: &Path) -> Result<String> {
    capture(Command::new(browser).arg("--version"))
}

fn new_enough(path: PathBuf, found: &str) -> Result<PathBuf> {
    match major(found) {
        Some(major) if major >= OLDEST_BROWSER => Ok(path),
        Some(_) => Err(drive(format!(
            "{found} is too old, version {OLDEST_BROWSER} or newer is needed: update it, or name another with --browser PATH"
        ))),
        None => Err(drive(format!(
            "{} says {found:?} for its version and is no Chromium, Chrome or Edge",
            path.display()
        ))),
    }
}

/// `Chromium 156.0.8078.79 built on …`, `Microsoft Edge 150.0.1.2`: the first number that has dots after it.
fn major(found: &str) -> Option<u32> {
    if !FAMILY.iter().any(|name| found.contains(name)) {
        return None;
    }
    let mut words = found
        .split_whitespace()
        .filter_map(|word| word.split_once('.'));
    words.find_map(|(major, _)| major.parse().ok())
}

/// Whether we are root: then we may install packages, and the browser refuses its sandbox.
#[must_use]
pub fn is_root() -> bool {
    capture(Command::new("id").arg("-u")).is_ok_and(|id| id == "0")
}

#[cfg(test)]
#[path = "../../tests/unit/xtask/setup.rs"]
mod tests;
