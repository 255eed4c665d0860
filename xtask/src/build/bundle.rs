//! Cargo, wasm-bindgen, wasm-opt: the core as a module and its glue.
//!
//! All use of the bindgen library sits here: it calls itself internal and promises no stable interface.

use super::files::Files;
use crate::project::{announce, capture, cargo, run};
use anyhow::{Context, Result, ensure};
use std::path::{Path, PathBuf};
use std::process::Command;
use wasm_bindgen_cli_support::Bindgen;

/// `core.js`, its types and `core_bg.wasm`, built anew only when something they are made of has changed.
///
/// # Errors
/// A tool is missing or fails.
pub fn core(root: &Path, target: &Path) -> Result<Files> {
    let folder = target.join("premortem-core");
    let stamp = folder.join(".stamp");
    let recipe = recipe(root)?;
    if let Ok(built) = Files::read(&folder)
        && std::fs::read_to_string(&stamp).is_ok_and(|seal| seal == seal_of(recipe, &built))
    {
        return Ok(built);
    }
    announce("building the core (cargo, wasm-bindgen, wasm-opt)");
    let module = compile(root, target)?;
    let _ = std::fs::remove_dir_all(&folder);
    bind(&module, &folder)?;
    optimise(root, &folder.join("core_bg.wasm"))?;
    let built = Files::read(&folder)?;
    std::fs::write(stamp, seal_of(recipe, &built))?;
    Ok(built)
}

/// Both what went in and what came out, so that a tampered or half-written folder counts as stale.
fn seal_of(recipe: u64, built: &Files) -> String {
    format!("{recipe:016x} {:016x}", built.digest())
}

/// What the core is made of: sources, locked versions, compiler, and this file.
fn recipe(root: &Path) -> Result<u64> {
    let mut parts = Files::read(&root.join("src"))?;
    for name in ["Cargo.toml", "Cargo.lock", "package-lock.json"] {
        parts.read_into(name, &root.join(name))?;
    }
    let compiler = capture(Command::new("rustc").arg("-vV").current_dir(root))?;
    parts.insert("rustc", compiler.into_bytes());
    parts.insert("bundle.rs", include_bytes!("bundle.rs").to_vec());
    Ok(parts.digest())
}

/// A release build with the builder's folders renamed: panic messages then name no path of this machine, and
/// the bytes are the same from any folder.
fn compile(root: &Path, target: &Path) -> Result<PathBuf> {
    run(cargo()
        .args(["fetch", "--locked", "--quiet"])
        .current_dir(root))?;
    run(cargo()
        .args([
            "build",
            "--release",
            "--locked",
            "--package",
            "premortem",
            "--lib",
        ])
        .args(["--target", "wasm32-unknown-unknown", "--target-dir"])
        .arg(target)
        .env("CARGO_ENCODED_RUSTFLAGS", renaming(root)?.join("\x1f"))
        .current_dir(root))?;
    Ok(target.join("wasm32-unknown-unknown/release/premortem.wasm"))
}

/// The folder of downloaded crates is named after the registry it came from, so it is renamed whole.
fn renaming(root: &Path) -> Result<Vec<String>> {
    let mut folders = vec![(root.to_owned(), "/premortem")];
    for registry in cargo_home()?.join("registry/src").read_dir()? {
        folders.push((registry?.path(), "/crates"));
    }
    let rename =
        |(from, to): (PathBuf, &str)| format!("--remap-path-prefix={}={to}", from.display());
    Ok(folders.into_iter().map(rename).collect())
}

/// Without a default path the glue has no `import.meta`, and whoever loads it says where the module is.
fn bind(module: &Path, folder: &Path) -> Result<()> {
    Bindgen::new()
        .input_path(module)
        .out_name("core")
        .typescript(true)
        .remove_name_section(true)
        .omit_default_module_path(true)
        .web(true)?
        .generate(folder)
        .context("wasm-bindgen failed")
}

fn optimise(root: &Path, module: &Path) -> Result<()> {
    run(Command::new("node")
        .arg(root.join("node_modules/binaryen/bin/wasm-opt"))
        .args(["-Oz", "-o"])
        .arg(module)
        .arg(module))
}

/// Refuses files that name a folder of the machine they were built on.
///
/// # Errors
/// Names the file and the folder.
pub fn refuse_leaks(root: &Path, files: &Files) -> Result<()> {
    for folder in [cargo_home()?, root.to_owned()] {
        let needle = folder.to_string_lossy().into_owned();
        for (name, bytes) in files.iter() {
            let leaks = bytes
                .windows(needle.len())
                .any(|at| at == needle.as_bytes());
            ensure!(!leaks, "{name} names the folder {needle} of this machine");
        }
    }
    Ok(())
}

fn cargo_home() -> Result<PathBuf> {
    let set = std::env::var_os("CARGO_HOME").map(PathBuf::from);
    set.or_else(|| std::env::home_dir().map(|home| home.join(".cargo")))
        .context("neither CARGO_HOME nor a home folder is known")
}
