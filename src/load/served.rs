//! The page's HTML as the server sends it to somebody who is not signed in and runs no scripts.

use crate::read::from_json;

/// What the served HTML says before any script has run. Texts are cut at 500 characters.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Served {
    /// HTTP status.
    pub status: u16,
    /// Where it came from, redirections followed, without query.
    pub url: String,
    /// Whether it was redirected: to a sign-in page, as a rule.
    pub redirected: bool,
    /// Bytes, unpacked.
    pub bytes: u64,
    /// Words a person could read, without scripts, styles and `<noscript>`.
    pub words: u32,
    /// The text of `<title>`.
    pub title: Option<String>,
    /// The `content` of `<meta name=description>`.
    pub description: Option<String>,
    /// The address of `<link rel=canonical>`.
    pub canonical: Option<String>,
    /// The `content` of `<meta name=robots>`.
    pub robots: Option<String>,
    /// The header `X-Robots-Tag`.
    pub robots_header: Option<String>,
    /// The header `Cache-Control`.
    pub cache_control: Option<String>,
    /// How many `<h1>` there are.
    pub headings: u32,
    /// How many links lead somewhere: `<a href>`.
    pub links: u32,
    /// The id of an element that frameworks fill and that is empty: `root`, `app`, `__next`.
    pub empty_root: Option<String>,
    /// Keys of the addresses of its pictures and preloads: what the browser can fetch without running a script.
    pub pictures: Vec<u64>,
    /// Keys of its scripts, in order.
    pub scripts: Vec<u64>,
}
from_json!(Served {
    status: "status", words: "words";
    url: "url",
    redirected: "redirected",
    bytes: "bytes",
    title: "title",
    description: "description",
    canonical: "canonical",
    robots: "robots",
    robots_header: "robotsHeader",
    cache_control: "cacheControl",
    headings: "headings",
    links: "links",
    empty_root: "emptyRoot",
    pictures: "pictures",
    scripts: "scripts",
});
