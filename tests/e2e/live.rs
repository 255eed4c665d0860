//! Live mode in a real browser: what moves while the page is used, what a recording brings to the audit, and what
//! becomes of it when pages lie, leave or never rest.

use crate::lab::{Lab, PATIENCE, reported};
use anyhow::{Context, Result, ensure};
use axum::Router;
use axum::response::{Html, IntoResponse};
use axum::routing::get;
use libtest_mimic::{Failed, Trial};
use premortem::vitals::{Name, Status};
use serde_json::json;
use std::time::Instant;
use xtask::extension::{Live, Panel, State};
use xtask::page::Page;

pub(crate) fn trials() -> Vec<Trial> {
    vec![
        Trial::test(
            "live mode: tiles, log and badge move while the page is used",
            moves,
        ),
        Trial::test(
            "live mode: reload and record brings an exact INP and the calls",
            records,
        ),
        Trial::test(
            "live mode: watching follows the app and ends where it leaves",
            follows,
        ),
        Trial::test(
            "live mode: a page that lies and forgets is seen as it is",
            lies,
        ),
        Trial::test(
            "live mode: a page that never rests fills no memory",
            never_rests,
        ),
        Trial::test(
            "live mode: a panel closed midway leaves nothing, and a new one begins anew",
            closed,
        ),
    ]
}

/// `seen` holds the longest event of every interaction by its id, as the page saw it itself.
const PAGE: &str = "<!doctype html><html lang=en><title>App</title>
<button id=quick>Quick</button> <button id=slow>Slow</button> <div id=box><button id=gone>Close</button></div>
<button id=load>Load</button> <a id=next href=/next>Next</a> <p id=out>0</p>
<script>
  const out = document.getElementById('out');
  const seen = new Map();
  const work = (ms) => { const end = performance.now() + ms; while (performance.now() < end); };
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) {
      if (entry.interactionId) seen.set(entry.interactionId, Math.max(seen.get(entry.interactionId) ?? 0, entry.duration));
    }
  }).observe({ type: 'event', durationThreshold: 16 });
  document.getElementById('quick').onclick = () => { work(30); out.textContent = String(Number(out.textContent) + 1); };
  document.getElementById('slow').onclick = function handleSlow() { work(300); out.textContent = 'slow'; };
  document.getElementById('gone').onclick = () => { work(60); document.getElementById('box').remove(); };
  document.getElementById('load').onclick = async () => {
    const answer = await fetch('/api/orders?page=1&token=geheim', { headers: { authorization: 'Bearer geheim' } });
    out.textContent = `${(await answer.json()).length} orders`;
  };
</script>";

fn router() -> Router {
    Router::new()
        .route("/", get(|| async { Html(PAGE) }))
        .route("/next", get(|| async { Html(PAGE) }))
        .route("/liar", get(|| async { Html(LIAR) }))
        .route("/restless", get(|| async { Html(RESTLESS) }))
        .route("/away", get(away))
        .route("/api/orders", get(orders))
}

async fn orders() -> impl IntoResponse {
    let head = [
        ("content-type", "application/json"),
        ("cache-control", "no-store"),
    ];
    (head, r#"[{"id":1},{"id":2}]"#)
}

/// To the same server under its other name, which is another host.
async fn away(headers: axum::http::HeaderMap) -> impl IntoResponse {
    let host = headers
        .get("host")
        .and_then(|host| host.to_str().ok())
        .unwrap_or_default();
    axum::response::Redirect::temporary(&format!(
        "http://{}/",
        host.replace("127.0.0.1", "localhost")
    ))
}

/// Waits until live mode is so.
fn come(panel: &Panel, what: &str, done: impl Fn(&Live) -> bool) -> Result<Live> {
    let so = |state: &State| done(&state.live);
    let come = panel.wait(Instant::now() + PATIENCE, so, |_| ())?;
    match come {
        Some(state) => Ok(state.live),
        None => anyhow::bail!("{what} did not come: {:?}", panel.state()?.live),
    }
}

/// Presses an element of the page and waits until the page itself has seen how long that took.
fn press(page: &Page, selector: &str) -> Result<()> {
    let before = page.eval("performance.interactionCount")?;
    page.click(selector)?;
    let counted = format!("performance.interactionCount > {before}");
    page.until(&counted, PATIENCE, "the press")?;
    page.eval("new Promise((done) => requestAnimationFrame(() => setTimeout(done)))")?;
    Ok(())
}

fn shown(panel: &Panel, selector: &str) -> Result<String> {
    let text = panel.page.eval(&format!(
        "document.querySelector({selector:?})?.innerText ?? ''"
    ))?;
    Ok(text.as_str().unwrap_or_default().to_owned())
}

/// Text and title of the toolbar button of the panel's tab.
fn badge(panel: &Panel) -> Result<(String, String)> {
    let told = panel.page.eval(
        "(async () => { const tabId = Number(new URLSearchParams(location.search).get('tab'));
          return [await browser.action.getBadgeText({ tabId }), await browser.action.getTitle({ tabId })]; })()",
    )?;
    let text = |at: usize| told[at].as_str().unwrap_or_default().to_owned();
    Ok((text(0), text(1)))
}

