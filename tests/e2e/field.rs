//! Other visits than the audited one: what is kept in the browser, what is not, and the Chrome UX Report.

use crate::lab::{Lab, PATIENCE, again, reported};
use crate::panel::{key, tab_to};
use anyhow::{Context, Result};
use axum::Router;
use axum::response::Html;
use axum::routing::get;
use base64::{Engine, prelude::BASE64_STANDARD};
use libtest_mimic::{Failed, Trial};
use premortem::checks::Outcome;
use premortem::field::Device;
use premortem::report::Report;
use premortem::vitals::{Name, Status};
use serde_json::{Value, json};
use std::time::Instant;
use xtask::extension::Panel;
use xtask::page::Page;

pub(crate) fn trials() -> Vec<Trial> {
    vec![
        Trial::test(
            "a visit is kept once a document, with its figures and nothing else",
            keeps_visits,
        ),
        Trial::test(
            "a percentile of many visits stands beside each vital, and is forgotten by keyboard",
            shows_and_forgets,
        ),
        Trial::test(
            "a storage that is full or holds nonsense breaks no audit",
            survives_storage,
        ),
        Trial::test("of a private window nothing is kept", keeps_out),
        Trial::test(
            "the Chrome UX Report is asked with the origin alone, and its figures decide",
            compares,
        ),
    ]
}

const PAGE: &str =
    "<!doctype html><html lang=en><title>Plain</title><h1>Hello</h1><p>Some text to paint</p>";

fn site() -> Result<Lab> {
    Lab::new(
        Router::new()
            .route("/", get(|| async { Html(PAGE) }))
            .route("/secret", get(|| async { Html(PAGE) })),
    )
}

/// All that the extension has in its storage on disk.
fn stored(panel: &Panel) -> Result<Value> {
    panel.page.eval("browser.storage.local.get()")
}

/// The visits kept on desktops.
fn visits(lab: &Lab, panel: &Panel) -> Result<Vec<Value>> {
    let all = stored(panel)?;
    let kept = &all[format!("visits:{}", lab.server.origin())]["desktop"];
    kept.as_array().cloned().context("no visits are kept")
}

fn text(panel: &Panel, id: &str) -> Result<String> {
    let text = panel
        .page
        .eval(&format!("document.getElementById({id:?}).innerText"))?;
    Ok(text.as_str().context("no text")?.to_owned())
}

/// Waits until the largest paint so far is known: a page that has loaded need not have been painted.
fn painted(page: &Page) -> Result<()> {
    let seen = "new Promise((done) => new PerformanceObserver(() => done(true))
      .observe({ type: 'largest-contentful-paint', buffered: true }))";
    page.eval_within(PATIENCE, seen)?;
    Ok(())
}

/// Loads the page anew and audits that.
pub(crate) fn revisit(page: &Page, panel: &Panel) -> Result<Report> {
    page.reload(PATIENCE)?;
    painted(page)?;
    // An audit that began before the panel has noticed would be ended by the news.
    let noticed = "/has been reloaded/.test(document.getElementById('notice').textContent)";
    panel.page.until(noticed, PATIENCE, "the news")?;
    again(panel)
}

fn keeps_visits() -> Result<(), Failed> {
    let lab = site()?;
    let page = lab.open("/secret?token=hunter2#part")?;
    painted(&page)?;
    let (panel, report) = lab.audit(&page)?;
    assert_eq!(report.page.device.name, "this device");
    let own = report.field.visits.context("no visits in the report")?;
    assert_eq!((own.visits, own.device), (1, Device::Desktop));
    assert_eq!(
        own.metrics[&Name::Lcp].p75,
        None,
        "one visit makes no percentile"
    );

    let all = stored(&panel)?;
    let names: Vec<_> = all.as_object().context("no object")?.keys().collect();
    assert_eq!(names, [&format!("visits:{}", lab.server.origin())]);
    let written = all.to_string();
    for secret in ["secret", "hunter2", "part", "Plain", "html"] {
        assert!(!written.contains(secret), "{secret}: {written}");
    }
    let kept = visits(&lab, &panel)?;
    let metric = &report.metrics[&Name::Lcp];
    assert_eq!(metric.status, Status::Exact);
    let lcp = metric.value.context("no LCP")?;
    assert!((kept[0][1].as_f64().context("no LCP is kept")? - lcp).abs() < 0.001);
    assert_eq!(kept[0][0], report.page.audited_at[..13]);

    again(&panel)?;
    assert_eq!(
        visits(&lab, &panel)?.len(),
        1,
        "the same document is one visit"
    );
    let report = revisit(&page, &panel)?;
    assert_eq!(
        visits(&lab, &panel)?.len(),
        2,
        "another document is another visit"
    );
    assert_eq!(report.field.visits.map(|own| own.visits), Some(2));
    // A panel that opens anew knows the document, too.
    let other = lab.open("/")?;
    let (second, _) = lab.audit(&other)?;
    second.page.reload(PATIENCE)?;
    let ready = "globalThis.premortem?.state().phase === 'done'";
    second.page.until(ready, PATIENCE, "the report")?;
    assert_eq!(visits(&lab, &panel)?.len(), 3);
    Ok(())
}

