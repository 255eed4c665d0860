use super::*;
use crate::vitals::entries::LongFrame;
use crate::vitals::entries::{InteractionPaint, LargestPaint, Moment, ShiftSource, SoftNavigation};
use crate::vitals::{Name, metrics, navigations, tests::visit};
use proptest::prelude::*;
use serde_json::json;

/// What happens next in a visit: what, after how many milliseconds, how strongly.
type Happening = (u8, f64, f64);

fn happenings(most: usize) -> impl Strategy<Value = Vec<Happening>> {
    proptest::collection::vec((0u8..100, 0.0..700.0f64, 0.001..1.0f64), 1..most)
}

/// A visit of one happening after the other; `share` of them are route changes, in hundredths.
fn timeline(happenings: &[Happening], share: u8) -> Timeline {
    let mut timeline = visit(json!({}));
    let buffers = &mut timeline.buffers;
    let (mut now, mut count) = (1000.0, 0);
    for (what, gap, strength) in happenings {
        now += gap;
        if *what < share {
            count += 1;
            let paint = LargestPaint {
                start_time: now + 90.0,
                navigation_id: None,
                render_time: now + 90.0,
                size: 100.0,
                target: Some("#route".to_owned()),
                node: None,
                url: None,
                key: None,
                fetches: Vec::new(),
            };
            let largest = InteractionPaint {
                start_time: now,
                navigation_id: None,
                duration: 90.0,
                interaction_id: 100 + 7 * count,
                largest: Some(paint),
            };
            buffers.soft_navigation.entries.push(SoftNavigation {
                start_time: now,
                navigation_id: None,
                duration: 90.0,
                paint_time: now + 80.0,
                presentation_time: now + 90.0,
                url: Some("https://app.example/route".to_owned()),
                interaction_id: 100 + 7 * count,
                largest: Some(largest.clone()),
            });
            buffers.interaction_contentful_paint.entries.push(largest);
        } else if *what < 70 {
            buffers.layout_shift.entries.push(Shift {
                start_time: now,
                navigation_id: None,
                value: *strength,
                had_recent_input: *what == 50,
                sources: vec![ShiftSource::default()],
            });
        } else if *what < 72 {
            buffers.visibility_state.entries.push(Moment {
                start_time: now,
                navigation_id: None,
                name: if *what == 70 { "hidden" } else { "visible" }.to_owned(),
            });
        } else if *what < 80 {
            buffers.long_animation_frame.entries.push(LongFrame {
                start_time: now,
                duration: 300.0 * strength,
                render_start: 0.0,
                style_and_layout_start: 0.0,
                blocking_duration: 0.0,
                scripts: Vec::new(),
            });
        } else {
            count += 1;
            let event = Event {
                start_time: now,
                navigation_id: None,
                name: "click".to_owned(),
                duration: (strength * 100.0).round() * 8.0,
                processing_start: now + 1.0,
                processing_end: now + 1.0 + strength,
                interaction_id: 100 + 7 * count,
                target: Some(format!("#button{what}")),
                node: None,
            };
            if count == 1 {
                buffers.first_input.entries.push(event.clone());
            }
            buffers.event.entries.push(event);
        }
    }
    timeline.interaction_count = Some(count);
    timeline.now = now + 1000.0;
    timeline.watched_from = Some(0.0);
    let buffers = &mut timeline.buffers;
    buffers.layout_shift.dropped = Some(0);
    buffers.event.dropped = Some(0);
    buffers.soft_navigation.dropped = Some(0);
    buffers.interaction_contentful_paint.dropped = Some(0);
    timeline
}

/// The part of a visit that was seen between two moments.
fn between(all: &Timeline, from: f64, until: f64) -> Timeline {
    let mut part = all.clone();
    macro_rules! cut {
        ($($buffer:ident),*) => {$(
            part.buffers.$buffer.entries.retain(|entry| {
                let (told, _) = entry.order();
                told >= from && told < until
            });
        )*};
    }
    cut!(
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
    part.now = until.min(all.now);
    part
}

fn absorbed(all: &Timeline, batches: usize, overlap: f64) -> (Timeline, usize) {
    let step = all.now / batches as f64;
    let mut timeline = Timeline::default();
    let mut largest = 0;
    for batch in 0..batches {
        let from = step * batch as f64;
        let until = if batch + 1 == batches {
            f64::INFINITY
        } else {
            from + step
        };
        timeline.absorb(between(all, from - overlap, until));
        let buffers = &timeline.buffers;
        let size = buffers.layout_shift.entries.len()
            + buffers.event.entries.len()
            + buffers.soft_navigation.entries.len()
            + buffers.long_animation_frame.entries.len()
            + buffers.visibility_state.entries.len()
            + buffers.interaction_contentful_paint.entries.len();
        largest = largest.max(size);
    }
    (timeline, largest)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(16))]

    #[test]
    fn in_any_batches_the_same(all in happenings(2500), share in 0u8..4, batches in 1usize..40, overlap in 0.0..30_000.0f64) {
        let all = timeline(&all, share);
        let (absorbed, _) = absorbed(&all, batches, overlap);
        prop_assert_eq!(metrics(&absorbed), metrics(&all));
        prop_assert_eq!(navigations(&absorbed), navigations(&all));
    }
}

