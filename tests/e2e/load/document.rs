//! What stands before the page: redirections, a slow server, files that block, bytes that need not be.

use super::{Case, File, Step, cant_tell, case, failed, inapplicable, passed};
use premortem::checks::Impact;
use serde_json::json;

const BLOCKING: &str = "render-blocking";
const UNPACKED: &str = "text-not-compressed";
const REDIRECT: &str = "redirect-before-page";
const SLOW: &str = "slow-server-response";
const COLD: &str = "cold-start";

const PAGE: &str = "<!doctype html><html lang=en><title>Page</title><h1>Text</h1>";

pub(super) fn cases() -> Vec<Case> {
    [blocking(), unpacked(), redirected(), slow(), cold()]
        .into_iter()
        .flatten()
        .collect()
}

fn blocking() -> Vec<Case> {
    let head = |name, head: &str| {
        case(name)
            .page(&format!(
                "<!doctype html><html lang=en><title>Page</title>{head}<h1>Text</h1>"
            ))
            .file("/slow.css", File::css("h1 { color: navy }").delay(1_000))
            .file("/slow.js", File::js("void 0").delay(300))
            .file("/quick.css", File::css("h1 { margin: 0 }"))
    };
    vec![
        head(
            "a style sheet holds up the first paint",
            "<link id=sheet rel=stylesheet href=/slow.css><link rel=stylesheet href=quick.css><script id=script src=./slow.js></script>",
        )
        .expect(
            failed(BLOCKING)
                .at("#sheet")
                .saying("Nothing could be painted before slow.css had come,")
                .saying("It was the last one waited for."),
        ),
        head(
            "the same files hold up nothing",
            "<link rel=stylesheet href=/slow.css media=print><link rel=stylesheet href=/quick.css><script src=/slow.js defer></script>",
        )
        .expect(passed(BLOCKING)),
        head("nothing but a page that is there at once", "")
            .expect(inapplicable(BLOCKING))
            .expect(inapplicable(UNPACKED))
            .expect(inapplicable(COLD))
            .expect(inapplicable("heavy-image-format"))
            .expect(inapplicable("largest-image-lazy"))
            .expect(inapplicable("largest-image-without-priority"))
            .expect(inapplicable("largest-image-not-in-html"))
            .expect(passed(REDIRECT))
            .expect(passed(SLOW)),
    ]
}

fn unpacked() -> Vec<Case> {
    let text = || File::js(format!("/* {} */", "words ".repeat(20_000)));
    let data = || File::json(&json!({ "rows": vec!["a row of words"; 2_000] }));
    let page = |name| {
        case(name)
            .page("<h1>Text</h1><script src=/app.js></script><script>fetch('/api').then(() => { window.done = true })</script>")
            .step(Step::Loaded)
            .step(Step::Until("window.done === true"))
    };
    vec![
        page("scripts and data are sent unpacked")
            .file("/app.js", text())
            .file("/api", data())
            .expect(
                failed(UNPACKED)
                    .saying("app.js is sent unpacked: 120 KB. Packed it would save about 84 KB (estimated at 70 %). And 1 more;")
                    .impact(Impact::Moderate),
            ),
        page("the same, packed").file("/app.js", text().gzip()).file("/api", data().gzip()).expect(passed(UNPACKED)),
        case("a long page is sent unpacked")
            .page(&format!("<h1>Text</h1><p>{}", "words ".repeat(2_000)))
            .expect(failed(UNPACKED).saying("The page's HTML is sent unpacked: 12 KB.").impact(Impact::Minor)),
    ]
}

fn redirected() -> Vec<Case> {
    vec![
        case("the page lies behind two redirections")
            .file("/", File::redirect(302, "/start").delay(200))
            .file("/start", File::redirect(301, "/home").delay(150))
            .file("/home", File::html(PAGE))
            .expect(
                failed(REDIRECT)
                    .saying("The browser was redirected 2 times before the page came; that took")
                    .impact(Impact::Moderate),
            ),
        case("a redirection from another site is hidden")
            .file("/", File::redirect(302, "{cdn}/home").delay(400))
            .file("/home", File::html(PAGE))
            .expect(cant_tell(REDIRECT).saying("would be hidden in it")),
        case("a page that was loaded anew")
            .page("<h1>Text</h1>")
            .step(Step::Loaded)
            .step(Step::Reload)
            .expect(inapplicable(REDIRECT)),
    ]
}

fn slow() -> Vec<Case> {
    vec![
        case("the server takes long, and says for what")
            .file(
                "/",
                File::html(PAGE).delay(700).header("server-timing", "miss, auth;dur=20.5, db;dur=512, render;dur=150, log;dur=1"),
            )
            .expect(
                failed(SLOW)
                    .saying("to answer with the page (measured from this device); up to 600 ms is good.")
                    .saying("By its own account: db 512 ms, render 150 ms, auth 20 ms."),
            ),
        case("the page comes out of the cache")
            .file("/", File::html("<!doctype html><title>A</title><a href=/b>B</a>").header("cache-control", "max-age=600"))
            .file("/b", File::html("<!doctype html><title>B</title><a href=/>A</a>"))
            .step(Step::Loaded)
            .step(Step::Click("a[href='/b']"))
            .step(Step::Loaded)
            .step(Step::Click("a[href='/']"))
            .step(Step::Loaded)
            .expect(inapplicable(SLOW)),
    ]
}

fn cold() -> Vec<Case> {
    let calls = |name, addresses: &[&str]| {
        let script = format!(
            "(async () => {{ for (const one of {}) await (await fetch(one)).text(); window.done = true; }})()",
            json!(addresses)
        );
        case(name)
            .page(&format!("<h1>Text</h1><script>{script}</script>"))
            .file("/api/cold*", File::json(&json!([1])).delay_first(1_100))
            .file("/api/warm*", File::json(&json!([1])))
            .step(Step::Loaded)
            .step(Step::Until("window.done === true"))
    };
    vec![
        calls(
            "the first call wakes the server up",
            &["/api/cold?page=1", "/api/cold?page=1", "/api/cold?page=2"],
        )
        .expect(
            failed(COLD)
                .saying("The first call of /api/cold took the server 1.1")
                .saying("none of the 2 later ones more than")
                .impact(Impact::Moderate),
        ),
        calls(
            "the first call asked for something else",
            &["/api/cold?page=1", "/api/cold?page=2"],
        )
        .expect(cant_tell(COLD)),
        calls(
            "all calls are quick",
            &["/api/warm?page=1", "/api/warm?page=1"],
        )
        .expect(passed(COLD)),
        calls("each is called but once", &["/api/cold", "/api/warm"]).expect(inapplicable(COLD)),
    ]
}
