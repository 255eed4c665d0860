//! The page as it was, with numbers where the findings are.

use super::{Picture, parts};
use crate::report::words::{self, count};
use crate::report::{Exhibit, ExhibitRect, Report};
use maud::{Markup, html};

pub(super) fn section(report: &Report, pictures: &[Picture]) -> Markup {
    let exhibit = |picture: &Picture| report.exhibits.iter().find(|e| e.id == picture.exhibit);
    let shown: Vec<(&Picture, &Exhibit)> = pictures
        .iter()
        .filter(|picture| is_image(&picture.data_url))
        .filter_map(|picture| Some((picture, exhibit(picture)?)))
        .collect();
    if shown.is_empty() {
        return html! {};
    }
    html! {
        section #picture aria-labelledby="picture-title" {
            h2 #picture-title { "Where it is" }
            @for (index, (picture, exhibit)) in shown.into_iter().enumerate() { (figure(report, picture, exhibit, index == 0)) }
        }
    }
}

pub(super) fn is_image(data_url: &str) -> bool {
    data_url.starts_with("data:image/")
}

fn figure(report: &Report, picture: &Picture, exhibit: &Exhibit, first: bool) -> Markup {
    let (width, height) = (picture.width.max(1.0), picture.height.max(1.0));
    let mut numbers: Vec<usize> = exhibit.rects.iter().map(|rect| rect.number).collect();
    numbers.dedup();
    html! {
        figure {
            (parts::wide("The page with numbered boxes", &shot(exhibit, picture, first, width, height)))
            figcaption {
                @if numbers.is_empty() {
                    p { "None of the findings is within this picture." }
                } @else {
                    ul.legend { @for number in numbers {
                        @if let Some(finding) = report.findings.get(number - 1) {
                            li { span.badge.figures aria-hidden="true" { (number) } " "
                                a href={ "#finding-" (number) } { (words::title(&finding.rule)) span.aside { ", finding " (number) } } }
                        }
                    } }
                }
                @if exhibit.redactions > 0 {
                    p.meta { (count(exhibit.redactions, "area was", "areas were")) " painted over." }
                }
            }
        }
    }
}

/// Picture, boxes and numbers; never so small that the numbers would cover each other, but scrolled instead.
fn shot(exhibit: &Exhibit, picture: &Picture, first: bool, width: f32, height: f32) -> Markup {
    html! {
        div.shot {
            svg role="img" viewBox={ "0 0 " (width) " " (height) }
                aria-label={ "The page as it was audited, with "
                    (count(exhibit.rects.len(), "numbered box", "numbered boxes")) "; the list below tells what each number is." } {
                // The map of shifts shows it once more, by its id.
                image id=[first.then_some("shot")] href=(picture.data_url) width=(width) height=(height) {}
                @for rect in &exhibit.rects {
                    @for class in ["outer", "inner"] {
                        rect class=(class) x=(rect.rect.x) y=(rect.rect.y) rx="3"
                            width=(rect.rect.width) height=(rect.rect.height) {}
                    }
                }
            }
            @for (rect, (left, top)) in exhibit.rects.iter().zip(places(&exhibit.rects, width, height)) {
                span.callout.figures aria-hidden="true"
                    style={ "left:" (left * 100.0 / width) "%;top:" (top * 100.0 / height) "%" } { (rect.number) }
            }
        }
    }
}

/// The least width the picture is drawn in, in CSS pixels; `www/report.css` says the same.
const LEAST: f32 = 704.0;
/// Room a number needs on the screen, in CSS pixels.
const ROOM: (f32, f32) = (34.0, 28.0);

/// Where the numbers go, in the picture's pixels: beside the box on the left, else above, below or on the right of it,
/// or further off, wherever first no other number is; in the end where the fewest are. All stay within the picture.
fn places(rects: &[ExhibitRect], width: f32, height: f32) -> Vec<(f32, f32)> {
    let scale = (width / LEAST).max(1.0);
    let (across, down) = (ROOM.0 * scale, ROOM.1 * scale);
    let mut taken: Vec<(f32, f32)> = Vec::new();
    for ExhibitRect { rect, .. } in rects {
        let (right, bottom) = (rect.x + rect.width, rect.y + rect.height);
        // Rows of places, the nearest first: to the left, above, below, and on the right, then further off.
        let around = (0..4u8).map(f32::from).flat_map(|off| {
            [
                (rect.x - across * (off + 1.0), rect.y),
                (rect.x + across * off, rect.y - down),
                (rect.x + across * off, bottom),
                (right + across * off, rect.y),
                (rect.x, rect.y + down * off),
            ]
        });
        let within = around.map(|(x, y)| {
            (
                x.min(width - across).max(0.0),
                y.min(height - down).max(0.0),
            )
        });
        let crowd = |&(x, y): &(f32, f32)| {
            let near =
                |other: &&(f32, f32)| (other.0 - x).abs() < across && (other.1 - y).abs() < down;
            taken.iter().filter(near).count()
        };
        let free = within.min_by_key(crowd);
        taken.extend(free);
    }
    taken
}

#[cfg(test)]
#[path = "../../../tests/unit/report/picture.rs"]
mod tests;
