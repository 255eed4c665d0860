use super::*;
use proptest::prelude::*;

fn rgb(red: u8, green: u8, blue: u8) -> Color {
    Color {
        red: f32::from(red),
        green: f32::from(green),
        blue: f32::from(blue),
        alpha: 1.0,
    }
}

#[test]
fn known_ratios() {
    let ratio = |a, b| floor_to_hundredth(contrast(a, b));
    assert_eq!(ratio(Color::BLACK, Color::WHITE), 21.0);
    assert_eq!(ratio(Color::WHITE, Color::WHITE), 1.0);
    assert_eq!(ratio(rgb(0x77, 0x77, 0x77), Color::WHITE), 4.47);
    assert_eq!(ratio(rgb(0x76, 0x76, 0x76), Color::WHITE), 4.54);
    assert_eq!(ratio(rgb(0, 0, 0xee), Color::WHITE), 9.39);
}

#[test]
fn ratios_are_never_rounded_up() {
    assert_eq!(floor_to_hundredth(4.499_999), 4.49);
    assert_eq!(floor_to_hundredth(4.5), 4.5);
    assert_eq!(floor_to_hundredth(1.15), 1.15);
}

#[test]
fn hex_of_odd_numbers() {
    assert_eq!(hex(rgb(1, 171, 255)), "#01abff");
    let odd = Color {
        red: f32::NAN,
        green: 300.0,
        blue: -1.0,
        alpha: 1.0,
    };
    assert_eq!(hex(odd), "#00ff00");
}

#[test]
fn a_colour_of_the_page_is_preferred_if_it_is_near() {
    let grey = rgb(0x9c, 0xa3, 0xaf);
    let known = rgb(0x6b, 0x72, 0x80);
    assert_eq!(
        nearest_passing(grey, Color::WHITE, 4.5, &[Color::BLACK, known]),
        Some(known)
    );
    // Black is too far to be called near.
    let own = nearest_passing(grey, Color::WHITE, 4.5, &[Color::BLACK]).unwrap();
    assert!(own != Color::BLACK && contrast(own, Color::WHITE) >= 4.5);
}

#[test]
fn every_backdrop_has_a_colour_that_can_be_read_on_it() {
    // Black or white always reaches 4.58.
    assert_eq!(
        nearest_passing(Color::WHITE, rgb(0x75, 0x75, 0x75), 21.0, &[]),
        None
    );
    assert!(nearest_passing(Color::WHITE, rgb(0x75, 0x75, 0x75), 4.5, &[]).is_some());
}

proptest! {
    #[test]
    fn contrast_is_symmetric_and_between_1_and_21(a in any::<[u8; 3]>(), b in any::<[u8; 3]>()) {
        let (a, b) = (rgb(a[0], a[1], a[2]), rgb(b[0], b[1], b[2]));
        let ratio = contrast(a, b);
        prop_assert!((1.0..=21.0 + 1e-9).contains(&ratio));
        prop_assert_eq!(ratio, contrast(b, a));
    }

    #[test]
    fn what_is_suggested_passes(a in any::<[u8; 3]>(), b in any::<[u8; 3]>(), c in any::<[u8; 3]>()) {
        let [text, backdrop, known] = [a, b, c].map(|c| rgb(c[0], c[1], c[2]));
        let found = nearest_passing(text, backdrop, 4.5, &[known]);
        prop_assert!(found.is_some_and(|found| contrast(found, backdrop) >= 4.5));
    }
}
