//! What all metrics need to know about a visit: when it began for the person, and when they first looked away.

use super::{Timeline, entries::Navigation};

impl Timeline {
    /// How the document was fetched. `None` where the browser hides or mistakes the first byte
    /// (<https://github.com/GoogleChrome/web-vitals/issues/137>, 162, 275).
    #[must_use]
    pub fn navigation(&self) -> Option<&Navigation> {
        self.buffers
            .navigation
            .entries
            .first()
            .filter(|navigation| {
                navigation.response_start > 0.0 && navigation.response_start < self.now
            })
    }

    /// When a prerendered page was shown; 0 for all others.
    pub(super) fn activation_start(&self) -> f64 {
        self.navigation()
            .map_or(0.0, |navigation| navigation.activation_start)
    }

    /// The first byte, as the person waited for it.
    pub(super) fn time_to_first_byte(&self) -> f64 {
        self.navigation().map_or(0.0, |navigation| {
            (navigation.response_start - navigation.activation_start).max(0.0)
        })
    }

    /// When the tab was first in the background: browsers paint late or not at all from then on, so paints count only
    /// before. Infinite where it never was.
    pub(super) fn first_hidden_time(&self) -> f64 {
        let activation = self.activation_start();
        let hidden = self
            .buffers
            .visibility_state
            .entries
            .iter()
            .find(|state| state.name == "hidden" && state.start_time >= activation);
        match hidden {
            Some(state) if !self.prerendering => state.start_time,
            _ if self.visibility == "hidden" && !self.prerendering => 0.0,
            _ => f64::INFINITY,
        }
    }

    /// How far the document was loaded at a time: web-vitals' `loadState`.
    pub(super) fn load_state(&self, at: f64) -> &'static str {
        if self.ready_state == "loading" {
            return "loading";
        }
        let Some(navigation) = self.navigation() else {
            return "complete";
        };
        let before = |event: f64| event == 0.0 || at < event;
        if at < navigation.dom_interactive {
            "loading"
        } else if before(navigation.dom_content_loaded_event_start) {
            "dom-interactive"
        } else if before(navigation.dom_complete) {
            "dom-content-loaded"
        } else {
            "complete"
        }
    }
}

#[cfg(test)]
#[path = "../../tests/unit/vitals/visit.rs"]
mod tests;
