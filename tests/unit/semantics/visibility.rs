use crate::page::{ElementBuilder as E, NodeId, PageBuilder, Position, State, Visibility};
use crate::semantics::Semantics;

/// What is asked of the first `<p>`: rendered, exposed, visible.
fn of_p(top: E) -> (bool, bool, bool) {
    let mut page = PageBuilder::default();
    page.add(E::new("html").child(E::new("body").child(top)));
    let page = page.finish();
    let semantics = Semantics::new(&page);
    let p = page.elements().find(|(_, e)| e.is_html("p")).unwrap().0;
    (
        semantics.rendered(p),
        semantics.exposed(p),
        semantics.visible(p),
    )
}

fn p() -> E {
    E::new("p").text("words")
}

#[test]
fn plain_text_is_there_for_everybody() {
    assert_eq!(of_p(p()), (true, true, true));
}

#[test]
fn display_none_hides_from_everybody() {
    assert_eq!(of_p(p().unrendered()), (false, false, false));
}

#[test]
fn visibility_hidden_is_rendered_but_told_to_nobody() {
    let hidden = p().style(|s| s.visibility = Visibility::Hidden);
    assert_eq!(of_p(hidden), (true, false, false));
}

#[test]
fn aria_hidden_above_hides_from_assistive_technology_only() {
    let around = E::new("div").attr("aria-hidden", " TRUE ").child(p());
    assert_eq!(of_p(around), (true, false, true));
    let not = E::new("div").attr("aria-hidden", "false").child(p());
    assert_eq!(of_p(not), (true, true, true));
}

#[test]
fn inert_hides_from_assistive_technology_only() {
    assert_eq!(of_p(p().state(State::INERT)), (true, false, true));
}

#[test]
fn a_transparent_group_hides_from_the_eye_only() {
    let group = E::new("div").style(|s| s.opacity = 0.0).child(p());
    assert_eq!(of_p(group), (true, true, false));
}

#[test]
fn the_usual_ways_to_hide_from_the_eye_only() {
    let one_pixel = E::new("div")
        .rect(0.0, 0.0, 1.0, 1.0)
        .style(|s| {
            s.clips_overflow = true;
            s.position = Position::Absolute;
        })
        .child(p());
    assert_eq!(of_p(one_pixel), (true, true, false));
    let clipped = E::new("div").style(|s| s.clipped_away = true).child(p());
    assert_eq!(of_p(clipped), (true, true, false));
    assert_eq!(
        of_p(p().rect(-9999.0, 0.0, 100.0, 20.0)),
        (true, true, false)
    );
    assert_eq!(
        of_p(p().rect(0.0, -500.0, 100.0, 20.0)),
        (true, true, false)
    );
}

#[test]
fn what_was_scrolled_up_within_a_box_can_be_scrolled_back() {
    let scroller = E::new("div")
        .rect(0.0, 0.0, 300.0, 300.0)
        .style(|s| s.clips_overflow = true)
        .child(p().rect(0.0, -500.0, 100.0, 20.0));
    assert!(of_p(scroller).2);
}

#[test]
fn a_fixed_box_beside_the_viewport_is_out_of_sight() {
    let drawer = E::new("div")
        .rect(1300.0, 0.0, 300.0, 700.0)
        .style(|s| s.position = Position::Fixed)
        .child(p().rect(1310.0, 10.0, 100.0, 20.0));
    assert!(!of_p(drawer).2);
    // Anything that is not fixed can be scrolled to.
    assert!(of_p(p().rect(1310.0, 10.0, 100.0, 20.0)).2);
}

#[test]
fn an_area_is_where_its_map_is() {
    let mut page = PageBuilder::default();
    page.add(E::new("map").child(E::new("area").attr("href", "#a").unrendered()));
    let page = page.finish();
    assert!(Semantics::new(&page).exposed(NodeId(2)));
}

#[test]
fn boxes_without_finite_sides_are_not_seen() {
    for side in [f32::NAN, f32::INFINITY] {
        assert!(!of_p(p().rect(side, 0.0, 10.0, 10.0)).2);
        assert!(!of_p(p().rect(0.0, 0.0, side, 10.0)).2);
    }
}
