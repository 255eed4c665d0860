//! A visit that is watched as it goes: batches of entries become one timeline that stays small.
//!
//! Batches come in the order of time and may overlap. Kept is what any metric of any listed navigation could still
//! need: what came in the last seconds, the ten longest interactions of each with the frames they were part of, the
//! worst burst of shifts of each; and the frames that held the page longest. What that leaves out changes no metric, with one exception: an event that is told
//! more than ten seconds after others of its interaction can be attributed with fewer of them.

use super::cls::{bursts, sum};
use super::entries::{Entry, Event, Shift, SoftNavigation};
use super::inp::CANDIDATES;
use super::interaction::{groups, same_frame};
use super::navigation::{MOST, views};
use super::view::View;
use super::{Buffer, Timeline};
use crate::order;
use std::cmp::Ordering;

/// So many entries more than twice what had to be kept the last time are held.
const ROOM: usize = 600;
/// So many of the latest changes between foreground and background are kept.
const RECENT: usize = 100;
/// So many of the frames that held the page longest are kept, whatever they answered.
const WORST: usize = 100;
/// What came in these milliseconds may still belong with what comes next.
const FRESH: f64 = 10_000.0;

/// The bursts of a view that are over.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Settled {
    /// Which view: after what it begins; `None` for the whole visit.
    view: Option<f64>,
    /// Later shifts, and those of this moment, are not in it.
    pub(super) from: f64,
    /// The worst of them.
    pub(super) worst: Vec<Shift>,
}

/// What is known of the bursts of a view that are over.
pub(super) fn settled(view: View<'_>) -> Option<&Settled> {
    let key = key(view);
    let mut all = view.timeline.settled.iter();
    all.find(|settled| settled.view == key)
}

fn key(view: View<'_>) -> Option<f64> {
    (!view.whole).then_some(view.from)
}

impl Timeline {
    /// Adds what was seen later, and forgets what no metric needs any more.
    pub fn absorb(&mut self, batch: Self) {
        let later = batch.now >= self.now;
        // What was dropped before the watch began stays dropped; what is dropped afterwards was seen.
        let watched = self.watched_from.is_some();
        let Self {
            now,
            visibility,
            prerendering,
            ready_state,
            interaction_count,
            watched_from,
            was_discarded,
            activation,
            mut buffers,
            frames,
            unseen,
            cost,
            settled: _,
            forgotten: _,
            returned: _,
            kept: _,
        } = batch;
        if let [first, oldest, ..] = &*self.buffers.soft_navigation.entries
            && self.forgotten > 0
        {
            let (first, oldest) = (first.painted(), oldest.painted());
            let again = &mut buffers.soft_navigation.entries;
            again.retain(|soft| soft.painted() <= first || soft.painted() >= oldest);
        }
        self.buffers
            .absorb(buffers, watched, watched_from.is_some());
        self.interaction_count = self.interaction_count.max(interaction_count);
        // A watch that begins later than the one before did not see what was between.
        self.watched_from = match (self.watched_from, watched_from) {
            (Some(known), Some(later)) => Some(known.max(later)),
            (known, new) => known.or(new),
        };
        self.cost += cost;
        if later {
            self.now = now;
            self.visibility = visibility;
            self.prerendering = prerendering;
            self.ready_state = ready_state;
            self.was_discarded = was_discarded;
            self.activation = activation.or(self.activation.take());
            if !frames.is_empty() || !unseen.is_empty() {
                self.frames = frames;
                self.unseen = unseen;
            }
        }
        self.returned = self.restored();
        self.prune();
    }

    fn prune(&mut self) {
        self.forget_routes();
        if self.held() <= 2 * self.kept + ROOM {
            return;
        }
        self.settle_shifts();
        self.forget_events();
        self.forget_paints();
        self.forget_states();
        self.kept = self.held();
    }

    /// How many entries are held of the types that never end.
    fn held(&self) -> usize {
        let buffers = &self.buffers;
        buffers.layout_shift.entries.len()
            + buffers.event.entries.len()
            + buffers.long_animation_frame.entries.len()
            + buffers.interaction_contentful_paint.entries.len()
            + buffers.visibility_state.entries.len()
    }

