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
fn instructions_by_look_are_for_a_person() {
    for text in [
        "Press the green button",
        "Find the navigation on the right.",
        "look UNDERNEATH the star",
        "see: below",
    ] {
        assert_eq!(outcome(E::new("p").text(text)), Outcome::CantTell, "{text}");
    }
}

#[test]
fn other_texts_pass() {
    for text in [
        "Sign up",
        "Top sellers",
        "Press Save",
        "A square has four right angles",
        "Redeem, press on",
        "",
    ] {
        let expected = if text.is_empty() {
            Outcome::Inapplicable
        } else {
            Outcome::Passed
        };
        assert_eq!(outcome(E::new("p").text(text)), expected, "{text}");
    }
}

#[test]
fn only_english_is_understood() {
    let page = |lang: &str| {
        let mut page = PageBuilder::default();
        page.add(
            E::new("html")
                .attr("lang", lang)
                .child(E::new("p").text("jouer au square")),
        );
        run(&Recording {
            page: Some(page.finish()),
            ..Recording::default()
        })
    };
    assert!(page("fr").is_err());
    assert!(page("en-GB").is_ok() && page("").is_ok());
}
