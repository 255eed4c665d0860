//! One browser for all tests that only want a page audited.

use crate::lab::{Lab, PATIENCE};
use anyhow::{Context, Result, ensure};
use axum::Router;
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse, Response};
use axum::routing::get;
use premortem::checks::Outcome;
use premortem::report::{Finding, Report};
use std::cell::RefCell;
use std::sync::{Arc, Mutex};
use xtask::page::Page;

thread_local! {
    static LAB: RefCell<Option<(Lab, Shelf)>> = const { RefCell::new(None) };
}

/// The page that is served now.
type Shelf = Arc<Mutex<String>>;

/// Checks that judge nothing and only ask a person, on any page that has what they ask about.
const QUESTIONS: [&str; 12] = [
    "error-message",
    "field-label-wording",
    "focus-outline",
    "heading-wording",
    "hidden-image",
    "image-of-text",
    "image-wording",
    "link-wording",
    "page-title-wording",
    "same-name-links",
    "text-clipped-when-zoomed",
    "visual-reference",
];

/// Whether a finding is no more than a question that is asked on every page: whether headings and links are well worded.
pub(crate) fn asked(finding: &Finding) -> bool {
    finding.outcome == Outcome::CantTell && QUESTIONS.contains(&finding.rule.as_str())
}

/// Serves a document, opens it in a new tab, presses the toolbar button and gives the report.
pub(crate) fn audit(document: &str) -> Result<Report> {
    audit_and(document, |_, report| Ok(report))
}

/// As [`audit`], with a look at the page that was audited before it is closed.
pub(crate) fn audit_and<T>(
    document: &str,
    look: impl FnOnce(&Page, Report) -> Result<T>,
) -> Result<T> {
    borrow(|lab, shelf| audited(lab, shelf, document, look))
}

/// The browser itself, for tests that serve their pages themselves.
pub(crate) fn with<T>(test: impl FnOnce(&Lab) -> Result<T>) -> Result<T> {
    borrow(|lab, _| test(lab))
}

fn borrow<T>(test: impl FnOnce(&Lab, &Shelf) -> Result<T>) -> Result<T> {
    LAB.with_borrow_mut(|shared| {
        if shared.is_none() {
            *shared = Some(start()?);
        }
        let (lab, shelf) = shared.as_ref().context("no browser")?;
        let seen = test(lab, shelf);
        if seen.is_err() {
            *shared = None; // whatever state it is in, the next test shall not suffer from it
        }
        seen
    })
}

fn audited<T>(
    lab: &Lab,
    shelf: &Shelf,
    document: &str,
    look: impl FnOnce(&Page, Report) -> Result<T>,
) -> Result<T> {
    if let Ok(mut page) = shelf.lock() {
        document.clone_into(&mut page);
    }
    let page = lab.open("/")?;
    let panel = lab.click(&page)?;
    let state = panel.settled(PATIENCE)?;
    ensure!(state.phase == "done", "the audit ended: {state:?}");
    let seen = look(&page, serde_json::from_str(&panel.report("json")?)?)?;
    page.close()?;
    Ok(seen)
}

/// A fragment as the body of a document; what is a document already stays as it is.
pub(crate) fn document(html: &str) -> String {
    let start = html.trim_start();
    if start.to_ascii_lowercase().starts_with("<!doctype") {
        return start.to_owned();
    }
    format!("<!doctype html><html lang=en><title>Example</title><body>{html}")
}

/// Closes the browser; without it the process would end and leave it behind.
pub(crate) fn close() {
    LAB.with_borrow_mut(|shared| *shared = None);
}

fn start() -> Result<(Lab, Shelf)> {
    let shelf = Shelf::default();
    let served = Arc::clone(&shelf);
    let page = move || async move { serve(&served) };
    Ok((Lab::new(Router::new().route("/", get(page)))?, shelf))
}

fn serve(shelf: &Shelf) -> Response {
    match shelf.lock() {
        Ok(page) => Html(page.clone()).into_response(),
        Err(_) => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
    }
}
