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

fn link() -> E {
    E::new("a").attr("href", "#").text("Help")
}

#[test]
fn nothing_inside_may_take_the_focus() {
    assert_eq!(outcome(E::new("button").child(link())), Outcome::Failed);
    let tab = E::new("li")
        .attr("role", "tab")
        .child(E::new("b").child(link()));
    assert_eq!(outcome(tab), Outcome::Failed);
    let picture = E::new("span").attr("role", "img").child(link());
    assert_eq!(outcome(picture), Outcome::Failed);
}

#[test]
fn other_content_passes() {
    assert_eq!(outcome(E::new("button").text("Save")), Outcome::Passed);
    let away = link().attr("tabindex", "-1");
    assert_eq!(outcome(E::new("button").child(away)), Outcome::Passed);
    let off = E::new("input").state(crate::page::State::DISABLED);
    let item = E::new("li").attr("role", "menuitemcheckbox").child(off);
    assert_eq!(outcome(item), Outcome::Passed);
}

#[test]
fn roles_that_may_hold_anything_are_left_out() {
    assert_eq!(
        outcome(link().child(E::new("span").attr("tabindex", "0"))),
        Outcome::Inapplicable
    );
    assert_eq!(outcome(E::new("td").child(link())), Outcome::Inapplicable);
}

#[test]
fn without_a_page_it_is_untested() {
    assert!(run(&Recording::default()).is_err());
}
