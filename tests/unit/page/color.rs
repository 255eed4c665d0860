use super::*;

fn parsed(text: &str) -> [f32; 4] {
    let color = Color::parse(text).unwrap_or_else(|| panic!("{text} is no colour"));
    [color.red, color.green, color.blue, color.alpha]
}

#[track_caller]
fn close(text: &str, expected: [f32; 4]) {
    let found = parsed(text);
    for (found, expected) in found.iter().zip(expected) {
        assert!(
            (found - expected).abs() < 0.6,
            "{text}: {found} is not {expected}"
        );
    }
}

#[test]
fn the_notations_of_computed_styles() {
    assert_eq!(parsed("rgb(1, 2, 3)"), [1.0, 2.0, 3.0, 1.0]);
    assert_eq!(parsed("rgba(1, 2, 3, 0.5)"), [1.0, 2.0, 3.0, 0.5]);
    assert_eq!(parsed("rgb(1 2 3 / 50%)"), [1.0, 2.0, 3.0, 0.5]);
    assert_eq!(parsed("rgba(0, 0, 0, 0)"), [0.0; 4]);
    assert_eq!(parsed("transparent"), [0.0; 4]);
    assert_eq!(parsed("#0f8"), [0.0, 255.0, 136.0, 1.0]);
    assert_eq!(parsed("#00ff8880"), [0.0, 255.0, 136.0, 128.0 / 255.0]);
    assert_eq!(
        parsed("color(srgb 1 0.5 0 / 0.25)"),
        [255.0, 127.5, 0.0, 0.25]
    );
    assert_eq!(parsed("color(srgb none 1 none)"), [0.0, 255.0, 0.0, 1.0]);
}

/// Expected values by CSS Color 4's own sample code, clamped as a screen of sRGB does.
#[test]
fn wider_spaces_come_to_srgb() {
    close("oklch(0.627955 0.257683 29.2339)", [255.0, 0.0, 0.0, 1.0]);
    close("oklab(0.519752 -0.140302 0.107676)", [0.0, 128.0, 0.0, 1.0]);
    close("lab(46.2775 -47.5521 48.5837)", [0.0, 128.0, 0.0, 1.0]);
    close("lch(29.5676 131.207 301.364)", [0.0, 0.0, 255.0, 1.0]);
    close("color(display-p3 1 1 1)", [255.0, 255.0, 255.0, 1.0]);
    close(
        "color(display-p3 0.21604 0.49418 0.13151)",
        [0.0, 128.0, 0.0, 1.0],
    );
    close("color(display-p3 0 1 0 / 0.5)", [0.0, 255.0, 0.0, 0.5]);
    close("color(srgb-linear 0.5 0.5 0.5)", [187.5, 187.5, 187.5, 1.0]);
    close(
        "color(a98-rgb 0.281363 0.498012 0.116746)",
        [0.0, 128.0, 0.0, 1.0],
    );
    close(
        "color(prophoto-rgb 0.230479 0.395789 0.129968)",
        [0.0, 128.0, 0.0, 1.0],
    );
    close(
        "color(rec2020 0.235202 0.431704 0.085432)",
        [0.0, 128.0, 0.0, 1.0],
    );
    close("color(xyz 0.07719 0.15438 0.02573)", [0.0, 128.0, 0.0, 1.0]);
    close(
        "color(xyz-d50 0.08314 0.154747 0.020918)",
        [0.0, 128.0, 0.0, 1.0],
    );
}

/// Expected values as Chromium 156 paints them on a canvas.
#[test]
fn as_the_browser_paints_them() {
    close("color(rec2020 0.5 0.5 0.5)", [139.0, 139.0, 139.0, 1.0]);
    close(
        "color(rec2020 0.299 0.4956 0.1386)",
        [40.0, 143.0, 25.0, 1.0],
    );
    close("oklch(0.7 0.2 150)", [0.0, 191.0, 84.0, 1.0]);
    close("color(prophoto-rgb 0.3 0.3 0.3)", [95.0, 95.0, 95.0, 1.0]);
    close("lab(50 20 20)", [158.0, 105.0, 86.0, 1.0]);
}

#[test]
fn what_is_no_colour() {
    for text in [
        "",
        "none",
        "red(1)",
        "rgb(1, 2)",
        "rgb(1, 2, x)",
        "rgb(1, 2, NaN)",
        "color()",
        "#12",
        "#ggg",
        "lab(1 2 3 4)",
        "(",
        "color(moon 1 1 1)",
    ] {
        assert_eq!(Color::parse(text), None, "{text}");
    }
}

#[test]
fn out_of_range_is_clamped() {
    assert_eq!(parsed("rgb(300, -5, 0)"), [255.0, 0.0, 0.0, 1.0]);
    assert_eq!(parsed("color(srgb 2 -1 0 / 7)"), [255.0, 0.0, 0.0, 1.0]);
}

#[test]
fn alpha_compositing() {
    let half = Color {
        alpha: 0.5,
        ..Color::BLACK
    };
    let grey = half.over(Color::WHITE);
    assert_eq!((grey.red, grey.alpha), (127.5, 1.0));
    assert_eq!(Color::TRANSPARENT.over(Color::WHITE), Color::WHITE);
    assert_eq!(
        Color::TRANSPARENT.over(Color::TRANSPARENT),
        Color::TRANSPARENT
    );
    assert_eq!(Color::BLACK.over(Color::WHITE), Color::BLACK);
    assert_eq!(half.over(half).alpha, 0.75);
}
