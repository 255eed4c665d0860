use super::*;
use crate::catalog::Pillar;
use crate::checks::{Impact, Outcome};
use crate::page::{Header, PageBuilder, Viewport};
use crate::report::Target;

fn finding(id: &str, rects: &[(f32, f32, f32, f32)]) -> Finding {
    let targets = rects.iter().map(|&(x, y, width, height)| Target {
        frame: String::new(),
        selector: "p".into(),
        shadow_path: Vec::new(),
        html: "<p>".into(),
        text: String::new(),
        rect: Rect {
            x,
            y,
            width,
            height,
        },
    });
    Finding {
        id: id.into(),
        rule: "r".into(),
        pillar: Pillar::Accessibility,
        outcome: Outcome::Failed,
        impact: Impact::Minor,
        message: String::new(),
        help: String::new(),
        wcag: Vec::new(),
        act: Vec::new(),
        extent: 1,
        targets: targets.collect(),
        exhibits: Vec::new(),
        baseline: None,
    }
}

fn exhibit(kind: &str) -> Exhibit {
    Exhibit {
        id: "first".into(),
        kind: kind.into(),
        file: "screenshot.png".into(),
        sha256: String::new(),
        rects: Vec::new(),
        redactions: 0,
    }
}

fn page(scroll_y: f32) -> Snapshot {
    PageBuilder::default().finish_with(Header {
        viewport: Viewport {
            width: 100.0,
            height: 100.0,
            dpr: 1.0,
            scroll_x: 0.0,
            scroll_y,
        },
        ..Header::default()
    })
}

#[test]
fn only_what_is_in_the_picture_gets_a_box() {
    let mut findings = [
        finding("below", &[(0.0, 200.0, 10.0, 10.0)]),
        finding("half", &[(90.0, 60.0, 20.0, 10.0), (0.0, 40.0, 5.0, 5.0)]),
    ];
    let exhibits = locate(&[exhibit("screenshot")], &mut findings, Some(&page(50.0)));
    let rects = &exhibits[0].rects;
    assert_eq!(rects.len(), 1, "{rects:?}");
    assert_eq!((rects[0].finding.as_str(), rects[0].number), ("half", 2));
    let expected = Rect {
        x: 90.0,
        y: 10.0,
        width: 10.0,
        height: 10.0,
    };
    assert_eq!(rects[0].rect, expected);
    assert!(findings[0].exhibits.is_empty());
    assert_eq!(findings[1].exhibits, ["first"]);
}

#[test]
fn other_evidence_is_left_alone() {
    let mut findings = [finding("a", &[(0.0, 0.0, 10.0, 10.0)])];
    let exhibits = locate(&[exhibit("exchange")], &mut findings, Some(&page(0.0)));
    assert!(exhibits[0].rects.is_empty() && findings[0].exhibits.is_empty());
}

#[test]
fn boxes_of_one_finding_are_limited() {
    let many = [(0.0, 0.0, 1.0, 1.0); 40];
    let mut findings = [finding("a", &many)];
    let exhibits = locate(&[exhibit("screenshot")], &mut findings, Some(&page(0.0)));
    assert_eq!(exhibits[0].rects.len(), MAX_BOXES);
}
