//! The server that serves the files of one case at a time.

use super::File;
use anyhow::{Context, Result};
use axum::Router;
use axum::extract::State;
use axum::http::{StatusCode, Uri};
use axum::response::{IntoResponse, Response};
use std::sync::{Arc, Mutex};
use tokio::sync::watch;
use xtask::serve::Server;

/// A server; each case has origins of its own there, so that none meets what another left in the browser's cache.
pub(super) struct Site {
    server: Server,
    shelf: Arc<Shelf>,
    cases: usize,
}

/// What is served now.
#[derive(Debug, Default)]
struct Shelf {
    files: Mutex<Vec<(&'static str, File)>>,
    /// The gates that are open.
    open: watch::Sender<Vec<&'static str>>,
}

impl Site {
    pub(super) fn start() -> Result<Self> {
        let shelf = Arc::new(Shelf::default());
        let router = Router::new().fallback(answer).with_state(shelf.clone());
        Ok(Self {
            server: Server::start(router)?,
            shelf,
            cases: 0,
        })
    }

    /// Serves these files from now on, all gates closed; gives their origin.
    pub(super) fn show(&mut self, files: &[(&'static str, File)]) -> Result<String> {
        self.cases += 1;
        let cdn = self.server.origin_of(&format!("cdn-{}", self.cases));
        let files = files
            .iter()
            .map(|(path, file)| (*path, file.clone().placed(&cdn)));
        let mut shelf = self.shelf.files.lock().ok().context("the shelf broke")?;
        *shelf = files.collect();
        self.shelf.open.send_replace(Vec::new());
        Ok(self.server.origin_of(&format!("case-{}", self.cases)))
    }

    pub(super) fn open(&self, gate: &'static str) {
        self.shelf.open.send_modify(|open| open.push(gate));
    }
}

impl Shelf {
    /// The file at an address: the whole of it, or its path, or its beginning where the file's path ends with `*`.
    fn file(&self, uri: &Uri) -> Option<File> {
        let files = self.files.lock().ok()?;
        let whole = uri
            .path_and_query()
            .map_or(uri.path(), |whole| whole.as_str());
        let fits = [
            |path: &str, whole: &str, _: &str| path == whole,
            |path: &str, _: &str, asked: &str| path == asked,
            |path: &str, whole: &str, _: &str| {
                path.strip_suffix('*')
                    .is_some_and(|start| whole.starts_with(start))
            },
        ];
        fits.iter().find_map(|fits| {
            let mut files = files.iter();
            let found = files.find(|(path, _)| fits(path, whole, uri.path()));
            found.map(|(_, file)| file.clone())
        })
    }
}

async fn answer(State(shelf): State<Arc<Shelf>>, uri: Uri) -> Response {
    let Some(file) = shelf.file(&uri) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let (delay, gate) = file.waits_for();
    tokio::time::sleep(delay).await;
    if let Some(gate) = gate {
        let mut opened = shelf.open.subscribe();
        // It can't be closed: the shelf holds its other end.
        let _ = opened.wait_for(|open| open.contains(&gate)).await;
    }
    file.response()
}
