//! Sessions and permissions that the runner puts into a browser.

use crate::lab::Lab;
use axum::Router;
use axum::http::HeaderMap;
use axum::response::Html;
use axum::routing::get;
use libtest_mimic::{Failed, Trial};
use serde_json::{Value, json};
use std::sync::atomic::{AtomicUsize, Ordering};
use xtask::page::Page;
use xtask::storage_state::{StorageState, clear};

pub(crate) fn trials() -> Vec<Trial> {
    vec![
        Trial::test(
            "a session is put in without asking the app, and taken out again",
            swaps_sessions,
        ),
        Trial::test(
            "an optional host permission is granted without a prompt",
            grants,
        ),
    ]
}

static ASKED: AtomicUsize = AtomicUsize::new(0);

async fn echo(headers: HeaderMap) -> Html<String> {
    ASKED.fetch_add(1, Ordering::Relaxed);
    let cookies = headers.get("cookie").and_then(|value| value.to_str().ok());
    Html(format!(
        "<!doctype html><title>{}</title>",
        cookies.unwrap_or("nobody")
    ))
}

fn session(origin: &str, who: &str) -> Result<StorageState, String> {
    StorageState::parse(json!({
        "cookies": [{
            "name": "sid", "value": who, "domain": "127.0.0.1", "path": "/", "expires": -1,
            "httpOnly": true, "secure": false, "sameSite": "Lax",
        }],
        "origins": [{ "origin": origin, "localStorage": [{ "name": "who", "value": who }] }],
    }))
}

fn seen(page: &Page) -> anyhow::Result<Value> {
    page.eval("[document.title, localStorage.getItem('who'), sessionStorage.length]")
}

fn swaps_sessions() -> Result<(), Failed> {
    let lab = Lab::new(Router::new().route("/", get(echo)))?;
    let origin = lab.server.origin();
    session(&origin, "ann")?.apply(&lab.browser)?;
    assert_eq!(ASKED.load(Ordering::Relaxed), 0, "the app was not asked");
    let page = lab.open("/")?;
    assert_eq!(seen(&page)?, json!(["sid=ann", "ann", 0]));

    page.eval("localStorage.setItem('left', 1); sessionStorage.setItem('left', 1)")?;
    clear(&lab.browser, &page)?;
    session(&origin, "bob")?.apply(&lab.browser)?;
    page.reload(crate::lab::PATIENCE)?;
    assert_eq!(seen(&page)?, json!(["sid=bob", "bob", 0]));
    assert_eq!(page.eval("localStorage.getItem('left')")?, Value::Null);
    Ok(())
}

fn grants() -> Result<(), Failed> {
    let lab = Lab::with_page("<!doctype html><title>Plain</title>")?;
    lab.extension
        .grant(&lab.browser, "https://api.example:8443")?;
    let page = lab.open("/")?;
    let panel = lab.click(&page)?;
    let granted = panel
        .page
        .eval("browser.permissions.getAll().then((all) => all.origins)")?;
    assert_eq!(granted, json!(["https://api.example/*"]));
    Ok(())
}
