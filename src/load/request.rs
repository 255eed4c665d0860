//! One request, as Resource Timing and the browser's cache tell of it.

use crate::read::from_json;

/// A request of the page. Times are milliseconds since the page's time origin; zero means that a step did not happen or
/// may not be told (<https://w3c.github.io/resource-timing/>).
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Request {
    /// The same for the same whole address, and nothing can be read from it.
    pub key: u64,
    /// The address without query and fragment.
    pub url: String,
    /// Names of its query's parameters, sorted, without values.
    pub params: Vec<String>,
    /// Who asked: `img`, `script`, `link`, `css`, `fetch`, `xmlhttprequest`, `iframe`, `video` …
    pub initiator: String,
    /// When it was asked for.
    pub start_time: f64,
    /// When it was sent.
    pub request_start: f64,
    /// When the first byte of the answer came.
    pub response_start: f64,
    /// When the last byte came.
    pub response_end: f64,
    /// When redirections ended; 0 without any.
    pub redirect_end: f64,
    /// Bytes over the wire, headers included; 0 out of the cache, or where the server does not let the page know.
    pub transfer_size: u64,
    /// Bytes of the body as sent.
    pub encoded_size: u64,
    /// Bytes of the body when unpacked.
    pub decoded_size: u64,
    /// Whether nothing could be painted before it had come.
    pub render_blocking: bool,
    /// `text/css`, `image/png`; empty where the server does not let the page know.
    pub content_type: String,
    /// `br`, `gzip`; empty when it was not packed or may not be told.
    pub content_encoding: String,
    /// HTTP status; 0 where it may not be told.
    pub status: u16,
    /// `h2`, `h3`, `http/1.1`; empty where it may not be told.
    pub protocol: String,
    /// `cache`, `navigational-prefetch`, or empty.
    pub delivery: String,
    /// The navigation it belongs to.
    pub navigation_id: Option<u64>,
    /// Whether it went to the page's own origin.
    pub same_origin: bool,
    /// What its answer says about keeping it, where the browser's cache still holds it.
    pub caching: Option<Caching>,
}
from_json!(Request {
    key: "key", url: "url", initiator: "initiator", start_time: "startTime", response_end: "responseEnd";
    params: "params",
    request_start: "requestStart",
    response_start: "responseStart",
    redirect_end: "redirectEnd",
    transfer_size: "transferSize",
    encoded_size: "encodedSize",
    decoded_size: "decodedSize",
    render_blocking: "renderBlocking",
    content_type: "contentType",
    content_encoding: "contentEncoding",
    status: "status",
    protocol: "protocol",
    delivery: "delivery",
    navigation_id: "navigationId",
    same_origin: "sameOrigin",
    caching: "caching",
});

/// Headers of an answer that say how long it may be kept.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Caching {
    /// `Cache-Control`; empty when it was not sent.
    pub cache_control: String,
    /// Whether `ETag` or `Last-Modified` lets the browser ask whether it is still right.
    pub validator: bool,
    /// Whether `Expires` was sent.
    pub expires: bool,
    /// `Vary`; empty when it was not sent.
    pub vary: String,
}
from_json!(Caching {;
    cache_control: "cacheControl",
    validator: "validator",
    expires: "expires",
    vary: "vary",
});

/// How the document itself came: what [`crate::vitals::entries::Navigation`] leaves out.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Document {
    /// Its address without query and fragment.
    pub url: String,
    /// Redirections before it within its own site; others are hidden by the browser.
    pub redirect_count: u32,
    /// When the first redirection began.
    pub redirect_start: f64,
    /// When the last one ended.
    pub redirect_end: f64,
    /// When the request was sent.
    pub request_start: f64,
    /// When the first byte of the answer came, an early hint included.
    pub response_start: f64,
    /// When the first byte of the final answer came.
    pub final_response_headers_start: f64,
    /// When the last byte came.
    pub response_end: f64,
    /// When its own scripts had run.
    pub dom_content_loaded: f64,
    /// When everything had been loaded.
    pub load_event: f64,
    /// Bytes over the wire, headers included; 0 out of the cache.
    pub transfer_size: u64,
    /// Bytes of the body as sent.
    pub encoded_size: u64,
    /// Bytes of the body when unpacked.
    pub decoded_size: u64,
    /// `br`, `gzip`; empty when it was not packed.
    pub content_encoding: String,
    /// `navigate`, `reload`, `back_forward` or `prerender`.
    pub kind: String,
    /// Whether a service worker answered.
    pub service_worker: bool,
    /// What the server says took how long: name and milliseconds.
    pub server_timing: Vec<ServerTiming>,
}
from_json!(Document {;
    url: "url",
    redirect_count: "redirectCount",
    redirect_start: "redirectStart",
    redirect_end: "redirectEnd",
    request_start: "requestStart",
    response_start: "responseStart",
    final_response_headers_start: "finalResponseHeadersStart",
    response_end: "responseEnd",
    dom_content_loaded: "domContentLoaded",
    load_event: "loadEvent",
    transfer_size: "transferSize",
    encoded_size: "encodedSize",
    decoded_size: "decodedSize",
    content_encoding: "contentEncoding",
    kind: "type",
    service_worker: "serviceWorker",
    server_timing: "serverTiming",
});

