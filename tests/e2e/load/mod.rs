//! How pages come: each case is a page of several files, served with the headers, delays and sizes it says, loaded in
//! a real browser and audited.
//!
//! ```text
//! case("a picture pushes the text down")
//!     .page("<img id=late src=/late.png><p>Text")
//!     .file("/late.png", File::png(600, 400, 20_000).behind("painted"))
//!     .step(Step::Until(PAINTED))
//!     .step(Step::Open("painted"))
//!     .expect(failed("image-without-dimensions").at("#late").saying("600"))
//! ```

mod calls;
mod document;
mod file;
mod harness;
mod image;
mod images;
mod largest;
mod recorded;
mod scripts;
mod site;

pub(crate) use file::File;

use crate::cases::{Expectation, compare};
use crate::lab::{Lab, PATIENCE, reported};
use crate::shared;
use anyhow::{Context, Result, ensure};
use libtest_mimic::{Failed, Trial};
use premortem::checks::{Impact, Outcome};
use premortem::report::Report;
use serde_json::json;
use site::Site;
use std::cell::RefCell;
use std::time::Instant;
use xtask::extension::{Panel, State};
use xtask::page::Page;

/// True once something has been painted.
pub(crate) const PAINTED: &str =
    "performance.getEntriesByName('first-contentful-paint').length > 0";
/// Entries of what was just painted are there after the next frame.
const NEXT_FRAME: &str = "new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done))))";

pub(crate) fn trials() -> Vec<Trial> {
    let cases = [
        harness::cases(),
        images::cases(),
        largest::cases(),
        document::cases(),
        scripts::cases(),
        calls::cases(),
        recorded::cases(),
    ];
    let cases = cases.into_iter().flatten().map(trial);
    cases.chain(scripts::trials()).collect()
}

fn trial(case: Case) -> Trial {
    Trial::test(format!("load: {}", case.name), move || case.holds())
}

