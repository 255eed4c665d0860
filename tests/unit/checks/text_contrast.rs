use super::*;
use crate::checks::{Outcome, outcome_of};
use crate::page::{Color, ElementBuilder as E, Namespace, PageBuilder, State};

fn recording(top: E) -> Recording {
    let mut page = PageBuilder::default();
    page.add(top);
    Recording {
        page: Some(page.finish()),
        ..Recording::default()
    }
}

fn cases(top: E) -> Vec<Case> {
    run(&recording(top)).unwrap()
}

fn outcome(top: E) -> Outcome {
    outcome_of(&cases(top))
}

fn p(color: &'static str) -> E {
    E::new("p").style(move |s| s.color = Color::parse(color).unwrap())
}

#[test]
fn the_threshold_is_exact() {
    assert_eq!(outcome(p("#777777").text("Words")), Outcome::Failed);
    assert_eq!(outcome(p("#767676").text("Words")), Outcome::Passed);
}

#[test]
fn large_text_needs_less() {
    let sized = |size: f32, weight: f32| {
        p("#949494").text("Words").style(move |s| {
            s.font_size = size;
            s.font_weight = weight;
        })
    };
    assert_eq!(outcome(sized(24.0, 400.0)), Outcome::Passed);
    assert_eq!(outcome(sized(23.9, 400.0)), Outcome::Failed);
    assert_eq!(outcome(sized(18.6667, 700.0)), Outcome::Passed);
    assert_eq!(outcome(sized(18.6667, 600.0)), Outcome::Failed);
    assert_eq!(outcome(sized(18.5, 700.0)), Outcome::Failed);
}

#[test]
fn the_message_has_all_the_figures_and_a_way_out() {
    let top = E::new("div")
        .child(p("#9ca3af").text("Faint").style(|s| s.font_size = 14.0))
        .child(p("#6b7280").text("Readable"));
    let case = &cases(top)[0];
    assert_eq!(case.cause, "#9ca3af on #ffffff");
    for part in [
        "2.53:1",
        "#9ca3af on #ffffff",
        "14 px",
        "4.5:1",
        "#6b7280, which the page already uses",
    ] {
        assert!(case.message.contains(part), "{part} in {}", case.message);
    }
}

#[test]
fn texts_of_one_pair_of_colours_are_one_cause() {
    let top = E::new("div").child(p("#aaaaaa").text("One")).child(
        E::new("b")
            .style(|s| s.color = Color::parse("#aaaaaa").unwrap())
            .text("Two"),
    );
    let cases = cases(top);
    assert_eq!(cases.len(), 2);
    assert_eq!(cases[0].cause, cases[1].cause);
}

#[test]
fn an_elements_texts_are_one_case_and_the_worst_counts() {
    let top = p("#aaaaaa").text("!!!").text("Words").text("...");
    let cases = cases(top);
    assert_eq!((cases.len(), cases[0].outcome), (1, Outcome::Failed));
}

#[test]
fn what_cannot_be_known_is_asked() {
    let photo = p("#ffffff")
        .text("Words")
        .style(|s| s.background_image = Some("url(\"a.jpg\")".into()));
    let filter = p("#777777").text("Words").style(|s| s.filters = true);
    for (top, word) in [(photo, "image"), (filter, "filter")] {
        let cases = cases(top);
        assert_eq!(cases[0].outcome, Outcome::CantTell);
        assert!(cases[0].message.contains(word));
    }
    assert_eq!(outcome(p("#777777").text("X")), Outcome::CantTell);
    let aside = E::new("div")
        .attr("aria-hidden", "true")
        .child(p("#777777").text("Words"));
    assert_eq!(outcome(aside), Outcome::CantTell);
}

#[test]
fn a_gradient_that_is_bad_or_good_throughout_is_decided() {
    let on = |text: &'static str, gradient: &'static str| {
        p(text)
            .text("Words")
            .style(move |s| s.background_image = Some(gradient.into()))
    };
    let light = "linear-gradient(rgb(255, 255, 255), rgb(220, 220, 220))";
    assert_eq!(outcome(on("#aaaaaa", light)), Outcome::Failed);
    assert_eq!(outcome(on("#222222", light)), Outcome::Passed);
    let dark = "linear-gradient(90deg, rgb(30, 58, 138), rgb(76, 29, 149))";
    assert_eq!(outcome(on("#ffffff", dark)), Outcome::Passed);
    let across = "linear-gradient(rgb(255, 255, 255), rgb(0, 0, 0))";
    assert_eq!(outcome(on("#ffffff", across)), Outcome::CantTell);
}

