//! What an audit does to a page: nothing. And what a page may do during one.

use crate::lab::{Lab, PATIENCE, again};
use axum::Router;
use axum::response::Html;
use axum::routing::get;
use libtest_mimic::{Failed, Trial};
use premortem::checks::Outcome;
use premortem::report::{FrameStatus, Report};
use serde_json::json;
use std::collections::BTreeSet;

pub(crate) fn trials() -> Vec<Trial> {
    vec![
        Trial::test("an audit changes nothing in the page", changes_nothing),
        Trial::test(
            "a page that changes all the time gives a report",
            survives_changes,
        ),
        Trial::test("a page that never rests gives a report", survives_load),
        Trial::test(
            "shadow roots and frames of the same origin are seen, others are named",
            sees_inside,
        ),
    ]
}

/// All that a page can notice without knowing us: every event that has a handler by name, every record of a mutation
/// in every tree, and who calls what it could have replaced.
const WATCHED: &str = r#"<!doctype html><html lang=en><title>Watched</title><link rel=icon href="data:,">
<body style="height: 5000px">
<main><div id=fake onclick="clicked()">Fake</div><input id=field value=typed><p style="color: #999">Grey</p>
<x-open></x-open><x-closed></x-closed><iframe srcdoc="<p>Inside</p>"></iframe>
<div id=scroller style="height: 40px; overflow: auto"><p style="height: 900px">Far</p></div></main>
<script>
  const roots = [document];
  for (const mode of ['open', 'closed']) {
    customElements.define('x-' + mode, class extends HTMLElement {
      constructor() {
        super();
        const root = this.attachShadow({ mode });
        root.innerHTML = '<button>Inside</button>';
        roots.push(root);
      }
    });
  }
  const watched = { events: {}, records: [], calls: [] };
  addEventListener('load', () => {
    roots.push(document.querySelector('iframe').contentDocument);
    for (const root of roots) {
      new MutationObserver((records) => watched.records.push(...records.map((record) => record.type + ' of ' + record.target.nodeName)))
        .observe(root, { subtree: true, childList: true, attributes: true, characterData: true });
    }
    const names = new Set();
    for (const holder of [window, Document.prototype, HTMLElement.prototype, Element.prototype]) {
      for (const name in holder) if (name.startsWith('on')) names.add(name.slice(2));
    }
    for (const name of names) {
      if (name.startsWith('device')) continue; // Sensors speak to whoever listens.
      addEventListener(name, (event) => { if (event.type === name) watched.events[name] = (watched.events[name] ?? 0) + 1; }, true);
    }
    for (const [holder, name] of [[Element.prototype, 'setAttribute'], [Element.prototype, 'scrollIntoView'], [HTMLElement.prototype, 'focus'],
      [Node.prototype, 'appendChild'], [Document.prototype, 'createElement'], [window, 'scrollTo'], [window, 'fetch'],
      [Storage.prototype, 'setItem'], [History.prototype, 'pushState'], [window, 'postMessage']]) {
      const real = holder[name];
      holder[name] = function (...all) { watched.calls.push(name); return real.apply(this, all); };
    }
    document.getElementById('field').focus();
    document.getElementById('field').setSelectionRange(1, 3);
    document.getElementById('scroller').scrollTop = 100;
    scrollTo(0, 50);
    requestAnimationFrame(() => requestAnimationFrame(() => { watched.calls.length = 0; watched.records.length = 0; watched.events = {}; watched.ready = true; }));
  });
  const look = () => ({
    html: document.documentElement.outerHTML,
    inside: roots.map((root) => root.documentElement?.outerHTML ?? root.innerHTML),
    globals: [...Object.getOwnPropertyNames(window), ...Object.getOwnPropertyNames(document), ...Object.getOwnPropertySymbols(window).map(String)],
    frame: Object.getOwnPropertyNames(document.querySelector('iframe').contentWindow),
    own: [...document.querySelectorAll('*')].flatMap((element) => Reflect.ownKeys(element)).map(String),
    sheets: document.styleSheets.length + document.adoptedStyleSheets.length,
    scroll: [scrollX, scrollY, document.getElementById('scroller').scrollTop],
    focus: document.activeElement.id,
    selection: [document.getElementById('field').selectionStart, document.getElementById('field').selectionEnd],
    value: document.getElementById('field').value,
    storage: [localStorage.length, sessionStorage.length, document.cookie, history.length, location.href, name],
    animations: document.getAnimations().length,
    requests: performance.getEntriesByType('resource').map((entry) => entry.initiatorType + ' ' + entry.name),
  });
