//! Pictures: room kept for them, fetched too early, larger than shown, heavier than need be.

use super::{Case, File, PAINTED, Step, cant_tell, case, failed, inapplicable, passed};
use premortem::checks::Impact;

const DIMENSIONS: &str = "image-without-dimensions";
const LAZY: &str = "offscreen-image-not-lazy";
const OVERSIZED: &str = "oversized-image";
const HEAVY: &str = "heavy-image-format";

/// A page whose pictures come when its text has been painted, and push it or not.
fn late(name: &'static str, html: &str) -> Case {
    case(name)
        .page(html)
        .file("/late.png", File::png(600, 400, 9_000).behind("painted"))
        .step(Step::Until(PAINTED))
        .step(Step::Open("painted"))
        .step(Step::Loaded)
}

/// Pixels below the last of the screens that count as near.
const FAR: &str =
    "<h1>Long</h1><img width=60 height=40 src=/logo.jpg><div style='height: 6000px'>Text</div>";

pub(super) fn cases() -> Vec<Case> {
    [dimensions(), lazy(), oversized(), heavy()]
        .into_iter()
        .flatten()
        .collect()
}

fn dimensions() -> Vec<Case> {
    vec![
        late(
            "a picture without dimensions that pushes the text down",
            "<h1>Title</h1><img id=late src=/late.png><p style='height: 300px'>Text that people read",
        )
        .expect(
            failed(DIMENSIONS)
                .at("#late")
                .saying("No room was kept for late.png (600 × 400 px), and when it came the page jumped: a layout shift of 0.")
                .impact(Impact::Serious),
        ),
        late(
            "the same picture with dimensions, and with a ratio in its style",
            "<h1>Title</h1><img id=late src=/late.png width=600 height=400><img src=/late.png style='width: 50%; aspect-ratio: 3/2'><p style='height: 300px'>Text that people read",
        )
        .expect(passed(DIMENSIONS))
        .expect(passed("cumulative-layout-shift")),
        late(
            "a picture without dimensions at the end, where it pushes nothing",
            "<h1>Title</h1><p style='height: 300px'>Text that people read<p><img id=late src=/late.png>",
        )
        .expect(failed(DIMENSIONS).at("#late").saying("No jump of this visit is known to be its doing").impact(Impact::Minor)),
        late(
            "two pictures without dimensions, of which one comes beside the text",
            "<h1>Title</h1><img id=late src=/late.png width=300><p style='height: 300px'>Text</p>
             <img id=end class=icon src=/end.png>",
        )
        .file("/end.png", File::png(30, 30, 300))
        .expect(failed(DIMENSIONS).at("#late").at("#end").saying("a layout shift of").saying("No jump of this visit is known to be its doing")),
        late(
            "pictures that can push nothing",
            "<h1>Title</h1><img src=/late.png style='position: absolute; top: 300px'>
             <div style='height: 100px; overflow: hidden'><img src=/late.png></div>
             <picture style='position: fixed; bottom: 0; display: block'><img src=/late.png></picture>
             <img src=/late.png style='display: none'><img src=/none.png alt=''><p>Text",
        )
        .expect(inapplicable(DIMENSIONS)),
    ]
}

fn lazy() -> Vec<Case> {
    let far = |name, attributes: &str| {
        case(name)
            .page(&format!(
                "{FAR}<img id=far width=600 height=400 src=/far.jpg {attributes}>"
            ))
            .file("/far.jpg", File::jpeg(600, 400, 150_000))
    };
    vec![
        far("a picture far down that is fetched at once", "").expect(
            failed(LAZY).at("#far").saying("was fetched while the page loaded: 150 KB, measured.").impact(Impact::Moderate),
        ),
        case("several pictures far down that are fetched at once")
            .page(&format!(
                "{FAR}<img id=a width=60 height=40 src=/a.jpg><img id=b width=60 height=40 src=/b.jpg>
                 <img id=c width=60 height=40 src=/c.jpg>"
            ))
            .file("/a.jpg", File::jpeg(60, 40, 5_000))
            .file("/b.jpg", File::jpeg(60, 40, 9_000))
            .file("/c.jpg", File::jpeg(60, 40, 900))
            .expect(
                failed(LAZY)
                    .at("#a")
                    .at("#b")
                    .saying("screens down and was fetched while the page loaded: 9 KB, measured.")
                    .saying("And 1 more; 15 KB in all.")
                    .impact(Impact::Minor),
            ),
        far(
            "a lazy picture far down that was scrolled to, an eager one, one that has not come and one that is needed above",
            "loading=lazy><div style='height: 9000px'></div><img loading=eager width=60 height=40 src=/eager.jpg>
             <img loading=lazy width=60 height=40 src=/none.jpg><img width=60 height=40 src=/logo.jpg",
        )
            .file("/eager.jpg", File::jpeg(60, 40, 90_000))
            .file("/logo.jpg", File::jpeg(60, 40, 90_000))
            .step(Step::Loaded)
            .step(Step::Scroll(6000))
            .step(Step::Until("document.querySelector('#far').complete"))
            .expect(passed(LAZY)),
        case("a picture inserted far down after loading may have been scrolled to")
            .page(&format!(
                "{FAR}<div id=list></div><script>addEventListener('load', () => setTimeout(() => {{
                 document.getElementById('list').innerHTML = '<img id=far width=600 height=400 src=/far.jpg>'; }}))</script>"
            ))
            .file("/far.jpg", File::jpeg(600, 400, 150_000))
            .step(Step::Loaded)
            .step(Step::Until("document.querySelector('#far')?.complete === true"))
            .expect(cant_tell(LAZY).at("#far").saying("is not known")),
        case("pictures of the first screens need not be lazy")
            .page("<img width=600 height=400 src=/near.jpg>")
            .file("/near.jpg", File::jpeg(600, 400, 150_000))
            .expect(inapplicable(LAZY)),
    ]
}

