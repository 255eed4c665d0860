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

fn field(value: &str) -> E {
    E::new("input").attr("autocomplete", value)
}

#[test]
fn values_follow_the_order_of_html() {
    for value in [
        "username",
        "Street-Address",
        "section-partner email",
        "section-a shipping work email",
        "billing cc-number",
        "bday-day",
        "current-password webauthn",
        "fax tel-national",
        "one-time-code",
    ] {
        assert_eq!(outcome(field(value)), Outcome::Passed, "{value}");
    }
    for value in [
        "badname",
        "work photo",
        "work shipping email",
        "work,email",
        "shipping",
        "webauthn",
        "address-line1 address-line2",
        "email section-a",
        "off on",
        "nope",
        "section-a",
        "webauthn email",
    ] {
        assert_eq!(outcome(field(value)), Outcome::Failed, "{value}");
    }
}

#[test]
fn what_nobody_fills_in_is_left_out() {
    for element in [
        field(" "),
        field("OFF"),
        field("bad").attr("type", "Submit"),
        field("bad").attr("type", "hidden"),
        field("bad").state(crate::page::State::DISABLED),
        field("bad").attr("aria-disabled", "true"),
        field("bad").unrendered(),
        field("bad").attr("tabindex", "-1").attr("role", "banner"),
        field("bad").attr("tabindex", "-1").attr("type", "password"),
        E::new("form").attr("autocomplete", "bad"),
    ] {
        assert_eq!(
            outcome(element.clone()),
            Outcome::Inapplicable,
            "{element:?}"
        );
    }
    assert_eq!(
        outcome(field("bad").attr("tabindex", "-1")),
        Outcome::Failed
    );
    assert_eq!(
        outcome(field("bad").attr("role", "banner").attr("tabindex", "0")),
        Outcome::Failed
    );
}

#[test]
fn without_a_page_it_is_untested() {
    assert!(run(&Recording::default()).is_err());
}
