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
fn values_are_judged_by_their_kind() {
    let with = |name: &str, value: &str| outcome(E::new("div").attr(name, value));
    assert_eq!(with("aria-required", "undefined"), Outcome::Failed);
    assert_eq!(with("aria-valuenow", "half"), Outcome::Failed);
    assert_eq!(with("aria-hidden", "yes"), Outcome::Failed);
    assert_eq!(with("aria-expanded", "True"), Outcome::Passed);
    assert_eq!(with("aria-labelledby", "nobody"), Outcome::Passed);
}

#[test]
fn nothing_said_and_other_languages_are_left_out() {
    assert_eq!(
        outcome(E::new("div").attr("aria-live", "")),
        Outcome::Inapplicable
    );
    assert_eq!(
        outcome(E::new("div").attr("aria-foo", "x")),
        Outcome::Inapplicable
    );
    let math = E::new("math")
        .namespace(Namespace::MathMl)
        .attr("aria-hidden", "x");
    assert_eq!(outcome(math), Outcome::Inapplicable);
}

#[test]
fn the_value_itself_is_not_repeated() {
    let mut page = PageBuilder::default();
    page.add(E::new("div").attr("aria-invalid", "Jane Doe"));
    let recording = Recording {
        page: Some(page.finish()),
        ..Recording::default()
    };
    assert!(!run(&recording).unwrap()[0].message.contains("Jane"));
}

#[test]
fn without_a_page_it_is_untested() {
    assert!(run(&Recording::default()).is_err());
}
