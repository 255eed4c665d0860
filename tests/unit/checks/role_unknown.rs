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
fn one_role_that_exists_is_enough() {
    let with = |role: &str| outcome(E::new("div").attr("role", role));
    assert_eq!(with("lnik"), Outcome::Failed);
    assert_eq!(with("widget"), Outcome::Failed);
    assert_eq!(with("lnik  LINK"), Outcome::Passed);
    assert_eq!(with("doc-biblioref"), Outcome::Passed);
    assert_eq!(with(" \n"), Outcome::Inapplicable);
}

#[test]
fn what_is_hidden_is_left_out_but_not_what_is_inert() {
    let top = E::new("div").attr("role", "lnik");
    assert_eq!(
        outcome(top.clone().attr("aria-hidden", "true")),
        Outcome::Inapplicable
    );
    assert_eq!(outcome(top.clone().unrendered()), Outcome::Inapplicable);
    assert_eq!(outcome(top.attr("inert", "")), Outcome::Failed);
}

#[test]
fn without_a_page_it_is_untested() {
    assert!(run(&Recording::default()).is_err());
}
