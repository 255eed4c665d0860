//! The map of layout shifts: what moved, and how far, over the page's picture.

use super::Picture;
use crate::page::Rect;
use crate::report::words::{count, duration};
use crate::report::{Jump, Moved, Report};
use crate::vitals::Name;
use maud::{Markup, html};

pub(super) fn section(report: &Report, pictures: &[Picture]) -> Markup {
    let Some(timings) = report.timings.as_ref().filter(|t| !t.shifts.is_empty()) else {
        return html! {};
    };
    let (width, height) = (report.page.viewport.width, report.page.viewport.height);
    let shot = pictures
        .iter()
        .any(|p| super::picture::is_image(&p.data_url));
    html! {
        section #shifts aria-labelledby="shifts-title" {
            h2 #shifts-title { "What jumped" }
            @if width > 0.0 && height > 0.0 {
                (super::parts::wide("Map of what jumped", &map(&timings.shifts, width, height, shot)))
            }
            ol.shifts { @for jump in &timings.shifts { (told(jump)) } }
        }
    }
}

fn map(jumps: &[Jump], width: f32, height: f32, shot: bool) -> Markup {
    // Drawn where the elements are now: the panel that made the picture has taken room from the window they moved in.
    let drawn: Vec<(usize, Rect, Rect)> = jumps
        .iter()
        .enumerate()
        .flat_map(|(index, jump)| jump.moved.iter().map(move |moved| (index + 1, moved)))
        .filter_map(|(number, moved)| Some((number, before(moved)?, moved.now?)))
        .collect();
    if drawn.is_empty() {
        return html! {};
    }
    let said = format!(
        "The page with {} that moved: solid where it is now, dashed where it moved from. The list below tells what each number is.",
        count(drawn.len(), "box", "boxes")
    );
    html! {
        div.shot.map {
            svg role="img" aria-label=(said) viewBox={ "0 0 " (width) " " (height) } {
                // The picture is in the file once, in its own section.
                @if shot { use href="#shot" {} }
                rect.veil width=(width) height=(height) {}
                @for (_, from, to) in &drawn { (outline("from", *from)) (outline("to", *to)) }
                @for (nth, (number, from, to)) in drawn.iter().enumerate() {
                    (arrow(*from, *to, nth % 5))
                    (tag(*number, drawn[..nth].iter().filter(|before| before.2 == *to).count(), *to, width, height))
                }
            }
        }
        p.meta { "Solid: where it is now. Dashed: where it moved from, as far as it moved then." }
    }
}

/// Where something that moved would have been in today's window; without a size where it came into sight.
fn before(moved: &Moved) -> Option<Rect> {
    let now = moved.now?;
    if moved.from.width <= 0.0 || moved.to.width <= 0.0 {
        return Some(Rect::default());
    }
    Some(Rect {
        x: now.x + moved.from.x - moved.to.x,
        y: now.y + moved.from.y - moved.to.y,
        ..now
    })
}

fn outline(class: &str, rect: Rect) -> Markup {
    html! {
        @if rect.width > 0.0 && rect.height > 0.0 {
            rect.back x=(rect.x) y=(rect.y) width=(rect.width) height=(rect.height) {}
            rect class=(class) x=(rect.x) y=(rect.y) width=(rect.width) height=(rect.height) {}
        }
    }
}

/// From the top of where it was to the top of where it went, near its left edge, a little further in for each one.
fn arrow(from: Rect, to: Rect, nth: usize) -> Markup {
    let moved = (from.x - to.x).abs().max((from.y - to.y).abs());
    if from.width <= 0.0 || to.width <= 0.0 || moved < 4.0 {
        return html! {};
    }
    #[expect(clippy::cast_precision_loss, reason = "at most five")]
    let inset = 46.0 + 14.0 * nth as f32;
    let (x1, x2) = (
        from.x + inset.min(from.width / 2.0),
        to.x + inset.min(to.width / 2.0),
    );
    html! { line.arrow x1=(x1) y1=(from.y) x2=(x2) y2=(to.y) {} circle.arrow cx=(x2) cy=(to.y) r="5" {} }
}

/// A number at the corner of a box, beside those of earlier shifts that moved the same one.
fn tag(number: usize, beside: usize, rect: Rect, width: f32, height: f32) -> Markup {
    #[expect(clippy::cast_precision_loss, reason = "at most a few dozen")]
    let x = rect.x + 32.0 * beside as f32;
    let x = x.clamp(0.0, (width - 30.0).max(0.0));
    let y = rect.y.clamp(0.0, (height - 26.0).max(0.0));
    html! {
        rect.tag x=(x) y=(y) width="30" height="26" rx="6" {}
        text.tag x=(x + 15.0) y=(y + 18.0) text-anchor="middle" { (number) }
    }
}

fn told(jump: &Jump) -> Markup {
    html! {
        li {
            "Moved by " span.figures { (Name::Cls.format(jump.value)) } " at " span.figures { (duration(jump.time)) }
            @if !jump.moved.is_empty() {
                ": "
                @for (index, moved) in jump.moved.iter().enumerate() {
                    @if index > 0 { "; " }
                    @match &moved.target { Some(target) => code { (target) }, None => "an element that is gone" }
                    " " (way(moved.from, moved.to))
                }
            }
            "."
        }
    }
}

fn way(from: Rect, to: Rect) -> String {
    if from.width <= 0.0 || from.height <= 0.0 {
        return "came into sight".to_owned();
    }
    if to.width <= 0.0 || to.height <= 0.0 {
        return "went out of sight".to_owned();
    }
    let (right, down) = (to.x - from.x, to.y - from.y);
    let mut ways = Vec::new();
    for (by, plus, minus) in [(down, "down", "up"), (right, "right", "left")] {
        if by.abs() >= 1.0 {
            ways.push(format!(
                "{:.0} px {}",
                by.abs(),
                if by > 0.0 { plus } else { minus }
            ));
        }
    }
    if ways.is_empty() {
        "changed its size".to_owned()
    } else {
        format!("went {}", ways.join(" and "))
    }
}

#[cfg(test)]
#[path = "../../../tests/unit/report/jumps.rs"]
mod tests;
