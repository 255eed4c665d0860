//! Where the scenarios are played: one browser, one server, true clicks and keys.

use super::server::Server;
use super::table::{SCENARIOS, Scenario, Step};
use crate::lab::{PATIENCE, extension, reported};
use anyhow::{Context, Result};
use premortem::report::Report;
use serde::Deserialize;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use xtask::browser::Browser;
use xtask::extension::Extension;
use xtask::page::Page;
use xtask::{project, setup};

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
    /// With soft navigations.
    pub(crate) soft: Vec<Theirs>,
    /// The longest event of each interaction, as the page saw it live, in milliseconds.
    pub(crate) waits: Vec<f64>,
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
        let background = scenario.steps.first() == Some(&Step::Background);
        let page = if background {
            self.browser.background_tab()?
        } else {
            self.browser.tab()?
        };
        page.open(
            &format!(
                "{}{}/{}",
                self.server.origin(),
                scenario.by,
                slug(scenario.name)
            ),
            PATIENCE,
        )?;
        for step in scenario.steps {
            self.take(&page, step)
                .with_context(|| format!("{step:?}"))?;
        }
        page.eval("oracle.painted()")?;
        let panel = self.extension.click(&self.browser, &page)?;
        let report = reported(&panel)?;
        if std::env::var_os("ORACLE_RAW").is_some() {
            eprintln!("{}", page.eval(RAW)?.as_str().unwrap_or_default());
        }
        self.hide()?;
        page.until("document.visibilityState === 'hidden'", PATIENCE, "hiding")?;
        let heard =
            page.eval("JSON.stringify({ ...oracle.heard, waits: [...oracle.waits.values()] })")?;
        let heard = serde_json::from_str(heard.as_str().context("nothing was heard")?)?;
        page.close()?;
        Ok(Played { report, heard })
    }

    fn hide(&self) -> Result<()> {
        self.cover.call("Page.bringToFront", json!({}))?;
        Ok(())
    }

    fn take(&self, page: &Page, step: &Step) -> Result<()> {
        match *step {
            Step::Background => Ok(()),
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

const RAW: &str = "(async () => { const all = []; const types = PerformanceObserver.supportedEntryTypes.filter((t) => !['resource','longtask','long-animation-frame','mark','measure','element'].includes(t)); await Promise.all(types.map((type) => new Promise((done) => { const o = new PerformanceObserver((l) => { all.push(...l.getEntries()); o.disconnect(); done(); }); o.observe({ type, buffered: true, durationThreshold: 16 }); setTimeout(done, 200); }))); all.sort((a, b) => a.startTime - b.startTime); const own = (e) => { const o = { type: e.entryType }; for (const k in e) { const v = e[k]; if (['name','startTime','duration','navigationId','interactionId','value','hadRecentInput','renderTime','loadTime','paintTime','presentationTime','size','type','activationStart','processingStart','processingEnd','responseStart'].includes(k) && typeof v !== 'object') o[k] = v; } if (e.largestContentfulPaint) o.largest = own(e.largestContentfulPaint); if (e.getLargestInteractionContentfulPaint) { const l = e.getLargestInteractionContentfulPaint(); o.icp = l && own(l); } return o; }; return all.map((e) => JSON.stringify(own(e))).join('\\n') + '\\n' + JSON.stringify({ count: performance.interactionCount, activation: navigation.activation?.navigationType, now: performance.now(), discarded: document.wasDiscarded }); })()";

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
