//! The checks that ask for a name, each with what it applies to, what it leaves out and what it holds against a page.

use crate::Recording;
use crate::checks::{Check, Outcome, accessibility as checks, outcome_of};
use crate::page::{ElementBuilder as E, Namespace, PageBuilder, State};

fn outcome(check: &Check, top: E) -> Outcome {
    let mut page = PageBuilder::default();
    page.add(E::new("html").child(E::new("body").child(top)));
    let recording = Recording {
        page: Some(page.finish()),
        ..Recording::default()
    };
    outcome_of(&(check.run)(&recording).unwrap())
}

fn all(check: &Check, expected: Outcome, tops: impl IntoIterator<Item = E>) {
    for top in tops {
        assert_eq!(
            outcome(check, top.clone()),
            expected,
            "{}: {top:?}",
            check.id
        );
    }
    assert!((check.run)(&Recording::default()).is_err(), "{}", check.id);
}

fn svg(tag: &str) -> E {
    E::new(tag).namespace(Namespace::Svg)
}

#[test]
fn buttons() {
    let check = &checks::button_without_name::CHECK;
    all(
        check,
        Outcome::Failed,
        [
            E::new("button"),
            E::new("button").attr("value", "read more"),
            E::new("button").text("\u{a0}"),
            E::new("button").attr("role", "none"),
            E::new("span").attr("role", "button"),
            E::new("input").attr("type", "button"),
            E::new("button").state(State::DISABLED),
        ],
    );
    all(
        check,
        Outcome::Passed,
        [
            E::new("button").text("Save"),
            E::new("input").attr("type", "reset"),
            E::new("button").child(E::new("img").attr("alt", "Save")),
        ],
    );
    all(
        check,
        Outcome::Inapplicable,
        [
            E::new("input").attr("type", "IMAGE"),
            E::new("button").attr("role", "link"),
            E::new("button").unrendered(),
            E::new("button").attr("aria-hidden", "true"),
            E::new("button").attr("role", "none").state(State::DISABLED),
        ],
    );
}

#[test]
fn image_buttons() {
    let check = &checks::image_button_without_name::CHECK;
    let button = || E::new("input").attr("type", "image");
    all(
        check,
        Outcome::Failed,
        [
            button(),
            button().attr("alt", ""),
            button().attr("value", "Search"),
            button().attr("aria-labelledby", "nowhere"),
        ],
    );
    all(
        check,
        Outcome::Passed,
        [
            button().attr("alt", "Search"),
            button().attr("title", "Search"),
            E::new("label").text("Search").child(button()),
        ],
    );
    all(check, Outcome::Inapplicable, [button().unrendered()]);
}

#[test]
fn images() {
    let check = &checks::image_without_name::CHECK;
    let img = || E::new("img");
    all(
        check,
        Outcome::Failed,
        [
            img(),
            img().attr("alt", " "),
            img().attr("role", "none").attr("tabindex", "0"),
            img().attr("role", "button"),
            E::new("div").attr("role", "image"),
        ],
    );
    all(
        check,
        Outcome::Passed,
        [
            img().attr("alt", ""),
            img().attr("role", "presentation"),
            img().attr("title", "Logo"),
            E::new("figure")
                .child(img())
                .child(E::new("figcaption").text("Turnover")),
        ],
    );
    all(
        check,
        Outcome::Inapplicable,
        [
            img().unrendered(),
            img().attr("aria-hidden", "true"),
            svg("svg").attr("role", "img"),
        ],
    );
}

#[test]
fn links() {
    let check = &checks::link_without_name::CHECK;
    let link = || E::new("a").attr("href", "/");
    let area = |map: &str| {
        E::new("div")
            .child(E::new("img").attr("alt", "Map").attr("usemap", "#map"))
            .child(
                E::new("map")
                    .attr("name", map)
                    .child(E::new("area").attr("href", "/")),
            )
    };
    all(
        check,
        Outcome::Failed,
        [
            link(),
            link().attr("role", "none").text(" "),
            link().attr("role", "doc-biblioref"),
            link().child(E::new("img").attr("alt", "")),
            E::new("div").attr("role", "link"),
            area("map"),
        ],
    );
    all(
        check,
        Outcome::Passed,
        [
            link().text("Home"),
            link().attr("title", "Home"),
            link().child(E::new("img").attr("title", "Home")),
        ],
    );
    all(
        check,
        Outcome::Inapplicable,
        [
            E::new("a"),
            link().attr("role", "button"),
            area("other"),
            E::new("area").attr("href", "/"),
            svg("a").attr("href", "/"),
        ],
    );
}

