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
fn a_field_with_an_error_is_for_a_person() {
    let form = |message: E| E::new("form").child(E::new("input")).child(message);
    assert_eq!(
        outcome(form(E::new("p").text("Age must be at least 1."))),
        Outcome::CantTell
    );
    assert_eq!(outcome(form(E::new("p").text("Age"))), Outcome::Passed);
    assert_eq!(
        outcome(form(E::new("p").text("Age must be 1").unrendered())),
        Outcome::Passed
    );
    assert_eq!(
        outcome(E::new("input").attr("aria-invalid", "true")),
        Outcome::CantTell
    );
    assert_eq!(
        outcome(E::new("input").attr("aria-invalid", "false")),
        Outcome::Passed
    );
    let apart = E::new("main").child(E::new("form").child(E::new("input")));
    assert_eq!(
        outcome(apart.child(E::new("p").text("This is invalid"))),
        Outcome::CantTell
    );
}

#[test]
fn another_forms_error_is_not_this_ones() {
    let wrong = E::new("form")
        .child(E::new("p").text("Name is required"))
        .child(E::new("input"));
    let page = E::new("main")
        .child(wrong)
        .child(E::new("form").child(E::new("input")));
    let said: Vec<Outcome> = cases(page).iter().map(|case| case.outcome).collect();
    assert_eq!(said, [Outcome::CantTell, Outcome::Passed]);
}

#[test]
fn it_is_about_fields() {
    assert_eq!(
        outcome(E::new("p").text("Age must be 1")),
        Outcome::Inapplicable
    );
    assert_eq!(
        outcome(E::new("button").attr("aria-invalid", "true")),
        Outcome::Inapplicable
    );
}
