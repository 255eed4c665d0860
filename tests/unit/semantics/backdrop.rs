use super::*;
use crate::page::{ElementBuilder as E, PageBuilder, Position, Style};
use crate::semantics::hex;

fn color(text: &str) -> Color {
    Color::parse(text).unwrap()
}

fn background(text: &'static str) -> impl FnOnce(&mut Style) {
    move |style| style.background_color = color(text)
}

/// The backdrop of the text "words".
fn of(top: E) -> Option<Backdrop> {
    let mut page = PageBuilder::default();
    page.add(E::new("html").child(E::new("body").child(top)));
    let page = page.finish();
    let text = page
        .ids()
        .find(
            |&id| matches!(&page.node(id).kind, NodeKind::Text { text, .. } if &**text == "words"),
        )
        .unwrap();
    Semantics::new(&page).backdrop(text)
}

fn pair(top: E) -> (String, String) {
    let backdrop = of(top).unwrap();
    assert_eq!((backdrop.pairs.len(), backdrop.doubt), (1, None));
    (hex(backdrop.pairs[0].text), hex(backdrop.pairs[0].backdrop))
}

fn doubt(top: E) -> Option<Doubt> {
    of(top).unwrap().doubt
}

fn words() -> E {
    E::new("p").text("words")
}

fn over(place: (f32, f32, f32, f32)) -> E {
    E::new("div")
        .rect(place.0, place.1, place.2, place.3)
        .style(|s| s.position = Position::Absolute)
}

#[test]
fn the_canvas_is_white() {
    assert_eq!(pair(words()), ("#000000".into(), "#ffffff".into()));
}

#[test]
fn alpha_of_stacked_backgrounds_and_of_the_text_adds_up() {
    let top = E::new("div").style(background("#ff0000")).child(
        E::new("div")
            .style(background("rgba(0, 0, 255, 0.5)"))
            .child(words().style(|s| s.color = color("rgba(255, 255, 255, 0.5)"))),
    );
    assert_eq!(pair(top), ("#bf80bf".into(), "#800080".into()));
}

#[test]
fn opacity_fades_text_and_background_as_one() {
    // Black on white, both at half strength over black: grey behind, black text stays black.
    let top = E::new("div")
        .style(background("#000000"))
        .child(words().style(|s| {
            s.background_color = color("#ffffff");
            s.opacity = 0.5;
        }));
    assert_eq!(pair(top), ("#000000".into(), "#808080".into()));
    let faint = words().style(|s| s.opacity = 0.3);
    assert_eq!(pair(faint), ("#b3b3b3".into(), "#ffffff".into()));
}

#[test]
fn an_opaque_layer_ends_all_doubt() {
    let photo = E::new("div").style(|s| s.background_image = Some("url(\"a.jpg\")".into()));
    assert_eq!(doubt(photo.clone().child(words())), Some(Doubt::Image));
    let card = photo.child(E::new("div").style(background("#123456")).child(words()));
    assert_eq!(pair(card).1, "#123456");
}

#[test]
fn a_dark_veil_over_a_photo_bounds_it() {
    let top = E::new("div")
        .style(|s| s.background_image = Some("url(\"a.jpg\")".into()))
        .child(
            E::new("div")
                .style(background("rgba(0, 0, 0, 0.8)"))
                .child(words()),
        );
    let backdrop = of(top).unwrap();
    assert_eq!(backdrop.doubt, Some(Doubt::Image));
    let lightest = backdrop
        .pairs
        .iter()
        .map(|p| p.backdrop.red)
        .fold(0.0, f32::max);
    assert_eq!(lightest, 51.0);
}

#[test]
fn what_overlaps_and_is_painted_earlier_lies_behind() {
    let hero = |text: E| {
        E::new("div")
            .child(over((0.0, 0.0, 500.0, 300.0)).style(background("#111111")))
            .child(text)
    };
    let above = words().style(|s| s.position = Position::Relative);
    assert_eq!(pair(hero(above)).1, "#111111");
    // What is not positioned is painted before it, and so is covered.
    assert_eq!(of(hero(words())), None);
    let image = E::new("div")
        .child(E::new("img").rect(0.0, 0.0, 500.0, 300.0))
        .child(words().style(|s| s.position = Position::Relative));
    assert_eq!(doubt(image), Some(Doubt::Image));
}

#[test]
fn what_stays_with_the_viewport_covers_nothing_for_long() {
    let top =
        E::new("div")
            .child(words())
            .child(E::new("header").rect(0.0, 0.0, 1280.0, 60.0).style(|s| {
                s.position = Position::Fixed;
                s.background_color = Color::BLACK;
            }));
    assert_eq!(pair(top).1, "#ffffff");
}

#[test]
fn a_veil_over_the_text_is_a_doubt_when_it_matters() {
    let top = E::new("div")
        .child(words())
        .child(over((0.0, 0.0, 500.0, 300.0)).style(background("rgba(255, 255, 255, 0.5)")));
    let backdrop = of(top).unwrap();
    assert_eq!(backdrop.doubt, Some(Doubt::Veil));
}

