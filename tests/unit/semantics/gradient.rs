use super::*;

#[test]
fn colours_of_computed_values() {
    let found = colors("rgb(170, 170, 170) 2px 2px 4px, color(srgb 1 0 0 / 0.5) 0px 0px 1px");
    assert_eq!(found.len(), 2);
    assert_eq!(found[0].red, 170.0);
    assert_eq!(found[1].alpha, 0.5);
    assert!(colors("url(\"rgb(1,2,3).png\")").len() <= 1);
    assert!(colors("none").is_empty());
    assert!(colors("rgb(rgb(rgb(").is_empty());
}

#[test]
fn one_gradient_is_understood() {
    let shown = shown("linear-gradient(to right, rgb(255, 255, 255), rgb(0, 0, 0) 50%)").unwrap();
    assert_eq!(shown.first(), Some(&Color::WHITE));
    assert_eq!(shown.last(), Some(&Color::BLACK));
    assert!(shown.iter().any(|c| (100.0..160.0).contains(&c.red)));
}

#[test]
fn anything_else_is_a_picture() {
    for value in [
        "url(\"photo.jpg\")",
        "linear-gradient(rgb(0, 0, 0), rgb(1, 1, 1)), url(\"photo.jpg\")",
        "image-set(url(\"a.png\") 1dppx)",
        "linear-gradient()",
        "linear-gradient(",
        "cross-fade(url(\"a\"), url(\"b\"))",
        "",
        ")(",
    ] {
        assert_eq!(shown(value), None, "{value}");
    }
}

#[test]
fn a_transparent_stop_does_not_darken() {
    let shown = shown("linear-gradient(rgba(0, 0, 0, 0), rgb(255, 255, 255))").unwrap();
    assert!(shown[1..].iter().all(|c| c.red > 254.0));
}