    /// Keeps what the listed routes painted.
    fn forget_paints(&mut self) {
        let fresh = self.now - FRESH;
        let routes = &self.buffers.soft_navigation.entries;
        let paints = &mut self.buffers.interaction_contentful_paint.entries;
        paints.retain(|paint| {
            let of = |route: &SoftNavigation| route.interaction_id == paint.interaction_id;
            paint.start_time + paint.duration >= fresh || routes.iter().any(of)
        });
    }

    /// Sums up the bursts that are over.
    fn settle_shifts(&mut self) {
        let fresh = self.now - FRESH;
        let mut all = Vec::new();
        for view in every_view(self) {
            let before = settled(view);
            let from = before.map_or(f64::NEG_INFINITY, |settled| settled.from);
            let open = view.shifts().filter(|shift| shift.start_time >= from);
            let bursts = bursts(open);
            let mut worst: Vec<&Shift> =
                before.map_or_else(Vec::new, |settled| settled.worst.iter().collect());
            let mut until = from;
            for (at, burst) in bursts.iter().enumerate() {
                until = burst[0].start_time;
                let over = bursts
                    .get(at + 1)
                    .is_some_and(|next| next[0].start_time < fresh);
                if !over {
                    break;
                }
                if sum(burst) > sum(&worst) {
                    worst.clone_from(burst);
                }
            }
            all.push(Settled {
                view: key(view),
                from: until,
                worst: worst.into_iter().cloned().collect(),
            });
        }
        let views = every_view(self);
        let open = |shift: &Shift| {
            let mut views = views.iter().zip(&all);
            views.any(|(view, settled)| {
                view.from < shift.start_time
                    && shift.start_time <= view.until
                    && shift.start_time >= settled.from
            })
        };
        let shifts = self.buffers.layout_shift.entries.iter();
        let needed: Vec<bool> = shifts
            .map(|shift| shift.start_time >= fresh || open(shift))
            .collect();
        self.settled = all;
        keep(&mut self.buffers.layout_shift.entries, &needed);
    }

    /// Keeps the events of the longest interactions, and of the frames that answered them.
    fn forget_events(&mut self) {
        let fresh = self.now - FRESH;
        let ids = || {
            self.buffers
                .event
                .entries
                .iter()
                .map(|event| event.interaction_id)
                .filter(|id| *id > 0)
        };
        let ends = [ids().min(), ids().max()];
        let mut frames: Vec<Event> = Vec::new();
        let mut members: Vec<u64> = Vec::new();
        let mut work: Vec<(f64, f64)> = Vec::new();
        for view in every_view(self) {
            for group in groups(view).iter().take(CANDIDATES) {
                let (Some(longest), Some(phases)) = (group.longest(), group.phases(view)) else {
                    continue;
                };
                members.push(longest.interaction_id);
                frames.push(longest.clone());
                work.push((phases.start, phases.processing_end));
            }
        }
        let events = &mut self.buffers.event.entries;
        events.retain(|event| {
            event.rendered() >= fresh
                || members.contains(&event.interaction_id)
                || ends.contains(&Some(event.interaction_id))
                || frames.iter().any(|longest| same_frame(event, longest))
        });
        let long = &mut self.buffers.long_animation_frame;
        let before = long.entries.len();
        let held = |at: usize| long.entries[at].blocking_duration;
        let mut worst: Vec<usize> = (0..before).filter(|at| held(*at) > 0.0).collect();
        order::sort_by(&mut worst, |a, b| held(*b).total_cmp(&held(*a)));
        worst.truncate(WORST);
        let needed = long.entries.iter().enumerate().map(|(at, frame)| {
            let end = frame.start_time + frame.duration;
            let answers = |(from, until): &(f64, f64)| end >= *from && frame.start_time <= *until;
            end >= fresh || worst.contains(&at) || work.iter().any(answers)
        });
        let needed: Vec<bool> = needed.collect();
        keep(&mut long.entries, &needed);
        // Who looks for the longest has them all; who looks for something else must know that there were more.
        let forgotten = (before - long.entries.len()) as u64;
        if forgotten > 0 {
            long.dropped = Some(long.dropped.unwrap_or(0) + forgotten);
        }
    }

