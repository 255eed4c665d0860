//! The outlines around elements of the page, as the browser has laid them out.

use crate::lab::PATIENCE;
use anyhow::{Context, Result, ensure};
use serde_json::{Value, json};
use std::thread::sleep;
use std::time::{Duration, Instant};
use xtask::page::Page;

/// What holds the outlines, where it is shown above all else.
const SHOWN: &str =
    "document.querySelector('[data-premortem-marks]')?.matches(':popover-open') === true";

/// Waits until the element has the one outline around it.
pub(crate) fn come(page: &Page, selector: &str) -> Result<()> {
    page.until(SHOWN, PATIENCE, "an outline in the page")?;
    let end = Instant::now() + PATIENCE;
    loop {
        let script = format!(
            "(() => {{ const b = document.querySelector({selector:?}).getBoundingClientRect(); return [b.left, b.top, b.right, b.bottom]; }})()"
        );
        let element: [f64; 4] = serde_json::from_value(page.eval(&script)?)?;
        let outlines = outlines(page)?;
        // An outline lies up to 7 pixels outside of what it surrounds.
        if let [[left, top, right, bottom]] = outlines[..]
            && (0.0..8.0).contains(&(element[0] - left))
            && (0.0..8.0).contains(&(element[1] - top))
            && (0.0..8.0).contains(&(right - element[2]))
            && (0.0..8.0).contains(&(bottom - element[3]))
        {
            return Ok(());
        }
        ensure!(
            Instant::now() < end,
            "{selector} is at {element:?}, the outlines at {outlines:?}"
        );
        sleep(Duration::from_millis(50));
    }
}

/// Waits until there is none.
pub(crate) fn go(page: &Page) -> Result<()> {
    let gone = "document.querySelector('[data-premortem-marks]') === null";
    page.until(gone, PATIENCE, "a page without outlines")
}

/// Left, top, right and bottom of each outline, found where no script of the page can look.
fn outlines(page: &Page) -> Result<Vec<[f64; 4]>> {
    page.call("DOM.enable", json!({}))?;
    let all = page.call(
        "DOM.getFlattenedDocument",
        json!({ "depth": -1, "pierce": true }),
    )?;
    let nodes = all["nodes"].as_array().context("no nodes")?;
    let is_box = |node: &&Value| {
        let attributes = node["attributes"].as_array();
        attributes.is_some_and(|all| {
            all.iter()
                .any(|text| text == "box focused" || text == "box")
        })
    };
    let mut found = Vec::new();
    for node in nodes.iter().filter(is_box) {
        let params = json!({ "nodeId": node["nodeId"] });
        // Gone since, or hidden: no outline that can be seen.
        let Ok(model) = page.call("DOM.getBoxModel", params) else {
            continue;
        };
        let quad: Vec<f64> = serde_json::from_value(model["model"]["border"].clone())?;
        found.push([quad[0], quad[1], quad[4], quad[5]]);
    }
    Ok(found)
}