#[test]
fn half_covered_means_both_ways() {
    let top = E::new("div")
        .child(over((0.0, 0.0, 50.0, 20.0)).style(background("#000000")))
        .child(words().style(|s| s.position = Position::Relative));
    let backdrop = of(top).unwrap();
    assert_eq!(backdrop.doubt, Some(Doubt::Overlap));
    assert_eq!(backdrop.pairs.len(), 2);
}

#[test]
fn invisible_things_paint_nothing() {
    let top = E::new("div")
        .child(over((0.0, 0.0, 500.0, 300.0)).style(|s| {
            s.background_color = Color::BLACK;
            s.opacity = 0.0;
        }))
        .child(words().style(|s| s.position = Position::Relative));
    assert_eq!(pair(top).1, "#ffffff");
}

#[test]
fn gradients_give_all_their_colours() {
    let top = words().style(|s| {
        s.color = Color::WHITE;
        s.background_image = Some("linear-gradient(rgb(37, 99, 235), rgb(126, 34, 206))".into());
    });
    let backdrop = of(top).unwrap();
    assert_eq!(backdrop.doubt, Some(Doubt::Gradient));
    // White on the white page below would vanish: the text stands on the gradient.
    assert!(backdrop.pairs.iter().all(|p| p.backdrop != Color::WHITE));
    // Black text would not, so the gradient may be but a stroke beneath it.
    let dark = words().style(|s| {
        s.background_image = Some("linear-gradient(rgb(37, 99, 235), rgb(126, 34, 206))".into());
    });
    assert!(
        of(dark)
            .unwrap()
            .pairs
            .iter()
            .any(|p| p.backdrop == Color::WHITE)
    );
}

#[test]
fn filters_and_blending_leave_nothing_to_say() {
    let filtered = E::new("div").style(|s| s.filters = true).child(words());
    assert_eq!(
        of(filtered),
        Some(Backdrop {
            pairs: vec![],
            doubt: Some(Doubt::Filter)
        })
    );
    let blended = words().style(|s| s.blends = true);
    assert_eq!(doubt(blended), Some(Doubt::Blend));
    let filled = words().style(|s| {
        s.color = Color::TRANSPARENT;
        s.background_clip_text = true;
        s.background_image = Some("linear-gradient(rgb(0, 0, 0), rgb(1, 1, 1))".into());
    });
    assert_eq!(doubt(filled), Some(Doubt::Fill));
}

#[test]
fn a_blurred_backdrop_is_doubted_only_where_it_shines_through() {
    let bar = |alpha: &'static str| {
        E::new("div").style(move |s| {
            s.background_color = color(alpha);
            s.filters_backdrop = true;
        })
    };
    assert_eq!(pair(bar("#ffffff").child(words())).1, "#ffffff");
    let glass = of(bar("rgba(255, 255, 255, 0.8)").child(words())).unwrap();
    assert_eq!(glass.doubt, Some(Doubt::Filter));
    assert!(glass.pairs.iter().all(|p| p.backdrop.red >= 204.0));
}

#[test]
fn transparent_text_is_not_there() {
    assert_eq!(of(words().style(|s| s.color = Color::TRANSPARENT)), None);
}

#[test]
fn text_that_runs_out_of_its_box_stands_on_two_backdrops() {
    let top = E::new("div")
        .rect(0.0, 0.0, 50.0, 20.0)
        .style(background("#000000"))
        .child(words());
    assert_eq!(doubt(top), Some(Doubt::Overlap));
    let cut = E::new("div")
        .rect(0.0, 0.0, 50.0, 20.0)
        .style(|s| {
            s.background_color = Color::BLACK;
            s.clips_overflow = true;
        })
        .child(words());
    assert_eq!(pair(cut).1, "#000000");
}

#[test]
fn ten_thousand_layers_on_one_place_are_too_many() {
    let mut stack = E::new("div").style(|s| s.position = Position::Relative);
    for _ in 0..10_000 {
        stack = stack.child(E::new("i").style(background("rgba(0, 0, 0, 0.01)")));
    }
    let top = E::new("div")
        .child(stack)
        .child(words().style(|s| s.position = Position::Relative));
    assert_eq!(doubt(top), Some(Doubt::Layers));
}

/// An icon, then a text that goes on in a second line below it.
fn beside_an_icon(icon: impl FnOnce(E) -> E) -> E {
    let svg = E::new("span").rect(0.0, 0.0, 24.0, 20.0);
    let svg = svg.style(background("#ff0000"));
    let svg = svg.style(|style| style.display = crate::page::Display::InlineBlock);
    E::new("p")
        .rect(0.0, 0.0, 200.0, 48.0)
        .style(background("rgb(255, 255, 255)"))
        .child(icon(svg))
        .text("words")
}

#[test]
fn an_icon_in_the_same_paragraph_is_not_behind_the_second_line() {
    assert_eq!(doubt(beside_an_icon(|svg| svg)), None);
    let block = |svg: E| svg.style(|style| style.display = crate::page::Display::Block);
    assert_eq!(doubt(beside_an_icon(block)), Some(Doubt::Overlap));
}
