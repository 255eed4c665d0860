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
fn plain_elements_must_not_be_named() {
    for (tag, name) in [
        ("div", "aria-label"),
        ("p", "aria-labelledby"),
        ("em", "aria-braillelabel"),
        ("span", "aria-roledescription"),
        ("a", "aria-label"),
    ] {
        assert_eq!(
            outcome(E::new(tag).attr(name, "x")),
            Outcome::Failed,
            "{tag} {name}"
        );
    }
}

#[test]
fn others_may() {
    for element in [
        E::new("div").attr("aria-live", "polite"),
        E::new("a").attr("href", "#").attr("aria-label", "x"),
        E::new("div").attr("role", "group").attr("aria-label", "x"),
        E::new("time").attr("aria-label", "x"),
        E::new("td").attr("aria-label", "x"),
    ] {
        assert_eq!(outcome(element.clone()), Outcome::Passed, "{element:?}");
    }
}

#[test]
fn the_unsure_and_the_hidden_are_left_out() {
    for element in [
        E::new("x-card").attr("aria-label", "x"),
        E::new("div").attr("aria-label", "x").unrendered(),
        E::new("div").attr("aria-expanded", "true"),
        E::new("footer").attr("aria-label", "x"),
    ] {
        assert_eq!(
            outcome(element.clone()),
            Outcome::Inapplicable,
            "{element:?}"
        );
    }
}

#[test]
fn without_a_page_it_is_untested() {
    assert!(run(&Recording::default()).is_err());
}
