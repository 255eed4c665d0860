//! The navigations of a visit: the load, each route change, a return through the back/forward cache.

use super::timeline::count;
use super::view::{Begin, View, interactions_until};
use super::{Metrics, Name, Timeline, judge};
use serde::{Deserialize, Serialize};

/// More are not listed, the latest being the interesting ones.
pub(super) const MOST: usize = 100;

/// One navigation with its five metrics.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Navigation {
    /// How it came about.
    pub kind: Kind,
    /// Its address, without query and fragment.
    pub url: String,
    /// When it began, in milliseconds since the page's time origin.
    pub start: f64,
    /// The five vitals, always all five.
    pub metrics: Metrics,
    /// What could not be told about the navigations around it; a sentence.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

/// How a navigation came about, as web-vitals calls it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// A link, an address typed in, a form.
    Navigate,
    /// The page was loaded again.
    Reload,
    /// Back or forward, with a new load.
    BackForward,
    /// Back or forward, without one.
    BackForwardCache,
    /// Loaded before it was asked for.
    Prerender,
    /// The browser had discarded the tab, and loaded it again.
    Restore,
    /// Another route of a single-page app.
    SoftNavigation,
}

impl Kind {
    /// The same in words.
    #[must_use]
    pub const fn words(self) -> &'static str {
        match self {
            Self::Navigate => "load",
            Self::Reload => "reload",
            Self::BackForward => "back or forward",
            Self::BackForwardCache => "back or forward, from memory",
            Self::Prerender => "prerendered",
            Self::Restore => "restored tab",
            Self::SoftNavigation => "route change",
        }
    }
}

/// All navigations since the document was loaded, the load first, at most 101 of them.
#[must_use]
pub fn navigations(timeline: &Timeline) -> Vec<Navigation> {
    let views = views(timeline);
    let last = views.len() - 1;
    let all = views.into_iter().enumerate().map(|(at, view)| Navigation {
        kind: kind(timeline, &view),
        url: url(timeline, &view),
        start: view.start(),
        metrics: Name::ALL
            .into_iter()
            .map(|name| (name, judge(name, view)))
            .collect(),
        note: (at == last).then(|| note(timeline)).flatten(),
    });
    all.collect()
}

/// The parts of a visit, in the order of time.
pub(super) fn views(timeline: &Timeline) -> Vec<View<'_>> {
    let mut begins: Vec<(f64, Begin<'_>)> = vec![(f64::NEG_INFINITY, Begin::Load)];
    let softs = &timeline.buffers.soft_navigation.entries;
    let listed = softs.len().saturating_sub(MOST);
    begins.extend(softs.iter().map(|soft| (soft.painted(), Begin::Soft(soft))));
    if let Some(at) = timeline.restored() {
        let place = begins.partition_point(|(from, _)| *from < at);
        begins.insert(place, (at, Begin::Restore));
    }
    let counted = |at: usize| match begins.get(at).map(|begin| begin.1) {
        None => timeline.interaction_count,
        Some(Begin::Load) => Some(0),
        Some(Begin::Restore) => None,
        Some(Begin::Soft(soft)) => interactions_until(timeline, soft.interaction_id),
    };
    let all = begins.iter().enumerate().map(|(at, (from, begin))| View {
        timeline,
        begin: *begin,
        from: *from,
        until: begins.get(at + 1).map_or(f64::INFINITY, |next| next.0),
        interactions: counted(at + 1)
            .zip(counted(at))
            .and_then(|(after, before)| after.checked_sub(before)),
        whole: false,
    });
    let mut views: Vec<_> = all.collect();
    views.drain(1..=listed);
    views
}

impl View<'_> {
    /// When it began for the person, in milliseconds since the page's time origin.
    fn start(&self) -> f64 {
        match self.begin {
            Begin::Load => self.timeline.activation_start(),
            Begin::Restore => self.from,
            Begin::Soft(soft) => soft.start_time,
        }
    }
}

fn kind(timeline: &Timeline, view: &View<'_>) -> Kind {
    match view.begin {
        Begin::Soft(_) => return Kind::SoftNavigation,
        Begin::Restore => return Kind::BackForwardCache,
        Begin::Load => {}
    }
    let navigation = timeline.buffers.navigation.entries.first();
    if timeline.prerendering || timeline.activation_start() > 0.0 {
        Kind::Prerender
    } else if timeline.was_discarded {
        Kind::Restore
    } else {
        match navigation.map(|navigation| &*navigation.kind) {
            Some("reload") => Kind::Reload,
            Some("back_forward") => Kind::BackForward,
            Some("prerender") => Kind::Prerender,
            _ => Kind::Navigate,
        }
    }
}

fn url(timeline: &Timeline, view: &View<'_>) -> String {
    let softs = timeline.buffers.soft_navigation.entries.iter();
    let loaded = timeline.buffers.navigation.entries.first();
    let url = match view.begin {
        Begin::Soft(soft) => soft.url.as_ref(),
        // Of the route the page was on.
        Begin::Restore => softs
            .take_while(|soft| soft.painted() < view.from)
            .last()
            .and_then(|soft| soft.url.as_ref())
            .or_else(|| loaded?.url.as_ref()),
        Begin::Load => loaded.and_then(|navigation| navigation.url.as_ref()),
    };
    url.cloned().unwrap_or_default()
}

/// What is missing from the list.
fn note(timeline: &Timeline) -> Option<String> {
    let buffer = &timeline.buffers.soft_navigation;
    let unlisted = (buffer.entries.len().saturating_sub(MOST)) as u64 + timeline.forgotten;
    if unlisted > 0 {
        let were = count(
            unlisted,
            "earlier route change is",
            "earlier route changes are",
        );
        return Some(format!(
            "{were} not listed, but counted in the whole visit."
        ));
    }
    if let Some(gap) = buffer.gap() {
        return Some(format!(
            "Later route changes are missing, and are counted with the last one here: {gap}."
        ));
    }
    (timeline.came_back() && timeline.restored().is_none()).then(|| {
        "The page came back from the browser's memory, but the tab was also left and looked at again, so which return \
         that was can't be told."
            .to_owned()
    })
}

impl Timeline {
    /// When the page came back from the back/forward cache, where that can be told.
    pub(super) fn restored(&self) -> Option<f64> {
        self.returned.or_else(|| {
            let mut returns = self.returns();
            let first = returns.next().filter(|_| self.came_back())?;
            returns.next().is_none().then_some(first)
        })
    }

    /// Whether it did at all. The document was loaded by something else than the navigation that shows it now
    /// (<https://html.spec.whatwg.org/multipage/nav-history-apis.html#dom-navigation-activation>).
    fn came_back(&self) -> bool {
        let loaded = self.buffers.navigation.entries.first();
        self.activation.as_deref() == Some("traverse")
            && loaded.is_some_and(|navigation| navigation.kind != "back_forward")
    }

    /// When the tab was looked at again.
    fn returns(&self) -> impl Iterator<Item = f64> {
        let states = &self.buffers.visibility_state.entries;
        let pairs = states.windows(2);
        pairs
            .filter(|pair| pair[0].name == "hidden" && pair[1].name == "visible")
            .map(|pair| pair[1].start_time)
            .filter(|at| *at > self.activation_start())
    }
}

#[cfg(test)]
#[path = "../../tests/unit/vitals/navigation.rs"]
mod tests;
