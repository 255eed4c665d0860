use super::*;
use crate::page::{
    Display, ElementBuilder as E, Namespace, PageBuilder, Snapshot, State, Visibility,
};

fn page(top: E) -> Snapshot {
    let mut page = PageBuilder::default();
    page.add(top);
    page.finish()
}

/// Name and source of the element with the id `x`, or of the outermost.
fn name(top: E) -> (String, Option<Source>) {
    let page = page(top);
    let id = page.by_id(page.root(), "x").unwrap_or(NodeId(1));
    let name = Semantics::new(&page).name(id);
    (name.text, name.source)
}

fn is(top: E, text: &str, source: Source) {
    assert_eq!(name(top), (text.to_owned(), Some(source)));
}

fn nameless(top: E) {
    assert_eq!(name(top), (String::new(), None));
}

fn inline(tag: &str) -> E {
    E::new(tag).style(|s| s.display = Display::Inline)
}

fn x(tag: &str) -> E {
    E::new(tag).attr("id", "x")
}

#[test]
fn references_come_before_labels_and_those_before_content() {
    let top = |field: E| {
        E::new("div")
            .child(E::new("b").attr("id", "a").text("First"))
            .child(E::new("i").attr("id", "b").text("second"))
            .child(E::new("label").attr("for", "x").text("Label"))
            .child(field)
    };
    let field = x("input")
        .attr("title", "Title")
        .attr("placeholder", "Placeholder");
    is(top(field.clone()), "Label", Source::Label);
    is(
        top(field.clone().attr("aria-label", "Aria")),
        "Aria",
        Source::AriaLabel,
    );
    let both = field
        .attr("aria-label", "Aria")
        .attr("aria-labelledby", " b  a nowhere b ");
    is(top(both), "second First", Source::AriaLabelledby);
}

#[test]
fn title_comes_before_placeholder_and_both_last() {
    let field = E::new("input").attr("placeholder", "Company");
    is(field.clone(), "Company", Source::Placeholder);
    is(field.attr("title", "Tip"), "Tip", Source::Title);
    is(
        E::new("div")
            .attr("role", "textbox")
            .attr("aria-placeholder", "Write"),
        "Write",
        Source::Placeholder,
    );
    nameless(E::new("div").attr("placeholder", "Company"));
}

#[test]
fn blank_attributes_name_nothing_and_a_no_break_space_stays_within() {
    is(
        E::new("button").attr("aria-label", " \t\n").text("Save"),
        "Save",
        Source::Content,
    );
    is(
        E::new("nav").attr("aria-label", "\u{a0}a\u{a0}b\u{a0}"),
        "a\u{a0}b",
        Source::AriaLabel,
    );
}

#[test]
fn hidden_elements_have_no_name() {
    nameless(E::new("button").unrendered().text("Save"));
    nameless(E::new("button").attr("aria-hidden", "true").text("Save"));
}

#[test]
fn hidden_parts_count_only_where_the_hidden_whole_is_referred_to() {
    let top = |around: E| {
        E::new("div")
            .child(
                x("button")
                    .attr("aria-labelledby", "l")
                    .attr("aria-label", "Fallback"),
            )
            .child(around)
    };
    let hidden = inline("span").unrendered().text("secret");
    is(
        top(E::new("p")
            .attr("id", "l")
            .unrendered()
            .child(hidden.clone())),
        "secret",
        Source::AriaLabelledby,
    );
    is(
        top(E::new("p").attr("id", "l").child(hidden)),
        "Fallback",
        Source::AriaLabel,
    );
    let invisible = E::new("p")
        .attr("id", "l")
        .style(|s| s.visibility = Visibility::Hidden)
        .text("gone");
    is(top(invisible), "gone", Source::AriaLabelledby);
}

#[test]
fn what_is_visible_again_within_the_invisible_is_said() {
    let top = E::new("h2").text("seen ").child(
        inline("span")
            .style(|s| s.visibility = Visibility::Hidden)
            .text("hidden ")
            .child(inline("b").text("again")),
    );
    is(top, "seen again", Source::Content);
}

