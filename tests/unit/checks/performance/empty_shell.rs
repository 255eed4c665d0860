use super::*;
use crate::checks::public::tests::opened;
use crate::checks::{Outcome, outcome_of};
use crate::page::ElementBuilder;
use serde_json::{Value, json};

fn judged(rendered: usize, served: Value) -> Vec<Case> {
    let text = ElementBuilder::new("p").text(&"word ".repeat(rendered));
    run(&opened(vec![text], served)).unwrap()
}

#[test]
fn a_fifth_of_the_words_is_the_line() {
    for (rendered, there, outcome) in [
        (100, 20, Outcome::Passed),
        (100, 19, Outcome::Failed),
        (19, 0, Outcome::Inapplicable),
        (20, 0, Outcome::Failed),
        (100, 900, Outcome::Passed),
    ] {
        assert_eq!(
            outcome_of(&judged(rendered, json!({ "status": 200, "words": there }))),
            outcome,
            "{rendered} {there}"
        );
    }
}

#[test]
fn the_empty_element_is_named() {
    let message = judged(
        150,
        json!({ "status": 200, "words": 3, "emptyRoot": "root" }),
    )
    .remove(0)
    .message;
    assert!(message.starts_with("The HTML the server sends has 3 of the page's 150 words (2 %), with an empty `root` for a script to fill."), "{message}");
    assert!(message.ends_with("(measured)."), "{message}");
}

#[test]
fn pages_that_are_not_public_are_not_judged() {
    assert_eq!(
        judged(
            100,
            json!({ "status": 200, "words": 0, "robots": "noindex" })
        ),
        Vec::new()
    );
    assert_eq!(
        judged(100, json!({ "status": 403, "words": 0 })),
        Vec::new()
    );
    assert!(run(&Recording::default()).is_err());
}
