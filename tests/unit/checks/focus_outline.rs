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

#[test]
fn the_browsers_own_ring_is_enough() {
    assert_eq!(outcome(E::new("button").text("Save")), Outcome::Passed);
    assert_eq!(
        outcome(E::new("button").state(State::RINGLESS).text("Save")),
        Outcome::CantTell
    );
    assert_eq!(
        outcome(E::new("button").style(|style| style.opacity = 0.0)),
        Outcome::CantTell
    );
}

#[test]
fn it_is_about_what_tab_reaches() {
    for top in [
        E::new("p").state(State::RINGLESS).text("Words"),
        E::new("button")
            .attr("tabindex", "-1")
            .state(State::RINGLESS),
        E::new("button").state(State::RINGLESS | State::DISABLED),
        E::new("iframe").state(State::RINGLESS),
    ] {
        assert_eq!(outcome(top.clone()), Outcome::Inapplicable, "{top:?}");
    }
}
