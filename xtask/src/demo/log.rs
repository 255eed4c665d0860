//! What was asked of the server, so that a test can say what was never sent.

use std::sync::{Mutex, PoisonError};

/// One request for the back-end.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// HTTP method.
    pub method: String,
    /// Path and query.
    pub path: String,
    /// Key of the account whose token came with it; `None` without one or with one nobody has.
    pub session: Option<String>,
    /// The answer's status.
    pub status: u16,
}

impl Entry {
    /// Whether it could only read: GET, HEAD, OPTIONS, and Base44's `aggregate`, which reads by POST.
    #[must_use]
    pub fn reads(&self) -> bool {
        let path = self.path.split('?').next().unwrap_or_default();
        matches!(self.method.as_str(), "GET" | "HEAD" | "OPTIONS")
            || (self.method == "POST"
                && path.contains("/entities/")
                && path.ends_with("/aggregate"))
    }

    /// Whether it is one of those the app sends by itself or to sign in, whoever uses it: analytics and `auth/login`.
    #[must_use]
    pub fn is_the_apps_own(&self) -> bool {
        self.method == "POST"
            && (self.path.ends_with("/analytics/track/batch") || self.path.ends_with("/auth/login"))
    }
}

/// All entries, oldest first.
#[derive(Debug, Default)]
pub(super) struct Log(Mutex<Vec<Entry>>);

impl Log {
    pub(super) fn add(&self, entry: Entry) {
        self.0
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .push(entry);
    }

    pub(super) fn entries(&self) -> Vec<Entry> {
        self.0
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .clone()
    }

    pub(super) fn take(&self) -> Vec<Entry> {
        std::mem::take(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }
}
