//! Our extension in a browser: loaded unpacked with the shipped manifest, clicked as a person clicks, and its panel.

use crate::browser::Browser;
use crate::failure::drive;
use crate::page::Page;
use anyhow::{Context, Result};
use serde::Deserialize;
use serde_json::{Value, json};
use std::path::Path;
use std::thread::sleep;
use std::time::{Duration, Instant};

/// How long a panel may take to appear after the click.
const PANEL_PATIENCE: Duration = Duration::from_secs(15);

/// The extension as one browser knows it.
pub struct Extension {
    id: String,
}

/// The side panel of one tab.
pub struct Panel {
    /// The panel's own page.
    pub page: Page,
}

/// What the panel is about; its JSON is `extension/protocol.d.ts`'s `PanelState`.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct State {
    /// `idle`, `auditing`, `done`, `failed` or `cancelled`.
    pub phase: String,
    /// What it does right now, in words.
    pub step: String,
    /// Why it failed, as a sentence.
    pub error: Option<String>,
    /// Live mode.
    pub live: Live,
    /// The second-account test.
    pub second_account: SecondAccount,
}

/// How far live mode is.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Live {
    /// `off`, `watching` or `recording`.
    pub phase: String,
    /// Documents seen.
    pub documents: u32,
    /// Interactions since the document began.
    pub interactions: u64,
    /// From when on every event was seen.
    pub watched_from: Option<f64>,
    /// Interactions in the log.
    pub logged: usize,
    /// Entries held in memory.
    pub held: usize,
    /// Calls recorded.
    pub calls: usize,
    /// Milliseconds of the page's main thread that watching took.
    pub cost: f64,
    /// What must be known of it, in a sentence.
    pub note: Option<String>,
}

/// How far the second-account test is.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct SecondAccount {
    /// `idle`, `recording`, `baseline`, `becomeB`, `review`, `replaying`, `done` or `failed`.
    pub phase: String,
    /// Calls recorded as A.
    pub calls_a: usize,
    /// Calls recorded as B.
    pub calls_b: usize,
    /// Why it failed, as a sentence.
    pub error: Option<String>,
}

impl Extension {
    /// Loads an unpacked extension.
    ///
    /// # Errors
    /// The browser refuses it, and says why.
    pub fn load(browser: &Browser, folder: &Path) -> Result<Self> {
        let folder = std::fs::canonicalize(folder)
            .with_context(|| format!("there is no extension in {}", folder.display()))?;
        let params = json!({ "path": folder, "enableInIncognito": true });
        let loaded = browser.call("Extensions.loadUnpacked", params)?;
        let id = loaded["id"].as_str().context("the extension has no id")?;
        let extension = Self { id: id.to_owned() };
        extension.listens(browser)?;
        Ok(extension)
    }

    /// Waits for the service worker: a click before it listens is lost.
    fn listens(&self, browser: &Browser) -> Result<()> {
        let prefix = format!("chrome-extension://{}/", self.id);
        let end = Instant::now() + PANEL_PATIENCE;
        while Instant::now() < end {
            let workers = browser.targets("service_worker")?;
            if let Some((target, _)) = workers.iter().find(|(_, url)| url.starts_with(&prefix))
                && browser.eval_in(
                    target,
                    "globalThis.browser?.action?.onClicked.hasListeners()",
                )? == true
            {
                return Ok(());
            }
            sleep(Duration::from_millis(20));
        }
        Err(drive("the extension's service worker did not start"))
    }

    /// Its id, the host of its addresses.
    #[must_use]
    pub fn id(&self) -> &str {
        &self.id
    }

    /// Clicks its toolbar button while `page` is in front, and gives the panel that opens.
    ///
    /// # Errors
    /// No panel opens.
    pub fn click(&self, browser: &Browser, page: &Page) -> Result<Panel> {
        page.call("Page.bringToFront", json!({}))?;
        let tab = page.tab().context("only a tab has a toolbar")?;
        let before = self.panels(browser)?;
        browser.call(
            "Extensions.triggerAction",
            json!({ "id": self.id, "targetId": tab }),
        )?;
        let end = Instant::now() + PANEL_PATIENCE;
        loop {
            let now = self.panels(browser)?;
            if let Some(target) = now.iter().find(|target| !before.contains(target)) {
                let page = browser.attach(target)?;
                let ready = "typeof globalThis.premortem === 'object'";
                page.until(ready, PANEL_PATIENCE, "the extension's panel")?;
                return Ok(Panel { page });
            }
            if Instant::now() >= end {
                return Err(drive("the extension's panel did not open after the click"));
            }
            sleep(Duration::from_millis(20));
        }
    }

    /// Grants the optional host permission for an origin, as the person would in the prompt. That can't be pressed
    /// in a headless browser, but is not shown for what the browser's own page of extensions has granted before.
    ///
    /// # Errors
    /// The browser refuses.
    pub fn grant(&self, browser: &Browser, origin: &str) -> Result<()> {
        let hosts = match_pattern(origin);
        let page = browser.background_tab()?;
        let refused = |error| drive(format!("{origin} could not be granted: {error}"));
        page.call("Page.navigate", json!({ "url": "chrome://extensions" }))?;
        let ready = "typeof globalThis.chrome?.developerPrivate?.addHostPermission === 'function'";
        page.until(ready, PANEL_PATIENCE, "the browser's page of extensions")?;
        let allow = format!(
            "chrome.developerPrivate.addHostPermission({:?}, {hosts:?})",
            self.id
        );
        page.eval(&allow).map_err(refused)?;
        let url = format!("chrome-extension://{}/manifest.json", self.id);
        page.call("Page.navigate", json!({ "url": url }))?;
        let ready = "typeof globalThis.browser?.permissions?.request === 'function'";
        page.until(ready, PANEL_PATIENCE, "the extension's permissions")?;
        let request = format!("browser.permissions.request({{ origins: [{hosts:?}] }})");
        let granted = page
            .eval_within(Duration::from_secs(5), &request)
            .map_err(refused)?;
        page.close()?;
        if granted == true {
            return Ok(());
        }
        Err(drive(format!("{origin} could not be granted")))
    }

