//! The panel in a person's hands: pointer, keyboard, downloads, and what it says when there is nothing to audit.

use crate::lab::{Lab, PATIENCE, again, reported};
use crate::marks;
use anyhow::{Context, Result, ensure};
use axum::Router;
use axum::response::{Html, IntoResponse};
use axum::routing::get;
use libtest_mimic::{Failed, Trial};
use premortem::report::{Report, SCHEMA};
use serde_json::json;
use std::fs;
use std::path::Path;
use std::thread::sleep;
use std::time::{Duration, Instant};
use xtask::extension::Panel;
use xtask::page::Page;

pub(crate) fn trials() -> Vec<Trial> {
    vec![
        Trial::test(
            "the panel's tabs are chosen by arrow keys",
            tabs_by_keyboard,
        ),
        Trial::test(
            "a finding in focus is outlined in the page, until it is left",
            focus_outlines,
        ),
        Trial::test(
            "a finding under the pointer is outlined in the page, until it is left",
            pointer_outlines,
        ),
        Trial::test("run again audits what is there now", runs_again),
        Trial::test("an audit can be cancelled, and begun anew", cancels),
        Trial::test(
            "a page that is reloaded while it is read ends the audit with a sentence",
            reloaded,
        ),
        Trial::test(
            "a page that goes elsewhere while it is read ends the audit with a sentence",
            elsewhere,
        ),
        Trial::test("both exports are saved, and are reports", exports),
        Trial::test("what is no web page is told in one sentence", refuses),
    ]
}

const PAGE: &str = "<!doctype html><html lang=en><title>Plain</title><h1>Hello</h1>
<p><input id=field></p><p id=grey style='color: #999'>Grey on white</p>";
/// So many elements that there is time to do something while they are read.
const BIG: &str = "<!doctype html><html lang=en><title>Big</title><div id=all></div>
<script>document.getElementById('all').innerHTML = '<p>Some <b>bold</b> and <i>other</i> text</p>'.repeat(20000)</script>";

pub(crate) fn key(page: &Page, key: &str) -> Result<()> {
    let code = match key {
        "Tab" => 9,
        "End" => 35,
        "Home" => 36,
        "ArrowLeft" => 37,
        "ArrowRight" => 39,
        _ => 13,
    };
    // Enter presses a button by the letter it types.
    let (down, text) = if key == "Enter" {
        ("keyDown", "\r")
    } else {
        ("rawKeyDown", "")
    };
    for (kind, text) in [(down, text), ("keyUp", "")] {
        let params = json!({ "type": kind, "key": key, "code": key, "windowsVirtualKeyCode": code, "text": text });
        page.call("Input.dispatchKeyEvent", params)?;
    }
    Ok(())
}

/// Presses Tab until what has the focus matches.
pub(crate) fn tab_to(page: &Page, selector: &str) -> Result<()> {
    for _ in 0..60 {
        key(page, "Tab")?;
        if page.eval(&format!("document.activeElement.matches({selector:?})"))? == true {
            return Ok(());
        }
    }
    anyhow::bail!("the Tab key never comes to {selector}")
}

fn tabs_by_keyboard() -> Result<(), Failed> {
    let lab = Lab::with_page(PAGE)?;
    let (panel, _) = lab.audit(&lab.open("/")?)?;
    let page = &panel.page;
    tab_to(page, "[role=tab]")?;
    let chosen = "(() => { const at = document.activeElement; const all = [...document.querySelectorAll('[role=tab]')];
      return [at.dataset.value, at.getAttribute('aria-selected'), document.getElementById('panel').getAttribute('aria-labelledby') === at.id,
        all.filter((tab) => tab.tabIndex === 0).length, all.filter((tab) => tab.ariaSelected === 'true').length]; })()";
    let is = |tab: &str| json!([tab, "true", true, 1, 1]);
    assert_eq!(page.eval(chosen)?, is("findings"));
    for (pressed, tab) in [
        ("ArrowRight", "second-account"),
        ("ArrowRight", "evidence"),
        ("ArrowRight", "findings"),
        ("ArrowLeft", "evidence"),
        ("Home", "findings"),
        ("End", "evidence"),
        ("ArrowLeft", "second-account"),
    ] {
        key(page, pressed)?;
        assert_eq!(page.eval(chosen)?, is(tab), "after {pressed}");
    }
    key(page, "Tab")?;
    let out = "document.activeElement.matches('[role=tab]')";
    assert_eq!(page.eval(out)?, false, "Tab goes on to what is shown");
    Ok(())
}

