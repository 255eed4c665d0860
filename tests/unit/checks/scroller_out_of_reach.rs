use super::*;
use crate::checks::{Outcome, outcome_of};
use crate::page::{ElementBuilder as E, PageBuilder};

fn outcome(top: E) -> Outcome {
    let mut page = PageBuilder::default();
    page.add(top);
    let recording = Recording {
        page: Some(page.finish()),
        ..Recording::default()
    };
    outcome_of(&run(&recording).unwrap())
}

fn scroller() -> E {
    E::new("div").state(State::SCROLLS)
}

fn words() -> E {
    E::new("p").text("Terms of use")
}

#[test]
fn what_scrolls_must_be_reached() {
    assert_eq!(outcome(scroller().child(words())), Outcome::Failed);
    assert_eq!(
        outcome(scroller().child(words()).attr("tabindex", "0")),
        Outcome::Passed
    );
    assert_eq!(
        outcome(scroller().child(words()).attr("tabindex", "-1")),
        Outcome::Failed
    );
    let link = E::new("a").attr("href", "#").child(words());
    assert_eq!(outcome(scroller().child(link)), Outcome::Passed);
    assert_eq!(
        outcome(scroller().child(words()).attr("inert", "")),
        Outcome::Passed
    );
}

#[test]
fn what_shows_nothing_or_is_the_page_is_left_out() {
    assert_eq!(
        outcome(scroller().child(E::new("p"))),
        Outcome::Inapplicable
    );
    assert_eq!(outcome(E::new("div").child(words())), Outcome::Inapplicable);
    assert_eq!(
        outcome(E::new("body").state(State::SCROLLS).child(words())),
        Outcome::Inapplicable
    );
}

#[test]
fn without_a_page_it_is_untested() {
    assert!(run(&Recording::default()).is_err());
}
