//! `cargo xtask bench`: how long an audit takes and how long it holds the page's thread, beside axe-core on the same
//! pages in the same run.
//!
//! Ours is the shipped extension from the toolbar click to the finished report; axe-core is `axe.run()` in the page,
//! which is all it does. Then what measuring costs the page, beside web-vitals. A task counts from 50 ms, as browsers count: <https://w3c.github.io/longtasks/>.

mod measure;
mod overhead;
mod pages;

use crate::browser::Browser;
use crate::extension::Extension;
use crate::project::{announce, root, target};
use crate::serve::Server;
use crate::{build, setup};
use anyhow::{Context, Result};
use clap::Args;
use measure::Measure;
use std::path::{Path, PathBuf};

/// What `cargo xtask bench` can be told.
#[derive(Debug, Args)]
pub struct Options {
    /// How many elements the pages have
    #[arg(long, value_delimiter = ',', default_value = "3000,10000,20000")]
    pub sizes: Vec<usize>,
    /// Measure only what reading and watching cost the page
    #[arg(long)]
    pub overhead: bool,
    /// How often the watched page is pressed
    #[arg(long, value_name = "N", default_value_t = 1000)]
    pub presses: usize,
    /// The browser to use
    #[arg(long, value_name = "PATH")]
    pub browser: Option<PathBuf>,
}

/// Measures on every kind of page in every size, and prints a row for each.
///
/// # Errors
/// The extension can't be built, the browser can't be driven, or an audit fails.
pub fn run(options: &Options) -> Result<()> {
    let root = root();
    setup::build_tools(root)?;
    let extension = build::build(root, &target(root))?;
    let program = setup::browser(options.browser.as_deref())?;
    if !options.overhead {
        audits(options, &program, &extension)?;
    }
    overhead::run(options, &program, &extension)
}

fn audits(options: &Options, program: &Path, extension: &Path) -> Result<()> {
    let axe = root().join("node_modules/axe-core/axe.min.js");
    let axe = std::fs::read_to_string(&axe).context("axe-core is not installed: npm ci")?;
    let server = Server::start(pages::router())?;

    println!("{HEAD}");
    for kind in pages::KINDS {
        for &size in &options.sizes {
            announce(format_args!("{size} elements, {}", kind.name));
            let url = format!("{}/{}/{size}", server.origin(), kind.name);
            // A browser each, so that nobody pays for what another left behind.
            let browser = Browser::launch(program, false)?;
            let extension = Extension::load(&browser, extension)?;
            let ours = measure::ours(&browser, &extension, &url)?;
            let theirs = measure::axe(&browser, &url, &axe)?;
            println!("{}", row(kind.name, size, &ours, &theirs));
        }
    }
    Ok(())
}

const HEAD: &str = "\
page        elements   snapshot   audit ms   longest task   axe ms   longest task   axe / audit";

fn row(kind: &str, size: usize, ours: &Measure, theirs: &Measure) -> String {
    format!(
        "{kind:<10}{size:>10}{:>11}{:>11}{:>15}{:>9}{:>15}{:>13.1}×",
        ours.snapshot
            .map_or_else(String::new, |ms| format!("{ms:.0}")),
        format!("{:.0}", ours.total),
        task(ours.longest),
        format!("{:.0}", theirs.total),
        task(theirs.longest),
        theirs.total / ours.total.max(1.0),
    )
}

fn task(longest: Option<f64>) -> String {
    longest.map_or_else(|| "< 50".into(), |ms| format!("{ms:.0}"))
}