/// The button of the only finding of a rule.
fn finding(report: &Report, rule: &str) -> Result<String> {
    let mut all = report
        .findings
        .iter()
        .filter(|finding| finding.rule == rule);
    let finding = all
        .next()
        .with_context(|| format!("{rule} found nothing"))?;
    Ok(format!("[id=\"finding-{}\"]", finding.id))
}

fn focus_outlines() -> Result<(), Failed> {
    let lab = Lab::with_page(PAGE)?;
    let page = lab.open("/")?;
    let (panel, report) = lab.audit(&page)?;
    for (rule, element) in [
        ("field-without-label", "#field"),
        ("text-contrast", "#grey"),
    ] {
        panel.page.eval("document.activeElement.blur()")?;
        tab_to(&panel.page, &finding(&report, rule)?)?;
        marks::come(&page, element)?;
    }
    // What is outlined outlives what is drawn anew in the panel, and goes when the focus does.
    panel.page.eval("document.activeElement.click()")?;
    tab_to(&panel.page, ".target")?;
    marks::come(&page, "#grey")?;
    panel.page.eval("document.activeElement.blur()")?;
    marks::go(&page)?;
    Ok(())
}

fn pointer_outlines() -> Result<(), Failed> {
    let lab = Lab::with_page(PAGE)?;
    let page = lab.open("/")?;
    let (panel, report) = lab.audit(&page)?;
    let point = |selector: &str| -> Result<()> {
        let middle = format!(
            "(() => {{ const e = document.querySelector({selector:?}); e.scrollIntoView({{ block: 'center', behavior: 'instant' }});
              const b = e.getBoundingClientRect(); return [b.x + b.width / 2, b.y + b.height / 2]; }})()"
        );
        let at = panel.page.eval(&middle)?;
        let params = json!({ "type": "mouseMoved", "x": at[0], "y": at[1] });
        panel.page.call("Input.dispatchMouseEvent", params)?;
        Ok(())
    };
    point(&finding(&report, "text-contrast")?)?;
    marks::come(&page, "#grey")?;
    point(&finding(&report, "field-without-label")?)?;
    marks::come(&page, "#field")?;
    point("h1")?;
    marks::go(&page)?;
    assert_eq!(
        page.eval("document.querySelectorAll('html > *').length")?,
        2,
        "nothing is left behind"
    );
    Ok(())
}

fn runs_again() -> Result<(), Failed> {
    let lab = Lab::with_page(PAGE)?;
    let page = lab.open("/")?;
    let (panel, first) = lab.audit(&page)?;
    finding(&first, "field-without-label")?;
    page.eval("document.getElementById('field').setAttribute('aria-label', 'Name')")?;
    panel.press("run-again")?;
    let second = reported(&panel)?;
    assert_ne!(first.page.audited_at, second.page.audited_at);
    assert!(
        finding(&second, "field-without-label").is_err(),
        "{:?}",
        second.findings
    );
    finding(&second, "text-contrast")?;
    // The toolbar button does the same for a panel that is open.
    let tab = page.tab().context("no tab")?;
    let params = json!({ "id": lab.extension.id(), "targetId": tab });
    let asked = Instant::now();
    lab.browser.call("Extensions.triggerAction", params)?;
    loop {
        let state = panel.settled(PATIENCE)?;
        assert_eq!(state.phase, "done");
        // The new run may begin between the two questions, and then there is no report for a moment.
        if let Ok(third) = panel.report("json")
            && serde_json::from_str::<Report>(&third)?.page.audited_at != second.page.audited_at
        {
            return Ok(());
        }
        assert!(
            asked.elapsed() < PATIENCE,
            "the toolbar button audits again"
        );
        sleep(Duration::from_millis(20));
    }
}

