use crate::Recording;
use crate::checks::{Check, Outcome, accessibility as checks, outcome_of};
use crate::page::{ElementBuilder as E, Header, Image, Namespace, PageBuilder};

fn outcome(check: &Check, top: E) -> Outcome {
    let mut page = PageBuilder::default();
    page.add(E::new("html").child(E::new("body").child(top)));
    let recording = Recording {
        page: Some(page.finish()),
        ..Recording::default()
    };
    assert!((check.run)(&Recording::default()).is_err(), "{}", check.id);
    let cases = (check.run)(&recording).unwrap();
    // One question, however many elements there are to look at.
    assert!(cases.iter().all(|case| case.cause == cases[0].cause));
    outcome_of(&cases)
}

fn is(check: &Check, asked: impl IntoIterator<Item = E>, silent: impl IntoIterator<Item = E>) {
    for top in asked {
        assert_eq!(
            outcome(check, top.clone()),
            Outcome::CantTell,
            "{}: {top:?}",
            check.id
        );
    }
    for top in silent {
        assert_eq!(
            outcome(check, top.clone()),
            Outcome::Inapplicable,
            "{}: {top:?}",
            check.id
        );
    }
}

#[test]
fn headings_and_links() {
    is(
        &checks::heading_wording::CHECK,
        [
            E::new("h1").text("A"),
            E::new("div").attr("role", "heading").text("A"),
        ],
        [
            E::new("h1"),
            E::new("h1").unrendered().text("A"),
            E::new("p").text("A"),
        ],
    );
    let link = || E::new("a").attr("href", "/");
    is(
        &checks::link_wording::CHECK,
        [
            link().text("A"),
            link().attr("role", "doc-noteref").text("1"),
        ],
        [
            link(),
            E::new("a").text("A"),
            link().attr("role", "button").text("A"),
        ],
    );
}

#[test]
fn labels_that_can_be_seen() {
    let field = || E::new("input").attr("id", "f");
    let by = |label: E| E::new("div").child(label).child(field());
    is(
        &checks::field_label_wording::CHECK,
        [
            by(E::new("label").attr("for", "f").text("Name")),
            E::new("div")
                .child(E::new("b").attr("id", "l").text("Name"))
                .child(E::new("input").attr("aria-labelledby", "l")),
        ],
        [
            by(E::new("label")
                .attr("for", "f")
                .rect(0.0, 0.0, 0.0, 0.0)
                .text("Name")),
            by(E::new("label").text("Name")),
            E::new("input").attr("aria-label", "Name"),
        ],
    );
}

#[test]
fn pictures() {
    let complete = || Image {
        complete: true,
        natural_width: 10.0,
        natural_height: 10.0,
        ..Image::default()
    };
    let img = || E::new("img").image(complete());
    let svg = || {
        let path = E::new("path").namespace(Namespace::Svg);
        E::new("svg").namespace(Namespace::Svg).child(path)
    };
    is(
        &checks::image_wording::CHECK,
        [
            img().attr("alt", "A"),
            svg().attr("role", "img").attr("aria-label", "A"),
        ],
        [
            img().attr("alt", ""),
            E::new("img").attr("alt", "broken"),
            E::new("button")
                .attr("aria-label", "A")
                .child(img().attr("alt", "A")),
            img().attr("alt", "A").rect(0.0, 0.0, 0.0, 0.0),
        ],
    );
    is(
        &checks::hidden_image::CHECK,
        [
            img().attr("alt", ""),
            img().attr("alt", "A").attr("aria-hidden", "true"),
            svg(),
            svg().attr("role", "none"),
        ],
        [
            img(),
            img().attr("alt", "A"),
            svg().attr("role", "img"),
            svg().attr("aria-label", "A"),
            E::new("canvas"),
            E::new("button").attr("aria-label", "A").child(svg()),
        ],
    );
}

#[test]
fn the_title() {
    let asked = |root: &str, title: &str| {
        let mut page = PageBuilder::default();
        page.add(E::new(root));
        let mut page = page.finish();
        page.header = Header {
            title: title.into(),
            ..page.header
        };
        let recording = Recording {
            page: Some(page),
            ..Recording::default()
        };
        outcome_of(&(checks::page_title_wording::CHECK.run)(&recording).unwrap())
    };
    assert_eq!(asked("html", "Invoices"), Outcome::CantTell);
    assert_eq!(asked("html", " "), Outcome::Inapplicable);
    assert_eq!(asked("svg", "Circle"), Outcome::Inapplicable);
}