/// A page of several files, what is done with it, and what must be found.
pub(crate) struct Case {
    name: &'static str,
    files: Vec<(&'static str, File)>,
    steps: Vec<Step>,
    /// How many calls are recorded while the page is loaded once more; none where it is not.
    calls: usize,
    expected: Vec<Expected>,
}

/// What is done after the page was opened and before it is audited. The end of its loading is waited for in any case.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Step {
    /// Waits until everything that is under way has been loaded.
    Loaded,
    /// Waits until an expression is true, such as [`PAINTED`].
    Until(&'static str),
    /// Lets the files behind a gate be answered.
    Open(&'static str),
    /// Scrolls so far down, in CSS pixels.
    Scroll(u32),
    /// Presses an element with the mouse.
    Click(&'static str),
    /// Loads the page once more.
    Reload,
}

/// What one check must say.
pub(crate) struct Expected {
    check: &'static str,
    outcome: Outcome,
    elements: Vec<&'static str>,
    words: Vec<&'static str>,
    impact: Option<Impact>,
}

/// A case without files.
pub(crate) fn case(name: &'static str) -> Case {
    Case {
        name,
        files: Vec::new(),
        steps: Vec::new(),
        calls: 0,
        expected: Vec::new(),
    }
}

impl Case {
    /// The same case under this name.
    pub(crate) fn named(self, name: &'static str) -> Self {
        Self { name, ..self }
    }

    /// The page at `/`: a document, or the body of one.
    pub(crate) fn page(self, html: &str) -> Self {
        self.file("/", File::html(shared::document(html)))
    }

    /// A file at a path; at each address that begins so, where the path ends with `*`.
    pub(crate) fn file(mut self, path: &'static str, file: File) -> Self {
        self.files.push((path, file));
        self
    }

    /// Adds a header to the file that was added first, as a rule the page.
    pub(crate) fn header(mut self, name: &'static str, value: &str) -> Self {
        if let Some((_, page)) = self.files.first_mut() {
            *page = page.clone().header(name, value);
        }
        self
    }

    /// Something to do before the audit.
    pub(crate) fn step(mut self, step: Step) -> Self {
        self.steps.push(step);
        self
    }

    /// Loads the page once more after the first audit, recorded, and audits it again when it has made so many calls.
    pub(crate) fn recorded(self, calls: usize) -> Self {
        Self { calls, ..self }
    }

    /// Something that must be found, or not.
    pub(crate) fn expect(mut self, expected: Expected) -> Self {
        self.expected.push(expected);
        self
    }

    fn holds(&self) -> Result<(), Failed> {
        thread_local! {
            static SITE: RefCell<Option<Site>> = const { RefCell::new(None) };
        }
        let held = SITE.with_borrow_mut(|site| {
            if site.is_none() {
                *site = Some(Site::start()?);
            }
            let site = site.as_mut().context("no server")?;
            shared::with(|lab| self.audited(lab, site))
        });
        held.map_err(|error| format!("{error:#}").into())
    }

    fn audited(&self, lab: &Lab, site: &mut Site) -> Result<()> {
        let origin = site.show(&self.files)?;
        let page = lab.browser.tab()?;
        let navigated = json!({ "url": format!("{origin}/") });
        let mut loaded = false;
        page.call("Page.navigate", navigated)?;
        for step in &self.steps {
            match *step {
                Step::Loaded => {
                    load(&page)?;
                    loaded = true;
                }
                Step::Until(expression) => page.until(expression, PATIENCE, expression)?,
                Step::Open(gate) => site.open(gate),
                Step::Scroll(to) => {
                    page.eval(&format!("scrollTo(0, {to})"))?;
                }
                Step::Click(selector) => page.click(selector)?,
                Step::Reload => {
                    page.reload(PATIENCE)?;
                    loaded = true;
                }
            }
        }
        if !loaded {
            load(&page)?;
        }
        page.eval(NEXT_FRAME)?;
        let (panel, mut report) = lab.audit(&page)?;
        if self.calls > 0 {
            report = record(&panel, self.calls)?;
        }
        for expected in &self.expected {
            expected.holds(&page, &report)?;
        }
        page.close()
    }
}

/// Has the page loaded anew and recorded, and audited when so many calls were seen.
fn record(panel: &Panel, calls: usize) -> Result<Report> {
    panel.press("live-record")?;
    let made = |state: &State| state.live.phase == "recording" && state.live.calls >= calls;
    let made = panel.wait(Instant::now() + PATIENCE, made, |_| ())?;
    made.with_context(|| format!("{calls} calls did not come"))?;
    panel.press("live-finish")?;
    reported(panel)
}

fn load(page: &Page) -> Result<()> {
    let loaded = page.loaded(Instant::now() + PATIENCE)?;
    loaded.context("the page did not finish loading")
}

/// The check finds a fault.
pub(crate) fn failed(check: &'static str) -> Expected {
    ends(check, Outcome::Failed)
}

/// The check finds none.
pub(crate) fn passed(check: &'static str) -> Expected {
    ends(check, Outcome::Passed)
}

/// The check leaves it to a person.
pub(crate) fn cant_tell(check: &'static str) -> Expected {
    ends(check, Outcome::CantTell)
}

/// There is nothing for the check to look at.
pub(crate) fn inapplicable(check: &'static str) -> Expected {
    ends(check, Outcome::Inapplicable)
}

/// The check lacks what it needs.
pub(crate) fn untested(check: &'static str) -> Expected {
    ends(check, Outcome::Untested)
}

fn ends(check: &'static str, outcome: Outcome) -> Expected {
    Expected {
        check,
        outcome,
        elements: Vec::new(),
        words: Vec::new(),
        impact: None,
    }
}

impl Expected {
    /// A finding is about this element, and a failed one about no other than those that are named.
    pub(crate) fn at(mut self, selector: &'static str) -> Self {
        self.elements.push(selector);
        self
    }

    /// A finding says this.
    pub(crate) fn saying(mut self, words: &'static str) -> Self {
        self.words.push(words);
        self
    }

    /// The gravest finding has this impact.
    pub(crate) fn impact(mut self, impact: Impact) -> Self {
        self.impact = Some(impact);
        self
    }

    fn holds(&self, page: &Page, report: &Report) -> Result<()> {
        let elements = self.elements.iter();
        let expectation = Expectation {
            check: self.check.to_owned(),
            outcome: self.outcome,
            elements: elements
                .map(|selector| ((*selector).to_owned(), Some(self.outcome)))
                .collect(),
        };
        compare(&expectation, page, report).with_context(|| self.check)?;
        let findings = report.findings.iter().filter(|one| one.rule == self.check);
        let findings: Vec<_> = findings.collect();
        let said: Vec<_> = findings.iter().map(|one| &one.message).collect();
        for words in &self.words {
            let found = said.iter().any(|message| message.contains(words));
            ensure!(found, "{} does not say {words:?}: {said:?}", self.check);
        }
        let gravest = findings.iter().map(|one| one.impact).max();
        ensure!(
            self.impact.is_none() || gravest == self.impact,
            "{} is {gravest:?}: {said:?}",
            self.check
        );
        Ok(())
    }
}