fn site() -> Result<Lab> {
    const PDF: &[u8] = b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\ntrailer<</Root 1 0 R>>";
    Lab::new(
        Router::new()
            .route("/", get(|| async { Html(PAGE) }))
            .route("/big", get(|| async { Html(BIG) }))
            .route("/text", get(|| async { "Just text" }))
            .route(
                "/pdf",
                get(|| async { ([("content-type", "application/pdf")], PDF).into_response() }),
            ),
    )
}

/// Opens the panel beside the big page and, as soon as it tells of elements read, does something in the same breath.
fn while_reading(
    lab: &Lab,
    act: impl FnOnce(&Page, &Panel) -> Result<()>,
) -> Result<(Page, Panel)> {
    let page = lab.open("/big")?;
    let panel = lab.click(&page)?;
    let reading = "new Promise((done, fail) => {
      const look = () => {
        if (/elements/.test(document.querySelector('.progress')?.textContent ?? '')) { observer.disconnect(); done(true); }
        else if (!['idle', 'auditing'].includes(premortem.state().phase)) fail(new Error('it was over before'));
      };
      const observer = new MutationObserver(look);
      observer.observe(document.body, { subtree: true, childList: true, characterData: true });
      look();
    })";
    panel.page.eval_within(PATIENCE, reading)?;
    act(&page, &panel)?;
    Ok((page, panel))
}

fn notice(panel: &Panel) -> Result<String> {
    let text = panel
        .page
        .eval("document.getElementById('notice').textContent")?;
    Ok(text.as_str().context("no notice")?.to_owned())
}

fn cancels() -> Result<(), Failed> {
    let lab = site()?;
    let (_page, panel) = while_reading(&lab, |_, panel| {
        panel
            .page
            .eval("document.querySelector('[data-action=cancel]').click()")?;
        Ok(())
    })?;
    let state = panel.settled(Duration::from_secs(2))?;
    assert_eq!((&*state.phase, state.error), ("cancelled", None));
    assert!(notice(&panel)?.contains("cancelled"));
    assert!(panel.report("json").is_err(), "nothing was kept");
    let report = again(&panel)?;
    assert_eq!(report.page.title, "Big");
    Ok(())
}

fn reloaded() -> Result<(), Failed> {
    let lab = site()?;
    let (page, panel) = while_reading(&lab, |page, _| page.reload(PATIENCE))?;
    ended_with(&panel, "reloaded")?;
    assert_eq!(again(&panel)?.page.title, "Big", "the next audit is fine");
    page.close()?;
    Ok(())
}

fn elsewhere() -> Result<(), Failed> {
    let lab = site()?;
    let there = format!("{}/", lab.server.origin());
    let (page, panel) = while_reading(&lab, |page, _| page.open(&there, PATIENCE))?;
    ended_with(&panel, "another address")?;
    assert_eq!(again(&panel)?.page.title, "Plain", "what is there now");
    page.close()?;
    Ok(())
}

/// The audit failed with one sentence, or two where the second says what to do; the panel shows it.
fn ended_with(panel: &Panel, said: &str) -> Result<()> {
    let state = panel.settled(PATIENCE)?;
    ensure!(state.phase == "failed", "{state:?}");
    let error = state.error.context("no reason")?;
    ensure!(
        error.contains(said) && error.ends_with('.'),
        "{error:?} does not say {said:?}"
    );
    ensure!(
        error.len() < 240 && !error.contains("Error:") && !error.contains('\n'),
        "{error:?} is no sentence for a person"
    );
    let shown = notice(panel)?;
    ensure!(shown.contains(&error), "the panel shows {shown:?}");
    ensure!(panel.report("json").is_err(), "there is a report");
    Ok(())
}

