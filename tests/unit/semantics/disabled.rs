use crate::page::{ElementBuilder as E, PageBuilder, State};
use crate::semantics::Semantics;

/// Whether the first `<span>` is part of something out of operation.
fn inactive(top: E) -> bool {
    let mut page = PageBuilder::default();
    page.add(top);
    let page = page.finish();
    let span = page.elements().find(|(_, e)| e.is_html("span")).unwrap().0;
    Semantics::new(&page).inactive(span)
}

fn span() -> E {
    E::new("span").text("Name")
}

#[test]
fn parts_of_disabled_controls() {
    assert!(inactive(
        E::new("button").state(State::DISABLED).child(span())
    ));
    assert!(inactive(
        E::new("div")
            .attr("role", "button")
            .attr("aria-disabled", "true")
            .child(span())
    ));
    assert!(inactive(
        E::new("fieldset").state(State::DISABLED).child(span())
    ));
    assert!(inactive(
        E::new("div")
            .attr("role", "group")
            .attr("aria-disabled", "true")
            .child(span())
    ));
    assert!(!inactive(E::new("button").child(span())));
    // Nothing that could be operated.
    assert!(!inactive(
        E::new("article")
            .attr("aria-disabled", "true")
            .child(span())
    ));
}

#[test]
fn labels_of_disabled_controls() {
    let field = E::new("input").state(State::DISABLED);
    assert!(inactive(E::new("label").child(span()).child(field.clone())));
    assert!(inactive(
        E::new("div")
            .child(E::new("label").attr("for", "f").child(span()))
            .child(field.clone().attr("id", "f"))
    ));
    assert!(inactive(
        E::new("div")
            .child(E::new("p").attr("id", "l").child(span()))
            .child(
                E::new("div")
                    .attr("role", "textbox")
                    .attr("aria-disabled", "true")
                    .attr("aria-labelledby", "l")
            )
    ));
    assert!(inactive(
        E::new("div").child(
            E::new("label")
                .child(span())
                .child(field.attr("type", "date"))
        )
    ));
    assert!(!inactive(
        E::new("label").child(span()).child(E::new("input"))
    ));
}
