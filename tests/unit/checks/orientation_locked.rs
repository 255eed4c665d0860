use super::*;
use crate::checks::{Outcome, outcome_of};
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

fn outcome(top: E) -> Outcome {
    outcome_of(&cases(top))
}

#[test]
fn without_a_page_it_does_not_run() {
    assert!(run(&Recording::default()).is_err());
}

fn turned(values: [&str; 4]) -> Outcome {
    outcome(E::new("main").turned(values).text("Orders"))
}

#[test]
fn a_quarter_between_the_orientations_locks() {
    for (portrait, landscape, expected) in [
        ("rotate(90deg)", "none", Outcome::Failed),
        ("rotate(1.5708rad)", "", Outcome::Failed),
        ("none", "rotate(-0.25turn)", Outcome::Failed),
        ("none", "rotateZ(300grad)", Outcome::Failed),
        ("rotate3d(0, 0, 1, 90deg)", "none", Outcome::Failed),
        ("rotate3d(0, 0, -1, 90deg)", "none", Outcome::Failed),
        ("rotate(2.5deg)", "rotate(92.5deg)", Outcome::Failed),
        (
            "matrix3d(0, -1, 0, 0, 1, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1)",
            "none",
            Outcome::Failed,
        ),
        (
            "translateX(50%) rotate(45deg) rotate(45deg)",
            "none",
            Outcome::Failed,
        ),
        ("rotateZ(1turn)", "none", Outcome::Passed),
        ("rotate(180deg)", "none", Outcome::Passed),
        (
            "matrix(1, -1.22465e-15, 1.22465e-15, 1, 0, 0)",
            "none",
            Outcome::Passed,
        ),
        ("rotate(90deg)", "rotate(90deg)", Outcome::Passed),
        ("rotate(var(--a))", "none", Outcome::CantTell),
        ("rotate(calc(45deg * 2))", "none", Outcome::CantTell),
        ("rotate3d(1, 1, 1, 90deg)", "none", Outcome::CantTell),
        ("matrix()", "none", Outcome::CantTell),
        (")(", "none", Outcome::CantTell),
    ] {
        assert_eq!(
            turned([portrait, "none", landscape, "none"]),
            expected,
            "{portrait} / {landscape}"
        );
    }
}

#[test]
fn rotate_by_itself_counts_too() {
    assert_eq!(turned(["none", "90deg", "none", "none"]), Outcome::Failed);
    assert_eq!(turned(["none", "z 90deg", "none", "none"]), Outcome::Failed);
    assert_eq!(
        turned(["rotate(-90deg)", "90deg", "none", "none"]),
        Outcome::Passed
    );
    assert_eq!(turned(["none", "0turn", "none", "none"]), Outcome::Passed);
    assert_eq!(turned(["none", "x 90deg", "none", "none"]), Outcome::Passed);
    assert_eq!(
        turned(["none", "1 1 0 90deg", "none", "none"]),
        Outcome::CantTell
    );
}

#[test]
fn what_is_not_seen_or_not_turned_is_left_alone() {
    assert_eq!(
        outcome(E::new("main").text("Orders")),
        Outcome::Inapplicable
    );
    let hidden = E::new("main")
        .turned(["rotate(90deg)", "none", "none", "none"])
        .unrendered();
    assert_eq!(outcome(hidden), Outcome::Inapplicable);
}
