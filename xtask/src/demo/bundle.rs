//! The app's bundle, made by esbuild in `tests/apps/crm/build.mjs`.

use crate::project;
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::SystemTime;

/// Builds the app into cargo's target folder unless that is newer than every source; gives the folder.
///
/// # Errors
/// When Node or the npm packages are missing, or the app doesn't build.
pub fn bundle() -> anyhow::Result<PathBuf> {
    let root = project::root();
    let target = project::target(root);
    let (app, out) = (root.join("tests/apps/crm"), target.join("demo"));
    fs::create_dir_all(&target)?;
    // Two test processes must not build at once; the lock is released when the file is closed.
    let lock = File::create(target.join("demo.lock"))?;
    lock.lock()?;

    let built = fs::metadata(out.join("index.html")).and_then(|meta| meta.modified());
    let newest = newest(&app)?.max(newest(&root.join("package-lock.json"))?);
    if built.is_ok_and(|built| built > newest) {
        return Ok(out);
    }
    project::announce("building the demo app");
    project::run(
        Command::new("node")
            .arg(app.join("build.mjs"))
            .arg(&out)
            .current_dir(root),
    )?;
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
