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
fn the_top_document_must_say_its_language() {
    assert_eq!(
        outcome(E::new("html").attr("lang", "anything")),
        Outcome::Passed
    );
    assert_eq!(outcome(E::new("html")), Outcome::Failed);
    assert_eq!(outcome(E::new("html").attr("lang", " \t")), Outcome::Failed);
    assert_eq!(
        outcome(E::new("html").attr("xml:lang", "en")),
        Outcome::Failed
    );
    let svg = E::new("svg")
        .namespace(crate::page::Namespace::Svg)
        .child(E::new("html"));
    assert_eq!(outcome(svg), Outcome::Inapplicable);
}

#[test]
fn without_a_page_it_is_untested() {
    assert!(run(&Recording::default()).is_err());
}
