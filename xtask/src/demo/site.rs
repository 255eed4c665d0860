//! The app's own files: the page for every path, and the bundle's assets.

use anyhow::Context;
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

/// What the correct twin sends with its page: our audit must work on an app that did its homework.
const POLICY: &str = "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; require-trusted-types-for 'script'";

/// The bundle, in memory.
#[derive(Debug)]
pub(super) struct Site {
    page: String,
    assets: BTreeMap<String, Asset>,
    strict: bool,
}

#[derive(Debug)]
struct Asset {
    media_type: &'static str,
    plain: Vec<u8>,
    gzip: Option<Vec<u8>>,
}

impl Site {
    /// Reads a bundle; its page is given `config` and, where it is `strict`, a content security policy.
    pub(super) fn read(bundle: &Path, config: &Value, strict: bool) -> anyhow::Result<Self> {
        let page = fs::read_to_string(bundle.join("index.html"))
            .context("the demo app's bundle has no page")?;
        // `<` would be able to end the script element the configuration is in.
        let page = page.replace("{{config}}", &config.to_string().replace('<', "\\u003c"));
        let mut assets = BTreeMap::new();
        for entry in fs::read_dir(bundle.join("assets"))? {
            let path = entry?.path();
            let media_type = match path.extension().and_then(|end| end.to_str()) {
                Some("js") => "text/javascript; charset=utf-8",
                Some("css") => "text/css; charset=utf-8",
                Some("svg") => "image/svg+xml",
                _ => continue,
            };
            let gzip = fs::read(format!("{}.gz", path.display())).ok();
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            assets.insert(
                format!("/assets/{name}"),
                Asset {
                    media_type,
                    plain: fs::read(&path)?,
                    gzip,
                },
            );
        }
        Ok(Self {
            page,
            assets,
            strict,
        })
    }

    /// An asset, or the page for any other path: the app knows its own paths.
    pub(super) fn answer(&self, method: &Method, path: &str, headers: &HeaderMap) -> Response {
        if !matches!(*method, Method::GET | Method::HEAD) {
            return StatusCode::METHOD_NOT_ALLOWED.into_response();
        }
        if let Some(asset) = self.assets.get(path) {
            return asset.answer(headers);
        }
        if path.starts_with("/assets/") {
            return StatusCode::NOT_FOUND.into_response();
        }
        let head = [
            (header::CONTENT_TYPE, "text/html; charset=utf-8"),
            (header::CACHE_CONTROL, "no-cache"),
        ];
        let mut response = (head, self.page.clone()).into_response();
        if self.strict {
            let headers = response.headers_mut();
            headers.insert(
                header::CONTENT_SECURITY_POLICY,
                HeaderValue::from_static(POLICY),
            );
            headers.insert(
                header::X_CONTENT_TYPE_OPTIONS,
                HeaderValue::from_static("nosniff"),
            );
            headers.insert(
                header::REFERRER_POLICY,
                HeaderValue::from_static("same-origin"),
            );
        }
        response
    }
}

impl Asset {
    fn answer(&self, asked: &HeaderMap) -> Response {
        let accepted = asked
            .get(header::ACCEPT_ENCODING)
            .and_then(|value| value.to_str().ok());
        let head = [
            (header::CONTENT_TYPE, self.media_type),
            (header::CACHE_CONTROL, "public, max-age=31536000, immutable"),
            (header::VARY, "Accept-Encoding"),
        ];
        match &self.gzip {
            Some(gzip) if accepted.is_some_and(|accepted| accepted.contains("gzip")) => {
                (head, [(header::CONTENT_ENCODING, "gzip")], gzip.clone()).into_response()
            }
            _ => (head, self.plain.clone()).into_response(),
        }
    }
}

/// The configuration the page is given.
pub(super) fn config<'a>(app: &str, planted: impl IntoIterator<Item = &'a String>) -> Value {
    json!({ "appId": app, "planted": planted.into_iter().collect::<Vec<_>>() })
}
