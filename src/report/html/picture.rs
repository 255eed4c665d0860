//! The page as it was, with numbers where the findings are.

use super::Picture;
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
            @for (picture, exhibit) in shown { (figure(report, picture, exhibit)) }
        }
    }
}

pub(super) fn is_image(data_url: &str) -> bool {
    data_url.starts_with("data:image/")
}

fn figure(report: &Report, picture: &Picture, exhibit: &Exhibit) -> Markup {
    let (width, height) = (picture.width.max(1.0), picture.height.max(1.0));
    let mut numbers: Vec<usize> = exhibit.rects.iter().map(|rect| rect.number).collect();
    numbers.dedup();
    html! {
        figure {
            div.shot {
                img src=(picture.data_url) width=(width) height=(height)
                    alt={ "The page as it was audited, with "
                        (count(exhibit.rects.len(), "numbered box", "numbered boxes")) "; the list below tells what each number is." };
                svg viewBox={ "0 0 " (width) " " (height) } aria-hidden="true" {
                    @for rect in &exhibit.rects {
                        @for class in ["outer", "inner"] {
                            rect class=(class) x=(rect.rect.x) y=(rect.rect.y) rx="3"
                                width=(rect.rect.width) height=(rect.rect.height) {}
                        }
                    }
                }
                @for (index, rect) in exhibit.rects.iter().enumerate() {
                    (callout(rect, &exhibit.rects[..index], width, height))
                }
            }
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

/// A number beside its box, on the left, or above it at the picture's edge; the next one beside the first where two
/// boxes start at the same corner. It never covers what it points at.
fn callout(rect: &ExhibitRect, before: &[ExhibitRect], width: f32, height: f32) -> Markup {
    const NEAR: f32 = 16.0;
    /// Share of the picture's width that a number may take, in per cent.
    const EDGE: f32 = 4.0;
    let near = |other: &&ExhibitRect| {
        (other.rect.x - rect.rect.x).abs() < NEAR && (other.rect.y - rect.rect.y).abs() < NEAR
    };
    let shift = before.iter().filter(near).count();
    let left = rect.rect.x * 100.0 / width;
    let top = rect.rect.y * 100.0 / height;
    html! {
        span class={ "callout figures" @if left < EDGE { " at-edge" } } aria-hidden="true" style={ "left:" (left) "%;top:" (top) "%;--shift:" (shift) } { (rect.number) }
    }
}
