use super::*;
use crate::page::Rect;

fn at(x: f32, y: f32, width: f32, height: f32) -> ExhibitRect {
    let rect = Rect {
        x,
        y,
        width,
        height,
    };
    ExhibitRect {
        finding: "f".into(),
        number: 1,
        rect,
    }
}

fn apart(places: &[(f32, f32)], scale: f32) -> bool {
    places.iter().enumerate().all(|(index, one)| {
        places[index + 1..].iter().all(|other| {
            (one.0 - other.0).abs() >= ROOM.0 * scale || (one.1 - other.1).abs() >= ROOM.1 * scale
        })
    })
}

#[test]
fn a_number_stands_left_of_its_box_or_where_there_is_room() {
    let middle = places(&[at(200.0, 100.0, 50.0, 20.0)], 704.0, 400.0);
    assert_eq!(middle, [(200.0 - ROOM.0, 100.0)]);
    let edge = places(&[at(0.0, 0.0, 50.0, 20.0)], 704.0, 400.0);
    assert_eq!(edge, [(0.0, 0.0)]);
}

#[test]
fn numbers_do_not_cover_each_other() {
    // Rows of a table that is as wide as the page, and two boxes at the same corner.
    let mut rects: Vec<_> = (0..8)
        .map(|row| at(10.0, 40.0 + 40.0 * row as f32, 680.0, 36.0))
        .collect();
    rects.push(at(10.0, 40.0, 300.0, 10.0));
    assert!(apart(&places(&rects, 704.0, 500.0), 1.0));
    // A picture that is drawn smaller than it was taken.
    let wide: Vec<_> = (0..8)
        .map(|row| at(10.0, 90.0 * row as f32, 900.0, 80.0))
        .collect();
    assert!(apart(&places(&wide, 1408.0, 900.0), 2.0));
}

#[test]
fn numbers_stay_within_the_picture_whatever_the_boxes_are() {
    let odd = [
        at(-50.0, -50.0, 10.0, 10.0),
        at(9000.0, 9000.0, 10.0, 10.0),
        at(f32::NAN, 0.0, f32::INFINITY, 1.0),
    ];
    for (left, top) in places(&odd, 704.0, 400.0) {
        assert!((0.0..=704.0).contains(&left) && (0.0..=400.0).contains(&top));
    }
}
