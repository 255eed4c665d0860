//! What is judged: a whole visit, or one navigation of it.
//!
//! The library closes a navigation when the next one is told to it. That is when the browser has painted what the
//! route change brought, so what was on the screen until then belongs to the route before, the interaction that
//! caused the change included.

use super::entries::{Entry, Event, Shift, SoftNavigation};
use super::interaction::SAME_FRAME;
use super::{Buffer, Timeline};

/// The step between the ids of two interactions in Chromium, which web-vitals relies on as well.
const STEP: u64 = 7;

/// A part of a visit.
#[derive(Debug, Clone, Copy)]
pub(super) struct View<'a> {
    pub timeline: &'a Timeline,
    pub begin: Begin<'a>,
    /// What was on the screen after that, in milliseconds since the page's time origin …
    pub from: f64,
    /// … and not after that.
    pub until: f64,
    /// How many interactions; `None` where it can't be told.
    pub interactions: Option<u64>,
    /// Whether it is the whole visit.
    pub whole: bool,
}

/// What a navigation began with.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Begin<'a> {
    /// The document was loaded.
    Load,
    /// It came back from the back/forward cache.
    Restore,
    /// Its address changed, without a new document.
    Soft(&'a SoftNavigation),
}

impl<'a> View<'a> {
    /// Everything since the document was loaded: what the library judges without soft navigations.
    pub(super) fn whole(timeline: &'a Timeline) -> Self {
        Self {
            timeline,
            begin: Begin::Load,
            from: f64::NEG_INFINITY,
            until: f64::INFINITY,
            interactions: timeline.interaction_count,
            whole: true,
        }
    }

    /// The shifts in it.
    pub(super) fn shifts(self) -> impl Iterator<Item = &'a Shift> {
        let shifts = self.timeline.buffers.layout_shift.entries.iter();
        shifts.filter(move |shift| self.from < shift.start_time && shift.start_time <= self.until)
    }

    /// The events in it. The first input has an entry of its own, however quick it was; a slow one is among the events
    /// as well.
    pub(super) fn events(self) -> impl Iterator<Item = &'a Event> {
        let buffers = &self.timeline.buffers;
        let events = buffers.event.entries.iter();
        events
            .chain(&buffers.first_input.entries)
            .filter(move |event| self.holds(event))
    }

    /// Durations are rounded, so an event that the paint of the next route answered can seem to end after it.
    pub(super) fn holds(self, event: &Event) -> bool {
        let painted = event.rendered() - SAME_FRAME;
        self.from < painted && painted <= self.until
    }

    /// When the tab was first in the background since it began; paints count only before. Infinite where it never was.
    pub(super) fn first_hidden_time(self) -> f64 {
        let Begin::Soft(soft) = self.begin else {
            return self.timeline.first_hidden_time();
        };
        let states = &self.timeline.buffers.visibility_state.entries;
        states
            .iter()
            .find(|state| state.name == "hidden" && state.start_time >= soft.start_time)
            .map_or(f64::INFINITY, |state| state.start_time)
    }

    /// Why entries of it may be missing. The browser drops the latest, so what was over before the last that was kept is
    /// all there.
    pub(super) fn gap<T: Entry>(self, buffer: &Buffer<T>) -> Option<String> {
        let kept = buffer.entries.last().map_or(0.0, Entry::start);
        buffer
            .gap()
            .filter(|_| self.until >= kept || !buffer.rejected.is_empty())
    }

    /// Why its end is not known: the browser has dropped the route changes after it.
    pub(super) fn open(self) -> Option<&'static str> {
        let routes = &self.timeline.buffers.soft_navigation;
        let last = !self.whole && self.until.is_infinite();
        (last && routes.gap().is_some()).then_some(
            "The browser has dropped later route changes, so what belongs to them can't be told from what belongs here.",
        )
    }

    /// Events of at least so many milliseconds are all known.
    pub(super) fn threshold(self) -> f64 {
        let watched = self.timeline.watched_from;
        if watched.is_some_and(|watched| watched <= self.from.max(0.0)) {
            super::inp::OBSERVED_FROM
        } else {
            super::inp::KEPT_FROM
        }
    }

    /// ", 2 route changes included", for metrics that count the whole visit.
    pub(super) fn routes(self) -> String {
        match self.timeline.buffers.soft_navigation.entries.len() as u64 + self.timeline.forgotten {
            n if n > 0 && self.whole => format!(
                ", {} included",
                super::timeline::count(n, "route change", "route changes")
            ),
            _ => String::new(),
        }
    }
}

/// How many interactions there were until the one that caused a route change, it included. Chromium's ids go up by
/// seven an interaction; where they don't, it can't be told.
pub(super) fn interactions_until(timeline: &Timeline, id: u64) -> Option<u64> {
    let first = timeline.buffers.first_input.entries.first()?.interaction_id;
    let steps = id.checked_sub(first).filter(|_| first > 0)?;
    let count = steps / STEP + 1;
    let fits = steps % STEP == 0 && timeline.interaction_count.is_none_or(|all| count <= all);
    fits.then_some(count)
}

/// How many interactions there were if those with these ids are the first and the last.
pub(super) fn estimate(ids: impl Iterator<Item = u64>) -> u64 {
    let ids = ids.filter(|id| *id > 0);
    let range = ids.fold(None, |range: Option<(u64, u64)>, id| {
        Some(range.map_or((id, id), |(min, max)| (min.min(id), max.max(id))))
    });
    range.map_or(0, |(min, max)| (max - min) / STEP + 1)
}

#[cfg(test)]
#[path = "../../tests/unit/vitals/view.rs"]
mod tests;