fn badge_until(
    panel: &Panel,
    done: impl Fn(&(String, String)) -> bool,
) -> Result<(String, String)> {
    let end = Instant::now() + PATIENCE;
    loop {
        let now = badge(panel)?;
        if done(&now) {
            return Ok(now);
        }
        ensure!(Instant::now() < end, "the badge stays {now:?}");
    }
}

fn moves() -> Result<(), Failed> {
    let lab = Lab::new(router())?;
    let page = lab.open("/")?;
    let (panel, before) = lab.audit(&page)?;
    assert_eq!(before.metrics[&Name::Inp].status, Status::NeedsInteraction);
    assert!(!badge(&panel)?.0.is_empty(), "the audit sets the badge");

    panel.press("live-watch")?;
    come(&panel, "the watcher", |live| live.watched_from.is_some())?;
    press(&page, "#slow")?;
    come(&panel, "the slow press", |live| live.logged >= 1)?;
    let log = shown(&panel, "#live .interactions li")?;
    for part in [
        "#slow",
        "pointer",
        "input delay",
        "processing",
        "presentation",
    ] {
        assert!(log.contains(part), "{part} is not in {log}");
    }
    assert!(
        log.contains("handleSlow") || log.contains("onclick"),
        "{log}"
    );
    let tile = shown(&panel, "#vital-INP")?;
    assert!(tile.contains("ms") && !tile.contains("good"), "{tile}");
    let (text, title) = badge_until(&panel, |(text, _)| text.starts_with('!'))?;
    assert!(title.contains("INP"), "{text} {title}");

    // What the app takes away in the press is still named.
    press(&page, "#gone")?;
    come(&panel, "the second press", |live| live.logged >= 2)?;
    let log = shown(&panel, "#live .interactions li")?;
    assert!(log.contains("#gone"), "{log}");

    // Paused, nothing moves, and nothing is lost.
    panel.press("live-pause")?;
    let still = shown(&panel, "#live .interactions")?;
    press(&page, "#slow")?;
    come(&panel, "the third press", |live| live.interactions == 3)?;
    assert_eq!(shown(&panel, "#live .interactions")?, still);
    panel.press("live-pause")?;
    come(&panel, "the log", |live| live.logged == 3)?;

    panel.press("live-stop")?;
    assert_eq!(panel.state()?.live.phase, "off");
    // The focus stays in the panel, on something that can be used.
    let focused = panel
        .page
        .eval("document.activeElement.matches('button:enabled')")?;
    assert_eq!(focused, true, "the focus is not lost with the button");

    // Another document clears the badge.
    page.open(&format!("{}/next", lab.server.origin()), PATIENCE)?;
    badge_until(&panel, |(text, title)| {
        text.is_empty() && title == "Audit this app"
    })?;
    Ok(())
}

fn records() -> Result<(), Failed> {
    let lab = Lab::new(router())?;
    let page = lab.open("/")?;
    let (panel, _) = lab.audit(&page)?;
    panel.press("live-record")?;
    let live = come(&panel, "the recording", |live| {
        live.documents == 1 && live.watched_from.is_some()
    })?;
    assert_eq!(
        (&*live.phase, live.watched_from),
        ("recording", Some(0.0)),
        "from the beginning"
    );
    page.until("document.readyState === 'complete'", PATIENCE, "the page")?;
    press(&page, "#quick")?;
    press(&page, "#quick")?;
    press(&page, "#load")?;
    page.until("out.textContent === '2 orders'", PATIENCE, "the orders")?;
    come(&panel, "the call", |live| live.calls == 1)?;
    let longest = page.eval("Math.max(0, ...seen.values())")?;
    panel.press("live-finish")?;
    let report = reported(&panel)?;
    let inp = &report.metrics[&Name::Inp];
    assert_eq!(inp.status, Status::Exact, "{inp:?}");
    assert_eq!(inp.value, longest.as_f64(), "what the page saw");
    assert!(inp.value.is_some_and(|ms| ms >= 16.0), "{inp:?}");
    let live = panel.state()?.live;
    assert_eq!((&*live.phase, live.calls), ("off", 1));
    // Nothing is left for the next load.
    assert_eq!(panel.page.eval(NOTHING_LEFT)?, true);
    for written in [panel.report("json")?, panel.report("html")?] {
        assert!(!written.contains("geheim"));
    }
    Ok(())
}

