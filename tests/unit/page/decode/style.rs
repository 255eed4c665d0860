use super::*;

fn styled(values: &[(&str, &str)]) -> Style {
    let mut style = Style::default();
    for (name, value) in values {
        set(&mut style, name, value);
    }
    style
}

#[test]
fn initial_values_are_the_default() {
    let initial = styled(&[
        ("display", "block"),
        ("visibility", "visible"),
        ("opacity", "1"),
        ("position", "static"),
        ("z-index", "auto"),
        ("color", "rgb(0, 0, 0)"),
        ("background-color", "rgba(0, 0, 0, 0)"),
        ("background-image", "none"),
        ("background-clip", ""),
        ("font-size", "16px"),
        ("font-weight", "400"),
        ("text-shadow", "none"),
        ("text-indent", "0px"),
        ("text-transform", "none"),
        ("mix-blend-mode", "normal"),
        ("filter", "none"),
        ("backdrop-filter", "none"),
        ("transform", "none"),
        ("translate", "none"),
        ("perspective", "none"),
        ("will-change", "auto"),
        ("contain", "none"),
        ("isolation", "auto"),
        ("mask-image", "none"),
        ("clip-path", "none"),
        ("clip", ""),
        ("overflow", "visible"),
        ("cursor", "auto"),
        ("pointer-events", "auto"),
        ("content-visibility", "visible"),
        ("unheard-of", "whatever"),
    ]);
    assert_eq!(initial, Style::default());
}

#[test]
fn each_value_has_its_effect() {
    let style = styled(&[
        ("display", "inline-flex"),
        ("visibility", "hidden"),
        ("opacity", "0.5"),
        ("position", "sticky"),
        ("z-index", "-3"),
        ("background-image", "url(\"x\")"),
        ("background-clip", "border-box, text"),
        ("font-size", "13.5px"),
        ("font-weight", "650"),
        ("mix-blend-mode", "multiply"),
        ("backdrop-filter", "blur(2px)"),
        ("filter", "none"),
        ("overflow", "hidden auto"),
        ("cursor", "url(\"x\"), pointer"),
        ("pointer-events", "none"),
        ("text-indent", "-9999px"),
        ("text-transform", "uppercase"),
    ]);
    assert_eq!(style.display, Display::InlineBlock);
    assert_eq!(style.visibility, Visibility::Hidden);
    assert_eq!(style.opacity, 0.5);
    assert_eq!(style.position, Position::Sticky);
    assert_eq!(style.z_index, Some(-3));
    assert!(style.background_image.is_some() && style.background_clip_text);
    assert_eq!((style.font_size, style.font_weight), (13.5, 650.0));
    assert!(style.blends && style.filters_backdrop && !style.filters);
    assert!(style.clips_overflow && style.cursor_pointer);
    assert!(style.no_pointer_events && style.indented_away);
    assert_eq!(style.text_transform.as_deref(), Some("uppercase"));
    assert!(!style.stacks);
}

#[test]
fn what_makes_a_stacking_context() {
    for (name, value) in [
        ("transform", "matrix(1, 0, 0, 1, 0, 0)"),
        ("rotate", "3deg"),
        ("will-change", "scroll-position, opacity"),
        ("contain", "size layout"),
        ("isolation", "isolate"),
        ("mask-image", "linear-gradient(red, blue)"),
        ("clip-path", "circle(50%)"),
        ("content-visibility", "auto"),
        ("perspective", "10px"),
    ] {
        assert!(styled(&[(name, value)]).stacks, "{name}: {value}");
    }
    for (name, value) in [
        ("will-change", "scroll-position"),
        ("contain", "size style"),
        ("content-visibility", "visible"),
    ] {
        assert!(!styled(&[(name, value)]).stacks, "{name}: {value}");
    }
}

#[test]
fn what_is_clipped_away() {
    for (name, value) in [
        ("clip", "rect(0px, 0px, 0px, 0px)"),
        ("clip", "rect(1px, 1px, 1px, 1px)"),
        ("clip", "rect(0px 0px 0px 0px)"),
        ("clip-path", "inset(50%)"),
        ("clip-path", "inset(100%)"),
        ("clip-path", "inset(0% 50%)"),
        ("clip-path", "inset(60% 0% 40%)"),
        ("clip-path", "circle(0px at 50% 50%)"),
        ("clip-path", "polygon(0px 0px, 0px 0px, 0px 0px)"),
    ] {
        assert!(styled(&[(name, value)]).clipped_away, "{name}: {value}");
    }
    for (name, value) in [
        ("clip", "auto"),
        ("clip", "rect(0px, 100px, 50px, 0px)"),
        ("clip-path", "inset(10px)"),
        ("clip-path", "inset(10%)"),
        ("clip-path", "circle(50% at 0px 0px)"),
        ("clip-path", "polygon(0px 0px, 1px 0px, 1px 1px)"),
        ("clip-path", "url(\"#a\")"),
    ] {
        assert!(!styled(&[(name, value)]).clipped_away, "{name}: {value}");
    }
}

#[test]
fn numbers_that_are_none_fall_back() {
    let style = styled(&[
        ("opacity", "NaN"),
        ("font-size", "huge"),
        ("font-weight", "inf"),
        ("z-index", "9999999999999"),
    ]);
    assert_eq!(style, Style::default());
}
