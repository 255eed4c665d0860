//! Starts and stops the demo.

use super::account::Account;
use super::api::{self, App};
use super::defects::defects;
use super::log::Entry;
use super::site::{self, Site};
use super::store::Seed;
use anyhow::Context;
use serde_json::Value;
use std::collections::BTreeSet;
use std::net::TcpListener;
use std::sync::Arc;
use std::thread::JoinHandle;
use tokio::sync::oneshot;

/// Which twin to serve.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// No defect at all is planted, whatever `mended` says.
    pub fixed: bool,
    /// Ids of the defects that are not planted.
    pub mended: BTreeSet<String>,
}

/// A demo that runs until it is dropped.
#[derive(Debug)]
pub struct Demo {
    base_url: String,
    app: Arc<App>,
    stop: Option<oneshot::Sender<()>>,
    thread: Option<JoinHandle<()>>,
}

/// Builds the app if it is stale and serves it on a free loopback port.
///
/// # Errors
/// When the app can't be built, its data can't be read, `mended` names a defect that doesn't exist,
/// or no port can be had.
pub fn serve(options: &Options) -> anyhow::Result<Demo> {
    let all: BTreeSet<String> = defects()?.into_iter().map(|defect| defect.id).collect();
    if let Some(unknown) = options.mended.difference(&all).next() {
        anyhow::bail!("no defect is called {unknown}");
    }
    let planted = if options.fixed {
        BTreeSet::new()
    } else {
        &all - &options.mended
    };
    let seed = Seed::read()?;
    let config = site::config(&seed.app_id, &planted);
    let site = Site::read(&super::bundle()?, &config, options.fixed)?;
    let app = Arc::new(App::new(seed, &planted, site)?);

    let listener = TcpListener::bind(("127.0.0.1", 0)).context("no loopback port could be had")?;
    listener.set_nonblocking(true)?;
    let base_url = format!("http://{}", listener.local_addr()?);
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_io()
        .build()?;
    let listener = {
        let _context = runtime.enter();
        tokio::net::TcpListener::from_std(listener)?
    };
    let (stop, stopped) = oneshot::channel::<()>();
    let router = api::router(app.clone());
    let serving = move || {
        runtime.spawn(async { axum::serve(listener, router).await });
        // Ends when the sender is dropped; the runtime goes with it, and every connection with the runtime.
        let _ = runtime.block_on(stopped);
    };
    let thread = std::thread::Builder::new()
        .name("demo".into())
        .spawn(serving)?;
    Ok(Demo {
        base_url,
        app,
        stop: Some(stop),
        thread: Some(thread),
    })
}

impl Demo {
    /// Its origin: `http://127.0.0.1:PORT`, without a slash at the end.
    #[must_use]
    pub fn base_url(&self) -> &str {
        &self.base_url
    }

    /// The app's id in the addresses of its back-end.
    #[must_use]
    pub fn app_id(&self) -> &str {
        &self.app.id
    }

    /// Everybody with an account: A, B, and a third whose records neither should see.
    #[must_use]
    pub fn accounts(&self) -> &[Account] {
        &self.app.accounts
    }

    /// The account with this key: `a`, `b` or `c`.
    #[must_use]
    pub fn account(&self, key: &str) -> Option<&Account> {
        self.app.accounts.iter().find(|account| account.key == key)
    }

    /// The session of an account as Playwright's `storageState`.
    #[must_use]
    pub fn storage_state(&self, key: &str) -> Option<Value> {
        Some(self.account(key)?.storage_state(&self.base_url))
    }

    /// What was asked of the back-end so far, oldest first.
    #[must_use]
    pub fn log(&self) -> Vec<Entry> {
        self.app.log.entries()
    }

    /// The same, and starts anew.
    #[must_use]
    pub fn take_log(&self) -> Vec<Entry> {
        self.app.log.take()
    }

    /// Ids of the records of an entity that belong to an account, as the data stands.
    #[must_use]
    pub fn ids_of(&self, entity: &str, key: &str) -> Vec<String> {
        let Some(account) = self.account(key) else {
            return Vec::new();
        };
        self.app.store().ids_of(entity, account)
    }
}

impl Drop for Demo {
    fn drop(&mut self) {
        drop(self.stop.take());
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

#[cfg(test)]
#[path = "../../tests/unit/demo/server.rs"]
mod tests;
