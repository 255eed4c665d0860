use super::*;

fn at(x: f32, y: f32, width: f32, height: f32) -> Rect {
    Rect {
        x,
        y,
        width,
        height,
    }
}

#[test]
fn a_way_is_told_in_words() {
    let there = at(10.0, 10.0, 50.0, 20.0);
    assert_eq!(way(there, at(10.0, 130.0, 50.0, 20.0)), "went 120 px down");
    assert_eq!(
        way(there, at(0.0, 4.0, 50.0, 20.0)),
        "went 6 px up and 10 px left"
    );
    assert_eq!(way(there, at(10.0, 10.0, 80.0, 20.0)), "changed its size");
    assert_eq!(way(Rect::default(), there), "came into sight");
    assert_eq!(way(there, Rect::default()), "went out of sight");
}
