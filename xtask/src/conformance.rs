//! `cargo xtask conformance`: public suites of cases, audited as any page is, and what came of each.
//!
//! A suite is a folder that is served as it is. Every case is opened in a tab of its own and audited through the shipped
//! extension by a true click; nothing of the suite is known to the checks.

mod accname;
mod act;
mod files;

use crate::browser::Browser;
use crate::extension::Extension;
use crate::failure::input;
use crate::page::Page;
use crate::project::{root, target};
use crate::serve::Server;
use crate::{build, setup};
use anyhow::{Context, Result};
use clap::Args;
use premortem::report::Report;
use serde_json::{Value, json};
use std::path::{Path, PathBuf};
use std::time::Duration;

/// Which suite, and where to write.
#[derive(Debug, Args)]
#[command(group = clap::ArgGroup::new("suite").required(true).args(["act", "accname"]))]
pub struct Options {
    /// W3C's ACT cases: a folder with testcases.json and the pages it names
    #[arg(long, value_name = "DIR")]
    pub act: Option<PathBuf>,
    /// Cases of accessible names and descriptions: a folder with cases.json and the pages it names
    #[arg(long, value_name = "DIR")]
    pub accname: Option<PathBuf>,
    /// The file to write
    #[arg(long, value_name = "FILE")]
    pub out: PathBuf,
    /// Only cases whose rule, page or title contains this
    #[arg(long, value_name = "TEXT")]
    pub only: Option<String>,
    /// The browser to use
    #[arg(long, value_name = "PATH")]
    pub browser: Option<PathBuf>,
}

/// Runs a suite, writes what came of every case, and prints the score.
///
/// # Errors
/// A [`Failure`](crate::failure::Failure) for a folder that is no suite; otherwise what could not be built, driven or
/// written.
pub fn run(options: &Options) -> Result<()> {
    let only = options.only.as_deref().unwrap_or_default();
    let (results, score) = match (&options.act, &options.accname) {
        (Some(folder), _) => act::run(&act::Suite::read(folder, only)?, || {
            Lab::new(folder, options)
        })?,
        (_, Some(folder)) => {
            accname::run(&accname::read(folder, only)?, || Lab::new(folder, options))?
        }
        _ => return Err(input("give --act DIR or --accname DIR")),
    };
    let text = serde_json::to_string_pretty(&results)? + "\n";
    std::fs::write(&options.out, text).with_context(|| options.out.display().to_string())?;
    println!("{score}");
    println!("{}", options.out.display());
    Ok(())
}

/// The JSON file that makes a folder a suite.
fn list(folder: &Path, name: &str) -> Result<Value> {
    let path = folder.join(name);
    let refused = |why: String| input(format!("{} is no suite: {name} {why}", folder.display()));
    let text = std::fs::read(&path).map_err(|error| refused(format!("can't be read: {error}")))?;
    serde_json::from_slice(&text).map_err(|error| refused(format!("is no JSON: {error}")))
}

/// How long a page may take to load, or an audit to end.
const PATIENCE: Duration = Duration::from_secs(60);
/// A browser is started anew after so many pages, so that none of them pays for what others left behind.
const PAGES_A_BROWSER: usize = 150;

/// A browser with the extension, and the suite's server.
struct Lab {
    server: Server,
    program: PathBuf,
    folder: PathBuf,
    running: Option<(Extension, Browser)>,
    opened: usize,
}

impl Lab {
    fn new(suite: &Path, options: &Options) -> Result<Self> {
        setup::build_tools(root())?;
        Ok(Self {
            server: Server::start(files::router(suite)?)?,
            program: setup::browser(options.browser.as_deref())?,
            folder: build::build(root(), &target(root()))?,
            running: None,
            opened: 0,
        })
    }

    /// Audits the page at a path of the suite; `look` sees the page while it is still open.
    fn audit<T>(
        &mut self,
        path: &str,
        names: bool,
        look: impl FnOnce(&Page, Report) -> Result<T>,
    ) -> Result<T> {
        if self.opened.is_multiple_of(PAGES_A_BROWSER) {
            self.running = None;
        }
        self.opened += 1;
        let (extension, browser) = match self.running.take() {
            Some(running) => running,
            None => {
                let browser = Browser::launch(&self.program, false)?;
                (Extension::load(&browser, &self.folder)?, browser)
            }
        };
        let seen = audited(
            &browser,
            &extension,
            &format!("{}{path}", self.server.origin()),
            names,
            look,
        );
        // Whatever state a failed one left the browser in, the next page shall not suffer from it.
        self.running = seen.is_ok().then_some((extension, browser));
        seen
    }
}

fn audited<T>(
    browser: &Browser,
    extension: &Extension,
    url: &str,
    names: bool,
    look: impl FnOnce(&Page, Report) -> Result<T>,
) -> Result<T> {
    let page = browser.tab()?;
    page.open(url, PATIENCE)?;
    let panel = extension.click(browser, &page)?;
    let state = panel.settled(PATIENCE)?;
    if state.phase != "done" {
        anyhow::bail!(state.error.unwrap_or(state.phase));
    }
    panel.configure(&json!({ "pillars": ["accessibility"], "names": names }))?;
    let report = serde_json::from_str(&panel.report("json")?).context("the report")?;
    let seen = look(&page, report)?;
    page.close()?;
    Ok(seen)
}
