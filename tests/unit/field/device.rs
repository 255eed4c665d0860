use super::*;

fn of(mobile: Option<bool>, touch: bool, width: f64, height: f64) -> Device {
    Device::of(Hints {
        mobile,
        touch,
        width,
        height,
    })
}

#[test]
fn what_the_browser_calls_mobile_is_a_phone() {
    assert_eq!(of(Some(true), true, 412.0, 823.0), Device::Phone);
    // A folding phone, unfolded.
    assert_eq!(of(Some(true), true, 884.0, 1104.0), Device::Phone);
}

#[test]
fn without_its_word_touch_and_the_shorter_side_decide() {
    assert_eq!(of(None, true, 599.0, 1200.0), Device::Phone);
    assert_eq!(of(None, true, 1200.0, 599.0), Device::Phone, "lying down");
    assert_eq!(of(None, true, 600.0, 1000.0), Device::Tablet);
    assert_eq!(of(Some(false), true, 1280.0, 800.0), Device::Tablet);
}

#[test]
fn what_is_not_touched_first_is_a_desktop_however_small() {
    assert_eq!(of(Some(false), false, 1920.0, 1080.0), Device::Desktop);
    assert_eq!(of(None, false, 320.0, 480.0), Device::Desktop);
    assert_eq!(Device::of(Hints::default()), Device::Desktop);
}
