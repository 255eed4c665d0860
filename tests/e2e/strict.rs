//! A page whose policy forbids everything: no scripts, no styles, no connections, no strings turned into code.

use crate::lab::Lab;
use crate::marks;
use axum::Router;
use axum::response::Html;
use axum::routing::get;
use libtest_mimic::{Failed, Trial};
use premortem::checks::Outcome;
use serde_json::json;

pub(crate) fn trials() -> Vec<Trial> {
    vec![Trial::test(
        "under the strictest policy everything is seen, and shown in the page",
        sees_everything,
    )]
}

const POLICY: &str = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; \
     require-trusted-types-for 'script'; trusted-types 'none'";

/// The policy forbids styles too, so colours are given as HTML gave them before there were any.
const PAGE: &str = r##"<!doctype html><html lang=en><title>Strict</title>
<body bgcolor="#ffffff" text="#111111">
<script>document.title = 'Scripts run'</script>
<h1>Strict</h1>
<div id=fake onclick="pay()">Pay now</div>
<p><input id=field type=text></p>
<p id=grey><font color="#999999">Grey on white</font></p>
<p><label>Name <input id=labelled></label> <button id=real onclick="pay()">Pay</button></p>"##;

fn sees_everything() -> Result<(), Failed> {
    let headers = [
        ("content-security-policy", POLICY),
        ("cross-origin-opener-policy", "same-origin"),
        ("cross-origin-embedder-policy", "require-corp"),
        ("permissions-policy", "unload=()"),
    ];
    let lab =
        Lab::new(Router::new().route("/", get(move || async move { (headers, Html(PAGE)) })))?;
    let page = lab.open("/")?;
    assert_eq!(
        page.eval("document.title")?,
        "Strict",
        "the policy is in force"
    );
    let (panel, report) = lab.audit(&page)?;

    for (rule, selector) in [
        ("clickable-not-control", "#fake"),
        ("field-without-label", "#field"),
        ("text-contrast", "font"),
    ] {
        let found: Vec<_> = report
            .findings
            .iter()
            .filter(|finding| finding.rule == rule && finding.outcome == Outcome::Failed)
            .collect();
        let [finding] = found[..] else {
            return Err(format!("{rule}: {found:?}").into());
        };
        let [target] = &finding.targets[..] else {
            return Err(format!("{:?}", finding.targets).into());
        };
        assert_eq!(target.selector, selector);

        panel
            .page
            .click(&format!("[id=\"finding-{}\"]", finding.id))?;
        marks::come(&page, selector)?;
    }
    assert_eq!(report.metrics.len(), 5);
    for (name, metric) in &report.metrics {
        let measured = *name != premortem::vitals::Name::Inp;
        assert_eq!(metric.value.is_some(), measured, "{name:?}: {metric:?}");
    }
    let exhibits = panel.exhibits()?;
    let [(file, bytes)] = &exhibits[..] else {
        return Err("no screenshot".into());
    };
    assert!(file == "screenshot.png" && bytes.starts_with(b"\x89PNG"));
    assert_eq!(
        panel
            .page
            .eval("document.querySelectorAll('#notice *').length")?,
        json!(0),
        "nothing is said to be missing"
    );
    Ok(())
}
