use super::*;
use crate::checks::{Outcome, outcome_of};
use crate::page::{ElementBuilder as E, PageBuilder};

fn cases(top: E) -> Vec<Case> {
    let mut page = PageBuilder::default();
    page.add(top);
    let recording = Recording {
        page: Some(page.finish()),
        ..Recording::default()
    };
    run(&recording).unwrap()
}

fn outcome(top: E) -> Outcome {
    outcome_of(&cases(top))
}

#[test]
fn without_a_page_it_does_not_run() {
    assert!(run(&Recording::default()).is_err());
}

use crate::page::Media;

fn loud() -> Media {
    Media {
        sound: Some(true),
        duration: Some(13.7),
        ..Media::default()
    }
}

fn film(media: Media) -> E {
    E::new("video").attr("autoplay", "").media(media)
}

#[test]
fn sound_that_nothing_can_stop_fails() {
    assert_eq!(outcome(film(loud())), Outcome::Failed);
    let endless = Media {
        endless: true,
        duration: None,
        ..loud()
    };
    let case = &cases(film(endless))[0];
    assert_eq!(case.outcome, Outcome::Failed);
    assert!(case.message.contains("without end"));
}

#[test]
fn what_the_browser_prevented_is_for_a_person() {
    assert_eq!(
        outcome(film(Media {
            paused: true,
            ..loud()
        })),
        Outcome::CantTell
    );
    assert_eq!(
        outcome(film(Media {
            sound: None,
            ..loud()
        })),
        Outcome::CantTell
    );
    assert_eq!(
        outcome(film(Media {
            duration: None,
            failed: true,
            ..loud()
        })),
        Outcome::CantTell
    );
}

#[test]
fn controls_in_sight_and_short_sounds_pass() {
    assert_eq!(outcome(film(loud()).attr("controls", "")), Outcome::Passed);
    assert_eq!(
        outcome(film(Media {
            duration: Some(3.0),
            ..loud()
        })),
        Outcome::Passed
    );
    assert_eq!(
        outcome(film(Media {
            from: 8.0,
            to: Some(10.0),
            ..loud()
        })),
        Outcome::Passed
    );
    assert_eq!(
        outcome(film(Media {
            from: 25.0,
            duration: Some(27.0),
            ..loud()
        })),
        Outcome::Passed
    );
    assert_eq!(
        outcome(film(Media {
            from: 99.0,
            ..loud()
        })),
        Outcome::Passed
    );
}

#[test]
fn only_a_named_control_in_sight_may_stop_it() {
    let page = |button: E| outcome(E::new("main").child(film(loud())).child(button));
    assert_eq!(page(E::new("button").text("Pause")), Outcome::CantTell);
    for useless in [
        E::new("button"),
        E::new("button").text("Pause").unrendered(),
        E::new("button").text("Pause").attr("aria-hidden", "true"),
    ] {
        assert_eq!(page(useless), Outcome::Failed);
    }
}

#[test]
fn what_is_not_heard_is_left_alone() {
    for top in [
        film(Media {
            muted: true,
            ..loud()
        }),
        film(Media {
            sound: Some(false),
            ..loud()
        }),
        film(Media {
            duration: Some(0.0),
            ..loud()
        }),
        E::new("audio").media(loud()),
        E::new("video").attr("autoplay", ""),
    ] {
        assert_eq!(outcome(top.clone()), Outcome::Inapplicable, "{top:?}");
    }
}
