//! # Image without dimensions
//!
//! ## What it checks
//! Whether the browser knows how much room an `<img>` needs before it has come: two of width, height and aspect ratio
//! must be given, by attributes or by styles. Where the page really jumped when the image came, the finding says by how
//! much (measured: layout shifts right after it arrived, of what comes after it and moved by about its size). Where
//! no jump is known to be its doing it is a minor fault. Images that can push nothing are left out: positioned absolutely
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
            let moved = shifts.iter().map(|shift| pushed(page, picture, shift));
            judge(page, picture, moved.fold(0.0, |sum, share| sum + share))
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
            "No room is kept for {file} ({size}). No jump of this visit is known to be its doing; on a slower line it may make one."
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

/// How much of the shift is its doing: the shift came right after it and moved what comes after it. Where that moved
/// farther than the image is long, other things pushed as well, and it has its share.
fn pushed(page: &Snapshot, picture: &Picture<'_>, shift: &Shift) -> f64 {
    let Some(request) = picture.request.filter(|one| one.response_end > 0.0) else {
        return 0.0;
    };
    let came = request.response_start.max(request.start_time)..request.response_end + AFTERMATH;
    if shift.had_recent_input || !came.contains(&shift.start_time) {
        return 0.0;
    }
    let shares = shift
        .sources
        .iter()
        .map(|source| share(page, picture, source));
    shift.value * shares.fold(0.0, f64::max)
}

/// The part of an element's way that the image accounts for, 0 to 1.
fn share(page: &Snapshot, picture: &Picture<'_>, source: &ShiftSource) -> f64 {
    let (Some(before), Some(after)) = (source.previous_rect, source.current_rect) else {
        return 0.0;
    };
    let Some(node) = source.node.and_then(|number| page.by_number(number)) else {
        return 0.0;
    };
    if node == picture.id {
        // It grew out of its alternative text.
        return f64::from(u8::from(after[2] * after[3] > before[2] * before[3]));
    }
    // A text is known by the element around it, which may hold the image as well.
    let beside = !source.element && page.parent(picture.id) == Some(node);
    if node < picture.id && !beside {
        return 0.0;
    }
    let rect = picture.element.rect;
    let (width, height) = (f64::from(rect.width), f64::from(rect.height));
    if after[2] <= 0.0 || after[3] <= 0.0 {
        let bottom = f64::from(page.header.viewport.height);
        return f64::from(u8::from(before[1] + height >= bottom)); // out of sight
    }
    let part = |way: f64, long: f64| {
        if way >= 1.0 {
            (long / way).min(1.0)
        } else {
            0.0
        }
    };
    // What moved less than half of its length was moved by something else.
    let ways = [
        (after[1] - before[1], height),
        (after[0] - before[0], width),
    ];
    let own = ways.into_iter().filter(|(way, long)| *way >= long / 2.0);
    own.map(|(way, long)| part(way, long)).fold(0.0, f64::max)
}

#[cfg(test)]
#[path = "../../../tests/unit/checks/performance/image_without_dimensions.rs"]
mod tests;
