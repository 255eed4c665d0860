//! Our own report and panel pass our own audit, and axe-core's, in both themes and in a narrow window.

use crate::field::{revisit, seed};
use crate::lab::{Lab, PATIENCE};
use crate::shared::question;
use anyhow::{Result, ensure};
use axum::Router;
use axum::middleware;
use axum::response::Html;
use axum::routing::get;
use libtest_mimic::{Failed, Trial};
use premortem::catalog::Pillar;
use premortem::checks::Outcome;
use premortem::report::Report;
use serde_json::{Value, json};
use std::sync::{Arc, Mutex};
use xtask::packed::packed;
use xtask::page::Page;
use xtask::project;

pub(crate) fn trials() -> Vec<Trial> {
    vec![Trial::test(
        "our own report and panel pass our own audit and axe-core's",
        own_ui_passes,
    )]
}

/// Rows and fields close together, so that the report's numbers have to make room for each other.
const FLAWED: &str = "<!doctype html><html lang=en><title>Flawed</title><main>\
    <div onclick='open()'>Open</div><input><p style='color: #aaa'>Pale text</p>\
    <table style='width: 100%; border-collapse: collapse'>\
    <tr onclick='open()'><td>First row<tr onclick='open()'><td>Second row<tr onclick='open()'><td>Third row\
    <tr onclick='open()'><td><span style='color: #bbb'>A-word-that-is-so-long-that-no-line-of-a-narrow-window-can-hold-it-in-one-piece</span></table>\
    <p><input><input><select><option>One</select><textarea></textarea></main>";

/// The panel as a page of its own: its markup and its rules, without its scripts.
const PANEL: &str = "(() => {
  const page = document.documentElement.cloneNode(true);
  for (const element of page.querySelectorAll('script, link')) element.remove();
  const style = document.createElement('style');
  style.textContent = [...document.styleSheets].flatMap((sheet) => [...sheet.cssRules].map((rule) => rule.cssText)).join('\\n');
  page.querySelector('head').append(style);
  return '<!doctype html>' + page.outerHTML;
})()";

fn own_ui_passes() -> Result<(), Failed> {
    let shelf = Arc::new(Mutex::new(FLAWED.to_owned()));
    let served = Arc::clone(&shelf);
    let page =
        move || async move { Html(served.lock().map(|page| page.clone()).unwrap_or_default()) };
    let router = Router::new().route("/", get(page));
    let lab = Lab::new(router.layer(middleware::from_fn(packed)))?;
    let put = |html: String| {
        shelf
            .lock()
            .map(|mut page| *page = html)
            .map_err(|error| error.to_string())
    };

    let page = lab.open("/")?;
    let panel = lab.click(&page)?;
    panel.settled(PATIENCE)?;
    seed(&lab, &panel, &[3000.0; 12])?;
    revisit(&page, &panel)?;
    panel.page.click("#crux-toggle")?;
    let report = panel.report("html")?;
    let mut panels = Vec::new();
    for tab in ["findings", "second-account", "evidence"] {
        panel.page.click(&format!("#tab-{tab}"))?;
        panel.page.until(
            &format!("document.querySelector('#tab-{tab}').ariaSelected === 'true'"),
            PATIENCE,
            "the tab",
        )?;
        panels.push((
            format!("panel, {tab}"),
            panel
                .page
                .eval(PANEL)?
                .as_str()
                .unwrap_or_default()
                .to_owned(),
        ));
    }
    page.close()?;

    panels.insert(0, ("report".to_owned(), report));
    for (name, html) in panels {
        put(html)?;
        for (theme, colours) in [("light", "none"), ("dark", "none"), ("dark", "active")] {
            let page = lab.browser.tab()?;
            page.call(
                "Emulation.setEmulatedMedia",
                json!({ "features": [
                    { "name": "prefers-color-scheme", "value": theme },
                    { "name": "forced-colors", "value": colours },
                ] }),
            )?;
            page.open(&lab.server.origin(), PATIENCE)?;
            let passed = passes(&lab, &page).and_then(|()| fits(&page));
            passed
                .map_err(|error| format!("{name}, {theme}, forced colours {colours}: {error:#}"))?;
            page.close()?;
        }
    }
    Ok(())
}

fn passes(lab: &Lab, page: &Page) -> Result<()> {
    let panel = lab.click(page)?;
    panel.settled(PATIENCE)?;
    let report: Report = serde_json::from_str(&panel.report("json")?)?;
    let unsure = |outcome| matches!(outcome, Outcome::Failed | Outcome::CantTell);
    // How fast a test machine serves the file is not what it is judged by.
    let found: Vec<_> = report
        .findings
        .iter()
        .filter(|finding| finding.pillar == Pillar::Accessibility && unsure(finding.outcome))
        .filter(|finding| !question(finding))
        .collect();
    ensure!(found.is_empty(), "{found:#?}");

    page.eval(&std::fs::read_to_string(
        project::root().join("node_modules/axe-core/axe.min.js"),
    )?)?;
    let violations = page.eval("axe.run().then(({ violations }) => violations.map(({ id, nodes }) => [id, nodes[0].html]))")?;
    ensure!(
        violations == Value::Array(Vec::new()),
        "axe-core: {violations:#}"
    );
    Ok(())
}

/// No sideways scrolling in the narrowest window we promise, and no number of the picture covers another one.
fn fits(page: &Page) -> Result<()> {
    let narrow = json!({ "width": 320, "height": 640, "deviceScaleFactor": 1, "mobile": false });
    page.call("Emulation.setDeviceMetricsOverride", narrow)?;
    let width = page.eval("document.documentElement.scrollWidth")?;
    ensure!(
        width.as_u64().is_some_and(|width| width <= 320),
        "{width} px wide at 320 px"
    );
    let covered = page.eval(
        "(() => {
           const boxes = [...document.querySelectorAll('.callout')].map((one) => one.getBoundingClientRect());
           return boxes.flatMap((a, i) => boxes.slice(i + 1).filter((b) =>
             a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 1 && b.top < a.bottom - 1)).length;
         })()",
    )?;
    ensure!(covered == 0, "{covered} numbers cover another at 320 px");
    Ok(())
}