</script>"#;

/// What is not as it was, with what differs.
const CHANGED: &str = "(() => { const now = look(); return Object.keys(now).filter((key) => JSON.stringify(now[key]) !== JSON.stringify(before[key]))
  .map((key) => Array.isArray(now[key]) && now[key].length > 9
    ? [key, now[key].filter((each) => !before[key].includes(each)), before[key].filter((each) => !now[key].includes(each))]
    : [key, before[key], now[key]]); })()";

fn changes_nothing() -> Result<(), Failed> {
    let lab = Lab::with_page(WATCHED)?;
    let page = lab.open("/")?;
    page.until("watched.ready === true", PATIENCE, "the watched page")?;
    page.eval("globalThis.before = undefined; globalThis.before = look(); 0")?;
    let (panel, report) = lab.audit(&page)?;
    assert!(
        report.findings.len() >= 2,
        "it was read: {:?}",
        report.findings
    );
    assert_eq!(page.eval(CHANGED)?, json!([]));
    assert_eq!(page.eval("watched.records")?, json!([]));
    assert_eq!(page.eval("watched.calls")?, json!([]));
    // The panel takes its place beside the page, and the focus of the window: that is the browser's doing.
    let events: BTreeSet<String> =
        serde_json::from_value(page.eval("Object.keys(watched.events)")?)?;
    let browsers = [
        "resize",
        "blur",
        "focus",
        "focusin",
        "focusout",
        "scroll",
        "scrollend",
    ];
    let ours: Vec<_> = events
        .iter()
        .filter(|name| !browsers.contains(&&***name))
        .collect();
    assert!(ours.is_empty(), "{ours:?}");

    // The second audit, with the panel in its place, is not to be noticed at all.
    page.eval("watched.events = {}")?;
    again(&panel)?;
    assert_eq!(page.eval(CHANGED)?, json!([]));
    assert_eq!(
        page.eval("watched")?,
        json!({ "events": {}, "records": [], "calls": [], "ready": true })
    );
    Ok(())
}

fn found(report: &Report, selector: &str) -> bool {
    report
        .findings
        .iter()
        .filter(|finding| finding.outcome == Outcome::Failed)
        .flat_map(|finding| &finding.targets)
        .any(|target| target.selector == selector)
}

/// What stays must be found, whatever goes on around it.
const RESTLESS: &str = "<!doctype html><html lang=en><title>Restless</title><main><input id=field></main><div id=list></div>
<script>
  const list = document.getElementById('list');
  for (let i = 0; i < 4000; i += 1) list.append(document.createElement('span'));
  let changes = 0;
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = () => {
    for (let i = 0; i < 20; i += 1) {
      const made = document.createElement('div');
      made.innerHTML = '<p onclick=\"f()\">Some <b>text</b></p><input>';
      made.attachShadow({ mode: 'open' }).innerHTML = '<slot></slot>';
      list.prepend(made);
      list.lastElementChild.remove();
      list.children[(changes * 7) % list.children.length].className = 'c' + changes;
      changes += 1;
    }
    setTimeout(() => port2.postMessage(0));
  };
  port2.postMessage(0);
</script>";

fn survives_changes() -> Result<(), Failed> {
    let lab = Lab::with_page(RESTLESS)?;
    let page = lab.open("/")?;
    let before = page.eval("changes")?.as_f64();
    let (_, report) = lab.audit(&page)?;
    assert!(
        page.eval("changes")?.as_f64() > before,
        "it changed meanwhile"
    );
    assert!(found(&report, "#field"), "{:?}", report.findings);
    Ok(())
}