#[test]
fn inline_words_join_and_boxes_part() {
    let three = |display: Display| {
        let part = |text: &str| {
            E::new("span")
                .style(move |s| s.display = display)
                .text(text)
        };
        E::new("button")
            .child(part("one"))
            .child(part("two"))
            .child(part("three"))
    };
    is(three(Display::Inline), "onetwothree", Source::Content);
    is(three(Display::Block), "one two three", Source::Content);
    is(
        three(Display::InlineBlock),
        "one two three",
        Source::Content,
    );
    is(
        E::new("a")
            .attr("href", "#")
            .text("one")
            .child(inline("br"))
            .text("two"),
        "one two",
        Source::Content,
    );
}

#[test]
fn generated_content_is_said() {
    is(
        E::new("button")
            .text("label")
            .before("before ")
            .after(" after"),
        "before label after",
        Source::Content,
    );
}

#[test]
fn roles_decide_whether_content_names() {
    is(
        E::new("div").attr("role", "checkbox").text("I agree"),
        "I agree",
        Source::Content,
    );
    nameless(E::new("div").attr("role", "textbox").text("typed"));
    nameless(E::new("div").text("words"));
    nameless(E::new("section").text("words"));
    is(E::new("summary").text("More"), "More", Source::Content);
}

#[test]
fn pictures_are_said_by_their_alternative() {
    let img = |alt: &str| inline("img").attr("alt", alt);
    is(img("A cat"), "A cat", Source::Alt);
    is(
        E::new("button")
            .text("one ")
            .child(img("two"))
            .text(" three"),
        "one two three",
        Source::Content,
    );
    // Decoration says nothing, not even by its title.
    is(
        E::new("button")
            .text("Save")
            .child(img("").attr("title", "Disk")),
        "Save",
        Source::Content,
    );
    let svg = |tag: &str| inline(tag).namespace(Namespace::Svg);
    is(
        E::new("button").child(svg("svg").child(svg("title").text("Close"))),
        "Close",
        Source::Content,
    );
    is(
        svg("svg").child(svg("title").text("Chart")),
        "Chart",
        Source::Caption,
    );
}

#[test]
fn captions_name_what_they_stand_in() {
    is(
        E::new("fieldset").child(E::new("legend").text("Address")),
        "Address",
        Source::Caption,
    );
    is(
        E::new("table").child(E::new("caption").text("Sales")),
        "Sales",
        Source::Caption,
    );
    is(
        E::new("figure").child(E::new("figcaption").text("Fig. 1")),
        "Fig. 1",
        Source::Caption,
    );
    let figure = |img: E| {
        E::new("figure")
            .child(img)
            .child(E::new("figcaption").text("Fig. 1"))
    };
    is(figure(x("img")), "Fig. 1", Source::Caption);
    nameless(figure(x("img").attr("alt", "")));
}

#[test]
fn buttons_made_of_input_say_their_value() {
    let input = |kind: &str| E::new("input").attr("type", kind);
    is(input("button").attr("value", "Go"), "Go", Source::Value);
    is(input("submit"), "Submit", Source::Browser);
    is(input("RESET"), "Reset", Source::Browser);
    is(input("image").attr("alt", "Search"), "Search", Source::Alt);
    nameless(input("button"));
}

#[test]
fn controls_in_a_label_say_their_value() {
    let label = |control: E| {
        E::new("label")
            .child(x("input").attr("type", "checkbox"))
            .text("Flash ")
            .child(control)
            .text(" times")
    };
    let select = inline("select")
        .attr("aria-label", "number")
        .child(E::new("option").text("1"))
        .child(E::new("option").text("3").state(State::SELECTED));
    is(label(select), "Flash 3 times", Source::Label);
    let first = inline("select")
        .child(E::new("option").text("1"))
        .child(E::new("option").text("3"));
    is(label(first), "Flash 1 times", Source::Label);
    let slider = inline("span")
        .attr("role", "slider")
        .attr("aria-valuenow", "4")
        .attr("aria-valuetext", "5")
        .text("5.0");
    is(label(slider), "Flash 5 times", Source::Label);
    let box_of_text = inline("span").attr("role", "textbox").text("6");
    is(label(box_of_text), "Flash 6 times", Source::Label);
    is(
        label(inline("input").attr("value", "8")),
        "Flash 8 times",
        Source::Label,
    );
    is(
        label(inline("textarea").attr("value", "9")),
        "Flash 9 times",
        Source::Label,
    );
    is(label(inline("input")), "Flash times", Source::Label);
    let menu = inline("span")
        .attr("role", "menu")
        .child(inline("span").attr("role", "menuitem").text("7"));
    is(label(menu), "Flash times", Source::Label);
}