#[test]
fn graphics_with_a_role() {
    let check = &checks::graphic_without_name::CHECK;
    let graphic = || svg("svg").attr("role", "img");
    all(
        check,
        Outcome::Failed,
        [
            graphic(),
            graphic().child(svg("title")),
            graphic().child(svg("text").text("1 circle")),
            svg("svg").child(svg("circle").attr("role", "graphics-symbol")),
        ],
    );
    all(
        check,
        Outcome::Passed,
        [
            graphic().child(svg("title").text("1 circle")),
            // What lies in an image is a part of it.
            graphic()
                .attr("aria-label", "Chart")
                .child(svg("g").attr("role", "img")),
        ],
    );
    all(
        check,
        Outcome::Inapplicable,
        [
            svg("svg"),
            svg("g").attr("role", "graphics-object"),
            graphic().attr("aria-hidden", "true"),
        ],
    );
}

#[test]
fn summaries_headings_frames_and_menu_items() {
    let details = |summary: E| {
        E::new("details")
            .child(summary)
            .child(E::new("p").text("More"))
    };
    let summary = || E::new("summary");
    let check = &checks::summary_without_name::CHECK;
    all(
        check,
        Outcome::Failed,
        [
            details(summary()),
            details(summary().attr("role", "none")),
            details(summary()).child(summary().text("Second")),
        ],
    );
    all(
        check,
        Outcome::Passed,
        [details(summary().text("Hours")).child(summary())],
    );
    all(
        check,
        Outcome::Inapplicable,
        [
            summary(),
            details(E::new("div").child(summary())),
            details(summary().attr("role", "button")),
        ],
    );

    let check = &checks::empty_heading::CHECK;
    let heading = || E::new("h2");
    all(
        check,
        Outcome::Failed,
        [
            heading(),
            heading().child(E::new("br")),
            heading()
                .attr("aria-label", "")
                .child(E::new("b").attr("aria-hidden", "true").text("A")),
            E::new("div").attr("role", "heading"),
        ],
    );
    all(check, Outcome::Passed, [heading().text("Invoices")]);
    all(
        check,
        Outcome::Inapplicable,
        [heading().attr("role", "none")],
    );

    let check = &checks::frame_without_name::CHECK;
    let frame = || E::new("iframe");
    all(
        check,
        Outcome::Failed,
        [
            frame(),
            frame().attr("name", "a"),
            frame().attr("title", " "),
        ],
    );
    all(check, Outcome::Passed, [frame().attr("title", "Map")]);
    all(
        check,
        Outcome::Inapplicable,
        [
            frame().attr("tabindex", "-1"),
            frame().attr("role", "none"),
            E::new("frame"),
        ],
    );

    let check = &checks::menu_item_without_name::CHECK;
    let item = || E::new("button").attr("role", "menuitem");
    all(check, Outcome::Failed, [item()]);
    all(check, Outcome::Passed, [item().text("New")]);
    all(
        check,
        Outcome::Inapplicable,
        [item().unrendered(), E::new("li")],
    );
}

#[test]
fn objects() {
    let check = &checks::object_without_name::CHECK;
    let object = |data: &str| E::new("object").attr("data", data);
    all(
        check,
        Outcome::Failed,
        [
            object("/logo.PNG?v=1"),
            object("speech.mp3").attr("alt", "Speech"),
            object("/film").attr("type", "video/mp4"),
            object("data:image/png;base64,"),
            object("/logo.png").child(E::new("img").rect(0.0, 0.0, 0.0, 0.0).attr("alt", "Logo")),
        ],
    );
    all(
        check,
        Outcome::Passed,
        [object("/logo.png").attr("title", "Logo")],
    );
    all(
        check,
        Outcome::Inapplicable,
        [
            object("/page.html"),
            object(""),
            object("/logo.png").attr("role", "img"),
            object("/logo.png").child(E::new("p").text("No logo")),
        ],
    );
}

#[test]
fn decoration() {
    let check = &checks::decoration_exposed::CHECK;
    let none = |tag: &str| E::new(tag).attr("role", "none");
    all(
        check,
        Outcome::Failed,
        [
            none("nav").attr("aria-label", "Main"),
            none("a").attr("href", "/"),
            E::new("img").attr("alt", "").attr("aria-labelledby", "l"),
            svg("svg").attr("role", "none").attr("aria-label", "Circle"),
        ],
    );
    all(
        check,
        Outcome::Passed,
        [
            E::new("img").attr("alt", ""),
            none("img").attr("alt", "Logo"),
            none("nav").attr("aria-label", " "),
            none("button").attr("aria-hidden", "true"),
            none("iframe"),
        ],
    );
    all(
        check,
        Outcome::Inapplicable,
        [
            E::new("img").attr("alt", "").attr("role", "img"),
            E::new("img").attr("alt", " "),
            E::new("div").attr("aria-label", "x"),
        ],
    );
}

#[test]
fn items_in_items_take_no_stack() {
    let mut page = PageBuilder::default();
    for _ in 0..10_000 {
        let mut one = PageBuilder::default();
        let id = one.add(E::new("li"));
        page.open(one.finish().node(id).kind.clone());
    }
    page.add(svg("svg").attr("role", "img"));
    let recording = Recording {
        page: Some(page.finish()),
        ..Recording::default()
    };
    let cases = (checks::graphic_without_name::CHECK.run)(&recording).unwrap();
    assert_eq!(outcome_of(&cases), Outcome::Failed);
}
