use crate::page::{ClickHandler, Element, ElementBuilder, PageBuilder, Snapshot, State};

fn one(element: ElementBuilder) -> Element {
    let mut page = PageBuilder::default();
    let id = page.add(element);
    page.finish().element(id).unwrap().clone()
}

fn handlers(tag: &str, name: &str, value: &str) -> Vec<ClickHandler> {
    one(ElementBuilder::new(tag).attr(name, value)).click_handlers
}

#[test]
fn attributes_that_listen_to_clicks() {
    use ClickHandler::{Alpine, Attribute, Inline};
    for (name, value, handler) in [
        ("onclick", "go()", Inline),
        ("@click", "open = true", Alpine),
        ("x-on:click.prevent", "go", Alpine),
        ("phx-click", "go", Attribute),
        ("wire:click.throttle", "go", Attribute),
        ("jsaction", "open", Attribute),
        ("jsaction", "keydown:a; click:b", Attribute),
        ("data-action", "keydown->a#b click->c#d", Attribute),
        ("data-action", "save", Attribute),
        ("hx-post", "/go", Attribute),
        ("data-hx-get", "/go", Attribute),
    ] {
        assert_eq!(handlers("div", name, value), [handler], "{name}={value}");
    }
}

#[test]
fn attributes_that_do_not() {
    for (tag, name, value) in [
        ("div", "onclick", " "),
        ("div", "@clicked", "x"),
        ("div", "phx-change", "x"),
        ("div", "jsaction", "mouseover:x"),
        ("div", "data-action", "input->search#find"),
        ("div", "data-action", ""),
        ("form", "hx-post", "/go"),
        ("input", "hx-get", "/go"),
        ("div", "onkeydown", "x"),
    ] {
        assert_eq!(handlers(tag, name, value), [], "<{tag} {name}={value}>");
    }
    let loads = ElementBuilder::new("div")
        .attr("hx-get", "/go")
        .attr("hx-trigger", "load, every 2s");
    assert_eq!(one(loads).click_handlers, []);
    let clicks = ElementBuilder::new("input")
        .attr("hx-get", "/go")
        .attr("hx-trigger", "load, click[ctrlKey] once");
    assert_eq!(one(clicks).click_handlers, [ClickHandler::Attribute]);
}

#[test]
fn attributes_that_listen_to_keys() {
    for (name, value) in [
        ("onkeydown", "go()"),
        ("@keyup.enter", "go"),
        ("phx-keydown", "x"),
        ("data-action", "keydown.esc->a#b"),
    ] {
        assert!(
            one(ElementBuilder::new("div").attr(name, value))
                .state
                .has(State::KEY_HANDLER),
            "{name}"
        );
    }
    assert!(
        !one(ElementBuilder::new("div").attr("onclick", "x"))
            .state
            .has(State::KEY_HANDLER)
    );
    assert!(
        !one(ElementBuilder::new("div").attr("phx-window-keydown", "x"))
            .state
            .has(State::KEY_HANDLER)
    );
}

fn has_pointer(page: &Snapshot, tag: &str) -> bool {
    let (_, element) = page.elements().find(|(_, e)| &*e.tag == tag).unwrap();
    element.click_handlers == [ClickHandler::PointerCursor]
}

#[test]
fn the_pointer_cursor_counts_where_it_starts_and_nothing_else_was_found() {
    let pointing = |tag: &str| ElementBuilder::new(tag).style(|style| style.cursor_pointer = true);
    let mut page = PageBuilder::default();
    page.add(ElementBuilder::new("div").child(pointing("b").child(pointing("i"))));
    page.add(pointing("u").on_click(ClickHandler::React));
    page.add(
        ElementBuilder::new("x-host")
            .shadow(vec![pointing("s").child(pointing("slot"))])
            .child(pointing("q")),
    );
    let page = page.finish();
    assert!(has_pointer(&page, "b") && has_pointer(&page, "s"));
    assert!(!has_pointer(&page, "i") && !has_pointer(&page, "u"));
    assert!(
        !has_pointer(&page, "q"),
        "it lies in the slot, which has the cursor already"
    );
}

fn inert(page: &Snapshot) -> Vec<String> {
    page.elements()
        .filter(|(_, element)| element.state.has(State::INERT))
        .map(|(_, element)| element.tag.to_string())
        .collect()
}

#[test]
fn inertness_comes_down_the_flat_tree() {
    let mut page = PageBuilder::default();
    page.add(
        ElementBuilder::new("x-host")
            .shadow(vec![
                ElementBuilder::new("div")
                    .attr("inert", "")
                    .child(ElementBuilder::new("slot")),
            ])
            .child(ElementBuilder::new("p")),
    );
    page.add(ElementBuilder::new("main").child(ElementBuilder::new("b")));
    page.add(
        ElementBuilder::new("nav").attr("inert", "").child(
            ElementBuilder::new("iframe").frame("http://f/", vec![ElementBuilder::new("i")]),
        ),
    );
    assert_eq!(
        inert(&page.finish()),
        ["div", "slot", "p", "nav", "iframe", "i"]
    );
}

#[test]
fn a_modal_dialog_makes_all_else_inert() {
    let mut page = PageBuilder::default();
    page.add(
        ElementBuilder::new("main").child(
            ElementBuilder::new("dialog")
                .state(State::MODAL)
                .child(ElementBuilder::new("button")),
        ),
    );
    page.add(ElementBuilder::new("a"));
    assert_eq!(inert(&page.finish()), ["main", "a"]);
}

#[test]
fn a_modal_that_is_not_rendered_stops_nobody() {
    let mut page = PageBuilder::default();
    page.add(
        ElementBuilder::new("dialog")
            .state(State::MODAL)
            .unrendered(),
    );
    page.add(ElementBuilder::new("a"));
    assert_eq!(inert(&page.finish()), Vec::<String>::new());
}
