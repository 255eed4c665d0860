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

fn part(lang: &str) -> E {
    E::new("div").attr("lang", lang)
}

fn body(child: E) -> Outcome {
    outcome(
        E::new("html")
            .attr("lang", "#1")
            .child(E::new("body").child(child)),
    )
}

#[test]
fn parts_with_text_must_name_a_language() {
    assert_eq!(body(part("english").text("Words")), Outcome::Failed);
    assert_eq!(body(part(" ").text("Words")), Outcome::Failed);
    assert_eq!(body(part("EN").text("Words")), Outcome::Passed);
    let below = part("dutch").child(E::new("p").child(E::new("b").text("Woorden")));
    assert_eq!(body(below), Outcome::Failed);
    let hidden = part("dutch").child(E::new("p").attr("aria-hidden", "true").text("Woorden"));
    assert_eq!(body(hidden), Outcome::Failed);
}

#[test]
fn names_are_text_too() {
    let picture = |alt: &str| part("invalid").child(E::new("img").attr("alt", alt));
    assert_eq!(body(picture("Fireworks")), Outcome::Failed);
    assert_eq!(body(picture("")), Outcome::Inapplicable);
}

#[test]
fn a_nearer_language_takes_the_text() {
    let both = part("invalid").child(part("en").text("Words"));
    assert_eq!(body(both), Outcome::Passed);
    let none = part("invalid").child(part("").text("Words"));
    assert_eq!(body(none), Outcome::Failed);
}

#[test]
fn without_text_or_outside_of_the_body_it_is_left_out() {
    assert_eq!(body(part("invalid")), Outcome::Inapplicable);
    assert_eq!(body(part("").text("Words")), Outcome::Inapplicable);
    let unrendered = part("invalid")
        .unrendered()
        .child(E::new("p").unrendered().text("Words"));
    assert_eq!(body(unrendered), Outcome::Inapplicable);
    let head =
        E::new("html").child(E::new("head").child(E::new("title").attr("lang", "x").text("Words")));
    assert_eq!(outcome(head), Outcome::Inapplicable);
}

#[test]
fn without_a_page_it_is_untested() {
    assert!(run(&Recording::default()).is_err());
}