    /// Keeps the first route change, with which the load was over, and the latest; of the others only their number.
    fn forget_routes(&mut self) {
        let routes = &mut self.buffers.soft_navigation.entries;
        let surplus = routes.len().saturating_sub(MOST + 1);
        if surplus > 0 {
            routes.drain(1..=surplus);
        }
        self.forgotten += surplus as u64;
    }

    /// Keeps when the tab was first in the background, in the visit and in each route, and the latest changes.
    fn forget_states(&mut self) {
        let states = &self.buffers.visibility_state.entries;
        let mut begins: Vec<f64> = self
            .buffers
            .soft_navigation
            .entries
            .iter()
            .map(|soft| soft.start_time)
            .collect();
        begins.push(self.activation_start());
        let first: Vec<usize> = begins
            .iter()
            .filter_map(|begin| {
                states
                    .iter()
                    .position(|state| state.name == "hidden" && state.start_time >= *begin)
            })
            .collect();
        let recent = states.len().saturating_sub(RECENT);
        let needed: Vec<bool> = (0..states.len())
            .map(|at| at >= recent || first.contains(&at))
            .collect();
        keep(&mut self.buffers.visibility_state.entries, &needed);
    }
}

/// The whole visit, and each navigation of it.
fn every_view(timeline: &Timeline) -> Vec<View<'_>> {
    let mut all = views(timeline);
    all.push(View::whole(timeline));
    all
}

fn keep<T>(entries: &mut Vec<T>, needed: &[bool]) {
    let mut needed = needed.iter();
    entries.retain(|_| needed.next().is_none_or(|needed| *needed));
}

impl super::Buffers {
    fn absorb(&mut self, batch: Self, watched: bool, watching: bool) {
        macro_rules! absorb {
            ($($buffer:ident),*) => {$(
                merge(&mut self.$buffer, batch.$buffer, watched, watching);
            )*};
        }
        absorb!(
            navigation,
            paint,
            visibility_state,
            largest_contentful_paint,
            layout_shift,
            event,
            first_input,
            soft_navigation,
            interaction_contentful_paint,
            long_animation_frame
        );
    }
}

fn merge<T: Entry>(known: &mut Buffer<T>, batch: Buffer<T>, watched: bool, watching: bool) {
    known.dropped = match (watched, watching) {
        // What the watch itself lost is lost.
        (true, true) => Some(known.dropped.unwrap_or(0) + batch.dropped.unwrap_or(0)),
        (true, false) => known.dropped.or(batch.dropped).or(Some(0)),
        (false, true) => batch.dropped.or(known.dropped).or(Some(0)),
        (false, false) => known.dropped.max(batch.dropped),
    };
    known.supported &= batch.supported;
    for why in batch.rejected {
        if known.rejected.len() < ROOM {
            known.rejected.push(why);
        }
    }
    let Some(first) = batch.entries.first() else {
        return;
    };
    // Only what is not older than the batch can be in it as well, or belong behind a part of it.
    let before = |entry: &T| compare(entry, first).is_lt();
    let mut entries = known
        .entries
        .split_off(known.entries.partition_point(before));
    entries.extend(batch.entries);
    order::sort_by(&mut entries, compare);
    for entry in entries {
        let twins = known.entries.iter_mut().rev();
        let twin = twins
            .take_while(|before| compare(&**before, &entry).is_eq())
            .find(|before| before.same(&entry));
        match twin {
            // The later reading knows more of a document that was still loading; of an element it may know less.
            Some(twin) if entry.known() >= twin.known() => *twin = entry,
            Some(_) => {}
            None => known.entries.push(entry),
        }
    }
}

fn compare<T: Entry>(a: &T, b: &T) -> Ordering {
    let ((a0, a1), (b0, b1)) = (a.order(), b.order());
    a0.total_cmp(&b0).then(a1.total_cmp(&b1))
}

#[cfg(test)]
#[path = "../../tests/unit/vitals/absorb.rs"]
mod tests;
