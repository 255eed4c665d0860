//! The packages are the same bytes wherever they are built.

use anyhow::Result;
use std::fs;
use std::path::{Path, PathBuf};
use xtask::{build, project, setup};

/// What a clone would not have, or what another folder must not share.
const LEFT_OUT: &[&str] = &["target", "dist", "node_modules", ".git"];

fn copy(from: &Path, to: &Path) -> Result<()> {
    fs::create_dir_all(to)?;
    for entry in from.read_dir()? {
        let entry = entry?;
        let name = entry.file_name();
        if LEFT_OUT.iter().any(|left_out| name == *left_out) {
            continue;
        }
        if entry.path().is_dir() {
            copy(&entry.path(), &to.join(name))?;
        } else {
            fs::copy(entry.path(), to.join(name))?;
        }
    }
    Ok(())
}

struct Elsewhere(PathBuf);

impl Drop for Elsewhere {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

#[test]
fn two_folders_give_the_same_packages() -> Result<()> {
    let root = project::root();
    setup::build_tools(root)?;
    let name = format!("premortem elsewhere {}", std::process::id());
    let elsewhere = Elsewhere(std::env::temp_dir().join(name));
    copy(root, &elsewhere.0)?;
    std::os::unix::fs::symlink(root.join("node_modules"), elsewhere.0.join("node_modules"))?;

    let here = build::package(root, &project::target(root))?;
    let there = build::package(&elsewhere.0, &elsewhere.0.join("target"))?;
    for (here, there) in here.iter().zip(&there) {
        let name = here.file_name();
        assert_eq!(name, there.file_name());
        assert!(fs::read(here)? == fs::read(there)?, "{name:?} differs");
    }
    Ok(())
}
