//! From a click on the toolbar button to a report.

use crate::lab::{Lab, PATIENCE};
use libtest_mimic::{Failed, Trial};
use premortem::report::{Report, SCHEMA};

pub(crate) fn trials() -> Vec<Trial> {
    vec![
        Trial::test(
            "a click opens the panel, and the audit ends in a report",
            gives_a_report,
        ),
        Trial::test(
            "a tab that is closed during the audit is no hang",
            survives_a_closed_tab,
        ),
    ]
}

fn gives_a_report() -> Result<(), Failed> {
    let lab =
        Lab::with_page("<!doctype html><html lang=en><title>Plain</title><h1>Hello</h1><input>")?;
    let page = lab.open("/")?;
    let panel = lab.click(&page)?;
    let state = panel.settled(PATIENCE)?;
    assert_eq!((&*state.phase, state.error), ("done", None));

    let report: Report = serde_json::from_str(&panel.report("json")?)?;
    assert_eq!(report.schema, SCHEMA);
    assert_eq!(report.page.title, "Plain");
    assert_eq!(report.page.final_url, format!("{}/", lab.server.origin()));
    assert_eq!(report.metrics.len(), 5, "every metric has a status");
    assert_eq!(report.scorecard.pillars.len(), 8);
    assert!(
        report.isolation.is_none(),
        "the second account was not asked"
    );
    let exhibits = panel.exhibits()?;
    assert_eq!(exhibits.len(), report.exhibits.len());
    for exhibit in &report.exhibits {
        assert!(
            exhibits
                .iter()
                .any(|(file, bytes)| *file == exhibit.file && !bytes.is_empty())
        );
    }
    assert!(panel.report("html")?.starts_with("<!DOCTYPE html>"));
    Ok(())
}

fn survives_a_closed_tab() -> Result<(), Failed> {
    let lab = Lab::with_page("<!doctype html><title>Plain</title><h1>Hello</h1>")?;
    let page = lab.open("/")?;
    let panel = lab.click(&page)?;
    page.close()?;
    // The panel goes with its tab, before or after it could say so.
    let said = match panel.settled(PATIENCE) {
        Ok(state) => state
            .error
            .unwrap_or_else(|| "done before it was closed".to_owned()),
        Err(error) => error.to_string(),
    };
    assert!(said.contains("closed"), "{said}");
    Ok(())
}
