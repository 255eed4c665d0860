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

fn film(sound: Option<bool>) -> E {
    E::new("video").media(Media {
        sound,
        duration: Some(13.7),
        ..Media::default()
    })
}

#[test]
fn films_in_sight_are_for_a_person() {
    assert_eq!(outcome(film(Some(true))), Outcome::CantTell);
    assert_eq!(outcome(film(Some(false))), Outcome::Inapplicable);
    assert_eq!(
        outcome(film(Some(true)).unrendered()),
        Outcome::Inapplicable
    );
}

#[test]
fn where_the_sound_is_not_known_it_says_so() {
    let case = &cases(film(None))[0];
    assert_eq!(case.outcome, Outcome::CantTell);
    assert!(case.message.contains("not known"));
}
