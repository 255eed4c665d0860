use super::*;
use crate::page::{ElementBuilder as E, PageBuilder};

#[test]
fn what_lies_around_and_inside() {
    let mut page = PageBuilder::default();
    page.add(
        E::new("main")
            .child(
                E::new("a")
                    .attr("href", "#")
                    .child(E::new("b").child(E::new("i").text("words"))),
            )
            .child(E::new("div").child(E::new("div").attr("role", "alertdialog"))),
    );
    let page = page.finish();
    let semantics = Semantics::new(&page);
    let id = |tag: &str| page.elements().find(|(_, e)| e.is_html(tag)).unwrap().0;
    assert_eq!(semantics.control_around(id("i")), Some(id("a")));
    assert_eq!(semantics.control_around(id("a")), None);
    assert_eq!(
        semantics.holds(id("main")),
        Holds {
            control: true,
            dialog: true,
            content: true,
            tab_stop: true,
            visible: true,
        }
    );
    assert_eq!(
        semantics.holds(id("a")),
        Holds {
            content: true,
            visible: true,
            ..Holds::default()
        }
    );
    assert_eq!(
        semantics.holds(id("div")),
        Holds {
            dialog: true,
            ..Holds::default()
        }
    );
}

#[test]
fn a_label_is_part_of_its_field_and_roles_need_the_focus() {
    let mut page = PageBuilder::default();
    let label = page.add(E::new("label").child(E::new("b")).child(E::new("input")));
    let lonely = page.add(E::new("label").child(E::new("i")));
    let button = page.add(
        E::new("div")
            .attr("role", "button")
            .attr("tabindex", "0")
            .child(E::new("u")),
    );
    let unreachable = page.add(E::new("div").attr("role", "button").child(E::new("s")));
    let page = page.finish();
    let semantics = Semantics::new(&page);
    let around = |tag: &str| {
        let id = page.elements().find(|(_, e)| e.is_html(tag)).unwrap().0;
        semantics.control_around(id)
    };
    assert_eq!(around("b"), Some(label));
    assert_eq!(around("i"), None);
    assert_eq!(around("u"), Some(button));
    assert_eq!(around("s"), None);
    assert!(lonely < unreachable);
}

#[test]
fn native_controls() {
    let native = |element: E| {
        let mut page = PageBuilder::default();
        let id = page.add(element);
        native_control(page.finish().element(id).unwrap())
    };
    assert!(native(E::new("button")) && native(E::new("area").attr("href", "#")));
    assert!(native(E::new("audio").attr("controls", "")) && !native(E::new("audio")));
    assert!(!native(E::new("a")) && !native(E::new("div")) && !native(E::new("label")));
    assert!(!native(E::new("button").namespace(Namespace::Svg)));
    assert!(native(E::new("p").state(State::EDITABLE)));
}
