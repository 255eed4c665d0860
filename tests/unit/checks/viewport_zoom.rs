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

fn meta(content: &str) -> E {
    E::new("meta")
        .attr("name", "Viewport")
        .attr("content", content)
}

#[test]
fn values_are_read_as_phones_read_them() {
    for (content, expected) in [
        ("user-scalable=yes", Outcome::Passed),
        ("user-scalable = 5", Outcome::Passed),
        ("user-scalable=-1", Outcome::Passed),
        ("user-scalable=device-width", Outcome::Passed),
        ("user-scalable=no", Outcome::Failed),
        ("user-scalable=NO;initial-scale=1", Outcome::Failed),
        ("user-scalable=0.5", Outcome::Failed),
        ("user-scalable=never", Outcome::Failed),
        ("maximum-scale=2.0", Outcome::Passed),
        ("maximum-scale=-1", Outcome::Passed),
        ("maximum-scale=device-height", Outcome::Passed),
        ("maximum-scale=1.5", Outcome::Failed),
        ("maximum-scale=yes", Outcome::Failed),
        (
            "user-scalable=yes, initial-scale=0.8, maximum-scale=1.5",
            Outcome::Failed,
        ),
        ("maximum-scale=1 maximum-scale=3", Outcome::Passed),
        ("maximum-scale=", Outcome::CantTell),
        ("maximum-scale", Outcome::CantTell),
        ("width=device-width", Outcome::Inapplicable),
        ("", Outcome::Inapplicable),
        ("=,;= ,", Outcome::Inapplicable),
    ] {
        assert_eq!(outcome(meta(content)), expected, "{content:?}");
    }
}

#[test]
fn without_content_there_is_nothing_to_read() {
    assert_eq!(
        outcome(E::new("meta").attr("name", "viewport")),
        Outcome::Inapplicable
    );
    assert_eq!(
        outcome(
            E::new("meta")
                .attr("name", "theme")
                .attr("content", "user-scalable=no")
        ),
        Outcome::Inapplicable
    );
}
