//! What the audit does to a page (nothing), and what it sees of restless ones, frames and shadow roots.

use crate::lab::{Lab, PATIENCE};
use crate::shared;
use anyhow::{Context, Result};
use axum::Router;
use axum::response::Html;
use axum::routing::get;
use libtest_mimic::{Failed, Trial};
use premortem::checks::Outcome;
use premortem::report::{FrameStatus, Report};
use serde_json::json;
use xtask::page::Page;

pub(crate) fn trials() -> Vec<Trial> {
    vec![
        Trial::test("the audit changes nothing in the page", changes_nothing),
        Trial::test(
            "a page that never stops changing is audited",
            reads_restless_pages,
        ),
        Trial::test("frames are seen, or named as not seen", names_frames),
    ]
}

const FLAWED: &str = "<!doctype html><html lang=en><title>Flawed</title><main>\
    <div id=fake onclick='open()'>Open</div><input id=bare><p id=pale style='color: #aaa'>Pale text</p></main>";
/// The rules that [`FLAWED`] breaks.
const BROKEN: [&str; 3] = [
    "clickable-not-control",
    "field-without-label",
    "text-contrast",
];

fn failed(report: &Report) -> Vec<&str> {
    let failed = report
        .rules
        .iter()
        .filter(|rule| rule.outcome == Outcome::Failed);
    failed.map(|rule| &*rule.id).collect()
}

fn audit(lab: &Lab, page: &Page) -> Result<Report> {
    let panel = lab.click(page)?;
    let state = panel.settled(PATIENCE)?;
    anyhow::ensure!(state.phase == "done", "{state:?}");
    serde_json::from_str(&panel.report("json")?).context("the report")
}

/// Whatever a page could notice of being read.
const WITNESS: &str = "<script>
    const seen = { records: 0, events: [] };
    new MutationObserver((list) => { seen.records += list.length; })
      .observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
    for (const type of ['focusin', 'focusout', 'scroll', 'resize', 'click', 'keydown', 'message', 'error'])
      addEventListener(type, () => seen.events.push(type), true);
    const state = () => JSON.stringify([document.documentElement.outerHTML, scrollX, scrollY,
      document.activeElement.id, Object.getOwnPropertyNames(window).sort(), document.adoptedStyleSheets.length,
      localStorage.length, sessionStorage.length, document.cookie]);
    let before;
</script>";

fn changes_nothing() -> Result<(), Failed> {
    let html = format!("{FLAWED}<div style='height: 4000px'></div>{WITNESS}");
    let lab = Lab::new(Router::new().route("/", get(move || async move { Html(html) })))?;
    let page = lab.open("/")?;
    page.eval("scrollTo(0, 500); document.getElementById('bare').focus({ preventScroll: true })")?;
    page.eval("new Promise((done) => requestAnimationFrame(() => setTimeout(done)))")?;
    page.eval("seen.records = 0; seen.events.length = 0; before = state(); 0")?;
    assert_eq!(failed(&audit(&lab, &page)?), BROKEN);
    assert_eq!(
        page.eval("state() === before")?,
        true,
        "{}",
        page.eval("state()")?
    );
    let noticed = page.eval(
        "[seen.records, seen.events.filter((type) => !['resize', 'focusout'].includes(type))]",
    )?;
    assert_eq!(
        noticed,
        json!([0, []]),
        "the panel takes room beside the page and the keyboard, and that is all"
    );
    Ok(())
}

fn reads_restless_pages() -> Result<(), Failed> {
    let report = shared::audit(&format!(
        "{FLAWED}<ul></ul><script>
            const list = document.querySelector('ul');
            setInterval(() => {{
              list.prepend(document.createElement('li'));
              if (list.childElementCount > 50) list.replaceChildren();
              for (const item of list.children) item.textContent = Math.random();
            }}, 1);
        </script>"
    ))?;
    let failed = failed(&report);
    assert!(
        BROKEN.iter().all(|rule| failed.contains(rule)),
        "{failed:?}"
    ); // and what moves may be found to move
    Ok(())
}

fn names_frames() -> Result<(), Failed> {
    let inner = "<!doctype html><html lang=en><title>Inner</title><input id=inner>";
    let lab = Lab::new(
        Router::new()
            .route(
                "/",
                get(|| async {
                    Html("<!doctype html><html lang=en><title>Frames</title><main></main>")
                }),
            )
            .route("/inner", get(move || async move { Html(inner) })),
    )?;
    let page = lab.open("/")?;
    let other = format!("{}/inner", lab.server.origin_of("other"));
    let add = format!(
        "Promise.all(['/inner', {other:?}].map((src) => new Promise((done) => {{
            const frame = document.createElement('iframe');
            frame.title = 'Inner';
            frame.onload = () => done();
            frame.src = src;
            document.body.append(frame);
        }}))).then(() => {{
            document.querySelector('main').attachShadow({{ mode: 'closed' }}).innerHTML = '<input id=hidden>';
        }})"
    );
    page.eval(&add)?;
    let report = audit(&lab, &page)?;
    let frames: Vec<_> = report
        .page
        .frames
        .iter()
        .map(|frame| (&*frame.url, frame.status))
        .collect();
    let origin = lab.server.origin();
    assert_eq!(
        frames,
        [
            (&*format!("{origin}/"), FrameStatus::Audited),
            (&*format!("{origin}/inner"), FrameStatus::Audited),
            (&*other, FrameStatus::NotTested),
        ]
    );
    assert!(report.page.frames[2].reason.is_some(), "and it says why");
    let targets = report
        .findings
        .iter()
        .filter(|finding| finding.rule == "field-without-label");
    let mut selectors: Vec<_> = targets
        .flat_map(|finding| &finding.targets)
        .map(|target| &*target.selector)
        .collect();
    selectors.sort_unstable();
    assert_eq!(selectors, ["#hidden", "#inner"]);
    Ok(())
}
