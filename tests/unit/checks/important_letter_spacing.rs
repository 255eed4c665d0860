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

fn text(spacing: f32, size: f32) -> E {
    E::new("p")
        .style(move |style| style.font_size = size)
        .spacing([Some(spacing), None, None])
        .text("Words")
}

#[test]
fn the_limit_itself_is_enough() {
    assert_eq!(outcome(text(3.0, 25.0)), Outcome::Passed);
    assert_eq!(outcome(text(2.9, 25.0)), Outcome::Failed);
    assert_eq!(outcome(text(f32::NAN, 25.0)), Outcome::Failed);
    assert!(cases(text(2.0, 20.0))[0].message.contains("2.4 px"));
}

#[test]
fn it_is_about_visible_text_of_the_element_itself() {
    for top in [
        E::new("p").text("Words"),
        E::new("p")
            .spacing([None, Some(0.0), Some(0.0)])
            .text("Words"),
        E::new("p")
            .spacing([Some(0.0), None, None])
            .child(E::new("b").text("Words")),
        E::new("p").spacing([Some(0.0), None, None]).text("  "),
        text(0.0, 16.0).style(|style| style.opacity = 0.0),
    ] {
        assert_eq!(outcome(top.clone()), Outcome::Inapplicable, "{top:?}");
    }
}