#[test]
fn hours_and_hundreds_of_routes_stay_small_and_true() {
    // Three hours in which something shifts, is pressed or changes the route three times a second.
    let happenings: Vec<Happening> = (0..30_000u32)
        .map(|n| {
            let noise = f64::from(n.wrapping_mul(2_654_435_761) >> 8) / f64::from(1 << 24);
            let what = if n % 60 == 7 { 0 } else { (n % 97 + 3) as u8 };
            (what, 700.0 * noise, 0.001 + 0.9 * (1.0 - noise).powi(4))
        })
        .collect();
    let all = timeline(&happenings, 1);
    assert_eq!(all.buffers.soft_navigation.entries.len(), 500);
    let (absorbed, largest) = absorbed(&all, 300, 0.0);
    assert!(largest < 6000, "{largest} entries were held");
    assert_eq!(metrics(&absorbed), metrics(&all));
    let navigations = navigations(&absorbed);
    assert_eq!(navigations.len(), 101);
    let note = navigations.last().unwrap().note.as_deref();
    assert_eq!(
        note,
        Some("400 earlier route changes are not listed, but counted in the whole visit.")
    );
}

#[test]
fn what_was_dropped_while_somebody_watched_was_seen() {
    let dropped = |dropped: u64, watched: Option<f64>| {
        let mut timeline = timeline(&[(90, 10.0, 0.5)], 0);
        timeline.buffers.event.dropped = Some(dropped);
        timeline.watched_from = watched;
        timeline
    };
    let mut live = dropped(0, Some(0.0));
    live.absorb(dropped(54, None));
    assert_eq!(live.buffers.event.dropped, Some(0));
    let mut late = dropped(3, None);
    late.absorb(dropped(3, Some(500.0)));
    late.absorb(dropped(54, None));
    assert_eq!(late.buffers.event.dropped, Some(3));
    assert_eq!(late.watched_from, Some(500.0));
    let mut never = dropped(3, None);
    never.absorb(dropped(54, None));
    assert_eq!(never.buffers.event.dropped, Some(54));
}

#[test]
fn a_second_reading_adds_nothing_and_forgets_no_target() {
    let mut timeline = timeline(&[(90, 10.0, 0.9), (10, 10.0, 0.2)], 0);
    let before = metrics(&timeline);
    let mut again = timeline.clone();
    again.buffers.event.entries[0].target = None;
    timeline.absorb(again);
    assert_eq!(metrics(&timeline), before);
    assert_eq!(
        before[&Name::Inp].attribution["interactionTarget"],
        "#button90"
    );
}

#[test]
fn the_frames_that_held_the_page_longest_are_kept_and_the_others_counted() {
    let frame = |n: u32| LongFrame {
        start_time: 1000.0 * f64::from(n),
        duration: 200.0,
        render_start: 0.0,
        style_and_layout_start: 0.0,
        blocking_duration: f64::from(n * 7919 % 2003),
        scripts: Vec::new(),
    };
    let mut watched = Timeline {
        watched_from: Some(0.0),
        ..Timeline::default()
    };
    for start in (0..2000).step_by(100) {
        let mut batch = Timeline {
            now: 1000.0 * f64::from(start + 100),
            watched_from: Some(0.0),
            ..Timeline::default()
        };
        batch.buffers.long_animation_frame.entries = (start..start + 100).map(frame).collect();
        watched.absorb(batch);
    }
    let frames = &watched.buffers.long_animation_frame;
    let kept = frames.entries.len() as u64;
    assert!((100..1000).contains(&kept), "{kept}");
    assert_eq!(kept + frames.dropped.unwrap_or(0), 2000);
    let mut longest: Vec<f64> = (0..2000).map(|n| frame(n).blocking_duration).collect();
    longest.sort_by(|a, b| b.total_cmp(a));
    for ms in &longest[..100] {
        assert!(
            frames
                .entries
                .iter()
                .any(|one| one.blocking_duration >= *ms)
        );
    }
    assert!(frames.gap().is_some());
}
