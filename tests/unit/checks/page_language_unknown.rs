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
fn the_tag_must_be_registered() {
    let with = |lang: &str| outcome(E::new("html").attr("lang", lang));
    assert_eq!(with("FR"), Outcome::Passed);
    assert_eq!(with("en-nonsense"), Outcome::Passed);
    assert_eq!(with("eng"), Outcome::Failed);
    assert_eq!(with("#1"), Outcome::Failed);
    assert_eq!(with(" "), Outcome::Inapplicable);
    assert_eq!(
        outcome(E::new("p").attr("lang", "#1")),
        Outcome::Inapplicable
    );
}

#[test]
fn without_a_page_it_is_untested() {
    assert!(run(&Recording::default()).is_err());
}
