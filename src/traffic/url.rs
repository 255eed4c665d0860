//! A small, strict split of absolute `http(s)` addresses as the browser serialises them
//! (<https://url.spec.whatwg.org/#url-serializing>). What the browser would have written differently is refused:
//! two readings of one address are how a guard is fooled.

use std::fmt;
use std::fmt::Write as _;

/// An absolute `http` or `https` address without its fragment. Its `Debug` is [`Url::display`]: it shows no secret.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Url {
    origin: String,
    path: String,
    query: Option<String>,
}

impl Url {
    /// Reads an address.
    ///
    /// # Errors
    /// Why it isn't a plain absolute address in the browser's own form.
    pub fn parse(text: &str) -> Result<Self, &'static str> {
        let text = text.split('#').next().unwrap_or_default();
        if !text
            .bytes()
            .all(|byte| byte.is_ascii_graphic() && byte != b'\\')
        {
            return Err("its address is not in the form a browser sends");
        }
        let Some((scheme, rest)) = text.split_once("://") else {
            return Err("its address is not absolute");
        };
        let scheme = scheme.to_ascii_lowercase();
        let default_port = match scheme.as_str() {
            "http" => ":80",
            "https" => ":443",
            _ => return Err("its address is neither http nor https"),
        };
        let end = rest.find(['/', '?']).unwrap_or(rest.len());
        let (host, rest) = rest.split_at(end);
        let host = host.to_ascii_lowercase();
        let plain = |byte: u8| byte.is_ascii_alphanumeric() || b".-_:[]".contains(&byte);
        if host.is_empty() || host.starts_with(':') || !host.bytes().all(plain) {
            return Err("its host can't be read");
        }
        let host = host.strip_suffix(default_port).unwrap_or(&host);
        let (path, query) = match rest.split_once('?') {
            Some((path, query)) => (path, Some(query.to_string())),
            None => (rest, None),
        };
        let path = if path.is_empty() { "/" } else { path };
        let dots = |segment: &str| matches!(decode(segment).as_str(), "." | "..");
        if path.split('/').any(dots) {
            return Err("its path holds `.` or `..`");
        }
        Ok(Self {
            origin: format!("{scheme}://{host}"),
            path: path.into(),
            query,
        })
    }

    /// Scheme, host and port.
    #[must_use]
    pub fn origin(&self) -> &str {
        &self.origin
    }

    /// The path, still percent-encoded; begins with `/`.
    #[must_use]
    pub fn path(&self) -> &str {
        &self.path
    }

    /// The path's segments, still percent-encoded, without the empty one before the first `/`.
    pub fn segments(&self) -> impl DoubleEndedIterator<Item = &str> {
        self.path.strip_prefix('/').unwrap_or(&self.path).split('/')
    }

    /// Names and values of the query, decoded.
    pub fn query(&self) -> impl Iterator<Item = (String, String)> {
        self.raw_query().map(decode_pair)
    }

    /// The value of the first parameter of this name.
    #[must_use]
    pub fn param(&self, name: &str) -> Option<String> {
        self.query()
            .find_map(|(n, value)| (n == name).then_some(value))
    }

    fn raw_query(&self) -> impl Iterator<Item = &str> {
        let query = self.query.as_deref().unwrap_or_default();
        query.split('&').filter(|pair| !pair.is_empty())
    }

    /// The same address with another path.
    #[must_use]
    pub fn with_path(&self, path: &str) -> Self {
        Self {
            path: path.into(),
            ..self.clone()
        }
    }

    /// The same address without a query.
    #[must_use]
    pub fn without_query(&self) -> Self {
        Self {
            query: None,
            ..self.clone()
        }
    }

    /// The same address with every parameter kept as it is (`None`), changed, or dropped (`Some(None)`); parameters
    /// that are kept stay as they were to the byte.
    #[must_use]
    pub fn map_query(&self, mut change: impl FnMut(&str, &str) -> Option<Option<String>>) -> Self {
        let mut pairs = Vec::new();
        for raw in self.raw_query() {
            let (name, value) = decode_pair(raw);
            match change(&name, &value) {
                None => pairs.push(raw.to_string()),
                Some(None) => {}
                Some(Some(value)) => pairs.push(format!("{}={}", encode(&name), encode(&value))),
            }
        }
        Self {
            query: (!pairs.is_empty()).then(|| pairs.join("&")),
            ..self.clone()
        }
    }

    /// The address as it is sent.
    #[must_use]
    pub fn full(&self) -> String {
        match &self.query {
            Some(query) => format!("{}{}?{query}", self.origin, self.path),
            None => format!("{}{}", self.origin, self.path),
        }
    }

    /// The address for people: what could be a secret or somebody's data is replaced by `…`.
    #[must_use]
    pub fn display(&self) -> String {
        let mut shown = self.origin.clone();
        for segment in self.segments() {
            shown.push('/');
            shown.push_str(if is_opaque(&decode(segment)) {
                "…"
            } else {
                segment
            });
        }
        let mut separator = '?';
        for (name, value) in self.query() {
            let _ = write!(
                shown,
                "{separator}{}={}",
                mask_name(&name),
                mask(&name, &value)
            );
            separator = '&';
        }
        shown
    }
}

