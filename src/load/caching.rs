//! What `Cache-Control` allows (RFC 9111, 5.2.2).

/// For how many seconds an answer may be used without asking, where the header says so, and whether it may not be kept
/// at all. `no-cache` is a lifetime of nothing.
#[must_use]
pub fn lifetime(cache_control: &str) -> (Option<u64>, bool) {
    let mut seconds = None;
    let mut no_store = false;
    let mut asks = false;
    for (name, value) in directives(cache_control) {
        match name.as_str() {
            "max-age" => seconds = Some(value.parse().unwrap_or(0)),
            "no-store" => no_store = true,
            "no-cache" => asks = true,
            _ => {}
        }
    }
    (if asks { Some(0) } else { seconds }, no_store)
}

/// Whether a cache between server and browser may keep an answer and give it to others without asking. `authorized`:
/// the request held an `Authorization` header, and without a word of the server such answers are not shared.
#[must_use]
pub fn shared_caches_may_keep(cache_control: &str, authorized: bool) -> bool {
    let (mut kept, mut shared, mut refused) = (false, false, false);
    for (name, value) in directives(cache_control) {
        let lasts = value.parse().unwrap_or(0_u64) > 0;
        match name.as_str() {
            "public" => shared = true,
            "s-maxage" if lasts => {
                kept = true;
                shared = true;
            }
            "max-age" if lasts => kept = true,
            "no-store" | "private" | "no-cache" => refused = true,
            _ => {}
        }
    }
    !refused && kept && (shared || !authorized)
}

fn directives(header: &str) -> impl Iterator<Item = (String, &str)> {
    header.split(',').map(|directive| {
        let (name, value) = directive.split_once('=').unwrap_or((directive, ""));
        (
            name.trim().to_ascii_lowercase(),
            value.trim().trim_matches('"'),
        )
    })
}

#[cfg(test)]
#[path = "../../tests/unit/load/caching.rs"]
mod tests;
