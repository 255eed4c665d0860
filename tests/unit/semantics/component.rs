use super::*;
use crate::page::{ElementBuilder as E, PageBuilder};

fn of_last(top: E) -> String {
    let mut page = PageBuilder::default();
    page.add(top);
    let page = page.finish();
    let last = page.elements().last().unwrap().0;
    component(&page, last)
}

#[test]
fn classes_make_the_component_and_states_do_not() {
    let a = of_last(E::new("li").attr("class", "filter chosen active tab--open"));
    assert_eq!(a, "li.chosen.filter");
    assert_eq!(
        of_last(E::new("li").attr("class", "chosen filter is-busy")),
        a
    );
}

#[test]
fn without_classes_the_surroundings_tell() {
    assert_eq!(
        of_last(
            E::new("ul")
                .attr("class", "menu")
                .child(E::new("li").attr("role", "menuitem"))
        ),
        "li[role=menuitem] in ul.menu"
    );
    assert_eq!(of_last(E::new("div")), "div");
}
