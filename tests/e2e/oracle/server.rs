//! The server of the scenarios. It speaks HTTP/1.1 by hand, since it also says what servers rarely say: Early Hints,
//! answers that stop half-way, pictures that come late.

use anyhow::Result;
use std::io::{BufRead, BufReader, Write};
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::path::Path;
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::Duration;

/// A server that runs as long as the process.
pub(crate) struct Server {
    address: SocketAddr,
    shared: Arc<Shared>,
}

struct Shared {
    library: String,
    documents: Box<Documents>,
    /// What was asked for to be prerendered.
    prerendered: Mutex<Vec<String>>,
}

/// The document of a path, without its query.
type Documents = dyn Fn(&str) -> Option<String> + Send + Sync;

impl Server {
    /// Serves the documents, the library from `modules`, and what the documents fetch.
    pub(crate) fn start(
        modules: &Path,
        documents: impl Fn(&str) -> Option<String> + Send + Sync + 'static,
    ) -> Result<Self> {
        let library = std::fs::read_to_string(
            modules.join("web-vitals/dist/web-vitals.attribution.iife.js"),
        )?;
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?;
        let address = listener.local_addr()?;
        let shared = Arc::new(Shared {
            library,
            documents: Box::new(documents),
            prerendered: Mutex::default(),
        });
        let serving = Arc::clone(&shared);
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let shared = Arc::clone(&serving);
                thread::spawn(move || answer(stream, &shared));
            }
        });
        Ok(Self { address, shared })
    }

    /// Whether this path was asked for to be prerendered.
    pub(crate) fn prerenders(&self, path: &str) -> bool {
        let asked = self.shared.prerendered.lock();
        asked.is_ok_and(|asked| asked.iter().any(|asked| asked == path))
    }

    /// `http://127.0.0.1:PORT`.
    pub(crate) fn origin(&self) -> String {
        format!("http://{}", self.address)
    }
}

/// One request, one answer. Of the path the parts before the name say how: `/slow/x` is `/x` after a while.
fn answer(mut stream: TcpStream, shared: &Shared) -> Option<()> {
    let Shared {
        library, documents, ..
    } = shared;
    let mut reader = BufReader::new(stream.try_clone().ok()?);
    let mut line = String::new();
    reader.read_line(&mut line).ok()?;
    let target = line.split(' ').nth(1)?.to_owned();
    loop {
        let mut header = String::new();
        if reader.read_line(&mut header).ok()? <= 2 {
            break;
        }
        if header
            .to_ascii_lowercase()
            .starts_with("sec-purpose: prefetch;prerender")
        {
            shared.prerendered.lock().ok()?.push(target.clone());
        }
    }
    let full = target.split('?').next()?;
    let query = target.split_once('?').map_or("", |(_, query)| query);
    let mut path = full;
    loop {
        if let Some(rest) = path.strip_prefix("/slow/") {
            thread::sleep(Duration::from_millis(300));
            path = &path[path.len() - rest.len() - 1..];
        } else if let Some(rest) = path.strip_prefix("/halting/") {
            path = &path[path.len() - rest.len() - 1..];
        } else if let Some(rest) = path.strip_prefix("/hints/") {
            let hints =
                "HTTP/1.1 103 Early Hints\r\nLink: </library.js>; rel=preload; as=script\r\n\r\n";
            stream.write_all(hints.as_bytes()).ok()?;
            thread::sleep(Duration::from_millis(200));
            path = &path[path.len() - rest.len() - 1..];
        } else if let Some(rest) = path.strip_prefix("/moved/") {
            let head = format!(
                "HTTP/1.1 302 Found\r\nLocation: /{rest}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
            );
            return stream.write_all(head.as_bytes()).ok();
        } else {
            break;
        }
    }
    let (kind, body) =
        match path {
            "/library.js" => ("text/javascript", library.to_owned()),
            "/watch.js" => ("text/javascript", include_str!("watch.js").to_owned()),
            "/worker.js" => ("text/javascript", WORKER.to_owned()),
            "/empty.js" => ("text/javascript", String::new()),
            "/picture.svg" => ("image/svg+xml", picture(query)),
            "/favicon.ico" => ("image/svg+xml", picture("")),
            path => match documents(path) {
                Some(document) => ("text/html; charset=utf-8", document),
                None => return stream
                    .write_all(
                        b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n",
                    )
                    .ok(),
            },
        };
    let head = format!(
        "HTTP/1.1 200 OK\r\nContent-Type: {kind}\r\nContent-Length: {}\r\nCache-Control: max-age=0\r\nConnection: close\r\n\r\n",
        body.len()
    );
    stream.write_all(head.as_bytes()).ok()?;
    if full.starts_with("/halting/") {
        let half = body.len() / 2;
        stream.write_all(&body.as_bytes()[..half]).ok()?;
        stream.flush().ok()?;
        thread::sleep(Duration::from_millis(300));
        return stream.write_all(&body.as_bytes()[half..]).ok();
    }
    stream.write_all(body.as_bytes()).ok()
}

/// A service worker that answers documents from the network through its own hands.
const WORKER: &str = "
addEventListener('install', () => skipWaiting());
addEventListener('activate', (event) => event.waitUntil(clients.claim()));
addEventListener('fetch', (event) => { if (event.request.mode === 'navigate') event.respondWith(fetch(event.request.url)); });
";

/// A picture. Browsers take one of very few bytes for its size for a background, hence the description.
fn picture(query: &str) -> String {
    format!(
        "<svg xmlns='http://www.w3.org/2000/svg' width='400' height='300'><rect width='400' height='300' fill='teal'/>\
         <text x='20' y='150' font-size='40' fill='white'>{}</text><path d='M0 0L400 300M0 300L400 0' stroke='gold'/><desc>{}</desc></svg>",
        query.len(),
        "a picture of something ".repeat(200)
    )
}