/// The thread is never free for long: timers, tasks of microtasks, animation frames, each as soon as the last is over.
const BUSY: &str = "<!doctype html><html lang=en><title>Busy</title><input id=field>
<script>
  let turns = 0;
  const burn = (time) => { const end = performance.now() + time; while (performance.now() < end); turns += 1; };
  const chain = (left) => { if (left > 0) Promise.resolve().then(() => { burn(1); chain(left - 1); }); else setTimeout(chain, 0, 40); };
  chain(40);
  setInterval(burn, 1, 5);
  const frame = () => { burn(5); requestAnimationFrame(frame); };
  frame();
</script>";

fn survives_load() -> Result<(), Failed> {
    let lab = Lab::with_page(BUSY)?;
    let page = lab.open("/")?;
    let (_, report) = lab.audit(&page)?;
    assert!(page.eval("turns > 100")? == true, "it was busy");
    assert!(found(&report, "#field"), "{:?}", report.findings);
    assert_eq!(report.metrics.len(), 5);
    Ok(())
}

fn sees_inside() -> Result<(), Failed> {
    const INNER: &str = "<!doctype html><html lang=en><title>Inner</title><input id=in-frame>";
    const OTHER: &str = "<!doctype html><html lang=en><title>Other</title><input id=in-other>";
    let outer = |other: &str| {
        format!(
            "<!doctype html><html lang=en><title>Outer</title><x-open></x-open><x-closed></x-closed>
            <iframe title=Same src=/inner></iframe><iframe title=Other src={other}/other></iframe>
            <script>for (const mode of ['open', 'closed']) {{
              const root = document.querySelector('x-' + mode).attachShadow({{ mode }});
              root.innerHTML = `<input id=in-${{mode}}>`;
            }}</script>"
        )
    };
    // The page can only be written once the server has its port.
    let page_of = move |headers: axum::http::HeaderMap| async move {
        let host = headers.get("host").and_then(|host| host.to_str().ok());
        let port = host
            .and_then(|host| host.rsplit(':').next())
            .unwrap_or_default()
            .to_owned();
        Html(outer(&format!("http://other.localhost:{port}")))
    };
    let lab = Lab::new(
        Router::new()
            .route("/", get(page_of))
            .route("/inner", get(|| async { Html(INNER) }))
            .route("/other", get(|| async { Html(OTHER) })),
    )?;
    let page = lab.open("/")?;
    let (_, report) = lab.audit(&page)?;

    let targets: Vec<_> = report
        .findings
        .iter()
        .filter(|finding| finding.rule == "field-without-label")
        .flat_map(|finding| &finding.targets)
        .map(|target| {
            (
                &*target.selector,
                target.shadow_path.join(" "),
                &*target.frame,
            )
        })
        .collect();
    let top = format!("{}/", lab.server.origin());
    let inner = format!("{}/inner", lab.server.origin());
    for expected in [
        ("#in-open", "html > body > x-open", &*top),
        ("#in-closed", "html > body > x-closed", &*top),
        ("#in-frame", "", &*inner),
    ] {
        let (selector, host, frame) = expected;
        assert!(
            targets.iter().any(|target| target.0 == selector
                && target.1.is_empty() == host.is_empty()
                && host.ends_with(target.1.rsplit(' ').next().unwrap_or_default())
                && target.2 == frame),
            "{expected:?} is not in {targets:?}"
        );
    }
    assert!(
        !targets.iter().any(|target| target.0 == "#in-other"),
        "nobody may look into another origin"
    );

    let other = format!("{}/other", lab.server.origin_of("other"));
    let frames: Vec<_> = report
        .page
        .frames
        .iter()
        .map(|frame| (&*frame.url, frame.status, frame.reason.is_some()))
        .collect();
    assert_eq!(
        frames,
        [
            (&*top, FrameStatus::Audited, false),
            (&*inner, FrameStatus::Audited, false),
            (&*other, FrameStatus::NotTested, true),
        ]
    );
    Ok(())
}
