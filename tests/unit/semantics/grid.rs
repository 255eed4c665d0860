use super::*;
use proptest::prelude::*;

fn rect(x: f32, y: f32, width: f32, height: f32) -> Rect {
    Rect {
        x,
        y,
        width,
        height,
    }
}

#[test]
fn odd_boxes_are_left_out_or_found() {
    let mut grid = Grid::default();
    grid.add(rect(f32::NAN, 0.0, 1.0, 1.0), 0);
    grid.add(rect(-1e30, -1e30, 2e30, 2e30), 1);
    grid.add(rect(10.0, 10.0, 0.0, 0.0), 2);
    assert_eq!(grid.near(rect(0.0, 0.0, 50.0, 50.0)), [1, 2]);
    assert_eq!(grid.near(rect(-1e30, -1e30, 2e30, 2e30)), [1, 2]);
}

proptest! {
    #[test]
    fn everything_that_touches_is_found(
        boxes in prop::collection::vec((-2e4_f32..2e4, -2e4_f32..2e4, 0.0_f32..5e3, 0.0_f32..5e3), 1..60),
        at in (-2e4_f32..2e4, -2e4_f32..2e4, 0.0_f32..5e3, 0.0_f32..5e3),
    ) {
        let mut grid = Grid::default();
        let boxes: Vec<Rect> = boxes.into_iter().map(|(x, y, w, h)| rect(x, y, w, h)).collect();
        for (number, &rect) in boxes.iter().enumerate() {
            grid.add(rect, number as u32);
        }
        let asked = rect(at.0, at.1, at.2, at.3);
        let near = grid.near(asked);
        for (number, rect) in boxes.iter().enumerate() {
            if rect.intersects(&asked) {
                prop_assert!(near.contains(&(number as u32)));
            }
        }
    }
}
