use crate::page::{ElementBuilder, NodeId, PageBuilder, Snapshot};

fn element(tag: &str) -> ElementBuilder {
    ElementBuilder::new(tag).attr("id", tag)
}

/// A host with a named slot, a filled default slot with fallback, and an unfilled slot with fallback.
fn host() -> (Snapshot, NodeId) {
    let mut page = PageBuilder::default();
    let host = page.add(
        element("x-host")
            .shadow(vec![
                element("header").child(element("slot").attr("name", "title")),
                ElementBuilder::new("slot").child(element("s")),
                ElementBuilder::new("slot")
                    .attr("name", "none")
                    .child(element("u")),
            ])
            .child(element("p"))
            .text("loose text")
            .child(element("h2").attr("slot", "title"))
            .child(element("i").attr("slot", "nowhere")),
    );
    (page.finish(), host)
}

fn tags(page: &Snapshot, ids: &[NodeId]) -> Vec<String> {
    ids.iter()
        .map(|&id| {
            page.element(id)
                .map_or("text".into(), |element| element.tag.to_string())
        })
        .collect()
}

fn find(page: &Snapshot, tag: &str) -> NodeId {
    page.elements()
        .find(|(_, element)| &*element.tag == tag)
        .unwrap()
        .0
}

#[test]
fn a_host_shows_its_shadow_root() {
    let (page, host) = host();
    assert_eq!(
        tags(&page, &page.flat_children(host)),
        ["header", "slot", "slot"]
    );
    assert_eq!(page.flat_parent(find(&page, "header")), Some(host));
}

#[test]
fn slots_show_what_is_assigned_or_their_fallback() {
    let (page, _) = host();
    let slots: Vec<_> = page
        .elements()
        .filter(|(_, e)| e.is_html("slot"))
        .map(|(id, _)| id)
        .collect();
    assert_eq!(tags(&page, &page.flat_children(slots[0])), ["h2"]);
    assert_eq!(tags(&page, &page.flat_children(slots[1])), ["p", "text"]);
    assert_eq!(tags(&page, &page.flat_children(slots[2])), ["u"]);
    assert_eq!(page.flat_parent(find(&page, "h2")), Some(slots[0]));
    assert_eq!(page.flat_parent(find(&page, "p")), Some(slots[1]));
    assert_eq!(page.flat_parent(find(&page, "u")), Some(slots[2]));
}

#[test]
fn what_no_slot_shows_has_no_flat_parent() {
    let (page, _) = host();
    assert_eq!(page.flat_parent(find(&page, "i")), None);
    assert_eq!(
        page.flat_parent(find(&page, "s")),
        None,
        "fallback of a filled slot"
    );
}

#[test]
fn a_frames_document_hangs_below_its_frame() {
    let mut page = PageBuilder::default();
    let frame = page.add(ElementBuilder::new("iframe").frame("http://f/", vec![element("b")]));
    let page = page.finish();
    assert_eq!(page.flat_children(frame), []);
    assert_eq!(page.flat_ancestors(find(&page, "b")).nth(1), Some(frame));
    assert_eq!(page.flat_parent(page.root()), None);
}

#[test]
fn a_slot_outside_a_shadow_root_is_an_element_like_any_other() {
    let mut page = PageBuilder::default();
    let slot = page.add(ElementBuilder::new("slot").child(element("b")));
    let page = page.finish();
    assert_eq!(tags(&page, &page.flat_children(slot)), ["b"]);
    assert_eq!(page.flat_parent(find(&page, "b")), Some(slot));
}
