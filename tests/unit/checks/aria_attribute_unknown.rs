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
fn only_names_of_the_specification_pass() {
    for name in ["aria-labelled", "aria-", "aria-Label", "aria-not-checked"] {
        assert_eq!(
            outcome(E::new("p").attr(name, "")),
            Outcome::Failed,
            "{name}"
        );
    }
    for name in ["aria-label", "aria-description", "aria-colindextext"] {
        assert_eq!(
            outcome(E::new("p").attr(name, "")),
            Outcome::Passed,
            "{name}"
        );
    }
    assert_eq!(
        outcome(E::new("p").attr("role", "x")),
        Outcome::Inapplicable
    );
}

#[test]
fn without_a_page_it_is_untested() {
    assert!(run(&Recording::default()).is_err());
}
