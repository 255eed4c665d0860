//! The suite's folder, served as it is.

use anyhow::{Context, Result};
use axum::Router;
use axum::extract::State;
use axum::http::{StatusCode, Uri, header};
use axum::response::{IntoResponse, Response};
use std::path::{Component, Path, PathBuf};
use std::sync::Arc;

pub(super) fn router(folder: &Path) -> Result<Router> {
    let folder = folder
        .canonicalize()
        .with_context(|| folder.display().to_string())?;
    Ok(Router::new().fallback(serve).with_state(Arc::new(folder)))
}

async fn serve(State(folder): State<Arc<PathBuf>>, uri: Uri) -> Response {
    let Some(path) = within(&folder, uri.path()) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    match std::fs::read(&path) {
        Ok(bytes) => ([(header::CONTENT_TYPE, content_type(&path))], bytes).into_response(),
        Err(_) => StatusCode::NOT_FOUND.into_response(),
    }
}

/// The file of a path, which never leads out of the folder.
pub(super) fn within(folder: &Path, path: &str) -> Option<PathBuf> {
    let decoded = decode(path.trim_start_matches('/'))?;
    let relative = Path::new(&decoded);
    let plain = |part: Component<'_>| matches!(part, Component::Normal(_));
    relative
        .components()
        .all(plain)
        .then(|| folder.join(relative))
}

fn decode(path: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(path.len());
    let mut rest = path.bytes();
    while let Some(byte) = rest.next() {
        if byte == b'%' {
            let hex = [rest.next()?, rest.next()?];
            bytes.push(u8::from_str_radix(std::str::from_utf8(&hex).ok()?, 16).ok()?);
        } else {
            bytes.push(byte);
        }
    }
    String::from_utf8(bytes).ok()
}

fn content_type(path: &Path) -> &'static str {
    match path
        .extension()
        .and_then(|ending| ending.to_str())
        .unwrap_or_default()
    {
        "html" | "htm" => "text/html; charset=utf-8",
        "xhtml" => "application/xhtml+xml",
        "xml" => "application/xml",
        "svg" => "image/svg+xml",
        "css" => "text/css",
        "js" | "mjs" => "text/javascript",
        "json" => "application/json",
        "png" => "image/png",
        "jpg" | "jpeg" | "jfif" => "image/jpeg",
        "gif" => "image/gif",
        "webp" => "image/webp",
        "mp4" => "video/mp4",
        "webm" => "video/webm",
        "mp3" => "audio/mpeg",
        "vtt" => "text/vtt",
        "pdf" => "application/pdf",
        "md" | "txt" => "text/plain; charset=utf-8",
        "csv" => "text/csv",
        // Pictures of the suite that have no ending are meant to be guessed.
        "" => "",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
#[path = "../../../tests/unit/xtask/conformance/files.rs"]
mod tests;
