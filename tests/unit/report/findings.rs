use super::*;
use crate::checks::{Case, Target as On};
use crate::page::{ElementBuilder, NodeId, PageBuilder};

const DOC: Doc = Doc {
    title: "T",
    what: "W",
    why: "Y",
    fix: "F",
};

fn check(run: fn(&Recording) -> Result<Vec<Case>, String>) -> Check {
    Check {
        id: "some-check",
        pillar: Pillar::Accessibility,
        impact: Impact::Serious,
        wcag: &["1.4.3"],
        act: &["afw4f7"],
        items: &["contrast-aa"],
        run,
    }
}

fn judged(run: fn(&Recording) -> Result<Vec<Case>, String>) -> Judged {
    let mut page = PageBuilder::default();
    for x in [1.0, 2.0, 3.0] {
        page.add(ElementBuilder::new("p").rect(x, 0.0, 10.0, 10.0));
    }
    let recording = Recording {
        page: Some(page.finish()),
        ..Recording::default()
    };
    judge(&[(&check(run), DOC)], &recording, &[])
}

#[test]
fn one_cause_is_one_finding() {
    let Judged { rules, findings } = judged(|_| {
        Ok(vec![
            Case::failed(On::Node(NodeId(1)), "grey", "Too grey: 2:1."),
            Case::failed(On::Node(NodeId(2)), "red", "Too red."),
            Case::failed(On::Node(NodeId(3)), "grey", "Too grey: 2:1."),
            Case::passed(On::Page),
        ])
    });
    assert_eq!(findings.len(), 2);
    assert_eq!(findings[0].message, "Too grey: 2:1.");
    let xs: Vec<f32> = findings[0].targets.iter().map(|t| t.rect.x).collect();
    assert_eq!(xs, [1.0, 3.0]);
    assert_eq!(
        (rules[0].passed, rules[0].failed, rules[0].cant_tell),
        (1, 3, 0)
    );
    assert_eq!(rules[0].outcome, Outcome::Failed);
}

#[test]
fn a_doubt_is_never_told_as_a_failure() {
    let Judged { rules, findings } = judged(|_| {
        Ok(vec![
            Case::cant_tell(On::Page, "grey", "Behind it is a picture."),
            Case::failed(On::Page, "grey", "Too grey."),
        ])
    });
    let outcomes: Vec<Outcome> = findings.iter().map(|f| f.outcome).collect();
    assert_eq!(outcomes, [Outcome::Failed, Outcome::CantTell]);
    assert_ne!(findings[0].id, findings[1].id);
    assert_eq!((rules[0].failed, rules[0].cant_tell), (1, 1));
}

#[test]
fn the_worst_case_speaks_for_its_finding() {
    let findings = judged(|_| {
        let worst = Case {
            impact: Some(Impact::Critical),
            ..Case::failed(On::Page, "c", "Worst.")
        };
        Ok(vec![Case::failed(On::Page, "c", "Bad."), worst])
    })
    .findings;
    assert_eq!(findings[0].impact, Impact::Critical);
    assert_eq!(findings[0].message, "Worst.");
}

#[test]
fn ids_are_the_same_from_run_to_run_and_differ_by_cause() {
    let case = |cause: &str| Case::failed(On::Page, cause, "");
    assert_eq!(id("some-check", &case("grey")), "some-check-b88658d4");
    assert_ne!(
        id("some-check", &case("grey")),
        id("some-check", &case("gray"))
    );
}

#[test]
fn a_check_that_could_not_run_is_untested_and_says_why() {
    let Judged { rules, findings } = judged(|_| Err("The page was not read.".into()));
    assert!(findings.is_empty());
    assert_eq!(rules[0].outcome, Outcome::Untested);
    assert_eq!(rules[0].reason.as_deref(), Some("The page was not read."));
}

#[test]
fn a_pillar_that_was_not_asked_for_is_untested() {
    let check = check(|_| panic!("must not run"));
    let judged = judge(&[(&check, DOC)], &Recording::default(), &[Pillar::Billing]);
    assert_eq!(judged.rules[0].outcome, Outcome::Untested);
    assert!(judged.rules[0].reason.is_some());
}

#[test]
fn no_target_is_inapplicable() {
    assert_eq!(
        judged(|_| Ok(Vec::new())).rules[0].outcome,
        Outcome::Inapplicable
    );
}
