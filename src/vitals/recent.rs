//! The latest interactions of a page that is being watched, for a log.
//!
//! Metrics need the worst of a visit, a log the latest: what is kept here is what the last few dozen interactions are
//! made of, however long the page is watched.

use super::interaction::{Interaction, interactions};
use super::{Buffer, Buffers, Name, Rating, Timeline};
use crate::order;

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

impl Timeline {
    /// How many entries are held.
    #[must_use]
    pub fn held(&self) -> usize {
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

/// One interaction, for people. Times are in milliseconds; the three parts add up to the latency.
#[derive(Debug, Clone, PartialEq)]
pub struct Logged {
    /// When it began, since the time origin.
    pub start: f64,
    /// Selector of what was used; `None` where the browser forgot it.
    pub target: Option<String>,
    /// `click` where it was one, else the event that took longest: `pointerdown`, `keydown`.
    pub kind: String,
    /// Until its answer was on the screen, rounded to 8 ms.
    pub latency: f64,
    /// By the thresholds of INP.
    pub rating: Rating,
    /// Before its handlers could run.
    pub input_delay: f64,
    /// While they ran.
    pub processing: f64,
    /// From then to the paint.
    pub presentation: f64,
    /// The script that took longest meanwhile.
    pub script: Option<LoggedScript>,
}

/// A script in the time of an interaction.
#[derive(Debug, Clone, PartialEq)]
pub struct LoggedScript {
    /// Its function, else who called it, else its file.
    pub name: String,
    /// Its file, without query.
    pub file: Option<String>,
    /// How long it ran within the interaction, in milliseconds.
    pub duration: f64,
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
    pub fn interactions(&self, most: usize) -> Vec<Logged> {
        let mut all = interactions(&self.timeline);
        order::sort_by(&mut all, |a, b| start(b).total_cmp(&start(a)));
        all.truncate(most);
        all.iter()
            .filter_map(|interaction| self.logged(interaction))
            .collect()
    }

    /// How many entries are held.
    #[must_use]
    pub fn held(&self) -> usize {
        self.timeline.held()
    }

    fn logged(&self, interaction: &Interaction<'_>) -> Option<Logged> {
        let longest = interaction.longest()?;
        let phases = interaction.phases(&self.timeline)?;
        let work = phases.work(&self.timeline.buffers.long_animation_frame.entries);
        let script = work
            .and_then(|work| work.longest)
            .map(|(script, _, within)| {
                let names = [
                    &script.source_function_name,
                    &script.invoker,
                    &script.source_url,
                ];
                let name = names.into_iter().flatten().next();
                LoggedScript {
                    name: name.cloned().unwrap_or_else(|| "a script".to_owned()),
                    file: script.source_url.clone(),
                    duration: within,
                }
            });
        Some(Logged {
            start: phases.start,
            target: interaction.target(&self.timeline).map(str::to_owned),
            kind: interaction
                .events
                .iter()
                .find(|event| event.name == "click")
                .unwrap_or(&longest)
                .name
                .clone(),
            latency: interaction.latency,
            rating: Name::Inp.thresholds().rate(interaction.latency),
            input_delay: phases.processing_start - phases.start,
            processing: phases.processing_end - phases.processing_start,
            presentation: phases.paint - phases.processing_end,
            script,
        })
    }
}

fn start(interaction: &Interaction<'_>) -> f64 {
    interaction
        .events
        .first()
        .map_or(0.0, |event| event.start_time)
}

fn extend<T: Clone>(mine: &mut Buffer<T>, more: &Buffer<T>, most: usize) {
    mine.entries.extend_from_slice(&more.entries);
    let excess = mine.entries.len().saturating_sub(most);
    mine.entries.drain(..excess);
}

#[cfg(test)]
#[path = "../../tests/unit/vitals/recent.rs"]
mod tests;
