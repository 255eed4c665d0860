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

fn item() -> E {
    E::new("div").attr("role", "listitem")
}

fn list() -> E {
    E::new("div").attr("role", "list")
}

#[test]
fn what_holds_it_must_have_the_role() {
    assert_eq!(outcome(list().child(item())), Outcome::Passed);
    assert_eq!(outcome(E::new("ul").child(item())), Outcome::Passed);
    assert_eq!(
        outcome(list().child(E::new("div").child(item()))),
        Outcome::Passed
    );
    assert_eq!(outcome(list().shadow(vec![item()])), Outcome::Passed);
    assert_eq!(outcome(item()), Outcome::Failed);
    let between = E::new("div").attr("role", "tabpanel").child(item());
    assert_eq!(outcome(list().child(between)), Outcome::Failed);
    let live = E::new("div").attr("aria-live", "polite").child(item());
    assert_eq!(outcome(list().child(live)), Outcome::Failed);
}

#[test]
fn aria_owns_counts() {
    let top = E::new("main")
        .child(list().attr("aria-owns", "a"))
        .child(item().attr("id", "a"));
    assert_eq!(outcome(top), Outcome::Passed);
}

#[test]
fn custom_elements_are_for_a_person() {
    assert_eq!(outcome(E::new("x-list").child(item())), Outcome::CantTell);
}

#[test]
fn own_roles_and_hidden_elements_are_left_out() {
    assert_eq!(
        outcome(E::new("li").attr("role", "listitem")),
        Outcome::Inapplicable
    );
    assert_eq!(outcome(item().unrendered()), Outcome::Inapplicable);
    assert_eq!(
        outcome(E::new("div").attr("role", "heading")),
        Outcome::Inapplicable
    );
}

#[test]
fn without_a_page_it_is_untested() {
    assert!(run(&Recording::default()).is_err());
}
