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

fn with(tag: &str, role: &str) -> E {
    E::new(tag).attr("role", role)
}

#[test]
fn only_what_belongs_there_may_stand_there() {
    let list = || with("div", "list");
    assert_eq!(
        outcome(list().child(with("span", "listitem").text("x"))),
        Outcome::Passed
    );
    assert_eq!(outcome(list()), Outcome::Passed);
    assert_eq!(
        outcome(list().child(E::new("span").text("x"))),
        Outcome::Failed
    );
    assert_eq!(outcome(list().text("x")), Outcome::Failed);
    let both = list().child(with("p", "listitem")).child(with("p", "link"));
    assert_eq!(outcome(both), Outcome::Failed);
    let group = with("div", "group").child(with("p", "listitem"));
    assert_eq!(outcome(list().child(group)), Outcome::Failed);
    let owns = E::new("main")
        .child(list().attr("aria-owns", "a"))
        .child(with("p", "tab").attr("id", "a"));
    assert_eq!(outcome(owns), Outcome::Failed);
}

#[test]
fn menus_hold_groups_and_separators() {
    let item = || with("span", "menuitem").text("x");
    let group = with("div", "group")
        .child(item())
        .child(with("div", "group").child(item()));
    let menu = with("div", "menu")
        .child(group)
        .child(E::new("hr"))
        .child(with("p", "none"))
        .child(with("p", "menuitemradio").text("y"));
    assert_eq!(outcome(menu), Outcome::Passed);
    let select = with("select", "menu").child(E::new("option").text("x"));
    assert_eq!(outcome(select), Outcome::Failed);
}

#[test]
fn tables_are_as_html_has_them() {
    let row = E::new("tr")
        .child(E::new("th").text("x"))
        .child(E::new("td").text("y"));
    let table = E::new("table")
        .child(E::new("caption").text("z"))
        .child(E::new("colgroup").child(E::new("col")))
        .child(E::new("thead").child(row.clone()))
        .child(E::new("tbody").child(row));
    assert_eq!(outcome(table.clone()), Outcome::Passed);
    assert_eq!(outcome(table.attr("role", "treegrid")), Outcome::Passed);
}

#[test]
fn empty_and_custom_elements_are_for_a_person() {
    let empty = E::new("ul").child(E::new("div")).child(E::new("div"));
    assert_eq!(outcome(empty), Outcome::CantTell);
    let custom = E::new("ul").child(E::new("x-item").text("x"));
    assert_eq!(outcome(custom), Outcome::CantTell);
    let around = E::new("ul").child(E::new("x-item").child(E::new("div").attr("role", "listitem")));
    assert_eq!(outcome(around), Outcome::Passed);
}

#[test]
fn what_is_busy_or_hidden_is_left_out() {
    let list = || E::new("ul").text("Loading");
    assert_eq!(
        outcome(list().attr("aria-busy", "true")),
        Outcome::Inapplicable
    );
    assert_eq!(
        outcome(list().attr("aria-hidden", "true")),
        Outcome::Inapplicable
    );
    assert_eq!(outcome(E::new("p").text("x")), Outcome::Inapplicable);
}

#[test]
fn without_a_page_it_is_untested() {
    assert!(run(&Recording::default()).is_err());
}