/// One entry of `Server-Timing`.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct ServerTiming {
    /// Its name.
    pub name: String,
    /// Milliseconds; 0 where it tells none.
    pub duration: f64,
}
from_json!(ServerTiming { name: "name"; duration: "duration" });

impl Request {
    /// Whether a browser can have meant it.
    pub(super) fn is_sound(&self) -> bool {
        let times = [
            self.start_time,
            self.request_start,
            self.response_start,
            self.response_end,
        ];
        times.iter().all(|time| time.is_finite() && *time >= 0.0)
            && (self.response_end == 0.0 || self.response_end >= self.start_time)
    }

    /// How long it took, in milliseconds; `None` while it is under way or failed.
    #[must_use]
    pub fn duration(&self) -> Option<f64> {
        (self.response_end > 0.0).then_some(self.response_end - self.start_time)
    }

    /// How long the server took to answer, in milliseconds, where it may be told.
    #[must_use]
    pub fn waiting(&self) -> Option<f64> {
        (self.request_start > 0.0 && self.response_start >= self.request_start)
            .then_some(self.response_start - self.request_start)
    }

    /// Bytes over the wire: as sent, or what its body has where the cache answered. `None` where it may not be told.
    #[must_use]
    pub fn bytes(&self) -> Option<u64> {
        let known = self.transfer_size.max(self.encoded_size);
        (known > 0).then_some(known)
    }

    /// Whether a script of the app made it to get data: `fetch` or `XMLHttpRequest`.
    #[must_use]
    pub fn is_call(&self) -> bool {
        matches!(self.initiator.as_str(), "fetch" | "xmlhttprequest")
    }

    /// Whether it brought a script.
    #[must_use]
    pub fn is_script(&self) -> bool {
        self.content_type.contains("javascript")
            || self.initiator == "script"
            || has_ending(&self.url, &["js", "mjs"]) && !self.is_call()
    }

    /// Whether it brought a style sheet.
    #[must_use]
    pub fn is_style(&self) -> bool {
        self.content_type == "text/css" || has_ending(&self.url, &["css"])
    }

    /// Whether it brought a picture.
    #[must_use]
    pub fn is_image(&self) -> bool {
        self.content_type.starts_with("image/")
            || self.content_type.is_empty()
                && (self.initiator == "img"
                    || has_ending(
                        &self.url,
                        &["png", "jpg", "jpeg", "gif", "webp", "avif", "svg"],
                    ))
    }

    /// What it brought, in a word: `style`, `script`, `image`, `font`, `call` or `other`.
    #[must_use]
    pub fn kind(&self) -> &'static str {
        if self.is_call() {
            "call"
        } else if self.is_style() {
            "style"
        } else if self.is_script() {
            "script"
        } else if self.is_image() {
            "image"
        } else if self.content_type.starts_with("font/")
            || has_ending(&self.url, &["woff2", "woff", "ttf", "otf"])
        {
            "font"
        } else {
            "other"
        }
    }

    /// The last part of its path, for people; the host where there is none.
    #[must_use]
    pub fn file(&self) -> &str {
        let path = self.url.split("://").nth(1).unwrap_or(&self.url);
        path.trim_end_matches('/')
            .rsplit('/')
            .next()
            .unwrap_or(path)
    }
}

fn has_ending(url: &str, endings: &[&str]) -> bool {
    url.rsplit_once('.')
        .is_some_and(|(_, ending)| endings.iter().any(|one| ending.eq_ignore_ascii_case(one)))
}
