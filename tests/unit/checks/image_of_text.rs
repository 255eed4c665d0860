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

#[test]
fn pictures_of_all_kinds_are_for_a_person() {
    for top in [
        E::new("img").attr("src", "a.png"),
        E::new("img").attr("srcset", "a.png 2x"),
        E::new("input").attr("type", "IMAGE").attr("src", "a.png"),
        E::new("object").attr("data", "a.png"),
        E::new("image")
            .namespace(Namespace::Svg)
            .attr("href", "a.png"),
        E::new("div").style(|style| style.background_image = Some("url(\"a.png\"), none".into())),
    ] {
        assert_eq!(outcome(top.clone()), Outcome::CantTell, "{top:?}");
        assert_eq!(
            outcome(top.clone().rect(0.0, 0.0, 100.0, 4.0)),
            Outcome::Passed
        );
        assert_eq!(outcome(top.unrendered()), Outcome::Inapplicable);
    }
}

#[test]
fn what_shows_no_picture_is_left_alone() {
    for top in [
        E::new("img"),
        E::new("img")
            .attr("src", "gone.png")
            .image(crate::page::Image {
                complete: true,
                ..Default::default()
            }),
        E::new("input").attr("src", "a.png"),
        E::new("text").namespace(Namespace::Svg).text("Sale"),
        E::new("div")
            .style(|style| style.background_image = Some("linear-gradient(red, blue)".into())),
    ] {
        assert_eq!(outcome(top.clone()), Outcome::Inapplicable, "{top:?}");
    }
}
