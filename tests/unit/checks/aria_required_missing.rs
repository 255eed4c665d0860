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

fn with(role: &str) -> E {
    E::new("div").attr("role", role)
}

#[test]
fn roles_need_their_states() {
    for role in [
        "checkbox",
        "switch",
        "heading",
        "combobox",
        "slider",
        "meter",
        "scrollbar",
        "radio",
        "menuitemradio",
    ] {
        assert_eq!(outcome(with(role)), Outcome::Failed, "{role}");
    }
    assert_eq!(
        outcome(with("checkbox").attr("aria-checked", "")),
        Outcome::Failed
    );
    for role in [
        "button",
        "option",
        "listbox",
        "progressbar",
        "separator",
        "spinbutton",
    ] {
        assert_eq!(outcome(with(role)), Outcome::Passed, "{role}");
    }
    assert_eq!(
        outcome(with("heading").attr("aria-level", "2")),
        Outcome::Passed
    );
}

#[test]
fn only_a_separator_that_moves_has_a_value() {
    let moves = with("separator").attr("tabindex", "0");
    assert_eq!(outcome(moves.clone()), Outcome::Failed);
    assert_eq!(outcome(moves.attr("aria-valuenow", "5")), Outcome::Passed);
}

#[test]
fn a_closed_combobox_and_custom_elements_are_for_a_person() {
    let closed = with("combobox").attr("aria-expanded", "false");
    assert_eq!(outcome(closed), Outcome::CantTell);
    let open = with("combobox").attr("aria-expanded", "true");
    assert_eq!(outcome(open), Outcome::Failed);
    let custom = E::new("my-switch").attr("role", "switch");
    assert_eq!(outcome(custom), Outcome::CantTell);
}

#[test]
fn elements_that_say_it_themselves_pass_and_their_own_roles_are_left_out() {
    let input = |kind: &str, role: &str| E::new("input").attr("type", kind).attr("role", role);
    assert_eq!(outcome(input("checkbox", "switch")), Outcome::Passed);
    assert_eq!(
        outcome(input("checkbox", "checkbox")),
        Outcome::Inapplicable
    );
    assert_eq!(
        outcome(with("checkbox").unrendered()),
        Outcome::Inapplicable
    );
    assert_eq!(outcome(with("nonsense")), Outcome::Inapplicable);
}

#[test]
fn without_a_page_it_is_untested() {
    assert!(run(&Recording::default()).is_err());
}
