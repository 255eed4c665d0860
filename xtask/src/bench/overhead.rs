//! What measuring costs the page: reading the metrics once, and watching it while it is used, beside web-vitals on the
//! same page in the same run.
//!
//! Both observe events from 16 ms on; that is our least, and the library's option.
//!
//! Whose time it is says the browser's own trace: every call into a script carries the script's address. Processor time
//! is counted, not the clock, so that a busy machine disturbs less.

use super::Options;
use crate::browser::Browser;
use crate::extension::{Extension, Panel};
use crate::failure::drive;
use crate::page::Page;
use crate::project::{announce, root};
use crate::serve::Server;
use anyhow::{Context, Result, ensure};
use axum::Router;
use axum::response::{Html, IntoResponse};
use axum::routing::get;
use serde_json::{Value, json};
use std::path::Path;
use std::time::{Duration, Instant};

/// A thousand presses take a minute where nothing is in the way.
const PATIENCE: Duration = Duration::from_secs(300);
/// What reading the metrics may cost, and what watching may add to a task; in milliseconds.
const READING: f64 = 50.0;
const WATCHING: f64 = 5.0;

/// Measures and prints both.
pub(super) fn run(options: &Options, program: &Path, built: &Path) -> Result<()> {
    let server = Server::start(router()?)?;
    println!("\n{READ_HEAD}");
    for path in ["light", "full"] {
        announce(format_args!("reading the metrics of a {path} page"));
        println!("{}", read(program, built, &server, path)?);
    }
    println!("\n{WATCH_HEAD}");
    let mut shares = Vec::new();
    for who in [Who::Nobody, Who::Us, Who::WebVitals] {
        announce(format_args!("{} presses, {}", options.presses, who.name()));
        shares.push(watched(program, built, &server, who, options.presses)?);
    }
    let ours = shares[1].own.max(0.001);
    for (who, share) in [Who::Nobody, Who::Us, Who::WebVitals]
        .into_iter()
        .zip(&shares)
    {
        println!("{}", share.row(who, shares[0].all, ours));
    }
    Ok(())
}

const READ_HEAD: &str = "\
reading     entries   requests   own ms   longest task   bound";
const WATCH_HEAD: &str = "\
watching     own ms   per press   longest call   longest in a task   page ms   over nobody   bound   own / ours";

const LIGHT: &str = "<!doctype html><html lang=en><title>Light</title><h1>Hello</h1><p id=out>0</p>
<button id=go style='inline-size: 200px; block-size: 100px'>Go</button>
<script>
  window.tasks = [];
  new PerformanceObserver((list) => tasks.push(...list.getEntries().map((task) => task.duration))).observe({ type: 'longtask' });
  const out = document.getElementById('out');
  document.getElementById('go').onclick = () => { out.textContent = String(Number(out.textContent) + 1); };
</script>";

/// Fills every buffer: shifts, requests, and with thirty presses the events.
const FULL: &str = "<div id=above></div><p>Text that is pushed about</p><script>
  const wait = () => new Promise((done) => requestAnimationFrame(done));
  document.getElementById('go').onclick = () => { const end = performance.now() + 120; while (performance.now() < end); };
  window.fill = async () => {
    for (let i = 0; i < 320; i++) { document.getElementById('above').style.height = i % 2 ? '40px' : '0'; await wait(); }
    for (let i = 0; i < 250; i++) await fetch(`/nothing?${i}`);
  };
</script>";

fn router() -> Result<Router> {
    let library = root().join("node_modules/web-vitals/dist/web-vitals.attribution.iife.js");
    let library =
        std::fs::read_to_string(&library).context("web-vitals is not installed: npm ci")?;
    let script =
        move || async move { ([("content-type", "text/javascript")], library).into_response() };
    let theirs = format!(
        "<script src=/web-vitals.js></script><script>
           window.reports = 0;
           for (const on of ['onLCP', 'onINP', 'onCLS', 'onFCP', 'onTTFB']) {{
             webVitals[on](() => {{ reports += 1; }}, {{ reportAllChanges: true, durationThreshold: 16 }});
           }}
         </script>{LIGHT}"
    );
    Ok(Router::new()
        .route("/light", get(|| async { Html(LIGHT) }))
        .route("/full", get(|| async { Html(format!("{LIGHT}{FULL}")) }))
        .route("/theirs", get(move || async move { Html(theirs) }))
        .route("/web-vitals.js", get(script))
        .route("/nothing", get(|| async { "" })))
}

