use crate::Recording;
use crate::checks::{Check, Outcome, accessibility as checks, outcome_of};
use crate::page::{ElementBuilder as E, PageBuilder};

fn outcome(check: &Check, tops: Vec<E>) -> Outcome {
    let mut page = PageBuilder::default();
    let body = tops.into_iter().fold(E::new("body"), E::child);
    page.add(E::new("html").child(body));
    let recording = Recording {
        page: Some(page.finish()),
        ..Recording::default()
    };
    assert!((check.run)(&Recording::default()).is_err(), "{}", check.id);
    outcome_of(&(check.run)(&recording).unwrap())
}

#[test]
fn frames_of_one_name() {
    let check = &checks::same_name_frames::CHECK;
    let frame = |name: &str, src: &str| E::new("iframe").attr("title", name).attr("src", src);
    let of = |frames: Vec<E>| outcome(check, frames);
    assert_eq!(
        of(vec![frame("Map", "/a"), frame(" MAP ", "/a")]),
        Outcome::Passed
    );
    assert_eq!(
        of(vec![frame("Map", "/a"), frame("Map", "/b")]),
        Outcome::CantTell
    );
    for others in [
        frame("List", "/b"),
        frame("", "/b"),
        frame("Map", "/b").attr("aria-hidden", "true"),
    ] {
        assert_eq!(of(vec![frame("Map", "/a"), others]), Outcome::Inapplicable);
    }
}

#[test]
fn links_of_one_name_in_one_place() {
    let check = &checks::same_name_links::CHECK;
    let link = |href: &str| E::new("a").attr("href", href).text("Download");
    let inside = |tag: &str, links: Vec<E>| links.into_iter().fold(E::new(tag), E::child);
    let of = |tops: Vec<E>| outcome(check, tops);
    let (a, b) = (|| link("/a"), || link("/b"));
    assert_eq!(of(vec![inside("p", vec![a(), a()])]), Outcome::Passed);
    assert_eq!(of(vec![inside("p", vec![a(), b()])]), Outcome::CantTell);
    let scripted = || E::new("span").attr("role", "link").text("Download");
    assert_eq!(
        of(vec![inside("p", vec![scripted(), scripted()])]),
        Outcome::CantTell
    );
    assert_eq!(
        of(vec![inside("p", vec![a()]), inside("p", vec![b()])]),
        Outcome::Inapplicable
    );
    let described = inside("p", vec![a(), b().attr("aria-describedby", "d")]);
    assert_eq!(
        of(vec![described, E::new("i").attr("id", "d").text("PDF")]),
        Outcome::Inapplicable
    );
}