/// Puts visits into the store that are as slow as these, in milliseconds of LCP.
pub(crate) fn seed(lab: &Lab, panel: &Panel, lcp: &[f64]) -> Result<()> {
    let rows: Vec<Value> = lcp
        .iter()
        .map(|lcp| json!(["2026-11-01T08", lcp, [104, "upperBound"], 0.01, 90, 400]))
        .collect();
    let name = format!("visits:{}", lab.server.origin());
    let entry = json!({ name: { "version": 1, "last": "2026-11-01T08", "phone": [], "tablet": [], "desktop": rows } });
    panel
        .page
        .eval(&format!("browser.storage.local.set({entry})"))?;
    Ok(())
}

fn shows_and_forgets() -> Result<(), Failed> {
    let lab = site()?;
    let page = lab.open("/")?;
    let (panel, _) = lab.audit(&page)?;
    assert!(text(&panel, "vital-LCP")?.contains("1 of 11 visits"));
    // Three of sixteen are slower than all others, and so is the percentile's neighbour.
    let mut slow = vec![3000.0; 12];
    slow.extend([9000.0; 3]);
    seed(&lab, &panel, &slow)?;
    let report = revisit(&page, &panel)?;
    let own = report.field.visits.as_ref().context("no visits")?;
    assert_eq!((own.visits, &*own.since), (16, "2026-11-01T08:00:00Z"));
    let lcp = own.metrics[&Name::Lcp];
    assert_eq!((lcp.p75, lcp.visits), (Some(3000.0), 16));
    let inp = own.metrics[&Name::Inp];
    assert_eq!(
        (inp.p75, inp.status, inp.visits),
        (Some(104.0), Status::UpperBound, 15)
    );
    let tile = text(&panel, "vital-LCP")?;
    for part in ["p75 of 16 visits here: 3.00 s", "needs improvement"] {
        assert!(tile.contains(part), "{part}: {tile}");
    }
    let html = panel.report("html")?;
    assert!(html.contains("kept since 2026-11-01 08:00 UTC") && html.contains("3.00 s"));
    let item = |report: &Report| {
        let mut items = report.checklist.iter();
        items
            .find(|item| item.id == "field-p75-real-device")
            .map(|item| item.outcome)
    };
    assert_eq!(
        item(&report),
        Some(Outcome::Untested),
        "own visits decide nothing"
    );

    tab_to(&panel.page, "#do-forget-visits")?;
    key(&panel.page, "Enter")?;
    let gone = "!document.getElementById('do-forget-visits')";
    panel.page.until(gone, PATIENCE, "the end of the visits")?;
    assert_eq!(stored(&panel)?, json!({}));
    assert!(text(&panel, "said")?.contains("forgotten"));
    assert!(!text(&panel, "vital-LCP")?.contains("visits"));
    let report: Report = serde_json::from_str(&panel.report("json")?)?;
    assert_eq!(report.field.visits, None);
    assert_eq!(
        panel
            .page
            .eval("document.activeElement !== document.body")?,
        true,
        "the focus is somewhere"
    );
    Ok(())
}

