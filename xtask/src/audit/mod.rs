//! `cargo xtask audit`: an app in, a report out, by way of a true click on the extension's toolbar button.

mod input;
mod output;
mod progress;
mod scorecard;
mod second;

use crate::browser::Browser;
use crate::demo;
use crate::device::Device;
use crate::extension::{Extension, Panel, State};
use crate::failure::{drive, input as wrong};
use crate::storage_state::StorageState;
use crate::{build, project, setup};
use anyhow::{Context, Result};
use clap::{Args, ValueEnum};
use input::{Address, Format};
use premortem::catalog::Pillar;
use premortem::checks::{Impact, Outcome};
use premortem::report::Report;
use progress::Progress;
use std::path::PathBuf;
use std::time::{Duration, Instant};

/// What to audit, and how.
#[derive(Debug, Args)]
pub struct Options {
    /// The app's address; the embedded demo app, second account included, when left out
    pub url: Option<String>,
    /// Where to write; target/premortem/HOST-TIME when left out
    #[arg(long, value_name = "DIR")]
    pub out: Option<PathBuf>,
    /// Playwright storageState of the first account
    #[arg(long, value_name = "FILE", requires = "url")]
    pub session_a: Option<PathBuf>,
    /// Playwright storageState of the second account
    #[arg(long, value_name = "FILE", requires = "session_a")]
    pub session_b: Option<PathBuf>,
    /// Ids of the pillars to judge, separated by commas; all when left out
    #[arg(long, value_name = "LIST", value_delimiter = ',', value_parser = input::pillar)]
    pub pillars: Vec<Pillar>,
    /// A further path of the app to open as the first account, so that its calls are recorded
    #[arg(long, value_name = "PATH", value_parser = input::path)]
    pub visit: Vec<String>,
    /// An origin (of a frame or an API) to grant the extension's optional host permission for
    #[arg(long, value_name = "ORIGIN", value_parser = input::origin)]
    pub grant: Vec<String>,
    /// What to write, separated by commas
    #[arg(
        long,
        value_name = "LIST",
        value_delimiter = ',',
        default_value = "json,html"
    )]
    pub format: Vec<Format>,
    /// Answers to the questions only a person can answer
    #[arg(long, value_name = "FILE")]
    pub attest: Option<PathBuf>,
    /// An earlier report.json to compare with
    #[arg(long, value_name = "FILE")]
    pub baseline: Option<PathBuf>,
    /// Exit with 1 when a finding is at least this harmful
    #[arg(long, value_name = "LEVEL", value_enum, default_value_t = FailOn::Never)]
    pub fail_on: FailOn,
    /// The device to audit on: this machine, or a phone of the middle class on a 3G network
    #[arg(long, value_name = "DEVICE", value_enum, default_value_t = Device::Desktop)]
    pub device: Device,
    /// Add role, name and description of every element to the report
    #[arg(long)]
    pub names: bool,
    /// Show the browser
    #[arg(long)]
    pub headed: bool,
    /// The browser to use: Chromium, Chrome or Edge
    #[arg(long, value_name = "PATH")]
    pub browser: Option<PathBuf>,
    /// How long a page may take to load, and an audit to end
    #[arg(long, value_name = "SECONDS", default_value_t = 60, value_parser = clap::value_parser!(u64).range(1..))]
    pub timeout: u64,
}

/// From which impact on findings make a run fail.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum FailOn {
    /// People or their data are harmed, or a whole group is shut out.
    Critical,
    /// Some people can't do what they came for.
    Serious,
    /// Some people are slowed down.
    Moderate,
    /// A nuisance.
    Minor,
    /// Findings are no failure.
    Never,
}

/// The two accounts of a second-account test.
struct Accounts {
    a: Option<StorageState>,
    b: Option<StorageState>,
}

