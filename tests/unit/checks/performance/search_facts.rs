use super::*;
use crate::checks::public::tests::opened;
use crate::checks::{Outcome, outcome_of};
use crate::page::{ClickHandler, ElementBuilder};
use serde_json::{Value, json};

fn told() -> Value {
    json!({ "status": 200, "words": 9, "title": "Prices", "description": "What it costs.", "canonical": "http://app/" })
}

fn failures(elements: Vec<ElementBuilder>, served: Value) -> Vec<Case> {
    let mut cases = run(&opened(elements, served)).unwrap();
    cases.retain(|case| case.outcome != Outcome::Passed);
    cases
}

#[test]
fn each_fact_that_lacks_is_a_finding() {
    assert_eq!(failures(Vec::new(), told()), Vec::new());
    for (field, impact) in [
        ("title", Impact::Moderate),
        ("description", Impact::Minor),
        ("canonical", Impact::Minor),
    ] {
        for nothing in [Value::Null, json!("  ")] {
            let mut served = told();
            match nothing {
                Value::Null => drop(served.as_object_mut().unwrap().remove(field)),
                blank => served[field] = blank,
            }
            let cases = failures(Vec::new(), served);
            assert_eq!(
                (cases.len(), cases[0].impact),
                (1, Some(impact)),
                "{field}: {cases:?}"
            );
            assert!(cases[0].cause.starts_with(field));
        }
    }
}

#[test]
fn what_a_script_adds_is_said_to_be_added() {
    let mut served = told();
    served.as_object_mut().unwrap().remove("description");
    let meta = ElementBuilder::new("meta")
        .attr("name", "Description")
        .attr("content", "Later")
        .unrendered();
    let cases = failures(vec![meta], served);
    assert!(cases[0].message.contains("a script adds it"), "{cases:?}");
}

#[test]
fn links_need_an_address() {
    for (href, outcome) in [
        (None, Outcome::Failed),
        (Some("#"), Outcome::Failed),
        (Some("JavaScript:go()"), Outcome::Failed),
        (Some("/prices"), Outcome::Passed),
        (Some("#prices"), Outcome::Passed),
    ] {
        let mut link = ElementBuilder::new("a")
            .text("Prices")
            .on_click(ClickHandler::React);
        if let Some(href) = href {
            link = link.attr("href", href);
        }
        assert_eq!(
            outcome_of(&run(&opened(vec![link], told())).unwrap()),
            outcome,
            "{href:?}"
        );
    }
    let button = ElementBuilder::new("a")
        .attr("role", "button")
        .on_click(ClickHandler::React);
    let anchor = ElementBuilder::new("a").attr("name", "top");
    assert_eq!(failures(vec![button, anchor], told()), Vec::new());
}

#[test]
fn a_page_that_hides_is_a_question_and_one_that_is_not_there_none() {
    let mut hidden = told();
    hidden["robots"] = json!("noindex");
    assert_eq!(
        outcome_of(&run(&opened(Vec::new(), hidden)).unwrap()),
        Outcome::CantTell
    );
    let mut gone = told();
    gone["status"] = json!(404);
    assert_eq!(run(&opened(Vec::new(), gone)), Ok(Vec::new()));
    assert!(run(&Recording::default()).is_err());
}