fn survives_storage() -> Result<(), Failed> {
    let lab = site()?;
    let page = lab.open("/")?;
    let (panel, _) = lab.audit(&page)?;
    let name = format!("visits:{}", lab.server.origin());
    for (nonsense, said) in [
        (json!({ "version": 7, "phone": 1 }), "another version"),
        (json!("nonsense"), "can't be read"),
        (
            json!({ "version": 1, "phone": [], "tablet": [], "desktop": [["x"]] }),
            "can't be read",
        ),
    ] {
        let entry = json!({ &name: nonsense });
        panel
            .page
            .eval(&format!("browser.storage.local.set({entry})"))?;
        let report = again(&panel)?;
        assert_eq!(report.field.visits, None);
        let notice = text(&panel, "notice")?;
        assert!(
            notice.contains(said) && notice.contains("Forget them"),
            "{notice}"
        );
        assert_eq!(stored(&panel)?, entry, "it is left as it is");
    }
    panel.press("forget-visits")?;
    let gone = "!document.getElementById('do-forget-visits')";
    panel.page.until(gone, PATIENCE, "the end of the visits")?;
    again(&panel)?;
    assert_eq!(visits(&lab, &panel)?.len(), 1);

    // A full disk, as far as an extension may fill one.
    panel.page.eval("browser.storage.local.clear()")?;
    panel
        .page
        .eval("browser.storage.local.set({ filler: 'x'.repeat(10_485_760 - 40) })")?;
    let report = again(&panel)?;
    assert_eq!(report.field.visits, None);
    assert!(report.metrics[&Name::Lcp].value.is_some());
    let notice = text(&panel, "notice")?;
    assert!(
        notice.contains("This visit was not kept") && notice.contains("quota"),
        "{notice}"
    );
    Ok(())
}

fn keeps_out() -> Result<(), Failed> {
    let lab = site()?;
    let usual = lab.open("/")?;
    let (panel, _) = lab.audit(&usual)?;
    let before = stored(&panel)?;

    // A side panel can't be opened there without a head, so this one stands in a tab; what a click on the toolbar
    // button allows is allowed beforehand.
    lab.extension.grant(&lab.browser, &lab.server.origin())?;
    let open = format!(
        "browser.windows.create({{ incognito: true, url: {:?} }}).then(({{ tabs }}) => tabs[0].id)",
        lab.server.origin()
    );
    let id = panel.page.eval(&open)?;
    let alone = lab.browser.tab()?;
    let own = format!(
        "chrome-extension://{}/panel/panel.html?tab={id}",
        lab.extension.id()
    );
    alone.open(&own, PATIENCE)?;
    let ready = "typeof globalThis.premortem === 'object'";
    alone.until(ready, PATIENCE, "the panel")?;
    let panel = Panel { page: alone };
    let report = reported(&panel)?;
    assert!(
        report.metrics[&Name::Ttfb].value.is_some(),
        "it was measured"
    );
    assert_eq!(report.field.visits, None);
    assert_eq!(stored(&panel)?, before);
    assert!(text(&panel, "field")?.contains("In a private window no visit is kept"));
    Ok(())
}

const CRUX: &str = "https://chromeuxreport.googleapis.com";
const KEY: &str = "AIzaSyA-made-up_key-of-39-characters-00";

/// Lets nothing out of the panel to the Chrome UX Report: requests stop and are answered by the test.
fn intercept(panel: &Panel) -> Result<()> {
    let pattern = json!({ "patterns": [{ "urlPattern": format!("{CRUX}/*") }] });
    panel.page.call("Fetch.enable", pattern)?;
    Ok(())
}

/// Answers the next request to the Chrome UX Report, and gives it.
fn answer(page: &Page, answer: impl Fn(&Value) -> (u16, String)) -> Result<Value> {
    let asked = page.wait(Instant::now() + PATIENCE, |event| {
        (event.method == "Fetch.requestPaused").then(|| event.params.clone())
    })?;
    let asked = asked.context("nothing was asked")?;
    let body: Value = serde_json::from_str(asked["request"]["postData"].as_str().unwrap_or("{}"))?;
    let (status, text) = answer(&body);
    page.call(
        "Fetch.fulfillRequest",
        json!({
            "requestId": asked["requestId"], "responseCode": status, "body": BASE64_STANDARD.encode(text),
            "responseHeaders": [{ "name": "content-type", "value": "application/json" }],
        }),
    )?;
    Ok(asked["request"].clone())
}

/// The figures of phones, as the report gives them; of desktops it has none.
fn figures(asked: &Value) -> (u16, String) {
    if asked["formFactor"] == "PHONE" {
        (
            200,
            include_str!("../unit/field/recorded/phone.json").to_owned(),
        )
    } else {
        (
            404,
            include_str!("../unit/field/recorded/not-found.json").to_owned(),
        )
    }
}

fn typed(panel: &Panel, key: &str) -> Result<()> {
    panel.page.eval(&format!(
        "document.getElementById('crux-key').value = {key:?}"
    ))?;
    panel.press("compare")
}

fn settled(panel: &Panel) -> Result<String> {
    panel.page.eval_within(PATIENCE, "premortem.settled()")?;
    text(panel, "field")
}