impl fmt::Debug for Url {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.display())
    }
}

fn mask_name(name: &str) -> String {
    if name.len() > 40 || name.contains('@') {
        "…".into()
    } else {
        encode(name)
    }
}

/// Words and numbers that steer a query are shown; everything else might be somebody's data.
fn mask(name: &str, value: &str) -> String {
    const STEERING: [&str; 18] = [
        "sort",
        "order",
        "order_by",
        "orderby",
        "sort_by",
        "direction",
        "limit",
        "skip",
        "offset",
        "page",
        "per_page",
        "perpage",
        "page_size",
        "pagesize",
        "fields",
        "select",
        "_limit",
        "_page",
    ];
    let steering = STEERING.contains(&name.to_ascii_lowercase().as_str());
    if value.is_empty() || (steering && value.len() <= 200 && !value.contains('@')) {
        return encode(value);
    }
    match serde_json::from_str(value) {
        Ok(serde_json::Value::Object(filter)) => {
            let keys: Vec<String> = filter
                .keys()
                .map(|key| format!("{}:…", mask_name(key)))
                .collect();
            format!("{{{}}}", keys.join(","))
        }
        _ => "…".into(),
    }
}

/// Whether a path segment looks like a capability rather than a name: a JWT, or long and without words.
fn is_opaque(segment: &str) -> bool {
    let uuid = segment.len() == 36
        && segment
            .bytes()
            .all(|byte| byte.is_ascii_hexdigit() || byte == b'-');
    segment.starts_with("eyJ")
        || segment.contains('@')
        || (segment.len() >= 32 && !uuid && !segment.contains(' '))
}

fn decode_pair(pair: &str) -> (String, String) {
    let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
    let plain = |text: &str| decode(&text.replace('+', " "));
    (plain(name), plain(value))
}

/// Percent-decodes; what isn't UTF-8 becomes U+FFFD, a lone `%` stays.
pub(super) fn decode(text: &str) -> String {
    let bytes = text.as_bytes();
    let mut out = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        let hex = |offset: usize| {
            bytes
                .get(at + offset)
                .and_then(|b| char::from(*b).to_digit(16))
        };
        match (byte, hex(1), hex(2)) {
            (b'%', Some(high), Some(low)) => {
                out.push(u8::try_from(high * 16 + low).unwrap_or_default());
                at += 3;
            }
            _ => {
                out.push(byte);
                at += 1;
            }
        }
    }
    String::from_utf8_lossy(&out).into_owned()
}

/// Percent-encodes as `encodeURIComponent` does.
pub(super) fn encode(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-_.!~*'()".contains(&byte) {
            out.push(char::from(byte));
        } else {
            let _ = write!(out, "%{byte:02X}");
        }
    }
    out
}

#[cfg(test)]
#[path = "../../tests/unit/traffic/url.rs"]
mod tests;
