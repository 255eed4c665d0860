//! The app's bundle, made by esbuild in `tests/apps/crm/build.mjs`.

use anyhow::{Context, bail};
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::SystemTime;

/// Builds the app into `target/demo` unless that is newer than every source; gives the folder.
///
/// # Errors
/// When Node or the npm packages are missing, or the app doesn't build.
pub fn bundle() -> anyhow::Result<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"))
        .parent()
        .unwrap_or(Path::new("."));
    let (app, out) = (root.join("tests/apps/crm"), root.join("target/demo"));
    fs::create_dir_all(root.join("target"))?;
    // Two test processes must not build at once; the lock is released when the file is closed.
    let lock = File::create(root.join("target/demo.lock"))?;
    lock.lock()?;

    let built = fs::metadata(out.join("index.html")).and_then(|meta| meta.modified());
    let newest = newest(&app)?.max(newest(&root.join("package-lock.json"))?);
    if built.is_ok_and(|built| built > newest) {
        return Ok(out);
    }
    if !root.join("node_modules/esbuild").is_dir() {
        bail!("the demo app needs its npm packages: run `npm ci`");
    }
    let run = Command::new("node")
        .arg(app.join("build.mjs"))
        .arg(&out)
        .current_dir(root)
        .output();
    let run = run.context("the demo app is built with Node, and `node` could not be started")?;
    if !run.status.success() {
        bail!(
            "the demo app could not be built:\n{}",
            String::from_utf8_lossy(&run.stderr)
        );
    }
    Ok(out)
}

/// When the last change below a path was made; the epoch where there is nothing.
fn newest(path: &Path) -> std::io::Result<SystemTime> {
    let Ok(meta) = fs::metadata(path) else {
        return Ok(SystemTime::UNIX_EPOCH);
    };
    let mut last = meta.modified()?;
    if meta.is_dir() {
        for entry in fs::read_dir(path)? {
            last = last.max(newest(&entry?.path())?);
        }
    }
    Ok(last)
}
