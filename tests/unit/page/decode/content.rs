use super::*;
use crate::page::{ElementBuilder, NodeKind, PageBuilder};

fn resolved(content: &str) -> String {
    let mut page = PageBuilder::default();
    let id = page.add(ElementBuilder::new("p").attr("data-x", "from the attribute"));
    let page = page.finish();
    match &page.node(id).kind {
        NodeKind::Element(element) => resolve(content, element),
        _ => panic!("an element was added"),
    }
}

#[test]
fn strings_and_attributes_follow_one_another() {
    assert_eq!(resolved(r#""a" attr(data-x) "b""#), "afrom the attributeb");
    assert_eq!(resolved(r#""""#), "");
    assert_eq!(resolved("attr(missing)"), "");
}

#[test]
fn escapes() {
    assert_eq!(resolved(r#""\"\\""#), "\"\\");
    assert_eq!(resolved(r#""\a b""#), "\nb");
    assert_eq!(resolved(r#""\2605 x""#), "★x");
    assert_eq!(resolved(r#""\110000""#), "\u{fffd}");
}

#[test]
fn the_alternative_stands_in_for_what_is_shown() {
    assert_eq!(resolved(r#""★" / "favourite""#), "favourite");
    assert_eq!(resolved(r#"url("star.svg") / "favourite""#), "favourite");
    assert_eq!(resolved(r#""→" / """#), "");
}

#[test]
fn images_and_counters_say_nothing() {
    assert_eq!(resolved(r#"url("a)b.png")"#), "");
    assert_eq!(resolved(r#"counter(item) ". ""#), ". ");
    assert_eq!(resolved(r#"counters(item, ")") "x""#), "x");
    assert_eq!(
        resolved(r#"linear-gradient(rgb(0, 0, 0), rgb(1, 1, 1)) "x""#),
        "x"
    );
}

#[test]
fn quotes() {
    assert_eq!(
        resolved(r#"open-quote "x" close-quote no-open-quote"#),
        "“x”"
    );
}

#[test]
fn broken_values_end_somewhere() {
    for content in [
        "\"open", "attr(", "\"\\", "/", "//", "(", ")", "é\"", "url(\"\\",
    ] {
        resolved(content);
    }
}
