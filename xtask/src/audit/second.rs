//! The second-account test, with the runner in the place of the person: uses the app as A, signs in as B in the
//! same tab, and presses the panel's buttons.

use super::input::Address;
use super::progress::Progress;
use crate::browser::Browser;
use crate::extension::{Panel, State};
use crate::failure::drive;
use crate::page::Page;
use crate::storage_state::{StorageState, clear};
use anyhow::Result;
use std::thread::sleep;
use std::time::{Duration, Instant};

/// Without a new call for this long, a page has made those it makes by itself.
const CALM: Duration = Duration::from_millis(700);

/// Whoever sits at the browser.
pub(super) struct Person<'a> {
    pub(super) browser: &'a Browser,
    pub(super) page: &'a Page,
    pub(super) panel: &'a Panel,
    pub(super) patience: Duration,
}

impl Person<'_> {
    /// Does the whole test, signed in as A when it begins.
    pub(super) fn tests(
        &self,
        address: &Address,
        visit: &[String],
        b: &StorageState,
        progress: &mut Progress,
    ) -> Result<()> {
        progress.step("second account: recording the first account's calls");
        self.panel.show("second-account")?;
        self.panel.press("record")?;
        self.reaches("recording")?;
        self.page.loaded(Instant::now() + self.patience)?;
        self.calm()?;
        for path in visit {
            progress.step(&format!(
                "second account: visiting {path} as the first account"
            ));
            self.page
                .open(&format!("{}{path}", address.origin), self.patience)?;
            self.calm()?;
        }
        progress.step("second account: asking for the first account's records as itself");
        self.panel.press("become-b")?;
        self.reaches("becomeB")?;

        progress.step("second account: signing in as the second account");
        clear(self.browser, self.page)?;
        b.apply(self.browser)?;
        self.page.reload(self.patience)?;
        self.calm()?;
        self.panel.press("review")?;
        self.reaches("review")?;

        progress.step("second account: replaying the reads as the second account and as nobody");
        self.panel.press("replay")?;
        self.reaches("done")
    }

    /// Waits for a phase; whatever the panel finds wrong on the way is the end.
    fn reaches(&self, phase: &str) -> Result<()> {
        let ended = |state: &State| {
            let second = &state.second_account;
            second.phase == phase || second.phase == "failed" || second.error.is_some()
        };
        let end = Instant::now() + self.patience;
        let state = self.panel.wait(end, ended, |_| ())?;
        match state.map(|state| state.second_account) {
            Some(second) if second.phase == phase => Ok(()),
            Some(second) => {
                let why = second
                    .error
                    .unwrap_or_else(|| "no reason was given".to_owned());
                Err(drive(format!("the second-account test failed: {why}")))
            }
            None => Err(drive(format!(
                "the second-account test did not come to its step {phase} within {} s: allow it more with --timeout SECONDS",
                self.patience.as_secs()
            ))),
        }
    }

    /// Waits until the page makes no further calls by itself.
    fn calm(&self) -> Result<()> {
        self.page.quiet()?;
        let end = Instant::now() + self.patience;
        let count = || -> Result<(usize, usize)> {
            let second = self.panel.state()?.second_account;
            Ok((second.calls_a, second.calls_b))
        };
        let mut seen = count()?;
        let mut since = Instant::now();
        while since.elapsed() < CALM && Instant::now() < end {
            sleep(Duration::from_millis(50));
            let now = count()?;
            if now != seen {
                (seen, since) = (now, Instant::now());
            }
        }
        Ok(())
    }
}