#[test]
fn several_labels_are_joined() {
    let top = E::new("div")
        .child(E::new("label").attr("for", "x").text("One"))
        .child(E::new("label").text("Two").child(x("input")));
    is(top, "One Two", Source::Label);
}

#[test]
fn slots_and_shadow_roots_are_read_as_rendered() {
    let host = |child: Option<&str>| {
        let host = inline("my-text").shadow(vec![
            inline("i").text("foo "),
            inline("slot").attr("aria-label", "unsaid").text("default"),
        ]);
        E::new("button").child(match child {
            Some(text) => host.text(text),
            None => host,
        })
    };
    is(host(Some("slotted")), "foo slotted", Source::Content);
    is(host(None), "foo default", Source::Content);
}

#[test]
fn owned_elements_are_said_once() {
    let top = E::new("div")
        .child(x("button").text("Size ").attr("aria-owns", "o"))
        .child(
            inline("span")
                .attr("id", "o")
                .attr("aria-owns", "x o")
                .text("large"),
        );
    is(top, "Size large", Source::Content);
}

#[test]
fn references_in_circles_end() {
    let top = E::new("div")
        .child(x("button").attr("aria-labelledby", "y x").text("X"))
        .child(
            E::new("button")
                .attr("id", "y")
                .attr("aria-labelledby", "x y")
                .text("Y"),
        );
    is(top, "Y X", Source::AriaLabelledby);
}

#[test]
fn no_part_of_a_name_is_said_twice() {
    let top = x("h3")
        .child(
            inline("a")
                .attr("href", "#")
                .attr("aria-labelledby", "i")
                .text("one"),
        )
        .text(" ")
        .child(
            inline("a")
                .attr("href", "#")
                .text("two ")
                .child(inline("img").attr("id", "i").attr("alt", "image")),
        );
    is(top, "image two", Source::Content);
}

#[test]
fn descriptions_add_what_the_name_does_not_say() {
    let described = |top: E| {
        let page = page(top);
        let id = page.by_id(page.root(), "x").unwrap_or(NodeId(1));
        Semantics::new(&page).description(id)
    };
    let field = x("input")
        .attr("aria-label", "Name")
        .attr("title", "As in your passport");
    assert_eq!(described(field.clone()), "As in your passport");
    let top = E::new("div")
        .child(field.attr("aria-describedby", "d"))
        .child(
            E::new("p")
                .attr("id", "d")
                .unrendered()
                .text("No nicknames"),
        );
    assert_eq!(described(top), "No nicknames");
    assert_eq!(described(x("input").attr("title", "Name")), "");
    assert_eq!(
        described(
            x("button")
                .attr("aria-description", "Opens a menu")
                .text("File")
        ),
        "Opens a menu"
    );
}

#[test]
fn ten_thousand_elements_in_one_another_and_all_referring_to_the_first() {
    let mut builder = PageBuilder::default();
    let open = |builder: &mut PageBuilder, element: E| {
        let mut one = PageBuilder::default();
        let id = one.add(element);
        builder.open(one.finish().node(id).kind.clone());
    };
    open(&mut builder, E::new("h1").attr("id", "top"));
    for _ in 0..10_000 {
        open(&mut builder, inline("b").attr("aria-labelledby", "top"));
    }
    builder.add(inline("i").text("deep"));
    let page = builder.finish();
    let semantics = Semantics::new(&page);
    for (id, _) in page.elements().step_by(1000) {
        assert!(semantics.name(id).text.len() < 100);
    }
}
