//! Starts and stops the demo.

use super::account::Account;
use super::api::{self, App};
use super::defects::defects;
use super::log::Entry;
use super::site::{self, Site};
use super::store::Seed;
use crate::serve::Server;
use serde_json::Value;
use std::collections::BTreeSet;
use std::sync::Arc;

/// Which twin to serve.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// No defect at all is planted, whatever `mended` says.
    pub fixed: bool,
    /// Ids of the defects that are not planted.
    pub mended: BTreeSet<String>,
}

/// A demo that runs until it is dropped.
pub struct Demo {
    base_url: String,
    app: Arc<App>,
    _server: Server,
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

    let server = Server::start(api::router(app.clone()))?;
    Ok(Demo {
        base_url: server.origin(),
        app,
        _server: server,
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

#[cfg(test)]
#[path = "../../../tests/unit/xtask/demo/server.rs"]
mod tests;
