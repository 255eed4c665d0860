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

fn cell(tag: &str) -> E {
    E::new(tag).text("x")
}

fn table(cells: Vec<E>) -> E {
    let row = cells.into_iter().fold(E::new("tr"), E::child);
    E::new("table").child(E::new("tbody").child(row))
}

#[test]
fn headers_are_cells_of_the_same_table() {
    let head = || cell("th").attr("id", "a");
    let with = |headers: &str| outcome(table(vec![head(), cell("td").attr("headers", headers)]));
    assert_eq!(with("a"), Outcome::Passed);
    assert_eq!(with("\n a a "), Outcome::Passed);
    assert_eq!(with("a b"), Outcome::Failed);
    assert_eq!(with("A"), Outcome::Failed);
    let other = E::new("div")
        .child(table(vec![head()]))
        .child(table(vec![cell("td").attr("headers", "a")]));
    assert_eq!(outcome(other), Outcome::Failed);
    let twice = E::new("div")
        .child(E::new("p").attr("id", "a"))
        .child(table(vec![head(), cell("td").attr("headers", "a")]));
    assert_eq!(outcome(twice), Outcome::Passed);
}

#[test]
fn neither_itself_nor_what_is_no_cell_counts() {
    let own = cell("td").attr("id", "a").attr("headers", "a");
    assert_eq!(outcome(table(vec![own])), Outcome::Failed);
    let inside = E::new("td").child(E::new("span").attr("id", "a"));
    assert_eq!(
        outcome(table(vec![inside, cell("td").attr("headers", "a")])),
        Outcome::Failed
    );
}

#[test]
fn tables_that_are_none_are_left_out() {
    let top = || table(vec![cell("td").attr("headers", "a")]);
    assert_eq!(
        outcome(top().attr("role", "presentation")),
        Outcome::Inapplicable
    );
    assert_eq!(
        outcome(top().attr("aria-hidden", "true")),
        Outcome::Inapplicable
    );
    assert_eq!(outcome(top().unrendered()), Outcome::Inapplicable);
    assert_eq!(
        outcome(cell("td").attr("headers", "a")),
        Outcome::Inapplicable
    );
    assert_eq!(outcome(top().attr("role", "grid")), Outcome::Failed);
}

#[test]
fn without_a_page_it_is_untested() {
    assert!(run(&Recording::default()).is_err());
}
