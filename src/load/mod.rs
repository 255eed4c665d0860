//! What it took to load the page: the requests, their headers and bytes, and the HTML as it was served.
//!
//! `extension/page/load.js` reads what the browser still knows of the requests, `extension/panel/load.js` asks the
//! server for the page's HTML once more, signed out, as a search engine would. The checks of `checks/performance` judge
//! it together with the snapshot (elements) and the timeline (when, and what moved).

mod caching;
mod call;
mod duplicates;
mod guard;
mod request;
mod served;
mod tokens;

pub use caching::{lifetime, shared_caches_may_keep};
pub use call::Call;
pub use duplicates::{Shared, duplicates};
pub use guard::may_fetch;
pub use request::{Caching, Document, Request};
pub use served::Served;

use crate::read::{self, Fields, FromJson, from_json};
use serde_json::Value;

/// What was recorded of a page's loading.
#[derive(Debug, Clone, PartialEq)]
pub struct Load {
    /// How the document itself came; `None` where the browser does not tell.
    pub document: Option<Document>,
    /// The requests the browser still knows, by their start. Those of our own are not among them.
    pub requests: Vec<Request>,
    /// How many more there were; `None` where the browser did not say. The page may also have cleared some unseen.
    pub dropped: Option<u64>,
    /// Texts of the page's scripts that were still in the browser's cache, by the key of their address. They are
    /// looked into and never stored or shown.
    pub scripts: Vec<ScriptText>,
    /// The page's HTML as the server sends it to somebody who is not signed in, or the sentence why it was not read.
    pub served: Result<Served, String>,
}

/// The text of a script file.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct ScriptText {
    /// As in [`Request::key`].
    pub key: u64,
    /// As it was sent, decoded.
    pub text: String,
}

impl std::fmt::Debug for ScriptText {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "ScriptText({}, {} bytes)", self.key, self.text.len())
    }
}

from_json!(ScriptText { key: "key", text: "text"; });

impl FromJson for Load {
    fn from_json(value: Value) -> Result<Self, String> {
        let mut fields = Fields::of(value)?;
        let requests: Vec<Value> = fields.take_or_default("requests")?;
        let mut load = Self {
            document: fields.take_or_default("document")?,
            // A request that makes no sense is left out: a page can put entries of its own among them.
            requests: requests
                .into_iter()
                .filter_map(|request| Request::from_json(request).ok())
                .filter(Request::is_sound)
                .collect(),
            dropped: fields.take_or_default("dropped")?,
            scripts: fields.take_or_default("scripts")?,
            served: match fields.take_or_default("served")? {
                Some(served) => Ok(served),
                None => Err(fields.take("refused")?),
            },
        };
        crate::order::sort_by(&mut load.requests, |a, b| {
            a.start_time.total_cmp(&b.start_time)
        });
        Ok(load)
    }
}

impl Default for Load {
    fn default() -> Self {
        Self {
            document: None,
            requests: Vec::new(),
            dropped: None,
            scripts: Vec::new(),
            served: Err("The page's HTML was not asked for again.".to_owned()),
        }
    }
}

impl Load {
    /// Reads what the scripts gave.
    ///
    /// # Errors
    /// One sentence, when it can't be read.
    pub fn parse(json: &str) -> Result<Self, String> {
        read::from_str(json).map_err(|why| format!("The page's requests can't be read: {why}."))
    }

    /// The request for an address, by its key; the first of several.
    #[must_use]
    pub fn request(&self, key: u64) -> Option<&Request> {
        self.requests.iter().find(|request| request.key == key)
    }
}

#[cfg(test)]
#[path = "../../tests/unit/load/mod.rs"]
pub(crate) mod tests;
