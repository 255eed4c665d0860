use crate::page::{ElementBuilder, PageBuilder};

#[test]
fn ids_belong_to_their_scope_and_the_first_one_wins() {
    let mut page = PageBuilder::default();
    let first = page.add(ElementBuilder::new("p").attr("id", "a"));
    page.add(ElementBuilder::new("p").attr("id", "a"));
    let host = page.add(
        ElementBuilder::new("x-host")
            .shadow(vec![ElementBuilder::new("b").attr("id", "a")])
            .child(ElementBuilder::new("i").attr("id", "light")),
    );
    let frame = page.add(
        ElementBuilder::new("iframe")
            .frame("http://f/", vec![ElementBuilder::new("u").attr("id", "a")]),
    );
    let page = page.finish();
    assert_eq!(page.by_id(page.root(), "a"), Some(first));
    assert_eq!(page.by_id(page.root(), "b"), None);
    for (inner, tag) in [
        (page.inner(host).unwrap(), "b"),
        (page.inner(frame).unwrap(), "u"),
    ] {
        let id = page.by_id(inner, "a").unwrap();
        assert!(page.element(id).unwrap().is_html(tag));
        assert_eq!(page.tree_scope(id), inner);
    }
    let light = page.by_id(page.root(), "light").unwrap();
    assert_eq!(page.tree_scope(light), page.root());
}
