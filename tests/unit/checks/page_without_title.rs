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

fn page(title: E) -> Outcome {
    outcome(E::new("html").child(E::new("head").child(title)))
}

#[test]
fn the_first_title_must_say_something() {
    assert_eq!(page(E::new("title").text("Invoices")), Outcome::Passed);
    assert_eq!(page(E::new("title").text(" \u{a0}")), Outcome::Failed);
    assert_eq!(page(E::new("title")), Outcome::Failed);
    assert_eq!(page(E::new("meta")), Outcome::Failed);
    let two = E::new("title").text("Invoices");
    let body = E::new("body").child(E::new("title"));
    assert_eq!(
        outcome(E::new("html").child(two.clone()).child(body)),
        Outcome::Passed
    );
    assert_eq!(
        outcome(E::new("html").child(E::new("title")).child(two)),
        Outcome::Failed
    );
}

#[test]
fn titles_of_pictures_shadows_and_frames_are_others() {
    let svg = E::new("svg").namespace(crate::page::Namespace::Svg);
    let svg_title = E::new("title")
        .namespace(crate::page::Namespace::Svg)
        .text("Picture");
    assert_eq!(page(svg.clone().child(svg_title)), Outcome::Failed);
    let shadow = E::new("div").shadow(vec![E::new("title").text("Invoices")]);
    assert_eq!(page(shadow), Outcome::Failed);
    assert_eq!(outcome(svg), Outcome::Inapplicable);
}

#[test]
fn without_a_page_it_is_untested() {
    assert!(run(&Recording::default()).is_err());
}
