//! One page of the browser: a tab, or the extension's panel.

use crate::cdp::{Connection, Event};
use crate::failure::drive;
use anyhow::{Context, Result};
use serde_json::{Value, json};
use std::cell::Cell;
use std::rc::Rc;
use std::thread::sleep;
use std::time::{Duration, Instant};

/// How long an app that never stops talking to its server is waited for once it has loaded.
const QUIET_PATIENCE: Duration = Duration::from_secs(5);
/// The same on a slow line, where an app that asks for one thing after the other is quick to look idle.
const SLOW_PATIENCE: Duration = Duration::from_secs(20);

/// An open page and the session through which it is driven.
pub struct Page {
    wire: Rc<Connection>,
    target: String,
    tab: Option<String>,
    session: String,
    slow: Cell<bool>,
}

impl Page {
    pub(crate) fn attach(wire: &Rc<Connection>, target: &str) -> Result<Self> {
        let params = json!({ "targetId": target, "flatten": true });
        let attached = wire.call("", "Target.attachToTarget", params)?;
        let page = Self {
            wire: Rc::clone(wire),
            target: target.to_owned(),
            tab: None,
            session: attached["sessionId"]
                .as_str()
                .context("no session")?
                .to_owned(),
            slow: Cell::new(false),
        };
        page.call("Page.enable", json!({}))?;
        page.call("Page.setLifecycleEventsEnabled", json!({ "enabled": true }))?;
        Ok(page)
    }

    /// The same as a page of that tab: one that was prerendered is in none yet.
    #[must_use]
    pub fn in_tab(self, tab: String) -> Self {
        Self {
            tab: Some(tab),
            ..self
        }
    }

    /// The id of the tab it is in; the panel is in none.
    #[must_use]
    pub fn tab(&self) -> Option<&str> {
        self.tab.as_deref()
    }

    /// Sends a command to the page.
    ///
    /// # Errors
    /// The browser refuses, or the page is gone.
    pub fn call(&self, method: &str, params: Value) -> Result<Value> {
        self.wire.call(&self.session, method, params)
    }

    /// Waits for an event of the page; `None` when there is none until `end`.
    ///
    /// # Errors
    /// The browser is gone.
    pub fn wait<T>(
        &self,
        end: Instant,
        mut wanted: impl FnMut(&Event) -> Option<T>,
    ) -> Result<Option<T>> {
        self.wire.wait(end, |event| {
            (event.session == self.session)
                .then(|| wanted(event))
                .flatten()
        })
    }

    /// The value of an expression, promises awaited.
    ///
    /// # Errors
    /// It throws, or the page is gone.
    pub fn eval(&self, expression: &str) -> Result<Value> {
        self.eval_within(Duration::from_secs(30), expression)
    }

    /// As [`eval`](Self::eval), for a promise that takes its time.
    ///
    /// # Errors
    /// As [`eval`](Self::eval), and when `patience` is at its end.
    pub fn eval_within(&self, patience: Duration, expression: &str) -> Result<Value> {
        let params = json!({
            "expression": expression, "awaitPromise": true, "returnByValue": true, "userGesture": true,
        });
        let mut answer =
            self.wire
                .call_within(patience, &self.session, "Runtime.evaluate", params)?;
        let thrown = &answer["exceptionDetails"];
        if thrown.is_null() {
            return Ok(answer["result"]["value"].take());
        }
        let what = thrown["exception"]["description"]
            .as_str()
            .or(thrown["text"].as_str());
        Err(drive(format!(
            "the page threw: {}",
            what.unwrap_or("something")
        )))
    }

    /// Opens an address and waits until it has loaded.
    ///
    /// # Errors
    /// It can't be reached, is no web page, or does not finish loading.
    pub fn open(&self, url: &str, patience: Duration) -> Result<()> {
        let end = Instant::now() + patience;
        self.wire.forget(&self.session);
        let unfinished = || {
            drive(format!(
                "{url} did not finish loading within {} s: see whether it does in a browser, or allow it more with --timeout SECONDS",
                patience.as_secs()
            ))
        };
        // The command is answered only when the server's first bytes are there.
        let answer = self
            .wire
            .call_within(
                patience,
                &self.session,
                "Page.navigate",
                json!({ "url": url }),
            )
            .map_err(|error| {
                if Instant::now() >= end {
                    unfinished()
                } else {
                    error
                }
            })?;
        if let Some(error) = answer["errorText"].as_str() {
            return Err(drive(format!("{url} can't be opened: {}", in_words(error))));
        }
        if answer["isDownload"] == true {
            return Err(drive(format!("{url} is a download, not a web page")));
        }
        self.loaded(end)?.ok_or_else(unfinished)?;
        match self.eval("document.contentType")?.as_str() {
            Some("text/html" | "application/xhtml+xml") => Ok(()),
            kind => Err(drive(format!(
                "{url} is {}, not a web page",
                kind.unwrap_or("something else")
            ))),
        }
    }

