//! What an app asks its back-end for, as far as requests alone tell, and what strangers and search engines get.

use super::{Case, File, Step, cant_tell, case, failed, inapplicable, passed, untested};
use premortem::checks::Impact;
use serde_json::{Value, json};

pub(super) fn cases() -> Vec<Case> {
    let mut cases = questions();
    cases.extend(found());
    cases
}

fn page(script: &str) -> Case {
    case("")
        .page(&format!("<h1>Customers</h1><script>(async () => {{ {script}; window.done = true; }})();</script>"))
        .file(
            "/api/customers",
            File::json(&customers(2))
                .header("access-control-allow-origin", "*")
                .header("access-control-allow-headers", "x-app")
                .header("timing-allow-origin", "*"),
        )
        .file("/api/customers/*", File::json(&json!({ "id": 7 })))
        .file("/api/all", File::json(&customers(4000)))
        .file("/api/all?limit=4000", File::json(&customers(4000)))
        .step(Step::Until("window.done === true"))
}

fn customers(count: usize) -> Value {
    (0..count)
        .map(|n| json!({ "id": n, "name": format!("Customer number {n}") }))
        .collect()
}

fn questions() -> Vec<Case> {
    vec![
        page("for (let i = 0; i < 3; i++) await fetch('/api/customers')")
            .named("the same question three times is told, and its method asked for")
            .expect(cant_tell("repeated-requests").saying("/api/customers was asked for 3 times").saying("2 requests too many"))
            .expect(passed("one-request-per-record")),
        page("for (let i = 0; i < 6; i++) await fetch(`/api/customers/${i}`)")
            .named("six records one by one are told")
            .expect(failed("one-request-per-record").saying("/api/customers/* was asked for 6 different records").impact(Impact::Minor))
            .expect(passed("repeated-requests")),
        page("await Promise.all(['/api/customers', '/api/customers/7', '/api/all?limit=4000'].map((one) => fetch(one)))")
            .named("different questions, each once, are fine")
            .expect(passed("repeated-requests"))
            .expect(passed("one-request-per-record"))
            .expect(untested("unpaged-lists"))
            .expect(untested("list-caching"))
            .expect(untested("time-by-rows")),
        page("await fetch('/api/all').then((answer) => answer.text())")
            .named("a large answer without a bound is a question")
            .expect(cant_tell("unpaged-lists").saying("all answered with")),
        page("for (let i = 0; i < 2; i++) await fetch('{cdn}/api/customers', { headers: { 'x-app': '1' } })")
            .named("two questions that the browser asks leave for are no repetition")
            .expect(passed("repeated-requests")),
        page("await 0")
            .named("a page that asks for nothing repeats nothing")
            .expect(inapplicable("repeated-requests"))
            .expect(inapplicable("one-request-per-record"))
            .expect(inapplicable("unpaged-lists")),
    ]
}

const WORDS: &str = "Write an invoice in a minute, send it by mail, and see at once who has paid. Reminders go out by themselves \
                     on the day you choose, and your accountant gets a file that fits. Try it for thirty days.";

fn found() -> Vec<Case> {
    let shell = |more: &str| {
        format!(
            "<div id=root></div><script>root.innerHTML = `<h1>Invoices</h1><p>{WORDS}</p>{more}`;</script>"
        )
    };
    let head = "<meta name=description content='Invoices without paper.'><link rel=canonical href=https://invoices.example/>";
    let whole = |head: &str, body: &str| {
        File::html(format!(
            "<!doctype html><html lang=en><title>Invoices</title>{head}<body>{body}"
        ))
    };
    vec![
        case("a page that scripts alone write is told")
            .file("/", whole("", &shell("")))
            .expect(failed("empty-shell").saying("with an empty `root`"))
            .expect(failed("search-facts").saying("The page has no description")),
        case("the same page in its HTML")
            .file("/", whole(head, &format!("<h1>Invoices</h1><p>{WORDS}</p><a href=/prices>Prices</a>")))
            .expect(passed("empty-shell"))
            .expect(passed("search-facts")),
        case("a page that was seen signed in is not judged")
            .file("/", whole("", &shell("<button>Sign out</button>")))
            .expect(untested("empty-shell"))
            .expect(untested("search-facts")),
        case("a page that hides from search engines is a question")
            .file("/", whole("", &shell("")).header("x-robots-tag", "noindex"))
            .expect(inapplicable("empty-shell"))
            .expect(cant_tell("search-facts").saying("noindex")),
        case("a page that is an error needs no words")
            .file("/", whole("", &shell("")).status(404))
            .expect(inapplicable("empty-shell"))
            .expect(inapplicable("search-facts")),
        case("links that only a script knows are told")
            .file("/", whole(head, "<h1>Invoices</h1><a id=dead onclick='go()'>Prices</a> <a id=live href=/about onclick='go()'>About</a>"))
            .expect(failed("search-facts").at("#dead").impact(Impact::Minor)),
    ]
}
