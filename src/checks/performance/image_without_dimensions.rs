//! # Image without dimensions
//!
//! ## What it checks
//! Whether the browser knows how much room an `<img>` needs before it has come: two of width, height and aspect ratio
//! must be given, by attributes or by styles. Where the page really jumped when the image came, the finding says by how
//! much (measured: layout shifts right after it arrived, of what comes after it and moved by about its size). Where
//! nothing jumped in this visit it is a minor fault. Images that can push nothing are left out: positioned absolutely
//! or fixed, cut off by a smaller box, not shown, or not come yet.
//!
//! ## Why it matters
//! What people were reading or about to press is pushed away when the image arrives, on a slow line seconds later.
//!
//! ## How to fix
//! Give the `<img>` the attributes `width` and `height` with the picture's size in pixels; CSS such as
//! `max-width: 100%; height: auto` keeps it flexible. Where the size isn't known, give it or its box an
//! `aspect-ratio`.
//!
//! ## Examples
//! Pages whose images come late, with and without dimensions, are in `tests/e2e/load/images.rs`.
//!
//! ## References
//! - [Optimize CLS](https://web.dev/articles/optimize-cls)
//! - [`width` and `height` in HTML](https://html.spec.whatwg.org/multipage/embedded-content-other.html#dimension-attributes)

use crate::Recording;
use crate::catalog::Pillar;
use crate::checks::load::{Picture, page, pictures};
use crate::checks::{Case, Check, Impact, Target};
use crate::page::{Position, Snapshot};
use crate::semantics::component;
use crate::vitals::Name;
use crate::vitals::entries::{Shift, ShiftSource};

/// How long after an image's last byte a jump is still its doing, in milliseconds: it is decoded, laid out and painted.
const AFTERMATH: f64 = 500.0;

/// The check.
pub const CHECK: Check = Check {
    id: "image-without-dimensions",
    pillar: Pillar::Performance,
    impact: Impact::Minor,
    wcag: &[],
    act: &[],
    items: &["images-dimensioned"],
    run,
};

fn run(recording: &Recording) -> Result<Vec<Case>, String> {
    let page = page(recording)?;
    let shifts = recording.vitals.as_ref().map_or(&[][..], |vitals| {
        vitals.buffers.layout_shift.entries.as_slice()
    });
    let pictures = pictures(recording)?;
    let cases = pictures
        .iter()
        .filter(|picture| can_push(page, picture))
        .map(|picture| {
            if picture.image.reserves_space() {
                return Case::passed(Target::Node(picture.id));
            }
            let its = |shift: &&Shift| !shift.had_recent_input && pushed(page, picture, shift);
            let moved = shifts
                .iter()
                .filter(its)
                .fold(0.0, |sum, shift| sum + shift.value);
            judge(page, picture, moved)
        });
    Ok(cases.collect())
}

fn judge(page: &Snapshot, picture: &Picture<'_>, moved: f64) -> Case {
    let (file, rect) = (picture.file(), picture.element.rect);
    let size = format!("{:.0} × {:.0} px", rect.width, rect.height);
    let (impact, message) = if moved > 0.0 {
        let score = Name::Cls.format(moved);
        let message = format!(
            "No room was kept for {file} ({size}), and when it came the page jumped: a layout shift of {score}, measured."
        );
        (
            if moved >= 0.1 {
                Impact::Serious
            } else {
                Impact::Moderate
            },
            message,
        )
    } else {
        let message = format!(
            "No room is kept for {file} ({size}). Nothing was seen to jump in this visit; on a slower line it may."
        );
        (Impact::Minor, message)
    };
    Case {
        impact: Some(impact),
        ..Case::failed(
            Target::Node(picture.id),
            component(page, picture.id),
            message,
        )
    }
}

/// Whether its size decides where anything else is.
fn can_push(page: &Snapshot, picture: &Picture<'_>) -> bool {
    let out_of_flow = |position| matches!(position, Position::Absolute | Position::Fixed);
    let rect = picture.element.rect;
    let above = page.ancestors(picture.id).filter_map(|id| page.element(id));
    let free = !picture
        .element
        .style
        .as_ref()
        .is_none_or(|style| out_of_flow(style.position));
    free && above.take(3).all(|box_| {
        let Some(style) = &box_.style else {
            return true;
        };
        let cut_off = style.clips_overflow && rect.bottom() > box_.rect.bottom() + 1.0;
        !(cut_off && !box_.is_html("body") && !box_.is_html("html")
            || box_.is_html("picture") && out_of_flow(style.position))
    })
}

/// Whether the shift came right after the image, and moved what comes after it by about its size.
fn pushed(page: &Snapshot, picture: &Picture<'_>, shift: &Shift) -> bool {
    let Some(request) = picture.request.filter(|request| request.response_end > 0.0) else {
        return false;
    };
    let came = request.response_start.max(request.start_time)..request.response_end + AFTERMATH;
    came.contains(&shift.start_time)
        && shift
            .sources
            .iter()
            .any(|source| moved(page, picture, source))
}

fn moved(page: &Snapshot, picture: &Picture<'_>, source: &ShiftSource) -> bool {
    let (Some(number), Some(before), Some(after)) =
        (source.node, source.previous_rect, source.current_rect)
    else {
        return false;
    };
    let Some(node) = page.by_number(number) else {
        return false;
    };
    if node == picture.id {
        return after[2] * after[3] > before[2] * before[3]; // it grew out of its alternative text
    }
    // A text is known by the element around it, which may hold the image as well.
    let beside = !source.element && page.parent(picture.id) == Some(node);
    let (width, height) = (
        f64::from(picture.element.rect.width),
        f64::from(picture.element.rect.height),
    );
    let gone = after[2] <= 0.0 || after[3] <= 0.0;
    let out_of_sight = gone && before[1] + height >= f64::from(page.header.viewport.height);
    let down = !gone && after[1] - before[1] >= height / 2.0;
    let aside = !gone && after[0] - before[0] >= width / 2.0;
    (node > picture.id || beside) && (out_of_sight || down || aside)
}

#[cfg(test)]
#[path = "../../../tests/unit/checks/performance/image_without_dimensions.rs"]
mod tests;
