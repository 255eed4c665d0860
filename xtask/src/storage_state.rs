//! A session as Playwright's `storageState` writes it: cookies, and what an origin keeps in `localStorage`.
//! <https://playwright.dev/docs/auth>

use crate::browser::Browser;
use crate::failure::input;
use crate::page::Page;
use anyhow::{Context, Result};
use base64::{Engine, prelude::BASE64_URL_SAFE_NO_PAD};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use std::path::Path;
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

/// A session that can be put into a browser.
#[derive(Debug, Clone, Deserialize)]
pub struct StorageState {
    cookies: Vec<Cookie>,
    origins: Vec<Origin>,
}

#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Cookie {
    name: String,
    value: String,
    domain: String,
    path: String,
    /// Seconds since 1970; -1 for one that ends with the browser.
    #[serde(default = "ends_with_the_browser", skip_serializing_if = "is_negative")]
    expires: f64,
    #[serde(default)]
    http_only: bool,
    #[serde(default)]
    secure: bool,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    same_site: Option<SameSite>,
}

#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
enum SameSite {
    Strict,
    Lax,
    None,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Origin {
    origin: String,
    #[serde(default)]
    local_storage: Vec<Item>,
}

#[derive(Debug, Clone, Serialize, Deserialize)]
struct Item {
    name: String,
    value: String,
}

impl StorageState {
    /// Reads a file and refuses one that can't be the session of somebody who is signed in.
    ///
    /// # Errors
    /// It can't be read, is no `storageState`, or what it holds has expired; values are never in the message.
    pub fn read(path: &Path) -> Result<Self> {
        let name = path.display();
        let text = std::fs::read(path)
            .map_err(|error| input(format!("the session file {name} can't be read: {error}")))?;
        let value = serde_json::from_slice(&text).map_err(|error| {
            let at = (error.line(), error.column());
            input(format!(
                "the session file {name} is no JSON (line {}, column {})",
                at.0, at.1
            ))
        })?;
        Self::parse(value).map_err(|why| input(format!("the session file {name} {why}")))
    }

    /// The same from JSON that is at hand.
    ///
    /// # Errors
    /// The second half of a sentence: what is wrong with it.
    pub fn parse(value: Value) -> Result<Self, String> {
        // serde's own message could quote a value.
        let state: Self = serde_json::from_value(value).map_err(|_| {
            "is no Playwright storageState: it needs `cookies` (with name, value, domain, path) and `origins` (with origin, localStorage); save one with `context.storageState({ path })`".to_owned()
        })?;
        let now = SystemTime::now()
            .duration_since(UNIX_EPOCH)
            .map_or(0.0, |now| now.as_secs_f64());
        match state.expired(now) {
            Some(what) => Err(format!(
                "has expired ({what}): sign in again and save it anew"
            )),
            None => Ok(state),
        }
    }

    /// Whether it holds anything for an address.
    #[must_use]
    pub fn concerns(&self, origin: &str, host: &str) -> bool {
        let stored = self
            .origins
            .iter()
            .any(|known| known.origin.trim_end_matches('/') == origin);
        stored
            || self
                .cookies
                .iter()
                .any(|cookie| belongs(&cookie.domain, host))
    }

    /// What has expired, if no other credential is left. Credentials are cookies no script may read, and signed
    /// tokens (JWT); of cookies that only remember a choice it does not matter.
    fn expired(&self, now: f64) -> Option<String> {
        let mut dead = None;
        let cookies = self.cookies.iter().filter_map(|cookie| {
            let token = expiry_of(&cookie.value);
            let ends = if cookie.expires < 0.0 {
                None
            } else {
                Some(cookie.expires)
            };
            (cookie.http_only || token.is_some())
                .then(|| (format!("the cookie {}", cookie.name), token.or(ends)))
        });
        let items = self.origins.iter().flat_map(|origin| &origin.local_storage);
        let items = items.filter_map(|item| {
            Some((
                format!("the token in {}", item.name),
                Some(expiry_of(&item.value)?),
            ))
        });
        for (name, ends) in cookies.chain(items) {
            match ends {
                Some(ends) if ends <= now => dead = dead.or(Some(name)),
                _ => return None,
            }
        }
        let empty = self
            .origins
            .iter()
            .all(|origin| origin.local_storage.is_empty())
            && self
                .cookies
                .iter()
                .all(|cookie| (0.0..=now).contains(&cookie.expires));
        dead.or_else(|| empty.then(|| "nothing in it is valid any more".to_owned()))
    }

