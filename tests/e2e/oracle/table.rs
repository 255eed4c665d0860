//! The scenarios: a page, what is done with it, and where we say something else than the library.
//!
//! They cover what the library's own end-to-end tests cover (GoogleChrome/web-vitals, `test/e2e/on*-test.js`). Not here is a
//! tab the browser has discarded, since it can't be audited without a person bringing it back: `wasDiscarded` is among
//! the unit tests.

/// One visit.
pub(crate) struct Scenario {
    pub(crate) name: &'static str,
    /// How its document is served: `/slow`, `/moved/slow`.
    pub(crate) by: &'static str,
    /// The body.
    pub(crate) html: &'static str,
    /// What is done before the audit.
    pub(crate) steps: &'static [Step],
    /// What is not simply equal.
    pub(crate) expect: &'static [Expect],
}

impl Scenario {
    pub(crate) fn expects(&self, what: &Expect) -> bool {
        self.expect.contains(what)
    }
}

/// What is done with the page.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Step {
    /// As the first step: the tab is opened in the background.
    Background,
    /// A mouse click in the middle of an element.
    Click(&'static str),
    /// So many clicks, each after the answer to the one before.
    Clicks(&'static str, u32),
    /// A key.
    Key(&'static str),
    /// A key so many times.
    Keys(u32),
    /// Waits for an expression.
    Until(&'static str),
    /// Runs a script in the page.
    Eval(&'static str),
    /// Another tab comes to the front.
    Hide,
    /// This tab does.
    Show,
    /// Follows a link to another document.
    Go(&'static str),
    /// Goes back to the document before.
    Back,
    /// Loads the document again.
    Reload,
    /// Has another document prerendered, and goes there.
    Prerender(&'static str),
    /// Loads the library once more, as a page would that loads it late.
    Late,
}

/// What is not simply equal.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Expect {
    /// The late copy of the library is compared, too.
    Late,
    /// With the frame of the same site ours is higher: which.
    WithFrames(&'static str),
    /// A value of ours is truer: where, which, why.
    Better(&'static str, &'static str, &'static str),
    /// Ours is a lower bound: which, why.
    AtLeast(&'static str, &'static str),
    /// Ours says nothing: which, why.
    Silent(&'static str, &'static str),
    /// A field of ours says more or truer: which, why.
    Field(&'static str, &'static str),
    /// A field of ours can't say what the library could: which, why.
    Lost(&'static str, &'static str),
}

use Expect::{AtLeast, Better, Field, Late as AlsoLate, Lost, Silent, WithFrames};
use Step::{
    Back, Background, Click, Clicks, Eval, Go, Hide, Key, Keys, Late, Prerender, Reload, Show,
    Until,
};

const fn scenario(name: &'static str, html: &'static str, steps: &'static [Step]) -> Scenario {
    Scenario {
        name,
        by: "",
        html,
        steps,
        expect: &[],
    }
}

const fn but(mut scenario: Scenario, expect: &'static [Expect]) -> Scenario {
    scenario.expect = expect;
    scenario
}

const fn by(mut scenario: Scenario, by: &'static str) -> Scenario {
    scenario.by = by;
    scenario
}

const TEXT: &str = "<h1>Hello</h1><p>World</p>";
const PICTURE: &str = "<h1>Hello</h1><img id=hero src=/picture.svg?hero width=400 height=300>";
/// Buttons: `#slow`, `#quick`, `#gone`; keys answer slowly as `wait` says.
const BUTTONS: &str = "<h1>Hello</h1><button id=slow>Slow</button> <button id=quick>Quick</button> <button id=gone class='b a'>Gone</button>
<p id=out>Nothing</p><input id=field><script>
let wait = 200;
slow.onclick = () => { oracle.block(wait); out.textContent = 'slow ' + wait; };
quick.onclick = () => { out.textContent = 'quick'; };
gone.onclick = () => { oracle.block(wait); gone.remove(); };
addEventListener('keydown', () => { if (wait) oracle.block(wait); });
</script>";
/// Routes: `#one` at once, `#two` after a while, `#three` with a picture, `#shift` with shifts before and after.
const ROUTES: &str = "<div id=above></div><h1>Start</h1><button id=one>One</button> <button id=two>Two</button> <button id=three>Three</button>
<button id=shift>Shift</button> <button id=early>Early</button> <button id=busy>Busy</button> <button id=same>Same</button><main id=main></main><script>
const show = (html) => { document.getElementById('main').innerHTML = html; };
const heading = (n) => '<h2>' + 'A screen with a heading that is larger than all before '.repeat(n) + '</h2>';
const go = (name, html) => { history.pushState({}, '', '/' + name + '?secret=1'); show(html); };
const later = (ms) => new Promise((done) => setTimeout(done, ms));
one.onclick = () => { oracle.block(120); go('one', heading(1)); };
two.onclick = async () => { await later(50); go('two', heading(2)); };
three.onclick = async () => { await later(20); go('three', '<img src=/slow/picture.svg?three width=400 height=300>'); };
shift.onclick = async () => {
  await later(600); above.style.height = '100px'; await oracle.painted();
  go('shift', heading(1)); await oracle.painted(); await later(50); above.style.height = '300px';
};
early.onclick = async () => { show(heading(1)); await oracle.painted(); await later(60); history.pushState({}, '', '/early'); show(heading(2)); };
busy.onclick = () => { oracle.block(160); show('<p>busy</p>'); };
same.onclick = () => { show(heading(3)); };
addEventListener('popstate', () => show(heading(4)));
addEventListener('keydown', (event) => { if (event.key === 'r') go('keys', heading(1)); });
</script>";

const GONE: &str = "The element was removed before we came; the library took its selector down when it was painted.";
const LAST_SENT: &str = "The picture came with the request that was sent last; the library takes the one it was told of last.";
const DECEIVED: &str = "The page deceives the library, but not our own world.";
const FROM_MEMORY: &str = "The browser keeps no record of when a page from memory was painted.";
const LATE_CLS: &str =
    "Loaded late it gets all shifts in one go, and takes the last burst for the worst.";

/// Enough slow clicks to fill the buffer of events, and a slower one after them.
const MANY: &[Step] = &[Clicks("#slow", 45), Until("oracle.waits.size === 45")];

/// Waits until so many soft navigations were told of.
const SOFT_1: Step = Until("oracle.come['soft-navigation'] === 1");
const SOFT_2: Step = Until("oracle.come['soft-navigation'] === 2");
const SHIFT_1: Step = Until("oracle.come['layout-shift'] >= 1");

pub(crate) const SCENARIOS: &[Scenario] = &[
    // Largest paint, first paint, first byte.
    scenario("text", TEXT, &[]),
    scenario("picture", PICTURE, &[Until("oracle.come['largest-contentful-paint'] >= 2 || oracle.hero()")]),
    scenario("late picture", "<h1>Hello</h1><img id=hero src=/slow/picture.svg?hero width=400 height=300>", &[Until("oracle.hero()")]),
    scenario("picture of another origin, without its times", "<h1>Hello</h1><script>
        const other = location.origin.replace('127.0.0.1', 'localhost');
        document.write('<img id=hero src=' + other + '/picture.svg?hero width=400 height=300>');</script>", &[Until("oracle.hero()")]),
    scenario("picture that was moved", "<h1>Hello</h1><img id=hero src=/moved/slow/picture.svg?hero width=400 height=300>", &[Until("oracle.hero()")]),
    scenario("picture in a style", "<style>#hero { width: 400px; height: 300px; background: url(/slow/picture.svg?style) }</style><h1>Hello</h1><div id=hero></div>",
        &[Until("oracle.hero()")]),
    scenario("picture in the address", "<h1>Hello</h1><img id=hero width=400 height=300 src=\"data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg' width='400' height='300'><path d='M0 0L400 300M0 300L400 0M9 9h300v200' stroke='teal' fill='gold'/><desc>0123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789</desc></svg>\">",
        &[Until("oracle.hero()")]),
    scenario("picture that was preloaded", "<link rel=preload as=image href=/slow/picture.svg?hero><h1>Hello</h1><script>
        addEventListener('load', () => { const image = new Image(400, 300); image.id = 'hero'; image.src = '/slow/picture.svg?hero'; document.body.append(image); });</script>",
        &[Until("oracle.hero()")]),
    but(scenario("picture asked for twice", "<h1>Hello</h1><script>(async () => {
        await fetch('/picture.svg?hero', { cache: 'reload' }); await fetch('/picture.svg?hero', { cache: 'reload' });
        const image = new Image(400, 300); image.id = 'hero'; image.src = '/picture.svg?hero'; document.body.append(image); })();</script>", &[Until("oracle.hero()")]),
        &[Field("resourceLoadDelay", LAST_SENT), Field("resourceLoadDuration", LAST_SENT), Field("elementRenderDelay", LAST_SENT)]),
    scenario("deep and named with odd letters", "<div class='z a m'><section class='very-long-class-name-number-one very-long-class-name-number-two'><article class='another-rather-long-class-name'><h1 class='1st md:w-1/2'>Hello you</h1></article></section></div>", &[]),
    scenario("largest paint ends with the first input", "<h1>Hello</h1><button id=quick>Quick</button><script>
        quick.onclick = () => setTimeout(() => { const h = document.createElement('h2'); h.textContent = 'Much larger than anything before it was '.repeat(9); document.body.append(h); }, 100);</script>",
        &[Click("#quick"), Until("document.querySelector('h2') !== null")]),
    scenario("largest element removed, with an id", "<div id=box><h1 id=hero>Hello</h1></div>", &[Eval("hero.remove()")]),
    but(scenario("largest element removed, without an id", "<div id=box><h1>Hello</h1></div>", &[Until("oracle.come['largest-contentful-paint'] >= 1"), Eval("box.innerHTML = ''")]),
        &[Lost("target", GONE)]),
    but(scenario("resource times cleared by the page", PICTURE, &[Until("oracle.hero()"), Eval("performance.clearResourceTimings()")]),
        &[Lost("resourceLoadDelay", "The page emptied the buffer; the report says so."), Lost("resourceLoadDuration", "The same."), Lost("elementRenderDelay", "The same.")]),
    but(scenario("performance interfaces replaced by the page", PICTURE, &[Until("oracle.hero()"), Eval(
        "globalThis.PerformanceObserver = class { observe() {} disconnect() {} takeRecords() { return []; } }; \
         Performance.prototype.getEntriesByType = () => []; Performance.prototype.getEntriesByName = () => []; performance.now = () => 7; void 0")]),
        &[Field("timeToFirstByte", DECEIVED), Field("resourceLoadDelay", DECEIVED), Field("resourceLoadDuration", DECEIVED), Field("elementRenderDelay", DECEIVED)]),
    but(scenario("properties of the document hidden by images", "<h1>Hello</h1><img name=readyState><img name=querySelectorAll>", &[]),
        &[Better("", "TTFB", DECEIVED), Field("loadState", DECEIVED)]),
    by(scenario("delayed answer", TEXT, &[]), "/slow"),
    by(scenario("answer after a redirect", TEXT, &[]), "/moved/slow"),
    by(scenario("early hints", TEXT, &[]), "/hints"),
    by(scenario("answer that halts", "<h1>Hello</h1><p>Long text</p>", &[]), "/halting"),
    scenario("service worker", "<h1>Hello</h1><script>navigator.serviceWorker.register('/worker.js').then(() => navigator.serviceWorker.ready).then(() => { globalThis.ready = true; });</script>",
        &[Until("globalThis.ready === true"), Go("/service-worker"), Until("navigator.serviceWorker.controller !== null"),
          Eval("navigator.serviceWorker.getRegistration().then((r) => r.unregister())")]),
    scenario("reload", TEXT, &[Reload]),

    // In the background.
    scenario("opened in the background", TEXT, &[Background, Show]),
    scenario("opened in the background and used", BUTTONS, &[Background, Show, Click("#slow"), Until("oracle.slowest() >= 200")]),
    scenario("hidden before the library came", "<h1>Hello</h1>", &[Hide, Show, Late]),
    scenario("hidden and shown again", BUTTONS, &[Hide, Show, Click("#slow"), Until("oracle.slowest() >= 200")]),
    scenario("hidden, then painted", "<h1>Hello</h1><main id=main></main>", &[Hide, Eval("main.innerHTML = '<h2>Much larger, but in the background</h2>'"), Show, Eval("oracle.painted()")]),

    // From memory, prerendered.
    but(scenario("back, from memory", BUTTONS, &[Go("/text"), Back, Until("oracle.shows === 1"), Eval("oracle.painted()")]),
        &[Silent("LCP", FROM_MEMORY), Silent("FCP", FROM_MEMORY)]),
    but(scenario("back, from memory, and used", BUTTONS, &[Click("#quick"), Until("performance.interactionCount === 1"), Go("/text"), Back, Until("oracle.shows === 1"), Click("#slow"), Until("oracle.slowest() >= 200")]),
        &[Silent("LCP", FROM_MEMORY), Silent("FCP", FROM_MEMORY), Better("whole visit", "INP", "The whole visit goes on after a return from memory, as our docs say.")]),
    but(scenario("back, from memory, and shifted", "<div id=above></div><h1>Hello</h1>", &[Go("/text"), Back, Until("oracle.shows === 1"), Eval("above.style.height = '200px'"), SHIFT_1]),
        &[Silent("LCP", FROM_MEMORY), Silent("FCP", FROM_MEMORY), Better("whole visit", "CLS", "The whole visit goes on after a return from memory, as our docs say.")]),
    scenario("prerendered", TEXT, &[Prerender("/picture-of-its-own"), Until("oracle.hero()")]),
    scenario("picture of its own", "<h1>Hello</h1><img id=hero src=/slow/picture.svg?hero width=400 height=300>", &[Until("oracle.hero()")]),

    // Shifts.
    scenario("one shift", "<div id=above></div><h1>Hello</h1><p>World</p>", &[Eval("above.style.height = '100px'"), SHIFT_1]),
    scenario("shift before the load ends", "<div id=above></div><h1>Hello</h1><img src=/slow/picture.svg width=9 height=9><script>
        oracle.painted().then(() => { document.getElementById('above').style.height = '120px'; });</script>", &[SHIFT_1]),
    scenario("shifts of one burst", "<div id=above></div><h1 id=head>Hello</h1><p>World</p>",
        &[Eval("above.style.height = '40px'"), SHIFT_1, Eval("above.style.height = '240px'"), Until("oracle.come['layout-shift'] >= 2"), Eval("above.style.height = '300px'"), Until("oracle.come['layout-shift'] >= 3")]),
    but(scenario("the worst burst is not the last", "<div id=above></div><h1>Hello</h1><p>World</p>",
        &[Eval("above.style.height = '300px'"), SHIFT_1, Eval("new Promise((done) => setTimeout(done, 1100))"), Eval("above.style.height = '310px'"), Until("oracle.come['layout-shift'] >= 2"), Late]),
        &[AlsoLate, Better("loaded late", "CLS", LATE_CLS)]),
    scenario("the worst burst is the last", "<div id=above></div><h1>Hello</h1><p>World</p>",
        &[Eval("above.style.height = '20px'"), SHIFT_1, Eval("new Promise((done) => setTimeout(done, 1100))"), Eval("above.style.height = '300px'"), Until("oracle.come['layout-shift'] >= 2")]),
    scenario("shift after an input", "<div id=above></div><h1>Hello</h1><button id=quick>Quick</button><script>quick.onclick = () => { document.getElementById('above').style.height = '200px'; };</script>",
        &[Click("#quick"), SHIFT_1]),
    scenario("shift in a shadow tree", "<div id=host></div><script>host.attachShadow({ mode: 'open' }).innerHTML = '<div id=above></div><h1 class=inner>Hello</h1>';</script>",
        &[Eval("host.shadowRoot.getElementById('above').style.height = '200px'"), SHIFT_1]),
    but(scenario("shift of a text alone", "<div id=box style='position: absolute; inset: 0; pointer-events: none'><span id=above></span><br>Text that is no element of its own</div><h1>Hello</h1>",
        &[Eval("above.style.cssText = 'display: inline-block; height: 200px'"), SHIFT_1]),
        &[Field("largestShiftTarget", "Of a text the element around it, which can be selected; its `TEXT` can't.")]),
    but(scenario("shifted element removed", "<div id=above></div><section><h1>Hello</h1></section>", &[Eval("above.style.height = '200px'"), SHIFT_1, Eval("document.querySelector('section').remove()")]),
        &[Lost("target", GONE), Lost("largestShiftTarget", GONE)]),
    scenario("shift, hidden, shown, shift", "<div id=above></div><h1>Hello</h1>",
        &[Eval("above.style.height = '100px'"), SHIFT_1, Hide, Show, Eval("oracle.painted()"), Eval("above.style.height = '300px'"), Until("oracle.come['layout-shift'] >= 2")]),
    but(scenario("more shifts than the browser keeps", "<div id=above></div><h1>Hello</h1>",
        &[Eval("(async () => { for (let i = 0; i < 170; i++) { above.style.height = (i % 2 ? 0 : 60) + 'px'; await new Promise(requestAnimationFrame); } })()"), Until("oracle.come['layout-shift'] >= 165")]),
        &[AtLeast("CLS", "The browser keeps the first 150.")]),

    // Interactions.
    scenario("nobody used it", BUTTONS, &[]),
    scenario("quick click", BUTTONS, &[Click("#quick"), Until("performance.interactionCount === 1")]),
    scenario("slow click", BUTTONS, &[Click("#slow"), Until("oracle.slowest() >= 200")]),
    scenario("slow key", BUTTONS, &[Eval("field.focus()"), Key("a"), Until("oracle.slowest() >= 200")]),
    scenario("three slow clicks", BUTTONS, &[Eval("wait = 400, 0"), Click("#slow"), Until("oracle.slowest() >= 400"), Eval("wait = 250, 0"), Click("#slow"), Until("oracle.waits.size === 2"),
        Eval("wait = 120, 0"), Click("#slow"), Until("oracle.waits.size === 3")]),
    scenario("the second of 50 interactions", BUTTONS, &[Eval("wait = 300, 0"), Click("#slow"), Until("oracle.slowest() >= 300"), Eval("wait = 160, 0"), Click("#slow"), Until("oracle.waits.size === 2"),
        Eval("wait = 0, 0"), Keys(48), Until("performance.interactionCount === 50")]),
    scenario("the third of 100 interactions", BUTTONS, &[Eval("wait = 400, 0"), Click("#slow"), Until("oracle.slowest() >= 400"), Eval("wait = 300, 0"), Click("#slow"), Until("oracle.waits.size === 2"),
        Eval("wait = 200, 0"), Click("#slow"), Until("oracle.waits.size === 3"), Eval("wait = 0, 0"), Keys(97), Until("performance.interactionCount === 100")]),
    scenario("button removed by its handler", BUTTONS, &[Click("#gone"), Until("oracle.slowest() >= 200")]),
    scenario("script on the window's pointerdown", "<h1>Hello</h1><button id=quick>Quick</button><script>addEventListener('pointerdown', function slowdown() { oracle.block(250); });</script>",
        &[Click("#quick"), Until("oracle.slowest() >= 250")]),
    scenario("click while a script runs", "<h1>Hello</h1><button id=quick>Quick</button><p id=out></p><script>quick.onclick = () => { out.textContent = 'done'; };</script>",
        &[Eval("void setTimeout(function busy() { oracle.block(400); }, 30)"), Click("#quick"), Until("out.textContent === 'done'"), Eval("oracle.painted()")]),
    scenario("answer that is painted late", "<h1>Hello</h1><button id=quick>Quick</button><script>quick.onclick = () => requestAnimationFrame(function draw() { oracle.block(250); });</script>",
        &[Click("#quick"), Until("oracle.slowest() >= 250")]),
    scenario("answer that lays out a lot", "<h1>Hello</h1><button id=quick>Quick</button><div id=list></div><script>quick.onclick = function fill() {
        oracle.block(110); list.innerHTML = '<p>Row <b>of</b> many</p>'.repeat(2000); return list.offsetHeight; };</script>", &[Click("#quick"), Until("oracle.slowest() >= 104")]),
    scenario("button in a shadow tree", "<h1>Hello</h1><div id=host style='display: inline-block'></div><script>const root = host.attachShadow({ mode: 'open' });
        root.innerHTML = '<button class=inner>Inside</button>'; root.firstChild.onclick = () => oracle.block(200);</script>", &[Click("#host"), Until("oracle.slowest() >= 200")]),
    but(scenario("more events than the browser keeps", "<h1>Hello</h1><button id=slow>Slow</button><script>slow.onclick = () => { oracle.block(105); slow.classList.toggle('x'); };</script>",
        MANY), &[AtLeast("INP", "The browser keeps the first 150 events.")]),

    // Soft navigations.
    scenario("a route change", ROUTES, &[Click("#one"), SOFT_1]),
    but(scenario("two route changes", ROUTES, &[Click("#one"), SOFT_1, Click("#two"), SOFT_2]), &[Lost("target", GONE)]),
    scenario("a route change after a while", ROUTES, &[Click("#two"), SOFT_1]),
    scenario("a route with a picture", ROUTES, &[Click("#three"), SOFT_1, Until("oracle.come['interaction-contentful-paint'] >= 1 && document.images[0]?.complete"), Eval("oracle.painted()")]),
    scenario("shifts before and after a route change", ROUTES, &[Click("#shift"), SOFT_1, Until("oracle.come['layout-shift'] >= 2")]),
    scenario("paints before the address changes", ROUTES, &[Click("#early"), SOFT_1]),
    but(scenario("slow press on a route", ROUTES, &[Click("#two"), SOFT_1, Click("#busy"), Until("oracle.slowest() >= 160")]), &[Lost("target", GONE)]),
    scenario("quick key on a route", ROUTES, &[Click("#two"), SOFT_1, Key("x"), Until("performance.interactionCount === 2")]),
    scenario("a route change by key", ROUTES, &[Key("r"), SOFT_1]),
    scenario("a press that changes no address", ROUTES, &[Click("#same"), Until("performance.interactionCount === 1"), Eval("oracle.painted()")]),
    scenario("hidden after a route change", ROUTES, &[Click("#two"), SOFT_1, Hide, Show]),
    but(scenario("a route change, and the library came late", ROUTES, &[Click("#one"), SOFT_1, Click("#two"), SOFT_2, Late]), &[AlsoLate, Lost("target", GONE)]),

    // Loaded late, and frames.
    but(scenario("the library came late", BUTTONS, &[Click("#slow"), Until("oracle.slowest() >= 200"), Late]),
        &[AlsoLate]),
    but(scenario("shifts and clicks in a frame do not count", "<h1>Hello</h1><iframe id=frame width=600 height=400 srcdoc='<div id=above></div><h2>Inside</h2>'></iframe>",
        &[Until("!!frame.contentDocument?.getElementById('above')"), Eval("frame.contentDocument.getElementById('above').style.height = '200px'; oracle.painted()"), Eval("oracle.painted()")]), &[WithFrames("CLS")]),
];