#[test]
fn what_says_nothing_in_words_passes() {
    assert_eq!(outcome(p("#aaaaaa").text("•••")), Outcome::Passed);
    assert_eq!(outcome(p("#aaaaaa").text("\u{f015}")), Outcome::Passed);
    let icon = p("#aaaaaa")
        .attr("class", "icon material-icons")
        .text("home");
    assert_eq!(outcome(icon), Outcome::Passed);
}

#[test]
fn hidden_disabled_and_foreign_text_is_left_out() {
    let faint = || p("#aaaaaa").text("Words");
    for top in [
        p("#ffffff").text("Words"),
        p("rgba(0, 0, 0, 0)").text("Words"),
        p("#aaaaaa").text(" \n "),
        faint().unrendered(),
        faint().rect(-5000.0, 0.0, 10.0, 10.0).text("Words"),
        E::new("div").style(|s| s.opacity = 0.0).child(faint()),
        E::new("button").state(State::DISABLED).child(faint()),
        E::new("label")
            .child(faint())
            .child(E::new("input").state(State::DISABLED)),
        E::new("text").namespace(Namespace::Svg).text("Words"),
        E::new("p").style(|s| s.indented_away = true).text("Words"),
        E::new("img"),
    ] {
        let seen: Vec<Case> = cases(top.clone())
            .into_iter()
            .filter(|c| c.outcome != Outcome::Passed)
            .collect();
        let only_moved = top.clone();
        if !seen.is_empty() {
            // The text that was added before its box was moved is the only one that may be seen.
            panic!("{only_moved:?}: {seen:?}");
        }
    }
}

#[test]
fn hostile_geometry_does_no_harm() {
    let nan = p("#aaaaaa")
        .rect(f32::NAN, f32::INFINITY, f32::NAN, 3.0)
        .text("Words");
    assert_eq!(outcome(nan), Outcome::Inapplicable);
    let huge = p("#aaaaaa")
        .rect(0.0, 0.0, f32::MAX, f32::MAX)
        .text("Words");
    assert_eq!(outcome(huge), Outcome::Failed);
}

#[test]
fn twenty_thousand_elements_take_no_time() {
    let mut page = PageBuilder::default();
    for row in 0..5_000_u16 {
        let y = f32::from(row) * 30.0;
        page.add(
            E::new("tr")
                .rect(0.0, y, 900.0, 30.0)
                .style(|s| s.background_color = Color::WHITE)
                .child(E::new("td").rect(0.0, y, 300.0, 30.0).text("A"))
                .child(E::new("td").rect(300.0, y, 300.0, 30.0).text("Words"))
                .child(p("#9ca3af").rect(600.0, y, 300.0, 30.0).text("Words")),
        );
    }
    let recording = Recording {
        page: Some(page.finish()),
        ..Recording::default()
    };
    let start = std::time::Instant::now();
    let cases = run(&recording).unwrap();
    assert_eq!(cases.len(), 15_000);
    // Unoptimised and on a busy machine; far from the seconds a square of 20,000 would take.
    assert!(start.elapsed().as_secs() < 3, "{:?}", start.elapsed());
}

#[test]
fn ten_thousand_groups_in_one_another() {
    let mut page = PageBuilder::default();
    for _ in 0..10_000 {
        let mut one = PageBuilder::default();
        let id = one.add(E::new("div").style(|s| s.opacity = 0.999));
        let kind = one.finish().node(id).kind.clone();
        page.open(kind);
    }
    page.add(p("#000000").text("Words"));
    let recording = Recording {
        page: Some(page.finish()),
        ..Recording::default()
    };
    assert_eq!(run(&recording).unwrap().len(), 0);
}

#[test]
fn without_a_page_it_is_untested() {
    assert!(run(&Recording::default()).is_err());
}