fn compares() -> Result<(), Failed> {
    let lab = site()?;
    lab.extension.grant(&lab.browser, CRUX)?;
    let page = lab.open("/secret?token=hunter2")?;
    let (panel, _) = lab.audit(&page)?;
    intercept(&panel)?;
    panel.page.click("#crux-toggle")?;
    assert!(
        text(&panel, "crux")?.contains(&lab.server.origin()),
        "what is sent is said before"
    );

    // Without a key nothing is sent.
    typed(&panel, "")?;
    assert!(settled(&panel)?.contains("Type your API key first"));
    typed(&panel, "no key at all")?;
    assert!(settled(&panel)?.contains("This is no API key"));

    // A key that Google does not know is not kept, whatever was ticked.
    panel
        .page
        .eval("document.getElementById('crux-remember').checked = true")?;
    typed(&panel, KEY)?;
    for _ in 0..2 {
        let asked = answer(&panel.page, |_| {
            (
                400,
                include_str!("../unit/field/recorded/bad-key.json").to_owned(),
            )
        })?;
        assert_eq!(asked["url"], format!("{CRUX}/v1/records:queryRecord"));
        assert_eq!(asked["method"], "POST");
        let sent = asked.to_string();
        assert!(
            !sent.contains("hunter2") && !sent.contains("/secret"),
            "{sent}"
        );
        let headers = asked["headers"].to_string().to_lowercase();
        assert!(
            headers.contains("x-goog-api-key") && !headers.contains("cookie"),
            "{headers}"
        );
    }
    assert!(settled(&panel)?.contains("does not know this API key"));
    assert!(!stored(&panel)?.to_string().contains(KEY));

    // Once more, without remembering.
    panel
        .page
        .eval("document.getElementById('crux-remember').checked = false")?;
    panel.press("compare")?;
    let mut asked = Vec::new();
    for _ in 0..2 {
        let request = answer(&panel.page, figures)?;
        asked.push(request["postData"].as_str().context("no body")?.to_owned());
    }
    asked.sort();
    for (body, class) in asked.iter().zip(["DESKTOP", "PHONE"]) {
        let body: Value = serde_json::from_str(body)?;
        assert_eq!(
            (&body["origin"], &body["formFactor"]),
            (&json!(lab.server.origin()), &json!(class))
        );
        assert_eq!(body.as_object().map(serde_json::Map::len), Some(3));
    }
    let shown = settled(&panel)?;
    for part in [
        "2026-10-23 to 2026-11-19",
        "2.21 s",
        "good",
        "80\u{a0}%, 11\u{a0}%, 9\u{a0}%",
        "no figures of this origin on a desktop",
    ] {
        assert!(shown.contains(part), "{part}: {shown}");
    }
    let json = panel.report("json")?;
    let report: Report = serde_json::from_str(&json)?;
    let item = report
        .checklist
        .iter()
        .find(|item| item.id == "field-p75-real-device");
    assert_eq!(item.context("no item")?.outcome, Outcome::Passed);
    let html = panel.report("html")?;
    assert!(html.contains("2026-10-23 to 2026-11-19"));

    // The key is nowhere but in the field.
    let state = panel
        .page
        .eval("JSON.stringify(premortem.state())")?
        .to_string();
    let everywhere = [
        json,
        html,
        state,
        stored(&panel)?.to_string(),
        panel.page.eval("document.body.innerHTML")?.to_string(),
    ];
    for place in everywhere {
        assert!(
            !place.contains(KEY),
            "the key is in {}",
            &place[..place.len().min(200)]
        );
    }

    // Remembered only when ticked, and then good for the next panel; forgotten by a button.
    panel
        .page
        .eval("document.getElementById('crux-remember').checked = true")?;
    panel.press("compare")?;
    for _ in 0..2 {
        answer(&panel.page, figures)?;
    }
    settled(&panel)?;
    assert_eq!(stored(&panel)?["crux-key"], KEY);
    assert!(text(&panel, "crux")?.contains("remembered"));
    panel.press("compare")?;
    for _ in 0..2 {
        let asked = answer(&panel.page, |_| {
            (
                429,
                include_str!("../unit/field/recorded/too-often.json").to_owned(),
            )
        })?;
        assert!(
            asked["headers"].to_string().contains(KEY),
            "the kept key is used"
        );
    }
    assert!(settled(&panel)?.contains("too often"));
    panel.press("forget-key")?;
    let asked = "!!document.getElementById('crux-key')";
    panel.page.until(asked, PATIENCE, "the field for the key")?;
    assert!(!stored(&panel)?.to_string().contains(KEY));
    Ok(())
}
