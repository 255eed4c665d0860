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

fn meta(content: &str) -> E {
    E::new("meta")
        .attr("http-equiv", "Refresh")
        .attr("content", content)
}

#[test]
fn times_are_read_as_browsers_read_them() {
    for (content, expected) in [
        ("30", Outcome::Failed),
        (" 30.9;url=/x", Outcome::Failed),
        ("30, URL='/x'", Outcome::Failed),
        ("30 /x", Outcome::Failed),
        ("72000", Outcome::Failed),
        ("72001", Outcome::Passed),
        ("99999999999999999999999", Outcome::Passed),
        ("0; URL=/x", Outcome::Passed),
        (".5", Outcome::Passed),
        ("", Outcome::Inapplicable),
        ("0: /x", Outcome::Inapplicable),
        ("; 30", Outcome::Inapplicable),
        ("+5; /x", Outcome::Inapplicable),
        ("-00.12 foo", Outcome::Inapplicable),
        ("soon", Outcome::Inapplicable),
        ("\u{fffd}30", Outcome::Inapplicable),
    ] {
        assert_eq!(outcome(meta(content)), expected, "{content:?}");
    }
}

#[test]
fn the_first_valid_one_of_every_document_counts() {
    let head = E::new("head")
        .child(meta("soon"))
        .child(meta("0"))
        .child(meta("5"));
    assert_eq!(outcome(head), Outcome::Passed);
    let frame = E::new("iframe").frame("http://localhost/b", vec![meta("5")]);
    let both = E::new("body").child(meta("0")).child(frame);
    assert_eq!(cases(both).len(), 2);
}

#[test]
fn others_are_left_alone() {
    assert_eq!(
        outcome(E::new("meta").attr("content", "30")),
        Outcome::Inapplicable
    );
    assert_eq!(
        outcome(E::new("meta").attr("http-equiv", "refresh")),
        Outcome::Inapplicable
    );
}
