//! Where the scenarios are played: one browser, one server, true clicks and keys.

use super::server::Server;
use super::table::{SCENARIOS, Scenario, Step};
use crate::lab::{extension, reported};
use anyhow::{Context, Result, ensure};
use premortem::report::Report;
use serde::Deserialize;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::time::{Duration, Instant};
use xtask::browser::Browser;
use xtask::extension::Extension;
use xtask::page::Page;
use xtask::{project, setup};

/// How long a step may take.
const PATIENCE: Duration = Duration::from_secs(8);

/// The browser, the server, and a tab that covers the others.
pub(crate) struct Stage {
    server: Server,
    extension: Extension,
    browser: Browser,
    cover: Page,
}

/// What one metric came to in the field's library.
#[derive(Debug, Clone, Deserialize)]
pub(crate) struct Theirs {
    pub(crate) name: String,
    pub(crate) value: f64,
    pub(crate) rating: String,
    #[serde(rename = "type")]
    pub(crate) kind: String,
    start: f64,
    pub(crate) attribution: BTreeMap<String, Value>,
}

/// What the page heard from the library.
#[derive(Debug, Clone, Deserialize)]
pub(crate) struct Heard {
    /// As apps use it.
    #[serde(rename = "final")]
    pub(crate) last: Vec<Theirs>,
    /// With every change; the last one of each.
    pub(crate) live: Vec<Theirs>,
    /// Of a copy that came late.
    pub(crate) late: Vec<Theirs>,
    /// With soft navigations.
    pub(crate) soft: Vec<Theirs>,
    /// The longest event of each interaction, as the page saw it live, in milliseconds.
    pub(crate) waits: Vec<f64>,
}

impl Theirs {
    /// When its navigation began, in milliseconds since the page's time origin; 0 for a load.
    pub(crate) fn begin(&self) -> f64 {
        self.start
    }
}

/// What a scenario came to.
pub(crate) struct Played {
    pub(crate) report: Report,
    pub(crate) heard: Heard,
}

impl Stage {
    pub(crate) fn new() -> Result<Self> {
        let modules = project::root().join("node_modules");
        let browser = Browser::launch(&setup::browser(None)?, false)?;
        let cover = browser.tab()?;
        Ok(Self {
            server: Server::start(&modules, document)?,
            extension: Extension::load(&browser, extension()?)?,
            cover,
            browser,
        })
    }

    /// Plays a scenario, audits the page, and then hides it, as leaving it would: that is when the library has said
    /// its last.
    pub(crate) fn play(&self, scenario: &Scenario) -> Result<Played> {
        let first = scenario.steps.first();
        let mut page = if first == Some(&Step::Background) {
            self.browser.background_tab()?
        } else {
            self.browser.tab()?
        };
        let url = format!(
            "{}{}/{}",
            self.server.origin(),
            scenario.by,
            slug(scenario.name)
        );
        page.open(&url, PATIENCE)?;
        if !matches!(first, Some(Step::Background)) {
            page.until(PAINTED, PATIENCE, "the first paints")?;
        }
        for step in scenario.steps {
            if let Step::Prerender(path) = step {
                page = self.prerender(page, path)?;
            } else {
                self.take(&page, step)
                    .with_context(|| format!("{step:?}"))?;
            }
        }
        page.eval("oracle.painted()")?;
        let panel = self.extension.click(&self.browser, &page)?;
        let report = reported(&panel)?;
        self.hide()?;
        page.until("document.visibilityState === 'hidden'", PATIENCE, "hiding")?;
        let heard =
            page.eval("JSON.stringify({ ...oracle.heard, waits: [...oracle.waits.values()] })")?;
        let heard = serde_json::from_str(heard.as_str().context("nothing was heard")?)?;
        page.close()?;
        Ok(Played { report, heard })
    }

