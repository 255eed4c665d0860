//! How far an audit is, on stderr: a line a step, and on a terminal a bar below them.

use std::io::{IsTerminal, Write, stderr};
use std::time::Instant;

/// Steps of an audit with a second account; without one the bar ends sooner.
const STEPS: usize = 14;
const WIDTH: usize = 28;

pub(super) struct Progress {
    start: Instant,
    steps: usize,
    last: String,
    bar: bool,
}

impl Progress {
    pub(super) fn new() -> Self {
        Self {
            start: Instant::now(),
            steps: 0,
            last: String::new(),
            bar: stderr().is_terminal(),
        }
    }

    /// A step begins; the same one again is no news.
    pub(super) fn step(&mut self, what: &str) {
        if self.last != what {
            what.clone_into(&mut self.last);
            self.steps += 1;
            self.line(what);
        }
    }

    /// Something to know that is no step.
    pub(super) fn note(&self, what: &str) {
        self.line(what);
    }

    /// Takes the bar away.
    pub(super) fn done(&self) {
        if self.bar {
            let _ = write!(stderr(), "\r\x1b[K");
        }
    }

    fn line(&self, what: &str) {
        let seconds = self.start.elapsed().as_secs_f32();
        let mut out = stderr().lock();
        let clear = if self.bar { "\r\x1b[K" } else { "" };
        let _ = writeln!(out, "{clear}[{seconds:5.1} s] {what}");
        if self.bar {
            let done = (self.steps * WIDTH / STEPS).min(WIDTH);
            let _ = write!(out, "{}{}", "█".repeat(done), "░".repeat(WIDTH - done));
        }
        let _ = out.flush();
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.done();
    }
}