fn exports() -> Result<(), Failed> {
    let lab = Lab::with_page(PAGE)?;
    let (panel, _) = lab.audit(&lab.open("/")?)?;
    let folder = std::env::temp_dir().join(format!("exports-{}", std::process::id()));
    fs::create_dir_all(&folder)?;
    let saved = (|| {
        let params = json!({ "behavior": "allow", "downloadPath": folder });
        lab.browser.call("Browser.setDownloadBehavior", params)?;
        panel.show("evidence")?;
        panel.press("export-json")?;
        let json = saved(&folder, ".json")?;
        panel.press("export-html")?;
        anyhow::Ok((json, saved(&folder, ".html")?))
    })();
    fs::remove_dir_all(&folder)?;
    let ((json_name, json), (html_name, html)) = saved?;
    let report: Report = serde_json::from_str(&json)?;
    assert_eq!(report.schema, SCHEMA);
    assert_eq!(json, panel.report("json")?);
    assert!(html.starts_with("<!DOCTYPE html>") && html.trim_end().ends_with("</html>"));
    let host = lab.server.origin().replace("http://", "").replace(':', "-");
    let name = format!("premortem-{host}-{}", &report.page.audited_at[..10]);
    assert_eq!(json_name, format!("{name}.json"));
    assert_eq!(html_name, format!("{name}.html"));
    Ok(())
}

/// Waits for a file of that kind; one that is not whole yet has another name.
fn saved(folder: &Path, extension: &str) -> Result<(String, String)> {
    let end = Instant::now() + PATIENCE;
    loop {
        for entry in fs::read_dir(folder)? {
            let path = entry?.path();
            let name = path
                .file_name()
                .map(|name| name.to_string_lossy().into_owned());
            if let Some(name) = name.filter(|name| name.ends_with(extension)) {
                return Ok((name, fs::read_to_string(path)?));
            }
        }
        ensure!(Instant::now() < end, "nothing was saved as {extension}");
        sleep(Duration::from_millis(50));
    }
}

fn refuses() -> Result<(), Failed> {
    let lab = site()?;
    let text = format!("{}/text", lab.server.origin());
    let pdf = format!("{}/pdf", lab.server.origin());
    let nobody = "http://127.0.0.1:1/";
    for (url, said) in [
        ("chrome://version/", "browser"),
        (&*pdf, "PDF"),
        (&*text, "text/plain"),
        (nobody, "did not load"),
        ("about:blank", "lets no extension look"),
    ] {
        let page = lab.browser.tab()?;
        page.call("Page.navigate", json!({ "url": url }))?;
        page.loaded(Instant::now() + PATIENCE)?
            .with_context(|| format!("{url} did not load"))?;
        let panel = lab.click(&page)?;
        ended_with(&panel, said).map_err(|error| format!("{url}: {error}"))?;
        page.close()?;
    }

    // A tab that is gone takes its panel with it, so this one is opened for a tab that never was.
    let alone = lab.browser.tab()?;
    let own = format!("chrome-extension://{}/panel/panel.html", lab.extension.id());
    let ready = "typeof globalThis.premortem === 'object'";
    alone.open(&format!("{own}?tab=999999999"), PATIENCE)?;
    alone.until(ready, PATIENCE, "the panel")?;
    let panel = Panel { page: alone };
    ended_with(&panel, "The tab was closed")?;
    // The browser's own menu opens the panel without a tab.
    panel.page.open(&own, PATIENCE)?;
    panel.page.until(ready, PATIENCE, "the panel")?;
    assert_eq!(panel.state()?.phase, "idle");
    assert!(notice(&panel)?.contains("press the Premortem button"));
    Ok(())
}
