use super::*;
use crate::checks::{Outcome, outcome_of};
use crate::page::{ElementBuilder as E, PageBuilder, Position};

fn cases(top: E) -> Vec<Case> {
    let mut page = PageBuilder::default();
    page.add(E::new("html").child(E::new("body").child(top)));
    let recording = Recording {
        page: Some(page.finish()),
        ..Recording::default()
    };
    let cases = run(&recording).unwrap();
    let page = recording.page.unwrap();
    // Buttons and links without a listener pass beside what a test is about.
    let listens = |case: &Case| match case.target {
        Target::Node(id) => !page.element(id).unwrap().click_handlers.is_empty(),
        _ => true,
    };
    cases.into_iter().filter(listens).collect()
}

fn outcome(top: E) -> Outcome {
    outcome_of(&cases(top))
}

/// Listens to clicks through React.
fn clicked(tag: &str) -> E {
    E::new(tag).on_click(ClickHandler::React)
}

fn keyed(element: E) -> E {
    element.state(State::KEY_HANDLER)
}

#[test]
fn a_fake_button_fails_and_says_what_is_missing() {
    let cases = cases(clicked("div").attr("class", "card").text("Open"));
    assert_eq!(cases[0].outcome, Outcome::Failed);
    assert_eq!(cases[0].impact, None);
    assert!(
        cases[0].message.contains("React onClick")
            && cases[0].message.contains("no button or link")
    );
    for (element, missing) in [
        (
            clicked("div").attr("role", "button"),
            "neither reached nor pressed",
        ),
        (
            clicked("div").attr("role", "button").attr("tabindex", "0"),
            "no key handler",
        ),
        (keyed(clicked("div").attr("role", "button")), "no tabindex"),
        (keyed(clicked("div").attr("tabindex", "0")), "has no role"),
        (clicked("div").attr("tabindex", "0"), "can't press it"),
        (clicked("a").text("Next"), "no button or link"),
        (clicked("img").attr("alt", "Zoom"), "no button or link"),
        (clicked("span"), "no button or link"),
        (
            clicked("tr").child(E::new("td").text("Acme")),
            "no button or link",
        ),
        (
            clicked("label").text("tied to nothing"),
            "no button or link",
        ),
        (
            clicked("svg").namespace(Namespace::Svg),
            "no button or link",
        ),
    ] {
        let case = &self::cases(element.clone())[0];
        assert_eq!(case.outcome, Outcome::Failed, "{element:?}");
        assert!(
            case.message.contains(missing),
            "{missing} in {}",
            case.message
        );
    }
}

#[test]
fn who_only_lacks_a_role_is_harmed_less() {
    let case = &cases(keyed(clicked("div").attr("tabindex", "0")))[0];
    assert_eq!(case.impact, Some(Impact::Serious));
}

#[test]
fn controls_pass() {
    for element in [
        clicked("button"),
        clicked("a").attr("href", "#"),
        clicked("input").attr("type", "checkbox"),
        clicked("select"),
        clicked("textarea"),
        clicked("summary"),
        clicked("option"),
        clicked("video").attr("controls", ""),
        clicked("div").state(State::EDITABLE),
        keyed(clicked("div").attr("role", "button").attr("tabindex", "0")),
        clicked("a").namespace(Namespace::Svg).attr("href", "#"),
    ] {
        assert_eq!(outcome(element.clone()), Outcome::Passed, "{element:?}");
    }
}

#[test]
fn buttons_and_links_pass_by_themselves() {
    let mut page = PageBuilder::default();
    page.add(
        E::new("p")
            .child(E::new("a").attr("href", "#"))
            .child(E::new("button"))
            .child(E::new("input")),
    );
    let recording = Recording {
        page: Some(page.finish()),
        ..Recording::default()
    };
    let cases = run(&recording).unwrap();
    assert_eq!((cases.len(), outcome_of(&cases)), (2, Outcome::Passed));
}

#[test]
fn keys_may_be_heard_further_up() {
    let item = |list: E| {
        list.child(
            clicked("li")
                .attr("role", "option")
                .attr("tabindex", "-1")
                .text("One"),
        )
    };
    let list = E::new("ul").attr("role", "listbox").attr("tabindex", "0");
    assert_eq!(outcome(item(keyed(list.clone()))), Outcome::Passed);
    // A listbox may hear keys in ways that can't be seen.
    assert_eq!(outcome(item(list)), Outcome::CantTell);
    assert_eq!(outcome(item(E::new("ul"))), Outcome::Failed);
    let marked = keyed(E::new("ul").attr("role", "listbox").attr("tabindex", "0"))
        .attr("aria-activedescendant", "o")
        .child(clicked("li").attr("role", "option").attr("id", "o"));
    assert_eq!(outcome(marked), Outcome::Passed);
}

#[test]
fn a_control_inside_may_do_the_same() {
    let link = E::new("a").attr("href", "#").text("Invoice 7");
    assert_eq!(
        outcome(clicked("div").child(E::new("h2").child(link.clone()))),
        Outcome::CantTell
    );
    assert_eq!(
        outcome(clicked("tr").child(E::new("td").child(E::new("button")))),
        Outcome::CantTell
    );
    // One that can't be reached does not.
    let away = E::new("a").attr("href", "#").attr("tabindex", "-1");
    assert_eq!(outcome(clicked("div").child(away)), Outcome::Failed);
    assert_eq!(
        outcome(clicked("form").child(E::new("button"))),
        Outcome::Inapplicable
    );
    assert_eq!(
        outcome(clicked("ul").child(E::new("li").child(link))),
        Outcome::Inapplicable
    );
    assert_eq!(
        outcome(clicked("ul").child(E::new("li").text("One"))),
        Outcome::CantTell
    );
    let label = clicked("label").text("Name").child(E::new("input"));
    assert_eq!(outcome(label), Outcome::Inapplicable);
}

