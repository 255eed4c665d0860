//! One file of a case, and how the server answers for it.

use super::image;
use axum::body::Body;
use axum::http::{HeaderName, HeaderValue, StatusCode, header};
use axum::response::Response;
use flate2::Compression;
use flate2::write::GzEncoder;
use std::io::{self, Write};
use std::mem::take;
use std::sync::{Arc, Mutex};
use std::time::Duration;

/// What is answered at one path.
#[derive(Debug, Clone)]
pub(crate) struct File {
    status: StatusCode,
    headers: Vec<(&'static str, String)>,
    body: Vec<u8>,
    gzip: bool,
    delay: Duration,
    /// Only the first time.
    first: Arc<Mutex<Duration>>,
    gate: Option<&'static str>,
}

impl File {
    fn new(kind: &str, body: Vec<u8>) -> Self {
        Self {
            status: StatusCode::OK,
            headers: vec![("content-type", kind.to_owned())],
            body,
            gzip: false,
            delay: Duration::ZERO,
            first: Arc::default(),
            gate: None,
        }
    }

    /// Text of a media type. `{cdn}` in it becomes the other origin.
    pub(crate) fn text(kind: &str, text: impl Into<String>) -> Self {
        Self::new(kind, text.into().into_bytes())
    }

    /// A page.
    pub(crate) fn html(text: impl Into<String>) -> Self {
        Self::text("text/html; charset=utf-8", text)
    }

    /// A script.
    pub(crate) fn js(text: impl Into<String>) -> Self {
        Self::text("text/javascript; charset=utf-8", text)
    }

    /// A style sheet.
    pub(crate) fn css(text: impl Into<String>) -> Self {
        Self::text("text/css; charset=utf-8", text)
    }

    /// Data.
    pub(crate) fn json(value: &serde_json::Value) -> Self {
        Self::text("application/json", value.to_string())
    }

    /// A PNG of so many pixels and (at least) so many bytes.
    pub(crate) fn png(width: u32, height: u32, bytes: usize) -> Self {
        let png = image::png(width, height, bytes);
        Self::new("image/png", png.unwrap_or_default())
    }

    /// A JPEG.
    pub(crate) fn jpeg(width: u16, height: u16, bytes: usize) -> Self {
        Self::new("image/jpeg", image::jpeg(width, height, bytes))
    }

    /// A WebP.
    pub(crate) fn webp(width: u32, height: u32, bytes: usize) -> Self {
        Self::new("image/webp", image::webp(width, height, bytes))
    }

    /// An animated GIF.
    pub(crate) fn gif(width: u16, height: u16, bytes: usize) -> Self {
        Self::new("image/gif", image::gif(width, height, bytes))
    }

    /// A redirection. `{cdn}` at its start is the other origin.
    pub(crate) fn redirect(status: u16, to: &str) -> Self {
        Self::text("text/plain", "")
            .status(status)
            .header("location", to)
    }

    /// Answers with this status.
    pub(crate) fn status(mut self, status: u16) -> Self {
        self.status = StatusCode::from_u16(status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        self
    }

    /// Adds a header, or replaces it.
    pub(crate) fn header(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.headers.retain(|(other, _)| *other != name);
        self.headers.push((name, value.into()));
        self
    }

    /// Sends it packed.
    pub(crate) fn gzip(mut self) -> Self {
        self.gzip = true;
        self
    }

    /// Answers so many milliseconds late.
    pub(crate) fn delay(mut self, ms: u64) -> Self {
        self.delay = Duration::from_millis(ms);
        self
    }

    /// Answers so many milliseconds late when it is asked for the first time.
    pub(crate) fn delay_first(mut self, ms: u64) -> Self {
        self.first = Arc::new(Mutex::new(Duration::from_millis(ms)));
        self
    }

    /// Answers when the gate is opened, see [`super::Step::Open`].
    pub(crate) fn behind(mut self, gate: &'static str) -> Self {
        self.gate = Some(gate);
        self
    }

    /// The same with the origins of this run.
    pub(super) fn placed(mut self, cdn: &str) -> Self {
        for (_, value) in &mut self.headers {
            *value = value.replace("{cdn}", cdn);
        }
        if let Ok(text) = std::str::from_utf8(&self.body) {
            self.body = text.replace("{cdn}", cdn).into_bytes();
        }
        self
    }

    pub(super) fn waits_for(&self) -> (Duration, Option<&'static str>) {
        let first = self.first.lock().map(|mut first| take(&mut *first));
        (self.delay + first.unwrap_or_default(), self.gate)
    }

    pub(super) fn response(&self) -> Response {
        let (body, packed) = match packed(&self.body) {
            Ok(packed) if self.gzip => (packed, true),
            _ => (self.body.clone(), false),
        };
        let mut response = Response::new(Body::from(body));
        *response.status_mut() = self.status;
        let headers = response.headers_mut();
        for (name, value) in &self.headers {
            if let Ok(value) = HeaderValue::from_str(value) {
                headers.insert(HeaderName::from_static(name), value);
            }
        }
        if packed {
            headers.insert(header::CONTENT_ENCODING, HeaderValue::from_static("gzip"));
        }
        response
    }
}

fn packed(body: &[u8]) -> io::Result<Vec<u8>> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
    encoder.write_all(body)?;
    encoder.finish()
}
