//! One audit of one page, measured from the outside.

use crate::browser::Browser;
use crate::extension::Extension;
use crate::failure::drive;
use crate::page::Page;
use anyhow::{Context, Result, ensure};
use serde_json::json;
use std::thread::sleep;
use std::time::{Duration, Instant};

/// axe-core took up to 53 s on such pages; a busy machine takes some more.
const PATIENCE: Duration = Duration::from_secs(240);
/// After the load, so that the page's own work is done.
const SETTLE: Duration = Duration::from_secs(1);

/// What an audit took, in milliseconds.
#[derive(Debug, Clone, Copy)]
pub(super) struct Measure {
    /// From its start to its result.
    pub(super) total: f64,
    /// The snapshot alone, where there is one.
    pub(super) snapshot: Option<f64>,
    /// The longest task in the page's thread; `None` when none reached 50 ms.
    pub(super) longest: Option<f64>,
}

/// Our audit: a toolbar click, and all that the panel does until it has its report.
pub(super) fn ours(browser: &Browser, extension: &Extension, url: &str) -> Result<Measure> {
    let page = opened(browser, url)?;
    let begun = Instant::now();
    let panel = extension.click(browser, &page)?;
    let state = panel.settled(PATIENCE)?;
    let total = milliseconds(begun);
    let longest = longest_task(&page)?;
    if state.phase != "done" {
        let error = state.error.unwrap_or(state.phase);
        return Err(drive(format!("the audit of {url} failed: {error}")));
    }
    // Again by itself, with the panel's own code and nothing judged.
    let snapshot = panel.page.eval_within(
        PATIENCE,
        "import('/panel/collect.js').then(async ({ collect }) => {
           const tab = Number(new URLSearchParams(location.search).get('tab'));
           const begun = performance.now();
           await collect(tab, { onChunk() {} });
           return performance.now() - begun;
         })",
    )?;
    page.close()?;
    Ok(Measure {
        total,
        snapshot: Some(snapshot.as_f64().context("no time")?),
        longest,
    })
}

/// axe-core's: all its default rules, in the page.
pub(super) fn axe(browser: &Browser, url: &str, source: &str) -> Result<Measure> {
    let page = opened(browser, url)?;
    page.eval(&format!("{source};undefined"))?;
    page.eval("tasks.length = 0")?;
    let total = page.eval_within(
        PATIENCE,
        "(async () => { const begun = performance.now(); await axe.run(document); return performance.now() - begun; })()",
    )?;
    let longest = longest_task(&page)?;
    page.close()?;
    Ok(Measure {
        total: total.as_f64().context("no time")?,
        snapshot: None,
        longest,
    })
}

fn opened(browser: &Browser, url: &str) -> Result<Page> {
    let page = browser.tab()?;
    // The panel takes room beside the page, and laying that out anew is the browser's work: the page keeps its size.
    let size = json!({ "width": 1280, "height": 720, "deviceScaleFactor": 1, "mobile": false });
    page.call("Emulation.setDeviceMetricsOverride", size)?;
    page.open(url, PATIENCE)?;
    sleep(SETTLE);
    let elements = page.eval("tasks.length = 0, document.getElementsByTagName('*').length")?;
    let elements = elements.as_u64().unwrap_or_default();
    ensure!(elements > 1000, "{url} has only {elements} elements");
    Ok(page)
}

/// The page writes down its own long tasks; the last one may be told a moment late.
fn longest_task(page: &Page) -> Result<Option<f64>> {
    sleep(Duration::from_millis(300));
    let longest = page.eval("Math.max(0, ...tasks)")?.as_f64();
    Ok(longest.filter(|ms| *ms > 0.0))
}

fn milliseconds(begun: Instant) -> f64 {
    begun.elapsed().as_secs_f64() * 1000.0
}