fn oversized() -> Vec<Case> {
    let photo = |name, html: &str| {
        case(name)
            .page(html)
            .file("/photo*", File::webp(2400, 1600, 340_000))
            .file("/small.webp", File::webp(600, 400, 25_000))
    };
    vec![
        photo("a picture of four times the size", "<img id=big src=/photo.webp width=600 height=400>").expect(
            failed(OVERSIZED)
                .at("#big")
                .saying("photo.webp has 2400 × 1600 px and is shown in 600 × 400: about 255 KB of its 340 KB are too much")
                .impact(Impact::Moderate),
        ),
        photo(
            "pictures of twice the size for sharp screens, of their own, chosen to fit, and cropped",
            "<img src=/photo1.webp width=1200 height=800><img src=/small.webp width=600 height=400>
             <picture><source srcset='/small.webp?a 600w, /photo2.webp 2400w' sizes=600px><img src=/photo2.webp width=600 height=400></picture>
             <img src=/photo3.webp style='width: 600px; height: 800px; object-fit: cover'>",
        )
            .expect(passed(OVERSIZED)),
        photo(
            "the browser chose a large picture because the page says so",
            "<img id=big srcset='/small.webp 600w, /photo.webp 2400w' sizes=2400px style='width: 600px; height: 400px'>",
        )
        .expect(failed(OVERSIZED).at("#big").saying("has 2400 × 1600 px")),
        case("a drawing has no pixels")
            .page("<img src=/a.svg width=10 height=10>")
            .file(
                "/a.svg",
                File::text(
                    "image/svg+xml",
                    format!("<svg xmlns='http://www.w3.org/2000/svg' width='900' height='900'><!--{}--></svg>", "x".repeat(50_000)),
                ),
            )
            .expect(inapplicable(OVERSIZED))
            .expect(passed(HEAVY)),
        photo("a picture of another origin that tells nothing", "<img src={cdn}/photo.webp width=60 height=40>")
            .expect(inapplicable(OVERSIZED)),
    ]
}

fn heavy() -> Vec<Case> {
    vec![
        case("photos that modern formats would shrink")
            .page(
                "<img id=png src=/photo.png width=600 height=400><img id=jpg src=/photo.jpg width=600 height=400>
                 <img id=fine src=/fine.jpg width=600 height=400>",
            )
            .file("/photo.png", File::png(600, 400, 250_000))
            .file("/photo.jpg", File::jpeg(600, 400, 80_000))
            .file("/fine.jpg", File::jpeg(600, 400, 43_000))
            .expect(
                failed(HEAVY)
                    .at("#png")
                    .at("#jpg")
                    .saying("photo.png takes 250 KB as png; AVIF or WebP would save about 210 KB (estimated")
                    .saying("And 1 more; 251 KB in all.")
                    .impact(Impact::Moderate),
            ),
        case("the same photos as WebP")
            .page("<img src=/photo.webp width=600 height=400>")
            .file("/photo.webp", File::webp(600, 400, 38_000))
            .expect(passed(HEAVY)),
        case("a long animation as GIF, and a short one")
            .page("<img id=long src=/long.gif width=300 height=200><img src=/short.gif width=300 height=200>")
            .file("/long.gif", File::gif(300, 200, 400_000))
            .file("/short.gif", File::gif(300, 200, 9_000))
            .expect(failed(HEAVY).at("#long").saying("long.gif is a GIF of 400 KB")),
        case("a picture that is not sent as one")
            .page("<img id=odd src=/odd.png width=60 height=40>")
            .file("/odd.png", File::png(60, 40, 300).header("content-type", "text/plain"))
            .expect(failed(HEAVY).at("#odd").saying("is sent as text/plain")),
    ]
}
