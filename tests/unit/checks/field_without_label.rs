use super::*;
use crate::checks::{Outcome, outcome_of};
use crate::page::{ElementBuilder as E, PageBuilder, State};

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
fn a_field_without_a_name_fails() {
    for field in [
        E::new("input"),
        E::new("input").attr("type", "password"),
        E::new("input").attr("type", "date"),
        E::new("input").attr("type", "file"),
        E::new("input").attr("type", "checkbox"),
        E::new("select").child(E::new("option").text("England")),
        E::new("textarea"),
        E::new("input").attr("aria-label", " "),
        E::new("div").attr("role", "textbox").text("typed"),
        E::new("div").attr("role", "combobox"),
        E::new("div").attr("role", "slider"),
        E::new("input").state(State::DISABLED),
    ] {
        let cases = cases(field.clone());
        assert_eq!(
            (cases.len(), cases[0].outcome),
            (1, Outcome::Failed),
            "{field:?}"
        );
        assert_eq!(cases[0].impact, None);
    }
}

#[test]
fn named_fields_pass() {
    assert_eq!(
        outcome(E::new("label").text("Name").child(E::new("input"))),
        Outcome::Passed
    );
    for name in ["aria-label", "title", "placeholder"] {
        assert_eq!(outcome(E::new("input").attr(name, "Name")), Outcome::Passed);
    }
    assert_eq!(
        outcome(E::new("div").attr("role", "checkbox").text("I agree")),
        Outcome::Passed
    );
    let by_id = E::new("div")
        .child(E::new("p").attr("id", "p").text("Country"))
        .child(E::new("select").attr("aria-labelledby", "p"));
    assert_eq!(outcome(by_id), Outcome::Passed);
}

#[test]
fn what_nobody_is_told_of_and_buttons_are_left_out() {
    for element in [
        E::new("p").text("nothing"),
        E::new("input").attr("type", "Hidden"),
        E::new("input").attr("type", "submit"),
        E::new("input").attr("type", "image"),
        E::new("button"),
        E::new("input").unrendered(),
        E::new("input").attr("aria-hidden", "true"),
        E::new("select").attr("role", "none").state(State::DISABLED),
        E::new("div")
            .state(State::INERT)
            .child(E::new("input").state(State::INERT)),
        E::new("datalist"),
    ] {
        assert_eq!(
            outcome(element.clone()),
            Outcome::Inapplicable,
            "{element:?}"
        );
    }
}

#[test]
fn a_label_that_is_tied_to_nothing_is_pointed_out() {
    let top = E::new("div")
        .child(E::new("label").text("Name"))
        .child(E::new("input"));
    assert!(cases(top)[0].message.contains("<label>"));
}

#[test]
fn fields_of_one_component_are_one_cause() {
    let field = |class: &str| E::new("input").attr("class", class).attr("type", "text");
    let top = E::new("form")
        .child(field("f"))
        .child(field("f active"))
        .child(field("g"));
    let cases = cases(top);
    assert_eq!(cases[0].cause, cases[1].cause);
    assert_ne!(cases[0].cause, cases[2].cause);
}

#[test]
fn without_a_page_it_is_untested() {
    assert!(run(&Recording::default()).is_err());
}
