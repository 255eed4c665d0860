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

fn row(cells: Vec<E>) -> E {
    cells.into_iter().fold(E::new("tr"), E::child)
}

fn table(rows: Vec<E>) -> E {
    E::new("table").child(rows.into_iter().fold(E::new("tbody"), E::child))
}

fn th(text: &str) -> E {
    E::new("th").text(text)
}

fn td() -> E {
    E::new("td").text("x")
}

#[test]
fn every_header_needs_a_cell() {
    let heads = || row(vec![th("Name"), th("Due")]);
    assert_eq!(
        outcome(table(vec![heads(), row(vec![td(), td()])])),
        Outcome::Passed
    );
    assert_eq!(
        outcome(table(vec![heads(), row(vec![td()])])),
        Outcome::Failed
    );
    let wide = row(vec![td().attr("colspan", "2")]);
    assert_eq!(outcome(table(vec![heads(), wide])), Outcome::Passed);
    let both = table(vec![heads(), row(vec![th("Acme"), td()])]);
    assert_eq!(outcome(both), Outcome::Passed);
}

#[test]
fn headers_attributes_come_first() {
    let heads = || row(vec![th("Name").attr("id", "a"), th("Due").attr("id", "b")]);
    let named = row(vec![td().attr("headers", "b")]);
    assert_eq!(
        outcome(table(vec![heads(), row(vec![td()]), named])),
        Outcome::Passed
    );
    let away = row(vec![td(), td().attr("headers", "a")]);
    assert_eq!(outcome(table(vec![heads(), away])), Outcome::Failed);
}

#[test]
fn cells_that_span_rows_keep_their_place() {
    let heads = row(vec![th("A"), th("B"), th("C")]);
    let first = row(vec![td().attr("rowspan", "2"), td(), td()]);
    assert_eq!(
        outcome(table(vec![heads, first, row(vec![td(), td()])])),
        Outcome::Passed
    );
}

#[test]
fn tables_of_roles_are_tables() {
    let with = |role: &str| E::new("div").attr("role", role);
    let cell = |role: &str| with(role).text("x");
    let grid = |short: bool| {
        let cells = with("row").child(cell("gridcell"));
        let cells = if short {
            cells
        } else {
            cells.child(cell("gridcell"))
        };
        with("grid")
            .child(
                with("row")
                    .child(cell("columnheader"))
                    .child(cell("columnheader")),
            )
            .child(with("rowgroup").child(cells))
    };
    assert_eq!(outcome(grid(false)), Outcome::Passed);
    assert_eq!(outcome(grid(true)), Outcome::Failed);
}

#[test]
fn an_empty_table_is_for_a_person() {
    assert_eq!(
        outcome(table(vec![row(vec![th("Name")])])),
        Outcome::CantTell
    );
}

#[test]
fn others_are_left_out() {
    assert_eq!(outcome(table(vec![row(vec![td()])])), Outcome::Inapplicable);
    assert_eq!(
        outcome(table(vec![row(vec![E::new("th"), td()])])),
        Outcome::Inapplicable
    );
    let hidden = row(vec![th("Name").attr("aria-hidden", "true")]);
    assert_eq!(
        outcome(table(vec![hidden, row(vec![td()])])),
        Outcome::Inapplicable
    );
    let cell = row(vec![th("Name").attr("role", "cell")]);
    assert_eq!(outcome(table(vec![cell])), Outcome::Inapplicable);
    let none = table(vec![row(vec![th("Name")])]).attr("role", "none");
    assert_eq!(outcome(none), Outcome::Inapplicable);
}

#[test]
fn spans_without_measure_end() {
    let huge = td()
        .attr("colspan", "4000000000")
        .attr("rowspan", "4000000000");
    let rows = (0..2000)
        .map(|_| row(vec![huge.clone(), th("x")]))
        .collect();
    outcome(table(rows));
}

#[test]
fn without_a_page_it_is_untested() {
    assert!(run(&Recording::default()).is_err());
}
