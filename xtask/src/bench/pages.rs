//! Pages of a given number of elements, in the shapes that large pages have.

use axum::Router;
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::Html;
use axum::routing::get;
use std::fmt::Write;

/// A shape and how to write about so many elements of it.
pub(super) struct Kind {
    pub(super) name: &'static str,
    body: fn(usize) -> String,
}

/// Every shape that is measured.
pub(super) const KINDS: [Kind; 4] = [
    Kind {
        name: "cards",
        body: cards,
    },
    Kind {
        name: "paragraphs",
        body: paragraphs,
    },
    Kind {
        name: "table",
        body: table,
    },
    Kind {
        name: "deep",
        body: deep,
    },
];

/// Serves `/KIND/ELEMENTS`; each page writes down its own long tasks.
pub(super) fn router() -> Router {
    Router::new().route("/{kind}/{elements}", get(page))
}

async fn page(Path((kind, elements)): Path<(String, usize)>) -> Result<Html<String>, StatusCode> {
    let kind = KINDS.iter().find(|known| known.name == kind);
    let body = (kind.ok_or(StatusCode::NOT_FOUND)?.body)(elements);
    Ok(Html(format!("{HEAD}{body}")))
}

const HEAD: &str = "<!doctype html><html lang=en><meta charset=utf-8><title>Bench</title>
<script>
  window.tasks = [];
  new PerformanceObserver((list) => tasks.push(...list.getEntries().map((task) => task.duration))).observe({ type: 'longtask' });
</script>
<style>
  *, ::before, ::after { box-sizing: border-box }
  .card { border: 1px solid #ccc; padding: 8px; margin: 4px; background: #fff }
  .card h3 { color: #333 }
  .card p { color: #999 }
  .button { cursor: pointer; background: #06c; color: #fff }
  .tag::before { content: '#' }
</style><main>";

/// Ten elements each, as of a shop or a board.
fn cards(elements: usize) -> String {
    repeated(elements / 10, |page, at| {
        write!(
            page,
            "<article class=card data-id={at}><h3 class=title>Card {at}</h3><p>Some text <b>in bold</b> and more</p>\
             <ul><li class=tag>one</li><li class=tag>two</li></ul><a href='#{at}'>Open</a>\
             <div class=button onclick='void 0'>Go</div><img alt='' width=10 height=10></article>"
        )
    })
}

fn paragraphs(elements: usize) -> String {
    repeated(elements, |page, at| {
        write!(page, "<p>Paragraph {at} with a few words")
    })
}

/// Rows of ten cells.
fn table(elements: usize) -> String {
    let rows = repeated(elements / 11, |page, at| {
        page.push_str("<tr>");
        (0..10).try_for_each(|cell| write!(page, "<td>{at}.{cell}"))
    });
    format!("<table>{rows}</table>")
}

/// Chains of a hundred boxes, one in the other.
fn deep(elements: usize) -> String {
    let (open, close) = ("<div>".repeat(99), "</div>".repeat(99));
    repeated(elements / 100, |page, at| {
        write!(page, "{open}<span>The bottom of {at}</span>{close}")
    })
}

fn repeated(times: usize, write: impl Fn(&mut String, usize) -> std::fmt::Result) -> String {
    let mut page = String::new();
    for at in 0..times {
        // Writing to a string never fails.
        let _ = write(&mut page, at);
    }
    page
}
