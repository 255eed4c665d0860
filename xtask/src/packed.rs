//! Answers packed with gzip, as every web server in production sends them.

use axum::body::{Body, to_bytes};
use axum::extract::Request;
use axum::http::{HeaderValue, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use flate2::Compression;
use flate2::write::GzEncoder;
use std::io::{Result, Write};

/// What fits into one packet can't be sent any sooner, in bytes.
const ONE_PACKET: usize = 1400;

/// A layer that packs what is long enough, for whoever takes it; what is packed already stays as it is.
pub async fn packed(request: Request, next: Next) -> Response {
    let accepted = request.headers().get(header::ACCEPT_ENCODING);
    let takes =
        accepted.is_some_and(|value| value.to_str().is_ok_and(|value| value.contains("gzip")));
    let response = next.run(request).await;
    if !takes || response.headers().contains_key(header::CONTENT_ENCODING) {
        return response;
    }
    let (mut parts, body) = response.into_parts();
    let Ok(plain) = to_bytes(body, usize::MAX).await else {
        return StatusCode::INTERNAL_SERVER_ERROR.into_response();
    };
    let body = match gzip(&plain) {
        Ok(gzip) if plain.len() >= ONE_PACKET => {
            let headers = &mut parts.headers;
            headers.remove(header::CONTENT_LENGTH);
            headers.insert(header::CONTENT_ENCODING, HeaderValue::from_static("gzip"));
            headers.append(header::VARY, HeaderValue::from_static("Accept-Encoding"));
            Body::from(gzip)
        }
        _ => Body::from(plain),
    };
    Response::from_parts(parts, body)
}

fn gzip(plain: &[u8]) -> Result<Vec<u8>> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
    encoder.write_all(plain)?;
    encoder.finish()
}
