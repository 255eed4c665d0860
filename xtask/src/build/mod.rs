//! The unpacked extension in `dist/extension`, and the packages for the stores.

pub mod bundle;
pub mod files;
pub mod firefox;
pub mod package;

use crate::project::{announce, capture};
use anyhow::{Context, Result, ensure};
use files::Files;
use std::fs::File;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Bytes of WebAssembly the core is to come down to; docs/adr/0008 says what it is made of.
pub const WASM_GOAL: usize = 400 * 1000;
/// Bytes of WebAssembly the core may have: a ratchet, so that it grows by decision alone.
pub const WASM_LIMIT: usize = 1_250 * 1000;
/// Bytes of a zipped package we allow ourselves.
pub const PACKAGE_LIMIT: usize = 600 * 1000;

const MODULE: &str = "core/core_bg.wasm";

/// Builds what is stale and gives the folder of the unpacked extension.
///
/// # Errors
/// A tool is missing or fails, or a file names a path of this machine.
pub fn build(root: &Path, target: &Path) -> Result<PathBuf> {
    let (_lock, files) = assemble(root, target)?;
    let folder = root.join("dist/extension");
    if files.write(&folder)? {
        announce(format_args!(
            "built {}: {}",
            folder.display(),
            sizes(&folder)?
        ));
    }
    Ok(folder)
}

/// Writes `dist/premortem-chromium.zip` and `dist/premortem-firefox.zip`, the same bytes on every machine.
///
/// # Errors
/// As [`build`], or what was built is over its limit.
pub fn package(root: &Path, target: &Path) -> Result<[PathBuf; 2]> {
    let (_lock, chromium) = assemble(root, target)?;
    let module = chromium.get(MODULE).context("the core has no module")?;
    small_enough(MODULE, module.len(), WASM_LIMIT)?;
    let firefox = firefox::derive(&chromium)?;
    let write = |browser: &str, files: &Files| -> Result<PathBuf> {
        let path = root.join(format!("dist/premortem-{browser}.zip"));
        let bytes = package::zip(files)?;
        small_enough(&path.display().to_string(), bytes.len(), PACKAGE_LIMIT)?;
        std::fs::create_dir_all(root.join("dist"))?;
        std::fs::write(&path, &bytes)?;
        announce(format_args!(
            "packed {}: {} bytes",
            path.display(),
            bytes.len()
        ));
        Ok(path)
    };
    Ok([write("chromium", &chromium)?, write("firefox", &firefox)?])
}

/// Refuses a built module that is over its limit. A build alone does not: one can look into what is too large.
///
/// # Errors
/// The module is over [`WASM_LIMIT`], or not there.
pub fn within_limits(folder: &Path) -> Result<()> {
    let length = folder.join(MODULE).metadata()?.len();
    small_enough(MODULE, usize::try_from(length)?, WASM_LIMIT)
}

fn small_enough(name: &str, length: usize, limit: usize) -> Result<()> {
    ensure!(
        length <= limit,
        "{name} is {length} bytes, over the limit of {limit}"
    );
    Ok(())
}

/// All files of the extension as they are shipped to Chromium; only one build at a time works in `target`.
fn assemble(root: &Path, target: &Path) -> Result<(File, Files)> {
    std::fs::create_dir_all(target)?;
    let lock = File::create(target.join("premortem-build.lock"))?;
    lock.lock()?;
    let mut files = Files::read(&root.join("extension"))?;
    files.retain(|name| !name.ends_with(".d.ts"));
    files.read_into("manifest.json", &root.join("manifest.json"))?;
    for (name, bytes) in Files::read(&root.join("www"))? {
        if name.ends_with(".css") && !name.contains('/') {
            files.insert(format!("style/{name}"), bytes);
        }
    }
    let mut types = Files::default();
    for (name, bytes) in bundle::core(root, target)? {
        let part = if name.ends_with(".d.ts") {
            &mut types
        } else {
            &mut files
        };
        part.insert(format!("core/{name}"), bytes);
    }
    types.write(&root.join("dist/types"))?;
    bundle::refuse_leaks(root, &files)?;
    Ok((lock, files))
}

/// The module's size, raw and as a server would send it.
fn sizes(folder: &Path) -> Result<String> {
    const SCRIPT: &str = "const {brotliCompressSync: pack} = require('node:zlib'), fs = require('node:fs'); \
        console.log(pack(fs.readFileSync(process.argv[1])).length)";
    let module = folder.join(MODULE);
    let brotli = capture(Command::new("node").args(["-e", SCRIPT]).arg(&module))?;
    let raw = module.metadata()?.len();
    Ok(format!(
        "{MODULE} {raw} bytes raw (goal {WASM_GOAL}), {brotli} brotli"
    ))
}
