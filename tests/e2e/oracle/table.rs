//! The scenarios: a page, what is done with it, and what we say otherwise than the library.

/// One visit.
pub(crate) struct Scenario {
    pub(crate) name: &'static str,
    /// How its document is served: `/slow`, `/moved/slow`.
    pub(crate) by: &'static str,
    /// The body.
    pub(crate) html: &'static str,
    /// What is done before the audit.
    pub(crate) steps: &'static [Step],
}

/// What is done with the page.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Step {
    /// As the first step: the tab is opened in the background.
    Background,
    /// A mouse click in the middle of an element.
    Click(&'static str),
    /// A key.
    Key(&'static str),
    /// Waits for an expression.
    Until(&'static str),
    /// Runs a script in the page.
    Eval(&'static str),
    /// Another tab comes to the front.
    Hide,
    /// This tab does.
    Show,
}

use Step::{Background, Click, Eval, Hide, Key, Show, Until};

const ROUTES: &str = "<h1>Start</h1><button id=one>One</button><button id=two>Two</button><main id=main></main><script>
 const go = (name, text) => { history.pushState({}, '', '/' + name + location.search); document.getElementById('main').innerHTML = '<h2>' + text + '</h2>'; };
 one.onclick = () => { oracle.block(120); go('one', 'A second screen with a much larger heading than the first one had'); };
 two.onclick = async () => { await new Promise((done) => setTimeout(done, 50)); go('two', 'A third screen with a heading that is larger than all of those that came before it'); };
</script>";

pub(crate) const SCENARIOS: &[Scenario] = &[
    Scenario { name: "plain", by: "", html: "<h1>Hello</h1><p>World</p>", steps: &[] },
    Scenario { name: "one soft navigation", by: "", html: ROUTES, steps: &[Click("#one"), Until("oracle.come['soft-navigation'] === 1")] },
    Scenario { name: "two soft navigations", by: "", html: ROUTES, steps: &[Click("#one"), Until("oracle.come['soft-navigation'] === 1"), Click("#two"), Until("oracle.come['soft-navigation'] === 2"), Key("a"), Until("performance.interactionCount === 3")] },
    Scenario { name: "shift in soft navigation", by: "", html: "<div id=top></div><h1>Start</h1><button id=one>One</button><main id=main></main><script>
 one.onclick = async () => { oracle.block(120); await new Promise((d) => setTimeout(d, 600)); document.getElementById('top').style.height = '100px'; await oracle.painted(); history.pushState({}, '', '/one'); main.innerHTML = '<h2>A second screen with a heading</h2>'; await oracle.painted(); document.getElementById('top').style.height = '300px';};
</script>", steps: &[Click("#one"), Until("oracle.come['soft-navigation'] === 1"), Until("oracle.come['layout-shift'] === 2")] },
    Scenario { name: "hide and show", by: "", html: "<h1>Hello</h1><button id=one>One</button>", steps: &[Hide, Show, Click("#one"), Until("performance.interactionCount === 1")] },
    Scenario { name: "background", by: "", html: "<h1>Hello</h1>", steps: &[Background, Show] },
    Scenario { name: "back", by: "", html: "<h1>Hello</h1><button id=one>One</button><script>addEventListener('pageshow', (e) => { window.shows = (window.shows ?? 0) + 1; window.at = [e.timeStamp, e.persisted]; })</script>", steps: &[Click("#one"), Eval("void (location.href = '/plain')"), Until("document.title === 'plain'"), Eval("history.back()"), Until("window.shows === 2"), Eval("console.log(1)"), Click("#one"), Until("performance.interactionCount === 2")] },
];
