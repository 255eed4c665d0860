use crate::page::{ElementBuilder as E, NodeId, PageBuilder};
use crate::semantics::Semantics;

fn labels(top: E) -> (Vec<NodeId>, crate::page::Snapshot) {
    let mut page = PageBuilder::default();
    page.add(top);
    let page = page.finish();
    let field = page.by_id(page.root(), "f").unwrap();
    (Semantics::new(&page).labels_of(field).to_vec(), page)
}

#[test]
fn labels_reach_by_id_and_by_wrapping_in_document_order() {
    let form = E::new("form")
        .child(E::new("label").attr("for", "f"))
        .child(
            E::new("label")
                .child(E::new("span").child(E::new("input").attr("id", "f")))
                .child(E::new("input")),
        );
    assert_eq!(labels(form).0, [NodeId(2), NodeId(3)]);
}

#[test]
fn a_label_that_points_elsewhere_does_not_label_what_it_wraps() {
    let wrong = E::new("label")
        .attr("for", "nothing")
        .child(E::new("input").attr("id", "f"));
    assert!(labels(wrong).0.is_empty());
    let empty = E::new("label")
        .attr("for", "")
        .child(E::new("input").attr("id", "f"));
    assert!(labels(empty).0.is_empty());
}

#[test]
fn only_fields_can_be_labelled() {
    let form = E::new("div")
        .child(E::new("label").attr("for", "f"))
        .child(E::new("div").attr("id", "f"));
    assert!(labels(form).0.is_empty());
}

#[test]
fn labels_do_not_reach_through_shadow_roots() {
    let form = E::new("form")
        .child(E::new("input").attr("id", "f"))
        .child(E::new("my-label").shadow(vec![E::new("label").attr("for", "f")]));
    assert!(labels(form).0.is_empty());
}

#[test]
fn ten_thousand_labels_in_one_another_end_soon() {
    let mut page = PageBuilder::default();
    let mut one = PageBuilder::default();
    let id = one.add(E::new("label"));
    let kind = one.finish().node(id).kind.clone();
    for _ in 0..10_000 {
        page.open(kind.clone());
    }
    let field = page.add(E::new("input"));
    let page = page.finish();
    assert_eq!(Semantics::new(&page).labels_of(field).len(), 10_000);
}