    /// Has a document prerendered, goes there, and takes hold of it: it is a page of its own.
    fn prerender(&self, page: Page, path: &str) -> Result<Page> {
        let url = format!("{}{path}", self.server.origin());
        let rules = json!({ "prerender": [{ "source": "list", "urls": [path] }] }).to_string();
        page.eval(&format!(
            "{{ const rules = document.createElement('script'); rules.type = 'speculationrules'; rules.textContent = {rules:?}; document.head.append(rules); }}"
        ))?;
        let tab = page.tab().context("no tab")?.to_owned();
        let end = Instant::now() + PATIENCE;
        while !self.server.prerenders(path) {
            ensure!(Instant::now() < end, "nothing was prerendered");
            std::thread::sleep(Duration::from_millis(20));
        }
        page.eval(&format!(
            "void setTimeout(() => {{ location.href = {url:?}; }})"
        ))?;
        let target = loop {
            let targets = self.browser.targets("page")?;
            if let Some((target, _)) = targets.into_iter().find(|(_, at)| *at == url) {
                break target;
            }
            ensure!(Instant::now() < end, "the prerendered page did not come");
            std::thread::sleep(Duration::from_millis(20));
        };
        let prerendered = self.browser.attach(&target)?.in_tab(tab);
        prerendered.until("!document.prerendering", PATIENCE, "the prerendered page")?;
        prerendered.until(PAINTED, PATIENCE, "the first paints")?;
        Ok(prerendered)
    }

    fn hide(&self) -> Result<()> {
        self.cover.call("Page.bringToFront", json!({}))?;
        Ok(())
    }

    fn take(&self, page: &Page, step: &Step) -> Result<()> {
        match *step {
            Step::Background | Step::Prerender(_) => Ok(()),
            Step::Click(selector) => page.click(selector),
            Step::Key(key) => {
                for kind in ["keyDown", "keyUp"] {
                    page.call(
                        "Input.dispatchKeyEvent",
                        json!({ "type": kind, "key": key, "text": if kind == "keyDown" { key } else { "" } }),
                    )?;
                }
                Ok(())
            }
            Step::Clicks(selector, times) => (1..=times).try_for_each(|count| {
                page.click(selector)?;
                page.until(
                    &format!("oracle.waits.size === {count}"),
                    PATIENCE,
                    "the answer",
                )
            }),
            Step::Keys(times) => (0..times).try_for_each(|_| self.take(page, &Step::Key("x"))),
            Step::Late => page.eval("oracle.late()").map(drop),
            Step::Reload => page
                .reload(PATIENCE)
                .and_then(|()| page.until(PAINTED, PATIENCE, "the first paints")),
            Step::Go(path) => {
                page.open(&format!("{}{path}", self.server.origin()), PATIENCE)?;
                page.until(PAINTED, PATIENCE, "the first paints")
            }
            Step::Back => {
                let before = page.eval("location.href")?;
                page.eval("void setTimeout(() => history.back())")?;
                let there =
                    format!("location.href !== {before} && globalThis.oracle !== undefined");
                page.until(&there, PATIENCE, "the page before")?;
                page.until(PAINTED, PATIENCE, "the first paints")
            }
            Step::Until(expression) => page.until(expression, PATIENCE, expression),
            Step::Eval(expression) => page.eval(expression).map(drop),
            Step::Hide => {
                self.hide()?;
                page.until("document.visibilityState === 'hidden'", PATIENCE, "hiding")
            }
            Step::Show => {
                page.call("Page.bringToFront", json!({}))?;
                page.until(
                    "document.visibilityState === 'visible'",
                    PATIENCE,
                    "showing",
                )
            }
        }
    }
}

/// The browser has told of the first paints.
const PAINTED: &str =
    "(oracle.come.paint ?? 0) >= 2 && (oracle.come['largest-contentful-paint'] ?? 0) >= 1";

/// A scenario's name as a part of an address.
pub(crate) fn slug(name: &str) -> String {
    name.chars()
        .map(|letter| {
            if letter.is_ascii_alphanumeric() {
                letter
            } else {
                '-'
            }
        })
        .collect()
}

/// The page of a scenario: the library first, then its own markup.
fn document(path: &str) -> Option<String> {
    let scenario = SCENARIOS
        .iter()
        .find(|scenario| path.strip_prefix('/') == Some(&*slug(scenario.name)))?;
    Some(format!(
        "<!doctype html><html lang=en><meta charset=utf-8><link rel=icon href='data:,'><title>{}</title>\
         <script src=/library.js></script><script src=/watch.js></script>{}",
        scenario.name, scenario.html
    ))
}
