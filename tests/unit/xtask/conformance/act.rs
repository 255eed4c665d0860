use super::*;

fn case(id: &str, expected: Outcome) -> Case {
    Case {
        rule_id: "afw4f7".into(),
        rule_name: "Contrast".into(),
        testcase_id: id.into(),
        testcase_title: format!("{expected:?} Example"),
        relative_path: format!("{id}.html"),
        url: String::new(),
        expected,
        approved: true,
    }
}

fn verdict(id: &str, outcome: Outcome) -> Verdict {
    Verdict {
        rule_id: "afw4f7".into(),
        testcase_id: id.into(),
        procedure: "text-contrast".into(),
        outcome,
        requirements: Vec::new(),
        reason: None,
    }
}

/// The level of a rule with a failing, a passing and an inapplicable case that ended so.
fn reached(failing: Outcome, passing: Outcome, other: Outcome) -> Level {
    let cases = [
        case("f", Outcome::Failed),
        case("p", Outcome::Passed),
        case("i", Outcome::Inapplicable),
    ];
    let verdicts = [
        verdict("f", failing),
        verdict("p", passing),
        verdict("i", other),
    ];
    let cases: Vec<&Case> = cases.iter().collect();
    level(&cases, "text-contrast", &verdicts)
}

#[test]
fn a_rule_is_judged_as_the_reports_of_the_w3c_do() {
    use Outcome::{CantTell, Failed, Inapplicable, Passed, Untested};
    assert_eq!(reached(Failed, Passed, Inapplicable), Level::Complete);
    assert_eq!(reached(Failed, CantTell, Inapplicable), Level::Complete);
    assert_eq!(reached(CantTell, CantTell, Inapplicable), Level::Partial);
    assert_eq!(reached(Failed, Untested, Inapplicable), Level::Partial);
    assert_eq!(reached(CantTell, CantTell, CantTell), Level::Inconsistent);
    assert_eq!(reached(Failed, Failed, Inapplicable), Level::Inconsistent);
    assert_eq!(reached(Failed, Passed, Failed), Level::Inconsistent);
    assert_eq!(reached(Passed, Passed, Inapplicable), Level::Inconsistent);
    assert_eq!(reached(Untested, Untested, Untested), Level::Untested);
}

#[test]
fn a_case_that_could_not_be_run_is_written_with_its_reason() {
    let given = judge(&case("f", Outcome::Failed), Err("the page is gone"));
    assert_eq!(given.len(), 1);
    assert_eq!(given[0].outcome, Outcome::Untested);
    assert_eq!(given[0].reason.as_deref(), Some("the page is gone"));
    let unknown = Case {
        rule_id: "nobody".into(),
        ..case("f", Outcome::Failed)
    };
    assert_eq!(
        judge(&unknown, Err("no check implements this rule"))[0].procedure,
        "none"
    );
}

#[test]
fn the_score_names_what_went_wrong() {
    let cases = [case("f", Outcome::Failed), case("p", Outcome::Passed)];
    let told = score(
        &cases,
        &[verdict("f", Outcome::Passed), verdict("p", Outcome::Failed)],
    );
    assert!(
        told.contains("false alarm: Passed Example; missed: Failed Example"),
        "{told}"
    );
    assert!(told.ends_with("ACT: 0 of 1 approved rules consistent, 0 of 1 in all; 1 cases failed where the expectation is passed or inapplicable"), "{told}");
}
