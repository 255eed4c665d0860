//! Finding the boxes that touch a box without looking at all of them.

use crate::page::Rect;
use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

/// Side of the smallest cells, in CSS pixels; each level doubles it.
const CELL: f32 = 64.0;
const LEVELS: usize = 20;

/// Boxes by place and size: each lies on the level where it fills at most four cells.
#[derive(Debug, Default)]
pub(super) struct Grid {
    levels: Vec<Level>,
}

#[derive(Debug, Default)]
struct Level {
    cells: HashMap<(i32, i32), Vec<u32>, BuildHasherDefault<CellHasher>>,
    all: Vec<u32>,
}

impl Grid {
    /// Adds a box under a number. Boxes without finite sides are left out.
    pub(super) fn add(&mut self, rect: Rect, number: u32) {
        if ![rect.x, rect.y, rect.width, rect.height]
            .iter()
            .all(|side| side.is_finite())
        {
            return;
        }
        let size = rect.width.max(rect.height).max(1.0);
        let level = (size / CELL).log2().ceil().clamp(0.0, (LEVELS - 1) as f32) as usize;
        if self.levels.len() <= level {
            self.levels.resize_with(level + 1, Level::default);
        }
        let cells = Cells::of(rect, level);
        let level = &mut self.levels[level];
        level.all.push(number);
        // A box wider than the largest cell is found through `all`.
        if cells.count() <= 4 {
            for cell in cells.iter() {
                level.cells.entry(cell).or_default().push(number);
            }
        } else {
            level.cells.entry(ANYWHERE).or_default().push(number);
        }
    }

    /// The numbers of all boxes that may touch `rect`, each once, in order.
    pub(super) fn near(&self, rect: Rect) -> Vec<u32> {
        let mut found = Vec::new();
        for (at, level) in self.levels.iter().enumerate() {
            let cells = Cells::of(rect, at);
            if cells.count() >= level.all.len() as u64 {
                found.extend_from_slice(&level.all);
                continue;
            }
            for cell in cells.iter().chain([ANYWHERE]) {
                if let Some(numbers) = level.cells.get(&cell) {
                    found.extend_from_slice(numbers);
                }
            }
        }
        found.sort_unstable();
        found.dedup();
        found
    }
}

/// Spreads two small numbers; a page gains nothing by making cells collide.
#[derive(Debug, Default)]
struct CellHasher(u64);

impl Hasher for CellHasher {
    fn finish(&self) -> u64 {
        self.0 ^ (self.0 >> 32)
    }

    fn write(&mut self, bytes: &[u8]) {
        for &byte in bytes {
            self.write_i32(i32::from(byte));
        }
    }

    fn write_i32(&mut self, number: i32) {
        self.0 = (self.0.rotate_left(5) ^ u64::from(number.cast_unsigned()))
            .wrapping_mul(0x9e37_79b9_7f4a_7c15);
    }
}

/// No box is there.
const ANYWHERE: (i32, i32) = (i32::MIN, i32::MIN);

/// A block of cells.
struct Cells {
    x: (i32, i32),
    y: (i32, i32),
}

impl Cells {
    fn of(rect: Rect, level: usize) -> Self {
        let side = CELL * (1_u32 << level) as f32;
        // `as` saturates.
        let cell = |at: f32| ((at / side).floor() as i32).clamp(-MAX_CELL, MAX_CELL);
        Self {
            x: (cell(rect.x), cell(rect.right())),
            y: (cell(rect.y), cell(rect.bottom())),
        }
    }

    fn count(&self) -> u64 {
        let along = |(from, to): (i32, i32)| i64::from(to) - i64::from(from) + 1;
        (along(self.x).max(0) as u64) * (along(self.y).max(0) as u64)
    }

    fn iter(&self) -> impl Iterator<Item = (i32, i32)> {
        let (x, y) = (self.x, self.y);
        (x.0..=x.1).flat_map(move |x| (y.0..=y.1).map(move |y| (x, y)))
    }
}

const MAX_CELL: i32 = 1 << 24;

#[cfg(test)]
#[path = "../../../tests/unit/semantics/grid.rs"]
mod tests;