fn follows() -> Result<(), Failed> {
    let lab = Lab::new(router())?;
    let page = lab.open("/")?;
    let (panel, _) = lab.audit(&page)?;
    panel.press("live-watch")?;
    come(&panel, "the watcher", |live| live.watched_from.is_some())?;
    page.open(&format!("{}/next", lab.server.origin()), PATIENCE)?;
    let live = come(&panel, "the next page", |live| {
        live.documents == 2 && live.watched_from.is_some()
    })?;
    assert!(live.note.is_some_and(|note| note.contains("Another page")));
    press(&page, "#slow")?;
    come(&panel, "the press there", |live| live.logged == 1)?;

    // A recording ends at another host, and says so.
    panel.press("live-stop")?;
    panel.press("live-record")?;
    come(&panel, "the recording", |live| {
        live.watched_from == Some(0.0)
    })?;
    page.open(&format!("{}/away", lab.server.origin()), PATIENCE)?;
    let live = come(&panel, "the end", |live| live.phase == "off")?;
    let note = live.note.context("no note")?;
    assert!(
        note.contains("another site") && note.ends_with('.'),
        "{note}"
    );
    Ok(())
}

/// Replaces what it can before anybody else runs, and forgets what it loaded.
const LIAR: &str = "<!doctype html><html lang=en><title>Liar</title>
<script>
  globalThis.truth = performance.now.bind(performance);
  const frames = requestAnimationFrame.bind(globalThis);
  const Observer = PerformanceObserver;
  globalThis.seen = [];
  new Observer((list) => seen.push(...list.getEntries().filter((entry) => entry.interactionId).map((entry) => entry.duration)))
    .observe({ type: 'event', durationThreshold: 16 });
  globalThis.PerformanceObserver = class { observe() {} disconnect() {} takeRecords() { return []; } };
  performance.now = () => 7;
  performance.getEntriesByType = performance.getEntries = () => [];
  globalThis.setTimeout = globalThis.requestIdleCallback = globalThis.requestAnimationFrame = () => 0;
  Date.now = () => 0;
  addEventListener('pointerdown', (event) => event.stopImmediatePropagation(), true);
</script>
<form><input name=id><input name=parentNode><button id=slow type=button>Slow</button></form>
<script>
  performance.clearResourceTimings();
  document.getElementById('slow').onclick = () => {
    const end = truth() + 250;
    while (truth() < end);
    document.body.append('slow');
  };
</script>";

fn lies() -> Result<(), Failed> {
    let lab = Lab::new(router())?;
    let page = lab.open("/liar")?;
    let (panel, _) = lab.audit(&page)?;
    panel.press("live-record")?;
    come(&panel, "the recording", |live| {
        live.watched_from == Some(0.0)
    })?;
    page.until("document.readyState === 'complete'", PATIENCE, "the page")?;
    page.click("#slow")?;
    let live = come(&panel, "the press", |live| live.logged == 1)?;
    assert_eq!(live.interactions, 1);
    page.until("seen.length > 0", PATIENCE, "the page's own entry")?;
    let longest = page.eval("Math.max(...seen)")?;
    panel.press("live-finish")?;
    let report = reported(&panel)?;
    let inp = &report.metrics[&Name::Inp];
    assert_eq!(
        (inp.status, inp.value),
        (Status::Exact, longest.as_f64()),
        "{inp:?}"
    );
    assert_eq!(inp.attribution["interactionTarget"], "#slow");
    assert!(report.metrics[&Name::Fcp].value.is_some_and(|ms| ms > 7.0));
    Ok(())
}

/// Shifts, route changes and long tasks without end.
const RESTLESS: &str = "<!doctype html><html lang=en><title>Restless</title>
<div id=above></div><p>Text that is pushed about</p><button id=go>Go</button>
<script>
  globalThis.shifts = 0;
  const above = document.getElementById('above');
  globalThis.restless = (times) => new Promise((done) => {
    let left = times;
    const step = () => {
      above.style.height = left % 2 ? '40px' : '0';
      shifts += 1;
      if (--left) requestAnimationFrame(step); else done(shifts);
    };
    step();
  });
  globalThis.routes = 0;
  document.getElementById('go').onclick = () => {
    routes += 1;
    history.pushState(null, '', `/restless?route=${routes}`);
    const view = document.createElement('p');
    view.textContent = `Route ${routes} with enough text to be a paint of its own`;
    document.querySelector('p').replaceWith(view);
  };