#[test]
fn parts_of_a_control_are_the_controls() {
    let inside = |control: E| control.child(clicked("span").text("Save"));
    assert_eq!(
        outcome(inside(E::new("a").attr("href", "#"))),
        Outcome::Inapplicable
    );
    assert_eq!(outcome(inside(E::new("button"))), Outcome::Inapplicable);
    // Enter on this button reaches nobody that could be seen.
    assert_eq!(
        outcome(inside(E::new("button").attr("type", "button"))),
        Outcome::CantTell
    );
    let both = cases(inside(clicked("button").attr("type", "button")));
    assert_eq!((both.len(), both[0].outcome), (1, Outcome::Passed));
}

#[test]
fn dialogs_and_what_lies_around_them_are_left_out() {
    let dialog = E::new("div")
        .attr("role", "dialog")
        .child(E::new("p").text("Sure?"));
    let veil = clicked("div")
        .rect(0.0, 0.0, 1280.0, 720.0)
        .style(|s| s.position = Position::Fixed);
    assert_eq!(outcome(veil.clone().child(dialog)), Outcome::Inapplicable);
    assert_eq!(outcome(veil), Outcome::Inapplicable);
    assert_eq!(
        outcome(clicked("div").attr("role", "dialog").text("Sure?")),
        Outcome::Inapplicable
    );
    assert_eq!(
        outcome(clicked("dialog").text("Sure?")),
        Outcome::Inapplicable
    );
}

#[test]
fn layout_around_controls_is_left_out_but_a_large_button_is_not() {
    let large = |child: E| clicked("div").rect(0.0, 0.0, 1280.0, 600.0).child(child);
    assert_eq!(outcome(large(E::new("button"))), Outcome::Inapplicable);
    assert_eq!(
        outcome(large(E::new("p").text("Click anywhere to start"))),
        Outcome::Failed
    );
}

#[test]
fn what_cannot_be_pressed_is_left_out() {
    let top = || clicked("div").text("Open");
    for element in [
        top().unrendered(),
        top().attr("aria-disabled", "true"),
        top().state(State::INERT),
        top().style(|s| s.no_pointer_events = true),
        top().style(|s| s.opacity = 0.0),
        top().rect(0.0, 0.0, 0.0, 0.0),
        E::new("p").text("nothing"),
    ] {
        assert_eq!(
            outcome(element.clone()),
            Outcome::Inapplicable,
            "{element:?}"
        );
    }
}

#[test]
fn a_pointer_cursor_alone_proves_nothing() {
    let pointed = |tag: &str| E::new(tag).on_click(ClickHandler::PointerCursor);
    assert_eq!(outcome(pointed("div").text("Open")), Outcome::CantTell);
    assert_eq!(
        outcome(pointed("div").child(E::new("button"))),
        Outcome::Inapplicable
    );
    assert_eq!(
        outcome(pointed("div").attr("role", "button")),
        Outcome::Inapplicable
    );
    assert_eq!(
        outcome(E::new("button").child(pointed("span"))),
        Outcome::Inapplicable
    );
    assert_eq!(outcome(pointed("button")), Outcome::Passed);
}

#[test]
fn mouse_only_extras_are_asked_about() {
    assert_eq!(
        outcome(clicked("i").attr("aria-hidden", "true")),
        Outcome::CantTell
    );
    assert_eq!(
        outcome(clicked("div").attr("role", "presentation").text("x")),
        Outcome::CantTell
    );
    assert_eq!(outcome(clicked("canvas")), Outcome::CantTell);
    let chart = E::new("svg")
        .namespace(Namespace::Svg)
        .child(clicked("path").namespace(Namespace::Svg));
    assert_eq!(outcome(chart), Outcome::CantTell);
}

#[test]
fn listeners_on_the_page_as_a_whole_are_left_out() {
    let mut page = PageBuilder::default();
    page.add(clicked("html").child(clicked("body").child(E::new("p").text("words"))));
    let recording = Recording {
        page: Some(page.finish()),
        ..Recording::default()
    };
    assert!(run(&recording).unwrap().is_empty());
}

#[test]
fn forty_equal_fake_buttons_are_one_cause() {
    let mut list = E::new("div");
    for at in 0..40 {
        let class = if at == 3 { "card selected" } else { "card" };
        list = list.child(clicked("div").attr("class", class).text("Open"));
    }
    let cases = cases(list);
    assert_eq!(cases.len(), 40);
    assert!(cases.iter().all(|case| case.cause == cases[0].cause));
}

#[test]
fn ten_thousand_clickable_elements_in_one_another_end() {
    let mut page = PageBuilder::default();
    let mut one = PageBuilder::default();
    let id = one.add(clicked("div").text("x"));
    let kind = one.finish().node(id).kind.clone();
    for _ in 0..10_000 {
        page.open(kind.clone());
    }
    let recording = Recording {
        page: Some(page.finish()),
        ..Recording::default()
    };
    assert_eq!(run(&recording).unwrap().len(), 10_000);
}

#[test]
fn without_a_page_it_is_untested() {
    assert!(run(&Recording::default()).is_err());
}
