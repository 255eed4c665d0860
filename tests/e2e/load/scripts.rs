//! Scripts: how long they hold the page, how large they come, and whether they come twice.

use super::{Case, File, Step, cant_tell, case, failed, inapplicable, passed, untested};
use anyhow::Result;
use libtest_mimic::{Failed, Trial};
use premortem::checks::Impact;
use std::fs;
use std::path::Path;
use std::process::Command;
use xtask::project;

const BUNDLES: &str = "tests/apps/bundles";

pub(super) fn cases() -> Vec<Case> {
    let mut cases = long_tasks();
    cases.extend(layouts());
    cases.extend(list_work());
    cases.extend(sizes());
    cases
}

/// Works for so many milliseconds, whatever the machine: `hold(300)`.
const HOLD: &str =
    "function hold(ms) { const end = performance.now() + ms; while (performance.now() < end); }";

fn app(text: &str) -> File {
    File::js(format!("{HOLD}\n{text}"))
}

fn long_tasks() -> Vec<Case> {
    vec![
        case("a script that holds the loading page is named")
            .page("<h1>Slow</h1><script src=/app.js></script>")
            .file("/app.js", app("hold(450);"))
            .expect(failed("long-tasks").saying("The loading page was held by app.js for").impact(Impact::Minor)),
        case("one short task while loading is no fault")
            .page("<h1>Quick</h1><script src=/app.js></script>")
            .file("/app.js", app("hold(70);"))
            .expect(passed("long-tasks"))
            .expect(passed("forced-layout")),
        case("a page without scripts has none that hold it")
            .page("<h1>Still</h1><p>Text")
            .expect(inapplicable("long-tasks"))
            .expect(inapplicable("forced-layout"))
            .expect(inapplicable("list-work-in-handlers"))
            .expect(inapplicable("one-big-bundle"))
            .expect(inapplicable("module-shipped-twice"))
            .expect(inapplicable("asset-caching")),
        case("a slow handler is named with its function")
            .page("<button id=save>Save</button><script src=/app.js></script>")
            .file("/app.js", app("function saveAll() { hold(250); window.done = true; }\nsave.onclick = saveAll;"))
            .step(Step::Loaded)
            .step(Step::Click("#save"))
            .step(Step::Until("window.done === true"))
            .expect(failed("long-tasks").saying("While answering a press, `saveAll` in app.js").impact(Impact::Moderate)),
    ]
}

/// Two thousand lines whose heights depend on the width.
const LINES: &str = "<div id=box></div><script>for (let i = 0; i < 2000; i++) box.append(Object.assign(document.createElement('p'), { textContent: `Line ${i} of a long text` }));</script><script src=/app.js></script>";

