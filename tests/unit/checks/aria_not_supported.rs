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

#[test]
fn roles_support_some_attributes_only() {
    let on = |tag: &str, name: &str| outcome(E::new(tag).attr(name, "true"));
    assert_eq!(on("button", "aria-pressed"), Outcome::Passed);
    assert_eq!(on("button", "aria-sort"), Outcome::Failed);
    assert_eq!(on("div", "aria-expanded"), Outcome::Failed);
    assert_eq!(on("div", "aria-busy"), Outcome::Passed);
    assert_eq!(on("label", "aria-checked"), Outcome::Failed);
    assert_eq!(on("audio", "aria-orientation"), Outcome::Failed);
    assert_eq!(on("audio", "aria-expanded"), Outcome::Passed);
    assert_eq!(
        outcome(E::new("button").attr("aria-sort", "")),
        Outcome::Failed
    );
}

#[test]
fn roles_that_do_not_take_hold_do_not_count() {
    let none = E::new("button")
        .attr("role", "none")
        .attr("aria-pressed", "false");
    assert_eq!(outcome(none), Outcome::Passed);
    let date = E::new("input")
        .attr("type", "date")
        .attr("aria-required", "true");
    assert_eq!(outcome(date), Outcome::Passed);
}

#[test]
fn what_nobody_is_told_of_or_nobody_knows_is_left_out() {
    let top = E::new("div").attr("aria-sort", "");
    assert_eq!(outcome(top.clone().unrendered()), Outcome::Inapplicable);
    assert_eq!(
        outcome(E::new("x-y").attr("aria-sort", "")),
        Outcome::Inapplicable
    );
    assert_eq!(
        outcome(top.attr("aria-hidden", "true")),
        Outcome::Inapplicable
    );
    assert_eq!(outcome(E::new("div")), Outcome::Inapplicable);
}

#[test]
fn without_a_page_it_is_untested() {
    assert!(run(&Recording::default()).is_err());
}
