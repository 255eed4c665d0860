//! The Chrome DevTools Protocol over a pipe, synchronously: JSON messages that end in NUL.
//! <https://chromedevtools.github.io/devtools-protocol/>

use crate::failure::drive;
use anyhow::Result;
use serde_json::{Value, json};
use std::cell::RefCell;
use std::collections::VecDeque;
use std::io::{BufRead, BufReader, Read, Write};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::{Duration, Instant};

/// How long a command may take that waits for nothing but the browser.
const PATIENCE: Duration = Duration::from_secs(30);
/// Events nobody asked for are forgotten beyond this number, the oldest first.
const EVENTS_KEPT: usize = 10_000;

/// Something the browser said by itself.
#[derive(Debug, Clone)]
pub struct Event {
    /// The session it belongs to; empty for the browser's own.
    pub session: String,
    /// Its name: `Page.loadEventFired`.
    pub method: String,
    /// What it says.
    pub params: Value,
}

/// A browser at the other end of a pipe.
pub struct Connection {
    wire: RefCell<Wire>,
}

/// What the other side said last beside the protocol, for the sentence when it ends.
pub(crate) type LastWords = Arc<Mutex<VecDeque<String>>>;

struct Wire {
    last_words: LastWords,
    to: Option<Box<dyn Write>>,
    from: Receiver<Value>,
    last_id: u64,
    events: Vec<Event>,
}

impl Connection {
    /// Speaks over the two ends of a pipe; reading happens on a thread of its own, so that waiting can end.
    pub(crate) fn new(
        to: impl Write + 'static,
        from: impl Read + Send + 'static,
        last_words: LastWords,
    ) -> Self {
        let (sender, receiver) = channel();
        thread::spawn(move || {
            let mut from = BufReader::new(from);
            let mut frame = Vec::new();
            while from
                .read_until(0, &mut frame)
                .is_ok_and(|length| length > 0)
            {
                frame.pop();
                if let Ok(message) = serde_json::from_slice(&frame)
                    && sender.send(message).is_err()
                {
                    return;
                }
                frame.clear();
            }
        });
        Self {
            wire: RefCell::new(Wire {
                last_words,
                to: Some(Box::new(to)),
                from: receiver,
                last_id: 0,
                events: Vec::new(),
            }),
        }
    }

    /// Sends a command and waits for its answer; an empty session is the browser itself.
    ///
    /// # Errors
    /// The browser refuses, does not answer in 30 s, or is gone.
    pub fn call(&self, session: &str, method: &str, params: Value) -> Result<Value> {
        self.call_within(PATIENCE, session, method, params)
    }

    /// As [`call`](Self::call), for commands that wait for the page.
    ///
    /// # Errors
    /// As [`call`](Self::call).
    pub fn call_within(
        &self,
        patience: Duration,
        session: &str,
        method: &str,
        params: Value,
    ) -> Result<Value> {
        let wire = &mut *self.wire.borrow_mut();
        let id = wire.send(session, method, params)?;
        let end = Instant::now() + patience;
        loop {
            let Some(mut message) = wire.receive(end)? else {
                let seconds = patience.as_secs_f32();
                return Err(drive(format!(
                    "the browser did not answer {method} within {seconds} s"
                )));
            };
            if message["id"] != id {
                let ended = message["method"] == "Target.detachedFromTarget"
                    && message["params"]["sessionId"] == session;
                wire.keep(message)?;
                if ended {
                    return Err(closed());
                }
            } else if message["error"].is_null() {
                return Ok(message["result"].take());
            } else {
                let reason = message["error"]["message"].as_str().unwrap_or("refused");
                if reason.starts_with("Session with given id not found") {
                    return Err(closed());
                }
                return Err(drive(format!("the browser refused {method}: {reason}")));
            }
        }
    }

    /// The first event, kept or still to come, that `wanted` turns into something; it is taken out of the queue.
    /// `None` when there is none until `end`.
    ///
    /// # Errors
    /// The browser is gone.
    pub fn wait<T>(
        &self,
        end: Instant,
        mut wanted: impl FnMut(&Event) -> Option<T>,
    ) -> Result<Option<T>> {
        let wire = &mut *self.wire.borrow_mut();
        let mut seen = 0;
        loop {
            while let Some(event) = wire.events.get(seen) {
                if let Some(found) = wanted(event) {
                    wire.events.remove(seen);
                    return Ok(Some(found));
                }
                seen += 1;
            }
            let Some(message) = wire.receive(end)? else {
                return Ok(None);
            };
            wire.keep(message)?;
            seen = seen.min(wire.events.len().saturating_sub(1));
        }
    }

    /// Forgets the events of a session, so that a later wait meets none of the past.
    pub fn forget(&self, session: &str) {
        let wire = &mut *self.wire.borrow_mut();
        wire.events.retain(|event| event.session != session);
    }

    /// Hangs up: a browser on a pipe then ends by itself.
    pub fn close(&self) {
        self.wire.borrow_mut().to = None;
    }
}

impl Wire {
    fn send(&mut self, session: &str, method: &str, params: Value) -> Result<u64> {
        self.last_id += 1;
        let mut message = json!({ "id": self.last_id, "method": method, "params": params });
        if !session.is_empty() {
            message["sessionId"] = session.into();
        }
        let frame = format!("{message}\0");
        let sent = self
            .to
            .as_mut()
            .map(|to| to.write_all(frame.as_bytes()).and_then(|()| to.flush()));
        match sent {
            Some(Ok(())) => Ok(self.last_id),
            _ => Err(self.gone()),
        }
    }

    fn receive(&mut self, end: Instant) -> Result<Option<Value>> {
        let left = end.saturating_duration_since(Instant::now());
        match self.from.recv_timeout(left) {
            Ok(message) => Ok(Some(message)),
            Err(RecvTimeoutError::Timeout) => Ok(None),
            Err(RecvTimeoutError::Disconnected) => Err(self.gone()),
        }
    }

    /// Keeps an event. A dialog would hold its page for ever, so it is answered at once: leaving is allowed,
    /// anything else is dismissed.
    fn keep(&mut self, mut message: Value) -> Result<()> {
        let Some(method) = message["method"].as_str().map(str::to_owned) else {
            return Ok(()); // a late answer to a command nobody waits for any more
        };
        let session = message["sessionId"].as_str().unwrap_or_default().to_owned();
        let params = message["params"].take();
        if method == "Page.javascriptDialogOpening" {
            let leaving = params["type"] == "beforeunload";
            self.send(
                &session,
                "Page.handleJavaScriptDialog",
                json!({ "accept": leaving }),
            )?;
            return Ok(());
        }
        if self.events.len() >= EVENTS_KEPT {
            self.events.drain(..EVENTS_KEPT / 2);
        }
        self.events.push(Event {
            session,
            method,
            params,
        });
        Ok(())
    }

    fn gone(&self) -> anyhow::Error {
        thread::sleep(Duration::from_millis(50)); // they come by another way and may be later
        let words = self.last_words.lock();
        let words: Vec<_> =
            words.map_or_else(|_| Vec::new(), |words| words.iter().cloned().collect());
        let said = if words.is_empty() {
            String::new()
        } else {
            format!("; its last words:\n{}", words.join("\n"))
        };
        drive(format!("the browser ended while it was needed{said}"))
    }
}

fn closed() -> anyhow::Error {
    drive("the page was closed while it was needed")
}

#[cfg(test)]
#[path = "../../tests/unit/xtask/cdp.rs"]
mod tests;