fn layouts() -> Vec<Case> {
    vec![
        case("a function that measures after each change is named")
            .page(LINES)
            .file(
                "/app.js",
                app("function fit() {
                       const end = performance.now() + 500;
                       for (let i = 0; performance.now() < end; i++) { box.style.width = `${300 + i % 50}px`; window.height = box.offsetHeight; }
                     }
                     setTimeout(fit);
                     setTimeout(() => { window.done = true; });"),
            )
            .step(Step::Until("window.done === true"))
            .expect(failed("forced-layout").saying("`fit` in app.js").saying("went into layouts it forced")),
        case("a function that measures first and changes then is not")
            .page(LINES)
            .file(
                "/app.js",
                app("function fit() { hold(60); for (let i = 0; i < 300; i++) box.style.width = `${300 + i % 50}px`; }
                     requestAnimationFrame(() => setTimeout(() => { fit(); window.done = true; }));"),
            )
            .step(Step::Until("window.done === true"))
            .expect(passed("forced-layout")),
    ]
}

fn list_work() -> Vec<Case> {
    let table = "<table><thead><tr><th id=name>Name</th></tr></thead><tbody id=rows><tr><td>A</td></tr></tbody></table><script src=/app.js></script>";
    let handler = |body: &str| {
        app(&format!(
            "document.getElementById('name').addEventListener('click', (event) => {{ {body} rows.append(document.createElement('tr')); window.done = true; }});"
        ))
    };
    let clicked = |name, file| {
        case(name)
            .page(table)
            .file("/app.js", file)
            .step(Step::Loaded)
            .step(Step::Click("#name"))
            .step(Step::Until("window.done === true"))
    };
    vec![
        clicked(
            "a handler that sorts while people wait is told by its text",
            handler("const end = performance.now() + 300; while (performance.now() < end) [3, 1, 2].sort((a, b) => a - b);"),
        )
        .expect(failed("list-work-in-handlers").saying("and it sorts").saying("on #name")),
        clicked("a head of a column that answers slowly is a question", handler("hold(300);"))
            .expect(cant_tell("list-work-in-handlers").saying("#name")),
        clicked("a handler that sorts at once is fine", handler("[3, 1, 2].sort((a, b) => a - b);"))
            .expect(passed("list-work-in-handlers")),
        case("a page nobody used is not judged by its answers")
            .page(table)
            .file("/app.js", handler("hold(300);"))
            .expect(untested("list-work-in-handlers")),
    ]
}

fn sizes() -> Vec<Case> {
    let large =
        |bytes: usize| File::js(format!("window.text = '{}';", "word ".repeat(bytes / 5))).gzip();
    vec![
        case("one large script is most of what is loaded")
            .page("<h1>App</h1><script src=/assets/app.js></script><script src=/assets/vendor.js></script>")
            .file("/assets/app.js", large(700_000))
            .file("/assets/vendor.js", large(90_000))
            .expect(failed("one-big-bundle").saying("app.js is 700 KB of script").saying("2 files").impact(Impact::Minor)),
        case("the same in chunks, some of them later")
            .page("<h1>App</h1><script type=module src=/assets/app.js></script>")
            .file(
                "/assets/app.js",
                File::js("addEventListener('load', () => setTimeout(() => import('/assets/charts.js')));"),
            )
            .file("/assets/charts.js", File::js(format!("window.charts = '{}';", "word ".repeat(140_000))).gzip())
            .step(Step::Until("window.charts !== undefined"))
            .expect(passed("one-big-bundle")),
        case("files with a hash that are not kept cost their bytes again")
            .page("<h1>App</h1><script src=/assets/app-3f9c2a1b.js></script>")
            .file("/assets/app-3f9c2a1b.js", app("window.text = 'hello';"))
            .expect(failed("asset-caching").saying("gives it no lifetime").impact(Impact::Minor)),
        case("files with a hash that are kept for a year")
            .page("<h1>App</h1><script src=/assets/app-3f9c2a1b.js></script><link rel=stylesheet href=/style.css>")
            .file(
                "/assets/app-3f9c2a1b.js",
                app("window.text = 'hello';").header("cache-control", "public, max-age=31536000, immutable"),
            )
            .file("/style.css", File::css("p { color: green }").header("etag", "\"7\""))
            .expect(passed("asset-caching")),
    ]
}

/// Bundles are made when the tests run, and not when they are listed.
pub(super) fn trials() -> Vec<Trial> {
    vec![
        Trial::test("load: two bundles with a React each are found", || {
            let (counter, list) = (bundle("apart/counter.js")?, bundle("apart/list.js")?);
            bundled("")
                .file("/assets/counter.js", File::js(counter))
                .file("/assets/list.js", File::js(list))
                .expect(
                    failed("module-shipped-twice")
                        .saying("react.production.js")
                        .saying("hold the same code"),
                )
                .holds()
        }),
        Trial::test("load: two bundles that share a React are fine", || {
            let (counter, list) = (bundle("split/counter.js")?, bundle("split/list.js")?);
            bundled("<link rel=modulepreload href=/assets/shared.js>")
                .file("/assets/counter.js", File::js(counter))
                .file("/assets/list.js", File::js(list))
                .file("/assets/shared.js", File::js(bundle("split/shared.js")?))
                .expect(passed("module-shipped-twice"))
                .holds()
        }),
    ]
}

fn bundled(head: &str) -> Case {
    case("two bundles")
        .page(&format!(
            "{head}<h1>App</h1><script type=module src=/assets/counter.js></script><script type=module src=/assets/list.js></script>"
        ))
        .step(Step::Until("window.Counter !== undefined && window.List !== undefined"))
}

/// A bundle made by esbuild.
fn bundle(name: &str) -> Result<String, Failed> {
    let root = project::root();
    let out = project::target(root).join("bundles");
    if !out.join("split/shared.js").exists() {
        make(root, &out)?;
    }
    Ok(fs::read_to_string(out.join(name))?)
}

fn make(root: &Path, out: &Path) -> Result<()> {
    project::run(
        Command::new("node")
            .arg(root.join(BUNDLES).join("bundle.mjs"))
            .arg(out),
    )?;
    Ok(())
}
