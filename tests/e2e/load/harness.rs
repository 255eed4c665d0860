//! Whether the server does what a case says: pictures are pictures, gates hold, and nothing is left over.

use super::{Case, File, PAINTED, Step, case, passed, untested};
use serde_json::json;

pub(super) fn cases() -> Vec<Case> {
    vec![
        case("the server's pictures have the size they say, in every format")
            .page(
                "<h1>Formats</h1><img src=/a.png><img src=/a.jpg><img src=/a.webp><img src=/a.gif>
                 <img src=/a.svg><img src='{cdn}/b.png?x=1'>",
            )
            .file("/a.png", File::png(301, 203, 5_000))
            .file("/a.jpg", File::jpeg(301, 203, 200_000))
            .file("/a.webp", File::webp(301, 203, 5_001))
            .file("/a.gif", File::gif(301, 203, 5_000))
            .file(
                "/a.svg",
                File::text("image/svg+xml", "<svg xmlns='http://www.w3.org/2000/svg' width='301' height='203'/>").gzip(),
            )
            .file("/b.png", File::png(301, 203, 5_000).header("timing-allow-origin", "*"))
            .step(Step::Loaded)
            .step(Step::Until(
                "[...document.images].every((one) => one.naturalWidth === 301 && one.naturalHeight === 203)",
            ))
            .step(Step::Until(
                "performance.getEntriesByType('resource').filter((one) => /\\/[ab]\\./.test(one.name)).map((one) => one.encodedBodySize).sort((a, b) => a - b)
                   .every((size, at) => Math.abs(size - [75, 5000, 5000, 5000, 5000, 200_000][at]) < 25)",
            ))
            .expect(passed("cumulative-layout-shift")),
        case("a gate holds until it is opened, and files have the headers they say")
            .page("<h1>Late</h1><link rel=stylesheet href=/late.css media=print><p>Text")
            .file("/late.css", File::css("p { color: red }").behind("painted"))
            .file("/data?page=2", File::json(&json!({ "page": 2 })).delay(5))
            .file("/data", File::json(&json!({ "page": 1 })).header("cache-control", "max-age=60"))
            .file("/item/*", File::json(&json!([])).status(404))
            .file("/moved", File::redirect(302, "/data"))
            .step(Step::Until(PAINTED))
            .step(Step::Until("document.readyState === 'interactive'"))
            .step(Step::Open("painted"))
            .step(Step::Loaded)
            .step(Step::Until(
                "Promise.all(['/data?page=2', '/data', '/item/7', '/moved', '/none'].map((one) => fetch(one)))
                   .then((all) => Promise.all(all.map(async (one) => `${one.status}${await one.text()}`)))
                   .then((all) => all.join() === '200{\"page\":2},200{\"page\":1},404[],200{\"page\":1},404')",
            ))
            .expect(untested("records-public")),
    ]
}
