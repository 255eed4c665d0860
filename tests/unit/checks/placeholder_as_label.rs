use super::*;
use crate::checks::Outcome;
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

#[test]
fn a_placeholder_is_no_label() {
    let cases = cases(E::new("input").attr("placeholder", "Company"));
    assert_eq!(cases[0].outcome, Outcome::Failed);
    // What the placeholder says may be the app's data.
    assert!(!cases[0].message.contains("Company"));
}

#[test]
fn a_title_alone_is_for_a_person_to_judge() {
    let field = E::new("input")
        .attr("title", "Search")
        .attr("placeholder", "Search");
    assert_eq!(cases(field)[0].outcome, Outcome::CantTell);
}

#[test]
fn labels_pass_and_what_has_no_name_is_left_to_the_other_check() {
    let labelled = E::new("label")
        .text("Company")
        .child(E::new("input").attr("placeholder", "Acme"));
    assert_eq!(cases(labelled)[0].outcome, Outcome::Passed);
    assert_eq!(cases(E::new("input")), []);
    assert_eq!(cases(E::new("button").attr("title", "Save")), []);
    assert!(run(&Recording::default()).is_err());
}