/// Audits and writes the report. Tells whether findings make the run fail.
///
/// # Errors
/// A [`Failure`](crate::failure::Failure): wrong input, or what could not be driven.
pub fn run(options: &Options) -> Result<bool> {
    // What is wrong with the input is said before anything is installed or built.
    let formats = input::available(&options.format)?;
    if options.attest.is_some() {
        return Err(wrong("--attest is not available yet"));
    }
    let baseline = options
        .baseline
        .as_deref()
        .map(input::baseline)
        .transpose()?;
    let given = options.url.as_deref().map(Address::parse).transpose()?;
    let mut accounts = Accounts {
        a: options
            .session_a
            .as_deref()
            .map(StorageState::read)
            .transpose()?,
        b: options
            .session_b
            .as_deref()
            .map(StorageState::read)
            .transpose()?,
    };
    let root = project::root();
    setup::build_tools(root)?;
    let program = setup::browser(options.browser.as_deref())?;
    let folder = build::build(root, &project::target(root))?;

    let mut progress = Progress::new();
    let (_demo, address) = match given {
        Some(address) => (None, address),
        None => {
            progress.step("starting the demo app");
            let demo = demo::serve(&demo::Options::default())?;
            let session = |key| {
                let state = demo
                    .storage_state(key)
                    .context("the demo lacks an account")?;
                StorageState::parse(state).map_err(anyhow::Error::msg)
            };
            accounts = Accounts {
                a: Some(session("a")?),
                b: Some(session("b")?),
            };
            let address = Address::parse(&format!("{}/", demo.base_url()))?;
            (Some(demo), address)
        }
    };
    for (name, state) in [("--session-a", &accounts.a), ("--session-b", &accounts.b)] {
        if state
            .as_ref()
            .is_some_and(|state| !state.concerns(&address.origin, &address.host))
        {
            return Err(wrong(format!(
                "the file of {name} holds no session of {}",
                address.origin
            )));
        }
    }
    if accounts.b.is_none() && !options.visit.is_empty() {
        progress.note("--visit has no effect without --session-b: calls are recorded for the second-account test");
    }

    progress.step("starting the browser");
    let browser = Browser::launch(&program, options.headed)?;
    let extension = Extension::load(&browser, &folder)?;
    for origin in &options.grant {
        progress.step(&format!("granting {origin}"));
        extension.grant(&browser, origin)?;
    }
    let patience = Duration::from_secs(options.timeout);
    if let Some(a) = &accounts.a {
        progress.step("signing in as the first account");
        a.apply(&browser)?;
    }
    progress.step(&format!("opening {}", address.url));
    let page = browser.tab()?;
    let device = options.device.profile();
    progress.note(&format!("device: {}", device.words()));
    options.device.apply(&browser, &page)?;
    page.open(&address.url, patience)?;
    page.quiet()?;

    progress.step("pressing Premortem's toolbar button");
    let panel = extension.click(&browser, &page)?;
    panel.configure(&serde_json::json!({
        "pillars": options.pillars, "names": options.names, "baseline": baseline, "device": device,
    }))?;
    passive(&panel, patience, &mut progress)?;
    if let Some(b) = &accounts.b {
        let person = second::Person {
            browser: &browser,
            page: &page,
            panel: &panel,
            patience,
        };
        person.tests(&address, &options.visit, b, &mut progress)?;
    }

    progress.step("writing the report");
    let json = panel.report("json")?;
    let report: Report = serde_json::from_str(&json).context("the extension's report")?;
    if baseline.is_some()
        && report
            .findings
            .iter()
            .any(|finding| finding.baseline.is_none())
    {
        return Err(drive(
            "the extension did not compare its findings with the baseline",
        ));
    }
    let mut files = panel.exhibits()?;
    for format in formats {
        let text = if format == Format::Json {
            json.clone()
        } else {
            panel.report(format.id())?
        };
        files.push((format!("report.{}", format.id()), text.into_bytes()));
    }
    drop(browser);
    let folder = options.out.clone().unwrap_or_else(|| {
        root.join("target/premortem")
            .join(output::name(&address.host, &report.page.audited_at))
    });
    output::write(&folder, &files)?;
    progress.done();
    print!("{}", scorecard::text(&report));
    println!("{}", folder.display());
    Ok(fails(&report, options.fail_on))
}

/// Waits for the audit that the click began.
fn passive(panel: &Panel, patience: Duration, progress: &mut Progress) -> Result<()> {
    let ended = |state: &State| ["done", "failed", "cancelled"].contains(&&*state.phase);
    let watch = |state: &State| progress.step(&format!("auditing: {}", step_in_words(&state.step)));
    let state = panel.wait(Instant::now() + patience, ended, watch)?;
    match state {
        Some(state) if state.phase == "done" => Ok(()),
        Some(state) => {
            Err(drive(state.error.unwrap_or_else(|| {
                format!("the audit ended early ({})", state.phase)
            })))
        }
        None => Err(drive(format!(
            "the audit did not end within {} s: allow it more with --timeout SECONDS",
            patience.as_secs()
        ))),
    }
}

fn step_in_words(step: &str) -> &str {
    match step {
        "inspect" | "" => "looking at the tab",
        "vitals" => "reading the vitals",
        "load" => "reading what was loaded",
        "page" => "reading the page",
        "picture" => "taking a picture",
        "judging" => "judging",
        other => other,
    }
}

fn fails(report: &Report, level: FailOn) -> bool {
    let least = match level {
        FailOn::Critical => Impact::Critical,
        FailOn::Serious => Impact::Serious,
        FailOn::Moderate => Impact::Moderate,
        FailOn::Minor => Impact::Minor,
        FailOn::Never => return false,
    };
    let still_there = |finding: &&premortem::report::Finding| {
        finding.outcome == Outcome::Failed
            && finding.baseline != Some(premortem::report::Baseline::Fixed)
    };
    report
        .findings
        .iter()
        .filter(still_there)
        .any(|finding| finding.impact >= least)
}
