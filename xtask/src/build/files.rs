//! A folder's files in memory, by their path with `/`: what is assembled, written and zipped.

use anyhow::{Context, Result};
use std::collections::BTreeMap;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::Path;

/// Files by path, sorted.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub struct Files(BTreeMap<String, Vec<u8>>);

impl Files {
    /// All files below a folder; those whose name begins with a dot are left out.
    ///
    /// # Errors
    /// The folder can't be read, or a name is not UTF-8.
    pub fn read(folder: &Path) -> Result<Self> {
        let mut files = Self::default();
        files.read_below(folder, "")?;
        Ok(files)
    }

    fn read_below(&mut self, folder: &Path, prefix: &str) -> Result<()> {
        let entries = folder
            .read_dir()
            .with_context(|| format!("{} can't be read", folder.display()))?;
        for entry in entries {
            let entry = entry?;
            let name = entry.file_name();
            let name = name.to_str().context("a file name is not UTF-8")?;
            if name.starts_with('.') {
                continue;
            }
            let path = format!("{prefix}{name}");
            if entry.path().is_dir() {
                self.read_below(&entry.path(), &format!("{path}/"))?;
            } else {
                self.read_into(&path, &entry.path())?;
            }
        }
        Ok(())
    }

    /// Adds one file of the disk.
    ///
    /// # Errors
    /// The file can't be read.
    pub fn read_into(&mut self, name: &str, from: &Path) -> Result<()> {
        let bytes =
            std::fs::read(from).with_context(|| format!("{} can't be read", from.display()))?;
        self.insert(name, bytes);
        Ok(())
    }

    /// Adds one file.
    pub fn insert(&mut self, name: impl Into<String>, bytes: Vec<u8>) {
        self.0.insert(name.into(), bytes);
    }

    /// Keeps the files whose name passes.
    pub fn retain(&mut self, keep: impl Fn(&str) -> bool) {
        self.0.retain(|name, _| keep(name));
    }

    /// The bytes of one file.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&[u8]> {
        self.0.get(name).map(Vec::as_slice)
    }

    /// Names and bytes, sorted by name.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &[u8])> {
        self.0
            .iter()
            .map(|(name, bytes)| (name.as_str(), bytes.as_slice()))
    }

    /// Makes a folder hold just these files; what is already right is not touched. Tells whether anything was.
    ///
    /// # Errors
    /// The folder can't be written.
    pub fn write(&self, folder: &Path) -> Result<bool> {
        std::fs::create_dir_all(folder)?;
        let there = Self::read(folder)?;
        if there == *self {
            return Ok(false);
        }
        for name in there.0.keys().filter(|name| !self.0.contains_key(*name)) {
            std::fs::remove_file(folder.join(name))?;
        }
        for (name, bytes) in &self.0 {
            if there.0.get(name) != Some(bytes) {
                let path = folder.join(name);
                std::fs::create_dir_all(path.parent().unwrap_or(folder))?;
                std::fs::write(path, bytes)?;
            }
        }
        Ok(true)
    }

    /// A number that changes with any name or byte; for staleness, not for security.
    #[must_use]
    pub fn digest(&self) -> u64 {
        let mut hasher = DefaultHasher::new();
        self.hash(&mut hasher);
        hasher.finish()
    }
}

impl IntoIterator for Files {
    type Item = (String, Vec<u8>);
    type IntoIter = std::collections::btree_map::IntoIter<String, Vec<u8>>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}