/// One reading, as an audit does it first, with the panel's own code.
fn read(program: &Path, built: &Path, server: &Server, path: &str) -> Result<String> {
    let browser = Browser::launch(program, false)?;
    let extension = Extension::load(&browser, built)?;
    let page = browser.tab()?;
    page.open(&format!("{}/{path}", server.origin()), PATIENCE)?;
    if path == "full" {
        page.eval_within(PATIENCE, "fill()")?;
        press(&page, 40)?;
    } else {
        press(&page, 3)?;
    }
    let panel = audited(&browser, &extension, &page)?;
    page.eval("tasks.length = 0")?;
    let timeline = panel.page.eval_within(
        PATIENCE,
        "import('/panel/host.js').then(({ readTimeline }) =>
           readTimeline(Number(new URLSearchParams(location.search).get('tab')))).then(JSON.parse)",
    )?;
    let requests = page.eval("performance.getEntriesByType('resource').length")?;
    // A task is told a moment after it was over.
    page.eval("new Promise((done) => setTimeout(done, 300))")?;
    let longest = page.eval("Math.max(0, ...tasks)")?.as_f64().unwrap_or(0.0);
    let buffers = timeline["buffers"].as_object().context("no timeline")?;
    let entries: usize = buffers
        .values()
        .filter_map(|buffer| Some(buffer["entries"].as_array()?.len()))
        .sum();
    let cost = timeline["cost"].as_f64().context("no cost")?;
    Ok(format!(
        "{path:<9}{entries:>10}{:>11}{cost:>9.1}{:>15}   {}",
        requests.as_u64().unwrap_or(0),
        if longest > 0.0 {
            format!("{longest:.0}")
        } else {
            "< 50".into()
        },
        verdict(cost.max(longest), READING),
    ))
}

/// Who watches the page.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Who {
    Nobody,
    Us,
    WebVitals,
}

impl Who {
    fn name(self) -> &'static str {
        match self {
            Self::Nobody => "nobody",
            Self::Us => "live mode",
            Self::WebVitals => "web-vitals",
        }
    }

    /// Whether a script of this address is theirs.
    fn owns(self, url: &str) -> bool {
        match self {
            Self::Nobody => false,
            Self::Us => url.contains("/page/live.js") || url.contains("/page/entries.js"),
            Self::WebVitals => url.ends_with("/web-vitals.js"),
        }
    }
}

/// What watching took, in milliseconds.
struct Share {
    presses: usize,
    /// All calls into the watcher.
    own: f64,
    /// The longest of them.
    longest: f64,
    /// The most of one task.
    in_a_task: f64,
    /// All tasks of the page.
    all: f64,
}

impl Share {
    fn row(&self, who: Who, nobody: f64, ours: f64) -> String {
        let own = who != Who::Nobody;
        let or = |text: String| if own { text } else { "–".to_owned() };
        format!(
            "{:<10}{:>9}{:>12}{:>15}{:>20}{:>10.0}{:>14}{:>8}{:>13}",
            who.name(),
            or(format!("{:.0}", self.own)),
            or(format!("{:.3}", self.own / self.presses.max(1) as f64)),
            or(format!("{:.2}", self.longest)),
            or(format!("{:.2}", self.in_a_task)),
            self.all,
            or(format!("{:+.0}", self.all - nobody)),
            or(verdict(self.in_a_task, WATCHING).to_owned()),
            or(format!("{:.2}×", self.own / ours)),
        )
    }
}

fn verdict(value: f64, bound: f64) -> &'static str {
    if value <= bound { "held" } else { "broken" }
}

fn watched(
    program: &Path,
    built: &Path,
    server: &Server,
    who: Who,
    presses: usize,
) -> Result<Share> {
    // A browser each, so that nobody pays for what another left behind.
    let browser = Browser::launch(program, false)?;
    let extension = Extension::load(&browser, built)?;
    let page = browser.tab()?;
    let path = if who == Who::WebVitals {
        "theirs"
    } else {
        "light"
    };
    page.open(&format!("{}/{path}", server.origin()), PATIENCE)?;
    // Everybody has the panel beside the page, so that all pages are of one size and equally disturbed.
    let panel = audited(&browser, &extension, &page)?;
    if who == Who::Us {
        panel.press("live-watch")?;
        let watching = |state: &crate::extension::State| state.live.watched_from.is_some();
        panel
            .wait(Instant::now() + PATIENCE, watching, |_| ())?
            .context("watching did not begin")?;
    }
    page.call("Performance.enable", json!({ "timeDomain": "threadTicks" }))?;
    page.call("Tracing.start", trace())?;
    let before = busy(&page)?;
    press(&page, presses)?;
    // What waits for an idle moment belongs to it as well.
    page.eval("new Promise((done) => setTimeout(done, 2000))")?;
    let all = busy(&page)? - before;
    let (own, longest, in_a_task) = calls(&stopped(&page)?, who)?;
    if who == Who::Us {
        let seen = panel.state()?.live;
        ensure!(
            seen.interactions >= presses as u64,
            "live mode saw {} of {presses} presses",
            seen.interactions
        );
    }
    if who == Who::WebVitals {
        ensure!(
            page.eval("reports > 0")? == true,
            "web-vitals reported nothing"
        );
    }
    ensure!(
        who == Who::Nobody || own > 0.0,
        "the trace holds no call of {}",
        who.name()
    );
    Ok(Share {
        presses,
        own,
        longest,
        in_a_task,
        all,
    })
}

