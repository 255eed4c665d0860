//! The folder of a report: written whole or not at all.

use crate::failure::input;
use anyhow::{Context, Result, ensure};
use std::fs;
use std::path::{Path, PathBuf};

/// `<host>-<time>`, of `2026-11-21T02:30:00.123Z` as `20261121T023000Z`.
pub(super) fn name(host: &str, audited_at: &str) -> String {
    let fits = |letter: char| letter.is_ascii_alphanumeric() || letter == '.' || letter == '-';
    let host: String = host
        .chars()
        .map(|letter| if fits(letter) { letter } else { '-' })
        .collect();
    let seconds = audited_at.split(['.', 'Z']).next().unwrap_or_default();
    let time: String = seconds
        .chars()
        .filter(|letter| !":-".contains(*letter))
        .collect();
    format!("{host}-{time}Z")
}

/// Writes the files into a folder beside the one wanted and moves it there when all are written. Of a folder that
/// is there already other files stay as they are.
pub(super) fn write(folder: &Path, files: &[(String, Vec<u8>)]) -> Result<()> {
    let shown = folder.display();
    let partial = beside(folder)?;
    let result = fill(&partial, files).and_then(|()| {
        if folder.is_dir() {
            for (name, _) in files {
                fs::rename(partial.join(name), folder.join(name))?;
            }
            return Ok(());
        }
        Ok(fs::rename(&partial, folder)?)
    });
    let _ = fs::remove_dir_all(&partial);
    result.map_err(|error| input(format!("the report can't be written to {shown}: {error}")))
}

fn fill(folder: &Path, files: &[(String, Vec<u8>)]) -> Result<()> {
    fs::create_dir_all(folder)?;
    for (name, bytes) in files {
        let plain = !name.is_empty() && !name.starts_with('.') && !name.contains(['/', '\\']);
        ensure!(plain, "{name:?} is no name of a file");
        fs::write(folder.join(name), bytes)?;
    }
    Ok(())
}

fn beside(folder: &Path) -> Result<PathBuf> {
    let name = folder.file_name().context("--out names no folder")?;
    let partial = format!(".{}.{}.partial", name.to_string_lossy(), std::process::id());
    Ok(folder.with_file_name(partial))
}

#[cfg(test)]
#[path = "../../../tests/unit/xtask/audit/output.rs"]
mod tests;
