//! What every end-to-end test needs: a server with a page, a browser, and the extension as it is shipped.

use anyhow::{Result, ensure};
use axum::Router;
use axum::response::Html;
use axum::routing::get;
use premortem::report::Report;
use std::path::Path;
use std::sync::OnceLock;
use std::time::Duration;
use xtask::browser::Browser;
use xtask::extension::{Extension, Panel};
use xtask::page::Page;
use xtask::serve::Server;
use xtask::{build, project, setup};

/// How long a page may take to load, or an audit to end.
pub(crate) const PATIENCE: Duration = Duration::from_secs(60);

/// A browser with the extension, and a server.
pub(crate) struct Lab {
    pub(crate) server: Server,
    pub(crate) extension: Extension,
    pub(crate) browser: Browser,
}

impl Lab {
    /// Serves `router` and starts a browser with the extension.
    pub(crate) fn new(router: Router) -> Result<Self> {
        let browser = Browser::launch(&setup::browser(None)?, false)?;
        Ok(Self {
            server: Server::start(router)?,
            extension: Extension::load(&browser, extension()?)?,
            browser,
        })
    }

    /// The same with one page at `/`.
    pub(crate) fn with_page(html: &'static str) -> Result<Self> {
        Self::new(Router::new().route("/", get(move || async move { Html(html) })))
    }

    /// Opens a path of the server in a new tab.
    pub(crate) fn open(&self, path: &str) -> Result<Page> {
        let page = self.browser.tab()?;
        page.open(&format!("{}{path}", self.server.origin()), PATIENCE)?;
        Ok(page)
    }

    /// Presses the toolbar button on a page.
    pub(crate) fn click(&self, page: &Page) -> Result<Panel> {
        self.extension.click(&self.browser, page)
    }

    /// Presses the toolbar button on a page and waits for the report.
    pub(crate) fn audit(&self, page: &Page) -> Result<(Panel, Report)> {
        let panel = self.click(page)?;
        let report = reported(&panel)?;
        Ok((panel, report))
    }
}

/// Presses the panel's "Run again" without taking the pointer or the focus out of the page, and waits for the report.
pub(crate) fn again(panel: &Panel) -> Result<Report> {
    panel
        .page
        .eval("document.querySelector('[data-action=\"run-again\"]').click()")?;
    reported(panel)
}

/// The report of the audit that is under way.
pub(crate) fn reported(panel: &Panel) -> Result<Report> {
    let state = panel.settled(PATIENCE)?;
    ensure!(state.phase == "done", "the audit ended: {state:?}");
    Ok(serde_json::from_str(&panel.report("json")?)?)
}

/// The built extension, once for all tests.
pub(crate) fn extension() -> Result<&'static Path> {
    static BUILT: OnceLock<Result<std::path::PathBuf, String>> = OnceLock::new();
    let built = BUILT.get_or_init(|| {
        let root = project::root();
        let built =
            setup::build_tools(root).and_then(|()| build::build(root, &project::target(root)));
        built.map_err(|error| format!("{error:#}"))
    });
    built
        .as_deref()
        .map_err(|error| anyhow::Error::msg(error.clone()))
}
