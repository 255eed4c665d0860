//! Where findings are on a picture.

use super::{Exhibit, ExhibitRect, Finding};
use crate::page::{Rect, Snapshot};

/// Boxes of one finding on one picture: more than that hide the page.
const MAX_BOXES: usize = 12;

/// Numbers every finding that is to be seen on a screenshot and tells the finding so. The number of a finding is its
/// place in the report, from 1: the same in the panel, the report, the page and on pictures.
pub(super) fn locate(
    exhibits: &[Exhibit],
    findings: &mut [Finding],
    page: Option<&Snapshot>,
) -> Vec<Exhibit> {
    let mut exhibits = exhibits.to_vec();
    let Some(page) = page else { return exhibits };
    let viewport = page.header.viewport;
    for exhibit in exhibits.iter_mut().filter(|e| e.kind == "screenshot") {
        exhibit.rects.clear();
        for (index, finding) in findings.iter_mut().enumerate() {
            let visible = finding.targets.iter().filter_map(|target| {
                let rect = Rect {
                    x: target.rect.x - viewport.scroll_x,
                    y: target.rect.y - viewport.scroll_y,
                    ..target.rect
                };
                clip(rect, viewport.width, viewport.height)
            });
            let boxes: Vec<ExhibitRect> = visible
                .take(MAX_BOXES)
                .map(|rect| ExhibitRect {
                    finding: finding.id.clone(),
                    number: index + 1,
                    rect,
                })
                .collect();
            if !boxes.is_empty() {
                finding.exhibits.push(exhibit.id.clone());
                exhibit.rects.extend(boxes);
            }
        }
    }
    exhibits
}

/// The part of a box that is within the picture.
fn clip(rect: Rect, width: f32, height: f32) -> Option<Rect> {
    let x = rect.x.max(0.0);
    let y = rect.y.max(0.0);
    let clipped = Rect {
        x,
        y,
        width: rect.right().min(width) - x,
        height: rect.bottom().min(height) - y,
    };
    (!clipped.is_empty()).then_some(clipped)
}

#[cfg(test)]
#[path = "../../tests/unit/report/exhibits.rs"]
mod tests;
