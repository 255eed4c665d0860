use super::*;
use crate::page::{ElementBuilder as E, PageBuilder, Visibility};

/// Focusable, tabbable.
fn of(element: E) -> (bool, bool) {
    let mut page = PageBuilder::default();
    let id = page.add(element);
    let page = page.finish();
    let semantics = Semantics::new(&page);
    (semantics.focusable(id), semantics.tabbable(id))
}

#[test]
fn native_controls_take_the_focus() {
    for element in [
        E::new("button"),
        E::new("input"),
        E::new("select"),
        E::new("textarea"),
        E::new("summary"),
        E::new("a").attr("href", ""),
        E::new("div").attr("contenteditable", ""),
        E::new("video").attr("controls", ""),
    ] {
        assert_eq!(of(element.clone()), (true, true), "{element:?}");
    }
}

#[test]
fn other_elements_need_a_tabindex() {
    assert_eq!(of(E::new("div")), (false, false));
    assert_eq!(of(E::new("a")), (false, false));
    assert_eq!(of(E::new("input").attr("type", "HIDDEN")), (false, false));
    assert_eq!(of(E::new("div").attr("tabindex", "0")), (true, true));
    assert_eq!(of(E::new("div").attr("tabindex", "-1")), (true, false));
    assert_eq!(of(E::new("button").attr("tabindex", "-1")), (true, false));
    assert_eq!(of(E::new("div").state(State::FOCUSABLE)), (true, true));
}

#[test]
fn what_is_hidden_disabled_or_inert_takes_none() {
    assert_eq!(of(E::new("button").state(State::DISABLED)), (false, false));
    assert_eq!(of(E::new("button").state(State::INERT)), (false, false));
    assert_eq!(of(E::new("button").unrendered()), (false, false));
    let invisible = E::new("button").style(|s| s.visibility = Visibility::Hidden);
    assert_eq!(of(invisible), (false, false));
}

#[test]
fn tabindex_is_read_as_html_reads_numbers() {
    let of = |value: &str| {
        let mut page = PageBuilder::default();
        let id = page.add(E::new("div").attr("tabindex", value));
        tabindex(page.finish().element(id).unwrap())
    };
    assert_eq!(of(" 3px"), Some(3));
    assert_eq!(of("-1"), Some(-1));
    assert_eq!(of(""), None);
    assert_eq!(of("x1"), None);
    assert_eq!(of("99999999999999"), None);
}