</script>";

fn never_rests() -> Result<(), Failed> {
    let lab = Lab::new(router())?;
    let page = lab.open("/restless")?;
    let (panel, _) = lab.audit(&page)?;
    panel.press("live-watch")?;
    come(&panel, "the watcher", |live| live.watched_from.is_some())?;
    let middle = page.eval(
        "(() => { const b = document.getElementById('go').getBoundingClientRect(); return [b.x + b.width / 2, b.y + b.height / 2]; })()",
    )?;
    let (x, y) = (&middle[0], &middle[1]);
    // 500 route changes, by true clicks.
    for _ in 0..500 {
        for kind in ["mousePressed", "mouseReleased"] {
            let params = json!({ "type": kind, "x": x, "y": y, "button": "left", "clickCount": 1 });
            page.call("Input.dispatchMouseEvent", params)?;
        }
    }
    page.eval_within(PATIENCE, "restless(1000)")?;
    let routes = page.eval("routes")?;
    assert!(
        routes.as_u64().is_some_and(|routes| routes >= 490),
        "{routes}"
    );
    let pressed = page.eval("performance.interactionCount")?;
    let live = come(&panel, "the last interaction", |live| {
        json!(live.interactions) == pressed
    })?;
    // Ten interactions of each of a hundred routes can count; the unit tests have the bound.
    assert!(live.held < 12_000, "{live:?}");
    assert!(live.logged <= 50, "{live:?}");
    let markup = panel
        .page
        .eval("document.querySelectorAll('#live li').length")?;
    assert!(markup.as_u64().is_some_and(|shown| shown <= 50), "{markup}");
    let report = {
        panel.press("live-finish")?;
        reported(&panel)?
    };
    let cls = &report.metrics[&Name::Cls];
    assert!(cls.value.is_some(), "{cls:?}");
    assert_ne!(cls.reason, "");
    Ok(())
}

/// Whether no script of ours waits for the next load.
const NOTHING_LEFT: &str =
    "browser.scripting.getRegisteredContentScripts().then((all) => all.length === 0)";

/// Waits until no panel is open any more.
fn gone(lab: &Lab) -> Result<()> {
    let end = Instant::now() + PATIENCE;
    let open = |url: &str| url.ends_with("/panel.html") || url.contains("/panel.html?");
    while lab
        .browser
        .targets("page")?
        .iter()
        .any(|(_, url)| open(url))
    {
        ensure!(Instant::now() < end, "the panel stays open");
    }
    Ok(())
}

fn closed() -> Result<(), Failed> {
    let lab = Lab::new(router())?;
    let page = lab.open("/")?;
    let (panel, _) = lab.audit(&page)?;
    panel.press("live-record")?;
    come(&panel, "the recording", |live| {
        live.watched_from == Some(0.0)
    })?;
    page.until("document.readyState === 'complete'", PATIENCE, "the page")?;
    press(&page, "#slow")?;
    come(&panel, "the press", |live| live.logged == 1)?;
    panel.page.eval("void window.close()")?;
    gone(&lab)?;

    // The page does not suffer from it, and a new panel knows nothing of the old one.
    press(&page, "#quick")?;
    let (panel, report) = lab.audit(&page).context("the same tab")?;
    panel
        .page
        .until(NOTHING_LEFT, PATIENCE, "the end of the recorder")?;
    let watcher = panel.page.eval(
        "browser.scripting.executeScript({
           target: { tabId: Number(new URLSearchParams(location.search).get('tab')) },
           func: () => typeof globalThis.premortemLive,
         }).then(([answer]) => answer.result)",
    )?;
    assert_eq!(watcher, "undefined", "the watcher went with the panel");
    assert_eq!(
        report.metrics[&Name::Inp].attribution["interactionCount"],
        2.0
    );
    panel.press("live-watch")?;
    let live = come(&panel, "the watcher", |live| live.watched_from.is_some())?;
    assert!(
        live.watched_from.is_some_and(|from| from > 0.0),
        "not from the beginning: {live:?}"
    );
    come(&panel, "what the browser kept", |live| {
        live.interactions == 2
    })?;

    // A tab that is closed while it is recorded takes its panel along; the next one is not disturbed.
    panel.press("live-stop")?;
    panel.press("live-record")?;
    come(&panel, "the recording", |live| {
        live.watched_from == Some(0.0)
    })?;
    page.close()?;
    gone(&lab)?;
    let page = lab.open("/")?;
    let (panel, _) = lab.audit(&page).context("a new tab")?;
    panel
        .page
        .until(NOTHING_LEFT, PATIENCE, "the end of the recorder")?;
    Ok(())
}