    /// Puts the session into the browser. The origins themselves are not contacted: an empty page stands in for them.
    ///
    /// # Errors
    /// The browser refuses a cookie or an origin.
    pub fn apply(&self, browser: &Browser) -> Result<()> {
        if !self.cookies.is_empty() {
            browser.call("Storage.setCookies", json!({ "cookies": self.cookies }))?;
        }
        if self.origins.is_empty() {
            return Ok(());
        }
        let page = browser.background_tab()?;
        page.call("Fetch.enable", json!({}))?;
        for origin in &self.origins {
            stand_in(&page, &origin.origin)?;
            let items = serde_json::to_string(&origin.local_storage)?;
            page.eval(&format!(
                "for (const {{ name, value }} of {items}) localStorage.setItem(name, value)"
            ))?;
        }
        page.close()
    }
}

/// Forgets every session: all cookies of the browser, and all that the page's origin has stored, also for this tab.
///
/// # Errors
/// The browser refuses.
pub fn clear(browser: &Browser, page: &Page) -> Result<()> {
    let origin = page.eval("location.origin")?;
    page.eval("sessionStorage.clear()")?;
    browser.call("Storage.clearCookies", json!({}))?;
    page.call(
        "Storage.clearDataForOrigin",
        json!({ "origin": origin, "storageTypes": "all" }),
    )?;
    Ok(())
}

/// Opens an empty page at an origin without asking its server.
fn stand_in(page: &Page, origin: &str) -> Result<()> {
    let refused = || {
        input(format!(
            "a session file names {origin:?}, which is no origin"
        ))
    };
    if !origin.starts_with("http") {
        return Err(refused());
    }
    let script = format!("void (location.href = {origin:?})");
    page.eval(&script)?;
    let end = Instant::now() + Duration::from_secs(10);
    let request = page
        .wait(end, |event| {
            let id = event.params["requestId"].as_str().map(str::to_owned);
            id.filter(|_| event.method == "Fetch.requestPaused")
        })?
        .ok_or_else(refused)?;
    page.call(
        "Fetch.fulfillRequest",
        json!({
            "requestId": request, "responseCode": 200,
            "responseHeaders": [{ "name": "content-type", "value": "text/html" }],
        }),
    )?;
    page.loaded(end)?
        .context("the browser did not open an empty page")
}

/// When a signed token ends, in seconds since 1970; `None` for what is no JWT or has no end.
fn expiry_of(value: &str) -> Option<f64> {
    let mut parts = value.split('.');
    let (head, claims) = (parts.next()?, parts.next()?);
    let decode = |part: &str| -> Option<Value> {
        serde_json::from_slice(&BASE64_URL_SAFE_NO_PAD.decode(part).ok()?).ok()
    };
    decode(head)?.get("alg")?;
    decode(claims)?["exp"].as_f64()
}

fn belongs(domain: &str, host: &str) -> bool {
    let domain = domain.trim_start_matches('.');
    host == domain
        || host
            .strip_suffix(domain)
            .is_some_and(|rest| rest.ends_with('.'))
}

fn ends_with_the_browser() -> f64 {
    -1.0
}

fn is_negative(expires: &f64) -> bool {
    *expires < 0.0
}

#[cfg(test)]
#[path = "../../tests/unit/xtask/storage_state.rs"]
mod tests;
