//! A browser of our own with a fresh profile, gone without a trace when dropped.

use crate::cdp::{Connection, LastWords};
use crate::failure::drive;
use crate::page::Page;
use crate::setup::is_root;
use anyhow::{Context, Result};
use serde_json::{Value, json};
use std::collections::VecDeque;
use std::io::{BufRead, BufReader};
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::rc::Rc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::{Duration, Instant};

/// The shell moves our pipes to the descriptors the browser expects, waits for it, and clears up after it: also
/// when we are killed, since the browser ends when its pipe does.
const SHELL: &str = r#"profile=$0; "$@" 3<&0 4>&1 </dev/null >/dev/null; rm -rf "$profile" || { sleep 1; rm -rf "$profile"; }"#;
/// The panel takes 360 pixels beside the page, which keeps the width of a common laptop.
const WINDOW: (u32, u32) = (1640, 900);
const FLAGS: &[&str] = &[
    "--remote-debugging-pipe",
    "--enable-unsafe-extension-debugging",
    "--no-first-run",
    "--no-default-browser-check",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-default-apps",
    "--disable-dev-shm-usage",
    "--disable-search-engine-choice-screen",
    "--disable-sync",
    "--hide-crash-restore-bubble",
    "--password-store=basic",
    "--use-mock-keychain",
];

/// A running browser.
pub struct Browser {
    /// The way to talk to it.
    pub(crate) wire: Rc<Connection>,
    child: Child,
    profile: PathBuf,
}

impl Browser {
    /// Starts a browser with a fresh profile, headless unless `headed`.
    ///
    /// # Errors
    /// It can't be started or ends at once; the message holds what it said last.
    pub fn launch(program: &Path, headed: bool) -> Result<Self> {
        static COUNT: AtomicUsize = AtomicUsize::new(0);
        let number = COUNT.fetch_add(1, Ordering::Relaxed);
        let name = format!("premortem-{}-{number}", std::process::id());
        let profile = std::env::temp_dir().join(name);
        std::fs::create_dir_all(&profile)?;
        let mut command = Command::new("sh");
        command
            .args(["-c", SHELL])
            .arg(&profile)
            .arg(program)
            .args(FLAGS);
        command.arg(format!("--user-data-dir={}", profile.display()));
        command.arg(format!("--window-size={},{}", WINDOW.0, WINDOW.1));
        if !headed {
            command.args(["--headless=new", "--disable-gpu"]);
        }
        if is_root() {
            command.arg("--no-sandbox");
        }
        let mut child = command
            .arg("about:blank")
            .env("TMPDIR", &profile)
            .process_group(0) // so that it can be ended as a whole, and Ctrl-C leaves the clearing up to the shell
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .context("sh could not be started")?;
        let to = child.stdin.take().context("no pipe to the browser")?;
        let from = child.stdout.take().context("no pipe from the browser")?;
        let last_words = last_lines(child.stderr.take().context("no stderr")?);
        let browser = Self {
            wire: Rc::new(Connection::new(to, from, last_words)),
            child,
            profile,
        };
        browser
            .call("Browser.getVersion", json!({}))
            .map_err(|why| drive(format!("{} could not be started: {why}", program.display())))?;
        Ok(browser)
    }

    /// Sends a command to the browser itself.
    ///
    /// # Errors
    /// The browser refuses or is gone.
    pub fn call(&self, method: &str, params: Value) -> Result<Value> {
        self.wire.call("", method, params)
    }

    /// Opens an empty tab in front.
    ///
    /// # Errors
    /// The browser refuses or is gone.
    pub fn tab(&self) -> Result<Page> {
        self.new_tab(false)
    }

    /// Opens an empty tab that does not come to the front.
    ///
    /// # Errors
    /// The browser refuses or is gone.
    pub fn background_tab(&self) -> Result<Page> {
        self.new_tab(true)
    }

    /// The protocol does not say which tab a page is in, so it is the one that was not there before.
    fn new_tab(&self, background: bool) -> Result<Page> {
        let before = self.targets("tab")?;
        let params = json!({ "url": "about:blank", "background": background });
        let created = self.call("Target.createTarget", params)?;
        let page = self.attach(created["targetId"].as_str().context("no target")?)?;
        let tabs = self.targets("tab")?.into_iter();
        let new = tabs
            .map(|(tab, _)| tab)
            .find(|tab| before.iter().all(|(old, _)| old != tab));
        Ok(page.in_tab(new.context("the browser opened no tab")?))
    }

    /// Takes hold of a page that is already open.
    ///
    /// # Errors
    /// There is no such target any more.
    pub fn attach(&self, target: &str) -> Result<Page> {
        Page::attach(&self.wire, target)
    }

    /// The value of an expression in a target that is no page, such as a service worker.
    ///
    /// # Errors
    /// It throws, or there is no such target any more.
    pub fn eval_in(&self, target: &str, expression: &str) -> Result<Value> {
        let params = json!({ "targetId": target, "flatten": true });
        let attached = self.call("Target.attachToTarget", params)?;
        let session = attached["sessionId"].as_str().context("no session")?;
        let params =
            json!({ "expression": expression, "awaitPromise": true, "returnByValue": true });
        let mut answer = self.wire.call(session, "Runtime.evaluate", params)?;
        // A worker that is attached to never goes to sleep, which in a person's browser it does.
        self.call("Target.detachFromTarget", json!({ "sessionId": session }))?;
        let thrown = &answer["exceptionDetails"]["exception"]["description"];
        match thrown.as_str() {
            Some(thrown) => Err(drive(format!("the extension threw: {thrown}"))),
            None => Ok(answer["result"]["value"].take()),
        }
    }

    /// All targets of a kind (`page`, `tab`, `service_worker`) as id and address.
    ///
    /// # Errors
    /// The browser is gone.
    pub fn targets(&self, kind: &str) -> Result<Vec<(String, String)>> {
        let filter = json!({ "filter": [{ "type": kind }] });
        let mut found = self.call("Target.getTargets", filter)?;
        let infos = found["targetInfos"].as_array_mut().map(std::mem::take);
        let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
        let infos = infos.unwrap_or_default();
        Ok(infos
            .iter()
            .map(|info| (text(&info["targetId"]), text(&info["url"])))
            .collect())
    }

    fn ended_within(&mut self, patience: Duration) -> bool {
        let end = Instant::now() + patience;
        while Instant::now() < end {
            if !matches!(self.child.try_wait(), Ok(None)) {
                return true;
            }
            thread::sleep(Duration::from_millis(10));
        }
        false
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        let _ = self
            .wire
            .call_within(Duration::from_secs(2), "", "Browser.close", json!({}));
        self.wire.close();
        if !self.ended_within(Duration::from_secs(5)) {
            let group = format!("-{}", self.child.id());
            let _ = Command::new("kill").args(["-KILL", "--", &group]).status();
            let _ = self.child.wait();
        }
        let _ = std::fs::remove_dir_all(&self.profile);
    }
}

/// Keeps the last lines of a stream, read on a thread of its own so that the pipe never fills.
fn last_lines(stream: impl std::io::Read + Send + 'static) -> LastWords {
    let lines = Arc::new(Mutex::new(VecDeque::new()));
    let kept = Arc::clone(&lines);
    thread::spawn(move || {
        for line in BufReader::new(stream).lines().map_while(Result::ok) {
            if let Ok(mut lines) = kept.lock() {
                if lines.len() == 5 {
                    lines.pop_front();
                }
                lines.push_back(line);
            }
        }
    });
    lines
}
