//! The largest picture of the first screen: lazy, in a queue, or unknown to the HTML.

use super::{Case, File, Step, case, failed, inapplicable, passed, untested};

const LAZY: &str = "largest-image-lazy";
const QUEUE: &str = "largest-image-without-priority";
const HIDDEN: &str = "largest-image-not-in-html";

/// A page with a picture at `/hero.jpg`, and a script and a style sheet that come late and can bring it in.
fn hero(name: &'static str, html: &str) -> Case {
    case(name)
        .page(html)
        .file("/hero.jpg", File::jpeg(900, 500, 60_000))
        .file(
            "/late.js",
            File::js("document.body.insertAdjacentHTML('beforeend', '<img id=hero src=/hero.jpg>')").delay(250),
        )
        .file("/late.css", File::css("#hero { width: 900px; height: 500px; background: url(/hero.jpg) }").delay(250))
        .file("/slow*", File::css("h1 { margin: 0 }").delay(250))
        .step(Step::Loaded)
        .step(Step::Until(
            "performance.getEntriesByType('resource').some((one) => one.name.endsWith('/hero.jpg') && one.responseEnd > 0)",
        ))
}

pub(super) fn cases() -> Vec<Case> {
    // A server of HTTP/1.1 is asked for six files at once: the seventh has to wait.
    let queue: String = (0..6)
        .map(|one| format!("<link rel=stylesheet href=/slow{one}.css>"))
        .collect();
    vec![
        hero("the main picture is lazy", "<h1>Shop</h1><img id=hero src=/hero.jpg loading=lazy width=900 height=500>")
            .expect(failed(LAZY).at("#hero").saying("hero.jpg is the largest content of the first screen and is loaded lazily."))
            .expect(inapplicable(QUEUE))
            .expect(passed(HIDDEN)),
        hero("the main picture is eager", "<h1>Shop</h1><img id=hero src=/hero.jpg width=900 height=500>")
            .expect(passed(LAZY))
            .expect(passed(HIDDEN)),
        hero("the main picture has to queue", &format!("<h1>Shop</h1>{queue}<img id=hero src=/hero.jpg width=900 height=500>"))
            .expect(failed(QUEUE).at("#hero").saying("was asked for only"))
            .expect(passed(LAZY))
            .expect(passed(HIDDEN)),
        hero(
            "the main picture goes first",
            &format!("<h1>Shop</h1>{queue}<img id=hero src=/hero.jpg fetchpriority=high width=900 height=500>"),
        )
        .expect(passed(QUEUE)),
        hero("a script brings the main picture in", "<h1>Shop</h1><script defer src=/late.js></script>")
            .expect(failed(HIDDEN).at("#hero").saying("is not named in the HTML that the server sends. It was asked for"))
            .expect(inapplicable(QUEUE))
            .expect(passed(LAZY)),
        hero(
            "a style sheet brings the main picture in",
            "<h1>Shop</h1><div id=hero></div><link rel=stylesheet href=/late.css>",
        )
        .expect(failed(HIDDEN).at("#hero"))
        .expect(inapplicable(LAZY)),
        hero(
            "a script brings in what was preloaded",
            "<!doctype html><title>Shop</title><link rel=preload as=image href=/hero.jpg><h1>Shop</h1><script defer src=/late.js></script>",
        )
        .expect(passed(HIDDEN))
        .expect(passed(QUEUE)),
        hero("a script brings in what a header announced", "<h1>Shop</h1><script defer src=/late.js></script>")
            .header("link", "</hero.jpg>; rel=preload; as=image")
            .expect(passed(HIDDEN)),
        case("the main picture is gone")
            .page(
                "<h1>Shop</h1><img id=hero src=/hero.jpg width=900 height=500><script>new PerformanceObserver((list) => {
                 if (list.getEntries().some((one) => one.url)) hero.remove();
                 }).observe({ type: 'largest-contentful-paint', buffered: true })</script>",
            )
            .file("/hero.jpg", File::jpeg(900, 500, 60_000))
            .step(Step::Loaded)
            .step(Step::Until("!document.querySelector('#hero')"))
            .expect(untested(LAZY)),
    ]
}
