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

fn hidden(child: E) -> E {
    E::new("div").attr("aria-hidden", "true").child(child)
}

fn link() -> E {
    E::new("a").attr("href", "#").text("Help")
}

#[test]
fn what_tab_reaches_must_not_be_hidden() {
    assert_eq!(outcome(hidden(link())), Outcome::Failed);
    assert_eq!(outcome(link().attr("aria-hidden", "true")), Outcome::Failed);
    let away = link().rect(0.0, -9999.0, 100.0, 20.0);
    assert_eq!(outcome(hidden(away)), Outcome::Failed);
    let shown_again = E::new("div").attr("aria-hidden", "false").child(link());
    assert_eq!(outcome(hidden(shown_again)), Outcome::Failed);
    let field = E::new("input").attr("aria-disabled", "true");
    assert_eq!(outcome(hidden(field)), Outcome::Failed);
}

#[test]
fn what_tab_does_not_reach_may_be() {
    assert_eq!(outcome(hidden(E::new("p").text("x"))), Outcome::Passed);
    assert_eq!(
        outcome(hidden(link().attr("tabindex", "-1"))),
        Outcome::Passed
    );
    assert_eq!(outcome(hidden(link().unrendered())), Outcome::Passed);
    assert_eq!(
        outcome(hidden(E::new("button").state(crate::page::State::DISABLED))),
        Outcome::Passed
    );
    assert_eq!(outcome(hidden(E::new("iframe"))), Outcome::Passed);
    assert_eq!(
        outcome(E::new("p").attr("aria-hidden", "false")),
        Outcome::Inapplicable
    );
}

#[test]
fn guards_of_the_focus_are_for_a_person() {
    let guard = || {
        E::new("span")
            .attr("aria-hidden", "true")
            .attr("tabindex", "0")
    };
    assert_eq!(outcome(guard()), Outcome::CantTell);
    let dialog = E::new("div").attr("role", "dialog").child(E::new("button"));
    let away = link().rect(0.0, -9999.0, 100.0, 20.0);
    assert_eq!(
        outcome(E::new("div").child(dialog.clone()).child(hidden(away))),
        Outcome::CantTell
    );
    assert_eq!(
        outcome(E::new("div").child(dialog).child(hidden(link()))),
        Outcome::CantTell
    );
}

#[test]
fn without_a_page_it_is_untested() {
    assert!(run(&Recording::default()).is_err());
}
