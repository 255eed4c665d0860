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

fn clip(text: &str) -> E {
    E::new("div")
        .style(|style| {
            style.clips_overflow = true;
            style.hides_overflow = true;
        })
        .child(E::new("p").text(text))
}

#[test]
fn boxes_that_hide_what_overflows_are_for_a_person() {
    let said = cases(clip("Words").child(E::new("p").text("Words")));
    assert_eq!((said.len(), said[0].outcome), (1, Outcome::CantTell));
}

#[test]
fn what_is_scrolled_or_hidden_is_left_alone() {
    let scrolled = E::new("div").style(|style| style.clips_overflow = true);
    for top in [
        E::new("p").text("Words"),
        clip("  "),
        clip("Words").attr("aria-hidden", "true"),
        scrolled.clone().child(E::new("p").text("Words")),
        clip("").child(scrolled.child(E::new("p").text("Words"))),
    ] {
        assert_eq!(outcome(top.clone()), Outcome::Inapplicable, "{top:?}");
    }
}
