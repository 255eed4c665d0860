//! What we draw ourselves, held to our own rules and to axe-core's, in every light and as narrow as a panel gets.

use crate::demo;
use crate::lab::Lab;
use anyhow::{Context, Result, ensure};
use axum::Router;
use axum::extract::{Path, State};
use axum::response::Html;
use axum::routing::get;
use libtest_mimic::{Failed, Trial};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::fs;
use std::sync::Arc;
use xtask::page::Page;
use xtask::project;

pub(crate) fn trials() -> Vec<Trial> {
    let trial = |what: &'static str| {
        let title = format!(
            "our own {what} passes our audit and axe-core's, in every light, at 320 pixels"
        );
        Trial::test(title, move || passes(what))
    };
    ["report", "findings", "second-account", "evidence"]
        .map(trial)
        .into()
}

/// Narrower is asked of nobody (<https://www.w3.org/TR/WCAG22/#reflow>).
const NARROWEST: u32 = 320;
const LIGHTS: [(&str, &str, &str); 3] = [
    ("light", "light", "none"),
    ("dark", "dark", "none"),
    ("forced colours", "dark", "active"),
];

/// A panel's document as a page of its own: what it links to is taken in, and nothing in it runs.
pub(crate) const RENDERED: &str = "(async () => {
  const copy = document.documentElement.cloneNode(true);
  for (const script of copy.querySelectorAll('script')) script.remove();
  for (const link of copy.querySelectorAll('link')) {
    const style = document.createElement('style');
    style.textContent = await (await fetch(new URL(link.getAttribute('href'), document.baseURI))).text();
    link.replaceWith(style);
  }
  for (const image of copy.querySelectorAll('img')) {
    const bytes = new Uint8Array(await (await fetch(image.src)).arrayBuffer());
    image.src = `data:image/png;base64,${bytes.toBase64()}`;
  }
  return `<!doctype html>${copy.outerHTML}`;
})()";

fn passes(what: &str) -> Result<(), Failed> {
    let audited = demo::leaky()?;
    let document = audited.drawn.get(what).context("it was not drawn")?;
    let mut wrong = Vec::new();
    let shelf = Arc::new(BTreeMap::from([(what.to_owned(), document.clone())]));
    let serve = |State(shelf): State<Arc<BTreeMap<String, String>>>, Path(name): Path<String>| async move {
        Html(shelf.get(&name).cloned().unwrap_or_default())
    };
    let lab = Lab::new(Router::new().route("/{name}", get(serve)).with_state(shelf))?;
    let axe = fs::read_to_string(project::root().join("node_modules/axe-core/axe.min.js"))?;
    for (light, scheme, forced) in LIGHTS {
        let page = lab.open(&format!("/{what}"))?;
        let features = json!({ "features": [
            { "name": "prefers-color-scheme", "value": scheme },
            { "name": "forced-colors", "value": forced },
        ] });
        page.call("Emulation.setEmulatedMedia", features)?;
        let size =
            json!({ "width": NARROWEST, "height": 800, "deviceScaleFactor": 1, "mobile": false });
        page.call("Emulation.setDeviceMetricsOverride", size)?;
        let seen = format!(
            "[innerWidth, matchMedia('(prefers-color-scheme: {scheme})').matches, matchMedia('(forced-colors: {forced})').matches]"
        );
        assert_eq!(
            page.eval(&seen)?,
            json!([NARROWEST, true, true]),
            "the light is on"
        );
        let mut note = |what: &str| wrong.push(format!("{light}: {what}"));

        let widths = page.eval("[document.documentElement.scrollWidth, ...[...document.querySelectorAll('body *')]
          .filter((e) => e.getBoundingClientRect().right > innerWidth + 0.5 && !e.closest('[tabindex]')).map((e) => e.outerHTML.slice(0, 120))]")?;
        if widths[0] != NARROWEST {
            note(&format!("too wide: {widths}"));
        }
        for violation in violations(&page, &axe)? {
            note(&format!("axe-core: {violation}"));
        }
        let (_, report) = lab.audit(&page)?;
        // How fast this machine is today says nothing about what we draw.
        let timed = [
            "largest-contentful-paint",
            "first-contentful-paint",
            "time-to-first-byte",
            "interaction-to-next-paint",
        ];
        for finding in report
            .findings
            .iter()
            .filter(|finding| !timed.contains(&&*finding.rule))
        {
            let at: Vec<_> = finding
                .targets
                .iter()
                .map(|target| &target.html)
                .take(5)
                .collect();
            note(&format!(
                "{} {:?}: {} {at:?}",
                finding.rule, finding.outcome, finding.message
            ));
        }
        page.close()?;
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    Ok(())
}

/// What axe-core objects to, a line each.
fn violations(page: &Page, axe: &str) -> Result<Vec<String>> {
    page.eval(&format!("{axe}; axe.version"))?;
    let run = "axe.run({ resultTypes: ['violations'] }).then(({ violations, passes }) => [passes.length,
      ...violations.map((v) => `${v.id}: ${v.help}: ${v.nodes.slice(0, 5).map((n) => n.html.slice(0, 160)).join(' | ')}`)])";
    let found = page.eval_within(crate::lab::PATIENCE, run)?;
    let found = found.as_array().context("axe-core gave no result")?;
    ensure!(
        found[0].as_u64() > Some(10),
        "axe-core looked at nothing: {found:?}"
    );
    Ok(found[1..]
        .iter()
        .filter_map(Value::as_str)
        .map(str::to_owned)
        .collect())
}
