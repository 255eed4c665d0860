//! The latest interactions of a page that is being watched, for a log.
//!
//! Metrics need the worst of a visit, a log the latest: what is kept here is what the last few dozen interactions are
//! made of, however long the page is watched.

use super::interaction::{Interaction, interactions};
use super::{Buffer, Buffers, Timeline};

/// Events kept: five to eleven make an interaction.
const MOST_EVENTS: usize = 500;
/// Long frames kept.
const MOST_FRAMES: usize = 100;

/// The latest interactions of a page.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Recent {
    /// Holds events and long frames only.
    timeline: Timeline,
}

impl Recent {
    /// Takes in what was seen since.
    pub fn absorb(&mut self, batch: &Timeline) {
        let (mine, more) = (&mut self.timeline.buffers, &batch.buffers);
        extend(&mut mine.event, &more.event, MOST_EVENTS);
        extend(&mut mine.first_input, &more.first_input, 1);
        extend(
            &mut mine.long_animation_frame,
            &more.long_animation_frame,
            MOST_FRAMES,
        );
    }

    /// The latest interactions, newest first, at most so many.
    #[must_use]
    pub fn interactions(&self, most: usize) -> Vec<Interaction> {
        let mut all = interactions(&self.timeline);
        all.reverse();
        all.truncate(most);
        all
    }

    /// How many entries are held.
    #[must_use]
    pub fn held(&self) -> usize {
        self.timeline.entries()
    }
}

impl Timeline {
    /// How many entries it holds.
    #[must_use]
    pub fn entries(&self) -> usize {
        let Buffers {
            navigation,
            paint,
            visibility_state,
            largest_contentful_paint,
            layout_shift,
            event,
            first_input,
            soft_navigation,
            interaction_contentful_paint,
            long_animation_frame,
        } = &self.buffers;
        navigation.entries.len()
            + paint.entries.len()
            + visibility_state.entries.len()
            + largest_contentful_paint.entries.len()
            + layout_shift.entries.len()
            + event.entries.len()
            + first_input.entries.len()
            + soft_navigation.entries.len()
            + interaction_contentful_paint.entries.len()
            + long_animation_frame.entries.len()
    }
}

fn extend<T: Clone>(mine: &mut Buffer<T>, more: &Buffer<T>, most: usize) {
    mine.entries.extend_from_slice(&more.entries);
    let excess = mine.entries.len().saturating_sub(most);
    mine.entries.drain(..excess);
}

#[cfg(test)]
#[path = "../../tests/unit/vitals/recent.rs"]
mod tests;
