//! What is generated from the code, so that it can't say anything else: the registry of checks, a page a check,
//! and the schema of the report.

mod head;
mod render;

use anyhow::{Context, Result, bail};
use head::Head;
use premortem::catalog::Pillar;
use premortem::checks::{CHECKS, Outcome};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};

const REGISTRY: &str = "src/checks/registry.rs";
const PAGES: &str = "docs/checks";
const SCHEMA: &str = "docs/report.schema.json";
/// Set for the program that is built again after the registry changed, so that it happens once.
const AGAIN: &str = "PREMORTEM_DOCS_AGAIN";

/// A check's file with what its head says.
#[derive(Debug, Clone, PartialEq)]
struct Source {
    pillar: Pillar,
    id: String,
    file: PathBuf,
    head: Head,
}

/// An example from a check's documentation, to be opened in a browser and audited.
#[derive(Debug, Clone, PartialEq)]
pub struct Example {
    /// The check's id.
    pub check: String,
    /// How the check must end on it.
    pub outcome: Outcome,
    /// The page: a fragment, or a whole document where it starts with `<!doctype`.
    pub html: String,
    /// The check's file, relative to the repository.
    pub file: PathBuf,
    /// Line of the example's first line in that file, from 1.
    pub line: usize,
}

/// Every example of every check, in the order of pillars and ids.
///
/// # Errors
/// When a check's file can't be read or its documentation lacks a heading.
pub fn examples() -> Result<Vec<Example>> {
    Ok(sources(&root())?
        .into_iter()
        .flat_map(|source| {
            let Source { id, file, head, .. } = source;
            head.examples.into_iter().map(move |example| Example {
                check: id.clone(),
                outcome: example.outcome,
                html: example.html,
                file: file.clone(),
                line: example.line,
            })
        })
        .collect())
}

/// Writes what is generated, or with `check` only compares it.
///
/// # Errors
/// When documentation is missing or broken, a file can't be read or written, or, with `check`, when a file differs;
/// the message then lists the files and the command that mends them.
pub fn run(check: bool) -> Result<()> {
    let root = root();
    let sources = sources(&root)?;
    let registry = (PathBuf::from(REGISTRY), render::registry(&sources));
    let stale = drift(&root, std::slice::from_ref(&registry))?;
    if check && !stale.is_empty() {
        return Err(differ(&stale));
    }
    if !stale.is_empty() {
        write(&root, &[registry])?;
        return again(&root);
    }
    let generated = generate(&sources)?;
    let mut stale = drift(&root, &generated)?;
    let orphans = orphans(&root, &generated)?;
    if check {
        stale.extend(orphans);
        return if stale.is_empty() {
            Ok(())
        } else {
            Err(differ(&stale))
        };
    }
    write(&root, &generated)?;
    for orphan in orphans {
        fs::remove_file(root.join(orphan))?;
    }
    Ok(())
}

fn root() -> PathBuf {
    let xtask = Path::new(env!("CARGO_MANIFEST_DIR"));
    xtask.parent().unwrap_or(xtask).to_path_buf()
}

/// This program was linked with the old registry and knows nothing of what a new check says of itself.
fn again(root: &Path) -> Result<()> {
    if env::var_os(AGAIN).is_some() {
        bail!("{REGISTRY} changes each time it is generated; this is a bug in `cargo xtask docs`");
    }
    let cargo = env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let status = Command::new(cargo)
        .args(["run", "--quiet", "--package", "xtask", "--", "docs"])
        .current_dir(root)
        .env(AGAIN, "1")
        .status()
        .context("could not start cargo")?;
    if !status.success() {
        bail!("{REGISTRY} was written, but building with it failed: see above");
    }
    Ok(())
}

/// Reads `src/checks/<pillar>/*.rs`.
fn sources(root: &Path) -> Result<Vec<Source>> {
    let mut found = Vec::new();
    for pillar in Pillar::ALL {
        let folder = PathBuf::from("src/checks").join(pillar.id().replace('-', "_"));
        let Ok(entries) = fs::read_dir(root.join(&folder)) else {
            continue;
        };
        for entry in entries {
            let name = entry?.file_name().to_string_lossy().into_owned();
            let Some(stem) = name.strip_suffix(".rs").filter(|stem| *stem != "mod") else {
                continue;
            };
            let file = folder.join(&name);
            let text = fs::read_to_string(root.join(&file))?;
            let head = Head::parse(&text).with_context(|| file.display().to_string())?;
            found.push(Source {
                pillar,
                id: stem.replace('_', "-"),
                file,
                head,
            });
        }
    }
    found.sort_by(|a, b| (a.pillar, &a.id).cmp(&(b.pillar, &b.id)));
    Ok(found)
}

/// All that depends on more than the text of the checks' files.
fn generate(sources: &[Source]) -> Result<Vec<(PathBuf, String)>> {
    let mut files = vec![(
        Path::new(PAGES).join("README.md"),
        render::index(sources, CHECKS),
    )];
    for source in sources {
        let Some((check, _)) = CHECKS.iter().find(|(check, _)| check.id == source.id) else {
            bail!(
                "{}: its id must be \"{}\", as the file is called",
                source.file.display(),
                source.id
            );
        };
        if check.pillar != source.pillar {
            bail!(
                "{}: it lies in the folder of {:?} but says {:?}",
                source.file.display(),
                source.pillar,
                check.pillar
            );
        }
        files.push((
            Path::new(PAGES).join(format!("{}.md", source.id)),
            render::page(source, check),
        ));
    }
    let schema = serde_json::to_string_pretty(&premortem::report::schema())?;
    files.push((PathBuf::from(SCHEMA), schema + "\n"));
    Ok(files)
}

fn drift(root: &Path, files: &[(PathBuf, String)]) -> Result<Vec<PathBuf>> {
    let mut stale = Vec::new();
    for (path, expected) in files {
        match fs::read_to_string(root.join(path)) {
            Ok(actual) if actual == *expected => {}
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
                return Err(error).with_context(|| path.display().to_string());
            }
            _ => stale.push(path.clone()),
        }
    }
    Ok(stale)
}

/// Pages of checks that are no more.
fn orphans(root: &Path, generated: &[(PathBuf, String)]) -> Result<Vec<PathBuf>> {
    let Ok(entries) = fs::read_dir(root.join(PAGES)) else {
        return Ok(Vec::new());
    };
    let mut found = Vec::new();
    for entry in entries {
        let path = Path::new(PAGES).join(entry?.file_name());
        if path.extension().is_some_and(|e| e == "md") && !generated.iter().any(|(p, _)| *p == path)
        {
            found.push(path);
        }
    }
    found.sort();
    Ok(found)
}

fn write(root: &Path, files: &[(PathBuf, String)]) -> Result<()> {
    for path in drift(root, files)? {
        let Some((_, text)) = files.iter().find(|(p, _)| *p == path) else {
            continue;
        };
        let full = root.join(&path);
        if let Some(folder) = full.parent() {
            fs::create_dir_all(folder)?;
        }
        fs::write(full, text).with_context(|| path.display().to_string())?;
    }
    Ok(())
}

fn differ(stale: &[PathBuf]) -> anyhow::Error {
    let list: String = stale
        .iter()
        .map(|p| format!("\n  {}", p.display()))
        .collect();
    anyhow::anyhow!("these files are not what the code says:{list}\nrun: cargo xtask docs")
}

#[cfg(test)]
#[path = "../../tests/unit/xtask/docs.rs"]
mod tests;
