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

fn frame(child: E) -> E {
    E::new("iframe").frame("about:srcdoc", vec![E::new("html").child(child)])
}

fn link() -> E {
    E::new("a").attr("href", "#").text("Help")
}

fn out(frame: E) -> E {
    frame.attr("tabindex", "-1")
}

#[test]
fn frames_with_something_to_reach_must_be_reached() {
    assert_eq!(outcome(out(frame(link()))), Outcome::Failed);
    assert_eq!(outcome(frame(link())), Outcome::Passed);
    assert_eq!(
        outcome(frame(link()).attr("tabindex", "0")),
        Outcome::Passed
    );
    assert_eq!(
        outcome(frame(link()).attr("tabindex", "none")),
        Outcome::Passed
    );
}

#[test]
fn others_are_left_out() {
    for child in [
        E::new("p").text("x"),
        link().attr("tabindex", "-1"),
        link().style(|style| style.opacity = 0.0),
        out(frame(link())).rect(0.0, 0.0, 1.0, 1.0),
    ] {
        assert_eq!(outcome(out(frame(child))), Outcome::Inapplicable);
    }
    assert_eq!(
        outcome(out(frame(link())).attr("inert", "")),
        Outcome::Inapplicable
    );
    assert_eq!(outcome(out(E::new("iframe"))), Outcome::Inapplicable);
}

#[test]
fn without_a_page_it_is_untested() {
    assert!(run(&Recording::default()).is_err());
}
