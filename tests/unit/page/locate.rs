use super::*;
use crate::page::{ElementBuilder, PageBuilder};
use names::{identifier, is_stable_class, is_stable_id, string};

fn element(tag: &str) -> ElementBuilder {
    ElementBuilder::new(tag)
}

fn selectors(page: &Snapshot, tag: &str) -> Vec<String> {
    page.elements()
        .filter(|(_, element)| &*element.tag == tag)
        .map(|(id, _)| page.locate(id).selector)
        .collect()
}

#[test]
fn the_steadiest_unique_name_is_taken() {
    let mut page = PageBuilder::default();
    page.add(element("main").child(element("button").attr("id", "save").attr("class", "btn")));
    page.add(
        element("section").child(
            element("button")
                .attr("id", "radix-:r1:")
                .attr("data-testid", "go \"now\""),
        ),
    );
    page.add(element("section").child(element("button").attr("class", "css-1x2y3z close")));
    page.add(element("section").child(element("button").attr("class", "btn mt-4")));
    let page = page.finish();
    assert_eq!(
        selectors(&page, "button"),
        [
            "#save",
            r#"[data-testid="go \"now\""]"#,
            "button.close",
            "section:nth-of-type(3) > button"
        ]
    );
    assert_eq!(selectors(&page, "main"), ["main"]);
}

#[test]
fn paths_start_at_the_nearest_named_ancestor() {
    let mut page = PageBuilder::default();
    page.add(
        element("ul")
            .attr("id", "list")
            .child(element("li").child(element("b")).text("one"))
            .child(element("li").child(element("b")).child(element("b"))),
    );
    let page = page.finish();
    assert_eq!(
        selectors(&page, "b"),
        [
            "#list > li:nth-of-type(1) > b",
            "#list > li:nth-of-type(2) > b:nth-of-type(1)",
            "#list > li:nth-of-type(2) > b:nth-of-type(2)"
        ]
    );
}

#[test]
fn an_id_met_twice_is_no_name() {
    let mut page = PageBuilder::default();
    page.add(element("p").attr("id", "a"));
    page.add(element("p").attr("id", "a"));
    let page = page.finish();
    assert_eq!(
        selectors(&page, "p"),
        [":root > p:nth-of-type(1)", ":root > p:nth-of-type(2)"].map(|s| s.replace(":root > ", ""))
    );
}

#[test]
fn shadow_roots_are_passed_through_from_the_outside() {
    let mut page = PageBuilder::default();
    page.add(element("x-outer").shadow(vec![
        element("x-inner").shadow(vec![element("button").text("Go"), element("button")]),
    ]));
    let page = page.finish();
    let (id, _) = page.elements().find(|(_, e)| e.is_html("button")).unwrap();
    let location = page.locate(id);
    assert_eq!(location.shadow_path, ["x-outer", "x-inner"]);
    assert_eq!(location.selector, ":host > button:nth-of-type(1)");
    assert_eq!(location.text, "Go");
}

#[test]
fn frames_are_named_by_their_address() {
    let mut page = PageBuilder::new("http://app/");
    page.add(element("iframe").frame("http://app/inner", vec![element("b")]));
    let page = page.finish();
    let (id, _) = page.elements().find(|(_, e)| e.is_html("b")).unwrap();
    assert_eq!(page.locate(id).frame, "http://app/inner");
    assert_eq!(page.locate(page.root()).selector, ":root");
}

#[test]
fn start_tags_are_short_and_tell_no_secrets() {
    let html = |element: ElementBuilder| {
        let mut page = PageBuilder::default();
        let id = page.add(element);
        page.finish().locate(id).html
    };
    assert_eq!(
        html(element("input").attr("value", "4111").attr("disabled", "")),
        "<input value=\"…\" disabled>"
    );
    assert_eq!(
        html(element("input").attr("type", "submit").attr("value", "Go")),
        "<input type=\"submit\" value=\"Go\">"
    );
    assert_eq!(
        html(element("a").attr("href", "/reset?token=abc#x")),
        "<a href=\"/reset?…\">"
    );
    assert_eq!(html(element("a").attr("href", "#x")), "<a href=\"#x\">");
    assert_eq!(
        html(element("p").attr("title", "say \"hi\"")),
        "<p title=\"say &quot;hi&quot;\">"
    );
    let long = html(
        element("p")
            .attr("class", &"x".repeat(500))
            .attr("style", &"y".repeat(500))
            .attr("title", &"z".repeat(500))
            .attr("lang", "é"),
    );
    assert!(long.len() < 230 && long.ends_with('>'), "{long}");
}

#[test]
fn text_is_folded_and_shortened_and_never_typed() {
    let mut page = PageBuilder::default();
    let id = page.add(
        element("p")
            .text(" a\n  b ")
            .child(element("b").text(&"c".repeat(200))),
    );
    let typed = page.add(element("div").state(State::EDITABLE).text("dear diary"));
    let page = page.finish();
    let text = page.locate(id).text;
    assert!(text.starts_with("a b ccc") && text.ends_with('…'));
    assert_eq!(text.chars().count(), MAX_TEXT);
    assert_eq!(page.locate(typed).text, "");
}

#[test]
fn escaping() {
    assert_eq!(identifier("a.b:c"), "a\\.b\\:c");
    assert_eq!(identifier("1a"), "\\31 a");
    assert_eq!(identifier("-1"), "-\\31 ");
    assert_eq!(identifier("-"), "\\-");
    assert_eq!(identifier("é\0\n"), "é\u{fffd}\\a ");
    assert_eq!(string("a\"\\\n"), "\"a\\\"\\\\\\a \"");
}

#[test]
fn names_given_by_people() {
    for id in ["save", "user-menu", "step-2", "h1", "main_content"] {
        assert!(is_stable_id(id), "{id}");
    }
    for id in [
        "",
        ":r1:",
        "«r3»",
        "radix-12",
        "headlessui-menu-3",
        "b3f1c2d4-aa00",
        "row-48213",
        "input_a1b2c3",
        "_r_4_",
    ] {
        assert!(!is_stable_id(id), "{id}");
    }
    for class in ["card", "nav__item", "btn-primary"] {
        assert!(is_stable_class(class), "{class}");
    }
    for class in [
        "p-4",
        "css-abc",
        "hover:x",
        "Button_root__3xK2p",
        "sc-bdvaja",
        "a",
    ] {
        assert!(!is_stable_class(class), "{class}");
    }
}

#[test]
fn many_targets_take_linear_time() {
    let mut page = PageBuilder::default();
    let mut list = element("div");
    for _ in 0..20_000 {
        list = list.child(element("p").child(element("b").text("x")));
    }
    page.add(list);
    let page = page.finish();
    let started = std::time::Instant::now();
    let all: std::collections::HashSet<String> = page
        .elements()
        .map(|(id, _)| page.locate(id).selector)
        .collect();
    assert_eq!(all.len(), 40_001);
    assert!(started.elapsed().as_secs() < 20, "{:?}", started.elapsed());
}