    /// Loads the page anew and waits until it has.
    ///
    /// # Errors
    /// It does not finish loading, or is gone.
    pub fn reload(&self, patience: Duration) -> Result<()> {
        self.wire.forget(&self.session);
        self.call("Page.reload", json!({}))?;
        self.loaded(Instant::now() + patience)?.ok_or_else(|| {
            drive(format!(
                "the page did not load anew within {} s",
                patience.as_secs()
            ))
        })
    }

    /// Waits for a load; `None` when there is none until `end`.
    ///
    /// # Errors
    /// The browser is gone.
    pub fn loaded(&self, end: Instant) -> Result<Option<()>> {
        self.wait(end, |event| {
            (event.method == "Page.loadEventFired").then_some(())
        })
    }

    /// From now on the page's line is slow, and every answer is waited for.
    pub(crate) fn on_slow_line(&self) {
        self.slow.set(true);
    }

    /// Waits until the page has had at most two requests under way for half a second, five seconds at most; on a slow
    /// line none, for twenty seconds at most.
    ///
    /// # Errors
    /// The browser is gone.
    pub fn quiet(&self) -> Result<()> {
        let (state, patience) = if self.slow.get() {
            ("networkIdle", SLOW_PATIENCE)
        } else {
            ("networkAlmostIdle", QUIET_PATIENCE)
        };
        let calm = |event: &Event| {
            (event.method == "Page.lifecycleEvent" && event.params["name"] == state).then_some(())
        };
        self.wait(Instant::now() + patience, calm)?;
        Ok(())
    }

    /// Presses an element with a true mouse click at its middle.
    ///
    /// # Errors
    /// There is no such element, or it has no box.
    pub fn click(&self, selector: &str) -> Result<()> {
        let script = format!(
            "(() => {{ const e = document.querySelector({selector:?}); if (!e) return null; \
             e.scrollIntoView({{ block: 'center', behavior: 'instant' }}); const b = e.getBoundingClientRect(); \
             return b.width && b.height ? [b.x + b.width / 2, b.y + b.height / 2] : null; }})()"
        );
        let middle = self.eval(&script)?;
        let (Some(x), Some(y)) = (middle[0].as_f64(), middle[1].as_f64()) else {
            return Err(drive(format!(
                "the page has nothing to press at {selector}"
            )));
        };
        for kind in ["mousePressed", "mouseReleased"] {
            let params = json!({ "type": kind, "x": x, "y": y, "button": "left", "clickCount": 1 });
            self.call("Input.dispatchMouseEvent", params)?;
        }
        Ok(())
    }

    /// Asks until an expression is true.
    ///
    /// # Errors
    /// It throws, or is not true until `patience` is at its end: `what` says what was waited for.
    pub fn until(&self, expression: &str, patience: Duration, what: &str) -> Result<()> {
        let end = Instant::now() + patience;
        while self.eval(expression)? != true {
            if Instant::now() >= end {
                return Err(drive(format!(
                    "{what} did not come within {} s",
                    patience.as_secs()
                )));
            }
            sleep(Duration::from_millis(50));
        }
        Ok(())
    }

    /// Closes the tab.
    ///
    /// # Errors
    /// It is gone already.
    pub fn close(self) -> Result<()> {
        self.wire
            .call("", "Target.closeTarget", json!({ "targetId": self.target }))?;
        Ok(())
    }
}

/// Chromium's word for a failed navigation, for people.
fn in_words(error: &str) -> String {
    let meaning = match error {
        "net::ERR_CONNECTION_REFUSED" => "nothing answers at that address; is the app running?",
        "net::ERR_NAME_NOT_RESOLVED" => "there is no such host; is the address spelt right?",
        "net::ERR_INTERNET_DISCONNECTED" => "this machine is not connected",
        "net::ERR_CONNECTION_TIMED_OUT" | "net::ERR_TIMED_OUT" => "the server does not answer",
        "net::ERR_EMPTY_RESPONSE" => "the server hung up without an answer",
        "net::ERR_TOO_MANY_REDIRECTS" => "it sends the browser round in circles",
        "net::ERR_ABORTED" => "it is a download, or it has no content",
        error if error.starts_with("net::ERR_CERT") => "its certificate is not trusted",
        _ => "the browser refuses it",
    };
    format!("{meaning} ({error})")
}
