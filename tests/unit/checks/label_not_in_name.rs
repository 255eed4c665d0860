use super::*;
use crate::checks::{Outcome, outcome_of};
use crate::page::{ElementBuilder as E, PageBuilder};

fn outcome(top: E) -> Outcome {
    let mut page = PageBuilder::default();
    page.add(E::new("html").child(E::new("body").child(top)));
    let recording = Recording {
        page: Some(page.finish()),
        ..Recording::default()
    };
    outcome_of(&run(&recording).unwrap())
}

fn said(label: &str, name: &str) -> Outcome {
    outcome(
        E::new("button")
            .attr("aria-label", name)
            .rect(10.0, 10.0, 300.0, 20.0)
            .text(label),
    )
}

#[test]
fn the_words_seen_must_be_in_the_name_in_order_and_whole() {
    for (label, name) in [
        ("Save", "Submit form"),
        ("The full label", "the full"),
        ("Download specification", "Download the specification"),
        ("W C A G", "WCAG"),
        ("1", "1a"),
        ("123.555.0123", "1 2 3. 5 5 5. 0 1 2 3"),
        ("2\u{d7}2=4", "two multiplied by two is four"),
        ("count: 0112358", "count: 0 1 1 2 3 5 8"),
        ("two thousand twenty-one", "twenty twenty-one"),
        ("\u{4fdd}\u{5b58}", "\u{63d0}\u{4ea4}"),
        ("Save", ""),
    ] {
        let expected = if name.is_empty() {
            Outcome::Passed // The name then comes from the words.
        } else {
            Outcome::Failed
        };
        assert_eq!(said(label, name), expected, "{label} / {name}");
    }
}

#[test]
fn case_spaces_punctuation_and_brackets_do_not_count() {
    for (label, name) in [
        ("ACT rules", "  act   Rules "),
        ("Next Page", "Next page in the list"),
        ("compose \u{a0}\n email", "compose email"),
        ("Search by date (YYYY-MM-DD)", "Search by date"),
        ("Next\u{2026}", "Next"),
        (">>> ** Submit **", "\u{1f4a1} Submit"),
        ("X", "anything"),
        ("\u{4fdd}\u{5b58}", "\u{73b0}\u{5728}\u{4fdd}\u{5b58}"),
        ("(", "Open"),
    ] {
        assert_eq!(said(label, name), Outcome::Passed, "{label} / {name}");
    }
}

#[test]
fn abbreviations_and_hyphens_are_left_out() {
    for (label, name) in [
        ("University Ave.", "University Avenue"),
        ("Dr Smith", "Doctor Smith"),
        ("FAQ", "Frequently asked questions"),
        ("nonstandard", "non-standard"),
        ("E-mail", "Email us"),
    ] {
        assert_eq!(said(label, name), Outcome::Inapplicable, "{label} / {name}");
    }
}

#[test]
fn words_run_together_and_composed_letters_are_for_a_person() {
    assert_eq!(said("Savefile", "Save file"), Outcome::CantTell);
    assert_eq!(said("cafe\u{301}", "caf\u{e9}"), Outcome::CantTell);
}

#[test]
fn icon_fonts_draw_words_as_pictures() {
    let icon = |width| {
        E::new("button")
            .attr("aria-label", "Find")
            .rect(10.0, 10.0, width, 20.0)
            .text("search")
    };
    assert_eq!(outcome(icon(16.0)), Outcome::Passed);
    assert_eq!(outcome(icon(48.0)), Outcome::Failed);
    let font = E::new("link").attr("href", "https://fonts.example/icon?family=Material+Icons");
    let unloaded = E::new("div").child(font).child(icon(48.0));
    assert_eq!(outcome(unloaded), Outcome::CantTell);
}

#[test]
fn fields_and_controls_without_words_or_aria_are_left_out() {
    for top in [
        E::new("button").rect(10.0, 10.0, 30.0, 20.0).text("Save"),
        E::new("button").attr("aria-label", "Save"),
        E::new("nav")
            .attr("aria-label", "Main")
            .rect(10.0, 10.0, 30.0, 20.0)
            .text("Menu"),
        E::new("div")
            .attr("role", "textbox")
            .attr("aria-label", "Name")
            .rect(10.0, 10.0, 30.0, 20.0)
            .text("typed"),
        E::new("div")
            .attr("role", "tooltip")
            .attr("aria-label", "OK")
            .rect(10.0, 10.0, 30.0, 20.0)
            .text("Next"),
        E::new("button")
            .attr("aria-label", "A")
            .child(E::new("b").unrendered().text("no")),
    ] {
        assert_eq!(outcome(top.clone()), Outcome::Inapplicable, "{top:?}");
    }
    assert!(run(&Recording::default()).is_err());
}
