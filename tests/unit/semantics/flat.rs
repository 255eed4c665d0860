use super::*;
use crate::page::{ElementBuilder as E, PageBuilder};
use crate::semantics::Semantics;

#[test]
fn shadow_content_stands_for_the_host_and_slots_for_what_they_show() {
    let mut page = PageBuilder::default();
    page.add(
        E::new("my-card")
            .shadow(vec![
                E::new("header").child(E::new("slot").attr("name", "title").child(E::new("em"))),
                E::new("slot"),
            ])
            .child(E::new("h2").attr("slot", "title"))
            .child(E::new("p"))
            .child(E::new("b").attr("slot", "nowhere")),
    );
    let page = page.finish();
    let tree = FlatTree::new(&page);
    let id = |tag: &str| page.elements().find(|(_, e)| &*e.tag == tag).unwrap().0;
    let named = page
        .elements()
        .find(|(_, e)| e.attribute("name").is_some())
        .unwrap()
        .0;
    assert_eq!(tree.parent(id("h2")), Some(named));
    assert!(tree.within(id("h2"), id("header")));
    assert!(tree.within(id("p"), id("my-card")));
    assert!(!tree.within(id("p"), id("header")));
    // The filled slot's fallback and the child nobody shows are in no flat tree.
    assert_eq!(tree.parent(id("em")), None);
    assert!(!tree.within(id("b"), id("my-card")));
    let below: Vec<_> = tree.descendants(id("my-card")).collect();
    assert_eq!(below.len(), 5);
    assert_eq!(below[0], id("header"));
}

#[test]
fn a_frames_document_lies_in_its_frame() {
    let mut page = PageBuilder::default();
    let frame =
        page.add(E::new("iframe").frame("http://localhost/in", vec![E::new("p").text("in")]));
    let page = page.finish();
    let semantics = Semantics::new(&page);
    let p = page.elements().find(|(_, e)| e.is_html("p")).unwrap().0;
    assert!(semantics.within(p, frame));
    assert_eq!(semantics.flat_ancestors(p).last(), Some(page.root()));
}

#[test]
fn depth_does_no_harm() {
    let mut page = PageBuilder::default();
    for _ in 0..10_000 {
        let mut div = PageBuilder::default();
        let id = div.add(E::new("div"));
        let kind = div.finish().node(id).kind.clone();
        page.open(kind);
    }
    let page = page.finish();
    let tree = FlatTree::new(&page);
    assert_eq!(tree.order().len(), 10_001);
    assert!(tree.within(NodeId(10_000), NodeId(1)));
    assert!(!tree.within(NodeId(1), NodeId(10_000)));
}