fn audited(browser: &Browser, extension: &Extension, page: &Page) -> Result<Panel> {
    let panel = extension.click(browser, page)?;
    let state = panel.settled(PATIENCE)?;
    if state.phase != "done" {
        return Err(drive(format!("the audit failed: {:?}", state.error)));
    }
    Ok(panel)
}

/// True presses, one after the other.
fn press(page: &Page, times: usize) -> Result<()> {
    let middle = page.eval(
        "(() => { const b = document.getElementById('go').getBoundingClientRect(); return [b.x + b.width / 2, b.y + 20]; })()",
    )?;
    for _ in 0..times {
        for kind in ["mousePressed", "mouseReleased"] {
            let params = json!({
                "type": kind, "x": middle[0], "y": middle[1], "button": "left", "clickCount": 1,
            });
            page.call("Input.dispatchMouseEvent", params)?;
        }
    }
    Ok(())
}

/// Milliseconds the page's thread has been busy.
fn busy(page: &Page) -> Result<f64> {
    let told = page.call("Performance.getMetrics", json!({}))?;
    let metrics = told["metrics"].as_array().context("no metrics")?;
    let task = metrics
        .iter()
        .find(|metric| metric["name"] == "TaskDuration");
    let seconds = task.and_then(|metric| metric["value"].as_f64());
    Ok(seconds.context("no TaskDuration")? * 1000.0)
}

fn trace() -> Value {
    json!({
        "transferMode": "ReturnAsStream",
        "traceConfig": {
            "recordMode": "recordUntilFull",
            "includedCategories": ["devtools.timeline", "disabled-by-default-devtools.timeline"],
            "excludedCategories": ["*"],
        },
    })
}

/// Ends the trace and gives its events.
fn stopped(page: &Page) -> Result<Vec<Value>> {
    page.call("Tracing.end", json!({}))?;
    let end = Instant::now() + PATIENCE;
    let stream = page.wait(end, |event| {
        (event.method == "Tracing.tracingComplete").then(|| event.params["stream"].clone())
    })?;
    let stream = stream.context("the trace did not end")?;
    let mut text = String::new();
    loop {
        let part = page.call("IO.read", json!({ "handle": stream, "size": 4_000_000 }))?;
        text.push_str(part["data"].as_str().unwrap_or_default());
        if part["eof"] == true {
            break;
        }
    }
    let mut trace: Value = serde_json::from_str(&text).context("the trace can't be read")?;
    match trace["traceEvents"].take() {
        Value::Array(events) => Ok(events),
        _ => Err(drive("the trace holds no events")),
    }
}

/// One thing of a trace: its thread, and from when to when.
struct Span {
    thread: (u64, u64),
    from: f64,
    until: f64,
    took: f64,
}

impl Span {
    /// Times in a trace are microseconds.
    fn of(event: &Value) -> Option<Self> {
        let from = event["ts"].as_f64()? / 1000.0;
        let lasted = event["dur"].as_f64()? / 1000.0;
        Some(Self {
            thread: (event["pid"].as_u64()?, event["tid"].as_u64()?),
            from,
            until: from + lasted,
            took: event["tdur"]
                .as_f64()
                .map_or(lasted, |ticks| ticks / 1000.0),
        })
    }

    fn within(&self, other: &Self) -> bool {
        self.thread == other.thread && self.from >= other.from && self.until <= other.until
    }
}

/// All calls into the watcher, the longest one, and the most that was within one task.
fn calls(events: &[Value], who: Who) -> Result<(f64, f64, f64)> {
    let named = |event: &&Value, name: &str| event["name"] == name;
    let mut own: Vec<Span> = Vec::new();
    let calls = events.iter().filter(|event| named(event, "FunctionCall"));
    let theirs =
        calls.filter(|event| who.owns(event["args"]["data"]["url"].as_str().unwrap_or_default()));
    let mut all: Vec<Span> = theirs.filter_map(Span::of).collect();
    all.sort_by(|a, b| a.from.total_cmp(&b.from));
    for call in all {
        // A call within a call is counted with it.
        if !own.last().is_some_and(|outer| call.within(outer)) {
            own.push(call);
        }
    }
    let mut tasks: Vec<Span> = events
        .iter()
        .filter(|event| named(event, "RunTask"))
        .filter_map(Span::of)
        .filter(|task| own.first().is_some_and(|call| call.thread == task.thread))
        .collect();
    tasks.sort_by(|a, b| a.from.total_cmp(&b.from));
    ensure!(
        own.is_empty() || !tasks.is_empty(),
        "the trace holds no tasks"
    );
    let mut sums = vec![0.0; tasks.len()];
    for call in &own {
        let at = tasks.partition_point(|task| task.from <= call.from);
        if let Some(sum) = at.checked_sub(1).and_then(|at| sums.get_mut(at)) {
            *sum += call.took;
        }
    }
    Ok((
        own.iter().map(|call| call.took).sum(),
        own.iter().fold(0.0, |longest, call| longest.max(call.took)),
        sums.into_iter().fold(0.0, f64::max),
    ))
}
