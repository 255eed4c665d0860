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

fn audio() -> E {
    E::new("audio").media(Media {
        paused: true,
        sound: Some(true),
        duration: Some(27.0),
        ..Media::default()
    })
}

#[test]
fn what_can_be_played_is_for_a_person() {
    assert_eq!(outcome(audio().attr("controls", "")), Outcome::CantTell);
    assert_eq!(
        outcome(audio().attr("autoplay", "").unrendered()),
        Outcome::CantTell
    );
    assert_eq!(outcome(audio().media(Media::default())), Outcome::CantTell);
    let player = E::new("div")
        .child(audio())
        .child(E::new("button").text("Play the episode"));
    assert_eq!(outcome(player), Outcome::CantTell);
}

#[test]
fn what_nobody_can_play_is_left_alone() {
    assert_eq!(outcome(audio()), Outcome::Inapplicable);
    assert_eq!(
        outcome(audio().attr("controls", "").unrendered()),
        Outcome::Inapplicable
    );
    let page = E::new("div")
        .child(audio())
        .child(E::new("button").text("Save"));
    assert_eq!(outcome(page), Outcome::Inapplicable);
}
