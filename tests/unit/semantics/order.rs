use super::*;
use crate::page::{ElementBuilder as E, PageBuilder};

/// The tags of all elements, from the back to the front.
fn painted(top: E) -> Vec<String> {
    let mut page = PageBuilder::default();
    page.add(top);
    let page = page.finish();
    let semantics = Semantics::new(&page);
    let order = Order::new(&semantics);
    let mut all: Vec<_> = page
        .elements()
        .map(|(id, e)| (order.moment(id), e.tag.to_string()))
        .collect();
    all.sort();
    all.into_iter().map(|(_, tag)| tag).collect()
}

fn at(tag: &str, position: Position, z: Option<i32>) -> E {
    E::new(tag).style(|s| {
        s.position = position;
        s.z_index = z;
    })
}

#[test]
fn blocks_then_inlines_then_what_is_positioned() {
    let top = E::new("main")
        .child(at("aside", Position::Relative, None))
        .child(E::new("span").style(|s| s.display = Display::Inline))
        .child(E::new("div"));
    assert_eq!(painted(top), ["main", "div", "span", "aside"]);
}

#[test]
fn z_index_sorts_within_a_stacking_context() {
    let top = at("main", Position::Relative, Some(0))
        .child(at("nav", Position::Absolute, Some(2)))
        .child(at("aside", Position::Absolute, Some(-1)))
        .child(E::new("div"))
        .child(at("footer", Position::Absolute, Some(1)));
    assert_eq!(painted(top), ["main", "aside", "div", "footer", "nav"]);
}

#[test]
fn a_high_number_does_not_leave_its_context() {
    let low = E::new("section").style(|s| s.opacity = 0.9).child(at(
        "nav",
        Position::Absolute,
        Some(999),
    ));
    let top = E::new("main")
        .child(low)
        .child(at("aside", Position::Relative, Some(1)));
    assert_eq!(painted(top), ["main", "section", "nav", "aside"]);
    // Without a context of its own it does.
    let top = E::new("main")
        .child(at("section", Position::Relative, None).child(at(
            "nav",
            Position::Absolute,
            Some(999),
        )))
        .child(at("aside", Position::Relative, Some(1)));
    assert_eq!(painted(top), ["main", "section", "aside", "nav"]);
}

#[test]
fn a_modal_dialog_is_above_all() {
    let top = E::new("main")
        .child(E::new("dialog").state(State::MODAL))
        .child(at("nav", Position::Fixed, Some(i32::MAX)));
    assert_eq!(painted(top), ["main", "nav", "dialog"]);
}
