use super::*;
use crate::page::{ElementBuilder as E, PageBuilder, Snapshot};

fn page(top: E) -> Snapshot {
    let mut page = PageBuilder::default();
    page.add(E::new("body").child(top));
    page.finish()
}

fn find(page: &Snapshot, id: &str) -> NodeId {
    page.by_id(page.root(), id).unwrap()
}

fn item() -> E {
    E::new("div").attr("role", "listitem").attr("id", "item")
}

fn list() -> E {
    E::new("div").attr("role", "list").attr("id", "list")
}

#[test]
fn what_says_nothing_is_passed_through() {
    let page =
        page(list().child(E::new("div").child(E::new("p").attr("role", "none").child(item()))));
    let semantics = Semantics::new(&page);
    assert_eq!(
        semantics.accessible_parent(find(&page, "item")),
        Some(find(&page, "list"))
    );
}

#[test]
fn a_global_attribute_shows_a_generic_element() {
    let live = E::new("div").attr("aria-live", "polite").attr("id", "live");
    let page = page(list().child(live.child(item())));
    let semantics = Semantics::new(&page);
    assert_eq!(
        semantics.accessible_parent(find(&page, "item")),
        Some(find(&page, "live"))
    );
}

#[test]
fn aria_owns_moves_but_never_into_itself() {
    let page = page(
        E::new("div")
            .child(list().attr("aria-owns", "item nothing"))
            .child(item().attr("aria-owns", "item")),
    );
    let semantics = Semantics::new(&page);
    assert_eq!(
        semantics.accessible_parent(find(&page, "item")),
        Some(find(&page, "list"))
    );
}

#[test]
fn ten_thousand_generic_elements_in_one_another_end() {
    let mut one = PageBuilder::default();
    let id = one.add(E::new("div"));
    let plain = one.finish().node(id).kind.clone();
    let mut page = PageBuilder::default();
    for _ in 0..10_000 {
        page.open(plain.clone());
    }
    let deepest = page.add(item());
    let page = page.finish();
    assert_eq!(
        Semantics::new(&page).accessible_parent(deepest),
        Some(page.root())
    );
}
