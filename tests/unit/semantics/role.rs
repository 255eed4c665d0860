use super::*;
use crate::page::{ElementBuilder as E, Namespace, PageBuilder, State};

/// The role of the element with the id `x`, or of the outermost.
fn role(top: E) -> Option<Role> {
    let mut page = PageBuilder::default();
    let first = page.add(top);
    let page = page.finish();
    let id = page.by_id(page.root(), "x").unwrap_or(first);
    Semantics::new(&page).role(id)
}

fn x(tag: &str) -> E {
    E::new(tag).attr("id", "x")
}

#[test]
fn html_gives_roles() {
    for (element, expected) in [
        (E::new("a").attr("href", "#"), Role::Link),
        (E::new("a"), Role::Generic),
        (E::new("button"), Role::Button),
        (E::new("nav"), Role::Navigation),
        (E::new("h3"), Role::Heading),
        (E::new("select"), Role::Combobox),
        (E::new("select").attr("multiple", ""), Role::Listbox),
        (E::new("select").attr("size", "5"), Role::Listbox),
        (E::new("textarea"), Role::Textbox),
        (E::new("input"), Role::Textbox),
        (E::new("input").attr("type", "nonsense"), Role::Textbox),
        (E::new("input").attr("type", "EMAIL"), Role::Textbox),
        (E::new("input").attr("list", "l"), Role::Combobox),
        (E::new("input").attr("type", "search"), Role::Searchbox),
        (E::new("input").attr("type", "checkbox"), Role::Checkbox),
        (E::new("input").attr("type", "range"), Role::Slider),
        (E::new("input").attr("type", "number"), Role::Spinbutton),
        (E::new("input").attr("type", "submit"), Role::Button),
        (E::new("img").attr("alt", "A cat"), Role::Img),
        (E::new("img"), Role::Img),
        (E::new("img").attr("alt", ""), Role::None),
        (
            E::new("img").attr("alt", "").attr("aria-label", "Cat"),
            Role::Img,
        ),
        (E::new("section"), Role::Generic),
        (E::new("section").attr("aria-label", "News"), Role::Region),
        (E::new("form"), Role::Generic),
        (E::new("form").attr("aria-labelledby", "h"), Role::Form),
        (E::new("my-element"), Role::Generic),
    ] {
        assert_eq!(role(element.clone()), Some(expected), "{element:?}");
    }
    assert_eq!(role(E::new("input").attr("type", "date")), None);
    assert_eq!(role(E::new("video")), None);
}

#[test]
fn the_first_role_that_exists_counts() {
    let of = |value: &str| role(E::new("div").attr("role", value));
    assert_eq!(of("BUTTON"), Some(Role::Button));
    assert_eq!(of("  fancy switch button"), Some(Role::Switch));
    assert_eq!(of("image"), Some(Role::Img));
    // Abstract roles are no roles.
    assert_eq!(of("widget"), Some(Role::Generic));
    assert_eq!(of(""), Some(Role::Generic));
}

#[test]
fn nothing_that_can_be_used_is_presentational() {
    assert_eq!(
        role(E::new("ul").attr("role", "presentation")),
        Some(Role::None)
    );
    assert_eq!(
        role(E::new("button").attr("role", "none")),
        Some(Role::Button)
    );
    let disabled = E::new("button").attr("role", "none").state(State::DISABLED);
    assert_eq!(role(disabled), Some(Role::None));
    let named = E::new("h1")
        .attr("role", "none")
        .attr("aria-label", "Title");
    assert_eq!(role(named), Some(Role::Heading));
}

#[test]
fn context_makes_landmarks_and_items() {
    assert_eq!(role(x("header")), Some(Role::Banner));
    assert_eq!(
        role(E::new("article").child(x("header"))),
        Some(Role::Generic)
    );
    assert_eq!(
        role(E::new("div").attr("role", "main").child(x("footer"))),
        Some(Role::Generic)
    );
    assert_eq!(
        role(E::new("main").child(x("aside"))),
        Some(Role::Complementary)
    );
    assert_eq!(
        role(E::new("section").child(x("aside"))),
        Some(Role::Generic)
    );
    assert_eq!(role(E::new("ul").child(x("li"))), Some(Role::Listitem));
    assert_eq!(role(E::new("div").child(x("li"))), Some(Role::Generic));
    assert_eq!(
        role(E::new("ul").attr("role", "none").child(x("li"))),
        Some(Role::Generic)
    );
    let cell = |table: E| role(table.child(E::new("tbody").child(E::new("tr").child(x("td")))));
    assert_eq!(cell(E::new("table")), Some(Role::Cell));
    assert_eq!(
        cell(E::new("table").attr("role", "grid")),
        Some(Role::Gridcell)
    );
    assert_eq!(
        cell(E::new("table").attr("role", "none")),
        Some(Role::Generic)
    );
    assert_eq!(role(E::new("tr").child(x("th"))), Some(Role::Columnheader));
    assert_eq!(
        role(E::new("tr").child(x("th")).child(E::new("td"))),
        Some(Role::Rowheader)
    );
}

#[test]
fn graphics_have_roles_of_their_own() {
    let svg = |tag: &str| E::new(tag).namespace(Namespace::Svg);
    assert_eq!(role(svg("svg")), Some(Role::GraphicsDocument));
    assert_eq!(role(svg("path")), None);
    assert_eq!(
        role(svg("path").attr("aria-label", "Peak")),
        Some(Role::GraphicsSymbol)
    );
    assert_eq!(role(svg("a").attr("xlink:href", "#")), Some(Role::Link));
}

#[test]
fn names_and_facts_agree() {
    assert_eq!(
        Role::from_name("Menuitemradio").map(Role::name),
        Some("menuitemradio")
    );
    assert!(Role::Checkbox.form_field() && Role::Checkbox.interactive() && Role::Checkbox.widget());
    assert!(!Role::Button.form_field());
    assert!(Role::Row.group() && Role::Group.group() && !Role::Article.group());
}