    fn panels(&self, browser: &Browser) -> Result<Vec<String>> {
        let prefix = format!("chrome-extension://{}/panel/panel.html", self.id);
        let pages = browser.targets("page")?.into_iter();
        Ok(pages
            .filter(|(_, url)| url.starts_with(&prefix))
            .map(|(id, _)| id)
            .collect())
    }
}

impl Panel {
    /// What it is about right now.
    ///
    /// # Errors
    /// The panel is gone: its tab was closed.
    pub fn state(&self) -> Result<State> {
        let state = self.page.eval("globalThis.premortem.state()")?;
        serde_json::from_value(state).context("the panel's state")
    }

    /// Waits until `done` holds, telling `watch` every new state; `None` when it does not until `end`.
    ///
    /// # Errors
    /// The panel is gone.
    pub fn wait(
        &self,
        end: Instant,
        done: impl Fn(&State) -> bool,
        mut watch: impl FnMut(&State),
    ) -> Result<Option<State>> {
        let mut last = None;
        loop {
            let state = self.state()?;
            if last.as_ref() != Some(&state) {
                watch(&state);
            }
            if done(&state) {
                return Ok(Some(state));
            }
            last = Some(state);
            if Instant::now() >= end {
                return Ok(None);
            }
            sleep(Duration::from_millis(50));
        }
    }

    /// Waits until the audit has ended, one way or the other.
    ///
    /// # Errors
    /// The panel is gone, or `patience` is at its end.
    pub fn settled(&self, patience: Duration) -> Result<State> {
        let ended = |state: &State| ["done", "failed", "cancelled"].contains(&&*state.phase);
        self.wait(Instant::now() + patience, ended, |_| ())?
            .ok_or_else(|| {
                drive(format!(
                    "the audit did not end within {} s",
                    patience.as_secs()
                ))
            })
    }

    /// Says what to audit and report; takes effect with the next run.
    ///
    /// # Errors
    /// The panel refuses or is gone.
    pub fn configure(&self, options: &Value) -> Result<()> {
        self.page
            .eval(&format!("globalThis.premortem.configure({options})"))?;
        Ok(())
    }

    /// Shows one of the panel's tabs: `findings`, `second-account`, `evidence`.
    ///
    /// # Errors
    /// There is no such tab.
    pub fn show(&self, tab: &str) -> Result<()> {
        self.page
            .click(&format!("[data-action=\"show\"][data-value={tab:?}]"))
    }

    /// Presses the panel's button with this `data-action`.
    ///
    /// # Errors
    /// There is no such button to press, or it stays disabled.
    pub fn press(&self, action: &str) -> Result<()> {
        let button = format!("[data-action=\"{action}\"]");
        let enabled = format!("document.querySelector({button:?})?.matches(':enabled') === true");
        self.page.until(
            &enabled,
            PANEL_PATIENCE,
            &format!("the panel's button {action}"),
        )?;
        self.page.click(&button)
    }

    /// The report in one of the panel's formats: `json` or `html`.
    ///
    /// # Errors
    /// The panel has none yet, or is gone.
    pub fn report(&self, format: &str) -> Result<String> {
        let report = self
            .page
            .eval(&format!("globalThis.premortem.report({format:?})"))?;
        Ok(report
            .as_str()
            .context("the panel has no report")?
            .to_owned())
    }

    /// The files of the exhibits: name and bytes.
    ///
    /// # Errors
    /// The panel is gone, or what it gives is no exhibit.
    pub fn exhibits(&self) -> Result<Vec<(String, Vec<u8>)>> {
        use base64::{Engine, prelude::BASE64_STANDARD};
        #[derive(Deserialize)]
        struct Exhibit {
            file: String,
            base64: String,
        }
        let exhibits = self.page.eval("globalThis.premortem.exhibits()")?;
        let exhibits: Vec<Exhibit> = serde_json::from_value(exhibits).context("the exhibits")?;
        let decode = |exhibit: Exhibit| {
            let bytes = BASE64_STANDARD.decode(&exhibit.base64);
            Ok((exhibit.file, bytes.context("an exhibit is not Base64")?))
        };
        exhibits.into_iter().map(decode).collect()
    }
}

/// An origin as the browser's permissions write it: without the port, which they do not know.
/// <https://developer.chrome.com/docs/extensions/develop/concepts/match-patterns>
fn match_pattern(origin: &str) -> String {
    let (scheme, host) = origin.split_once("://").unwrap_or(("https", origin));
    let host = host.split('/').next().unwrap_or(host);
    let host = match host.rsplit_once(':') {
        Some((name, port)) if port.bytes().all(|byte| byte.is_ascii_digit()) => name,
        _ => host,
    };
    format!("{scheme}://{host}/*")
}

#[cfg(test)]
#[path = "../../tests/unit/xtask/extension.rs"]
mod tests;
