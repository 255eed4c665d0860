use super::*;
use crate::catalog::Pillar;
use crate::checks::{Impact, Outcome};
use crate::page::Rect;
use crate::panel::{Action, Event, Phase, Shot, Step, Subject, update};
use crate::report::{self, Finding, Target};
use crate::{Recording, vitals};

const EVIL: &str = r#"<img src=x onerror="alert(1)">&'""#;

fn drawn(model: &Model, region: &str) -> String {
    let all = regions(model);
    let found = all.into_iter().find(|(name, _)| *name == region);
    found.map(|(_, markup)| markup.into_string()).unwrap()
}

fn all(model: &Model) -> String {
    regions(model)
        .into_iter()
        .map(|(_, markup)| markup.into_string())
        .collect()
}

fn target(selector: &str) -> Target {
    Target {
        frame: "http://app.test/".into(),
        selector: selector.into(),
        shadow_path: Vec::new(),
        html: EVIL.into(),
        text: EVIL.into(),
        rect: Rect::default(),
    }
}

fn finding(id: &str, pillar: Pillar, impact: Impact, targets: usize) -> Finding {
    Finding {
        id: id.into(),
        rule: "text-contrast".into(),
        pillar,
        outcome: Outcome::Failed,
        impact,
        message: format!("{EVIL} {id}"),
        help: EVIL.into(),
        wcag: vec!["1.4.3".into()],
        act: Vec::new(),
        extent: 1,
        targets: (0..targets).map(|at| target(&format!("#t{at}"))).collect(),
        exhibits: Vec::new(),
        baseline: None,
    }
}

/// A finished audit with these findings.
fn done(findings: Vec<Finding>) -> Model {
    let mut report = report::assemble(&Recording::default(), &report::Context::default());
    report.scorecard.fix_list = findings.iter().map(|finding| finding.id.clone()).collect();
    report.findings = findings;
    let mut model = Model {
        subject: Some(Subject {
            url: "http://app.test/a?b".into(),
            title: EVIL.into(),
            at: "2026-11-21T02:14:00Z".into(),
            clock: "03:14".into(),
            ..Subject::default()
        }),
        metrics: Some(report.metrics.clone()),
        report: Some(report),
        ..Model::default()
    };
    model.audit.phase = Phase::Done;
    model
}

fn toggle(model: &mut Model, id: &str) {
    update(model, Event::Did(Action::Toggle(id.into())));
}

fn ids(markup: &str) -> Vec<&str> {
    markup
        .split(" id=\"")
        .skip(1)
        .filter_map(|rest| rest.split('"').next())
        .collect()
}

#[test]
fn what_comes_from_the_page_is_escaped_everywhere() {
    let mut model = done(vec![finding(
        "f1",
        Pillar::Accessibility,
        Impact::Serious,
        3,
    )]);
    model.subject.as_mut().unwrap().url = format!("http://app.test/{EVIL}");
    model.gaps.push(EVIL.into());
    model.shot = Some(Shot {
        preview: "blob:x".into(),
        ..Shot::default()
    });
    model.audit.error = Some(EVIL.into());
    model.second.error = Some(EVIL.into());
    model.open.insert("f1".into());
    for tab in Tab::ALL {
        model.tab = tab;
        for phase in [
            Phase::Idle,
            Phase::Auditing,
            Phase::Done,
            Phase::Failed,
            Phase::Cancelled,
        ] {
            model.audit.phase = phase;
            let markup = all(&model);
            assert!(!markup.contains("<img src=x"), "{tab:?} {phase:?}");
            assert!(!markup.contains(r#"onerror=""#), "{tab:?} {phase:?}");
        }
    }
}

#[test]
fn every_id_is_unique_and_every_button_has_one() {
    let findings = vec![
        finding("f1", Pillar::Accessibility, Impact::Serious, 9),
        finding("f2", Pillar::Performance, Impact::Minor, 1),
    ];
    let mut model = done(findings);
    model.open.extend(["f1".into(), "vital-LCP".into()]);
    for tab in Tab::ALL {
        model.tab = tab;
        let markup = all(&model);
        let found = ids(&markup);
        let unique: std::collections::BTreeSet<_> = found.iter().collect();
        assert_eq!(unique.len(), found.len(), "{found:?}");
        for button in markup.split("<button").skip(1) {
            let head = button.split('>').next().unwrap();
            assert!(
                head.contains(" id=\""),
                "the edge could not keep the focus: {head}"
            );
        }
    }
}

#[test]
fn the_empty_panel_says_how_to_begin() {
    let model = Model::default();
    assert!(drawn(&model, "notice").contains("press the Premortem button"));
    for region in [
        "verdict", "first", "pillars", "vitals", "field", "crux", "tabs", "filter", "tab",
    ] {
        assert_eq!(drawn(&model, region), "", "{region}");
    }
    assert!(
        !drawn(&model, "header").contains("<button"),
        "there is nothing to run"
    );
}

#[test]
fn a_running_audit_can_be_cancelled_and_shows_how_far_it_is() {
    let mut model = Model::default();
    model.audit.phase = Phase::Auditing;
    model.audit.step = Step::Page;
    model.audit.progress = Some((500, 2000));
    let header = drawn(&model, "header");
    assert!(header.contains(r#"data-action="cancel""#) && !header.contains("run-again"));
    assert!(header.contains("4 of 6") && header.contains("500 of 2000 elements"));
    assert!(header.contains(r#"value="3.25""#), "{header}");
}

#[test]
fn vitals_are_shown_before_the_rest_is_there() {
    let mut model = Model::default();
    model.audit.phase = Phase::Auditing;
    model.metrics = Some(vitals::not_recorded("Why not."));
    let strip = drawn(&model, "vitals");
    for name in vitals::Name::ALL {
        assert!(strip.contains(name.short()));
    }
    assert_eq!(drawn(&model, "pillars"), "");
}

#[test]
fn a_vital_opens_to_its_reason() {
    let mut model = Model {
        metrics: Some(vitals::not_recorded("Why not.")),
        ..Model::default()
    };
    assert!(!drawn(&model, "vitals").contains("Why not."));
    toggle(&mut model, "vital-INP");
    let strip = drawn(&model, "vitals");
    assert_eq!(strip.matches("Why not.").count(), 1);
    assert!(strip.contains(r#"aria-expanded="true" aria-controls="vital-INP-behind""#));
    assert!(strip.contains(r#"id="vital-INP-behind""#));
}

#[test]
fn failed_and_cancelled_audits_say_what_to_press() {
    let mut model = Model::default();
    model.audit.phase = Phase::Failed;
    model.audit.error = Some("The page is gone.".into());
    assert!(drawn(&model, "notice").contains("The page is gone."));
    assert!(drawn(&model, "header").contains("run-again"));
    model.audit.phase = Phase::Cancelled;
    assert!(drawn(&model, "notice").contains("Run again"));
}

#[test]
fn gaps_and_a_stale_report_are_told() {
    let mut model = done(Vec::new());
    assert_eq!(drawn(&model, "notice"), "");
    model.gaps.push("There is no picture: why.".into());
    model.stale = true;
    let notice = drawn(&model, "notice");
    assert!(notice.contains("There is no picture: why.") && notice.contains("changed since"));
}

#[test]
fn the_first_three_of_the_fix_list_open_their_findings() {
    let findings = (1..=5)
        .map(|n| finding(&format!("f{n}"), Pillar::Accessibility, Impact::Serious, 1))
        .collect();
    let mut model = done(findings);
    let first = drawn(&model, "first");
    assert_eq!(first.matches("<li>").count(), 3);
    assert!(first.contains("minutes"), "each with its effort");
    model.tab = Tab::Evidence;
    let effects = update(&mut model, Event::Did(Action::OpenFinding("f2".into())));
    assert_eq!(effects, [crate::panel::Effect::Focus("finding-f2".into())]);
    assert!(drawn(&model, "tab").contains(r#"id="body-f2""#));
}

#[test]
fn all_eight_pillars_are_there_and_none_is_passed_unseen() {
    let markup = drawn(&done(Vec::new()), "pillars");
    assert_eq!(markup.matches("<li").count(), 8);
    assert_eq!(markup.matches("not assessed").count(), 8);
    assert!(!markup.contains("passed"));
}

#[test]
fn a_pillar_shows_its_worst_by_shape() {
    let findings = vec![
        finding("a", Pillar::Accessibility, Impact::Minor, 1),
        finding("b", Pillar::Accessibility, Impact::Critical, 1),
    ];
    let markup = drawn(&done(findings), "pillars");
    let row = markup
        .split("<li")
        .find(|row| row.contains("Accessibility"))
        .unwrap();
    assert!(row.contains('▲') && row.contains("critical"));
}

#[test]
fn the_tabs_follow_the_aria_pattern() {
    let mut model = done(Vec::new());
    update(&mut model, Event::Did(Action::Show(Tab::Evidence)));
    let tabs = drawn(&model, "tabs");
    assert_eq!(tabs.matches(r#"aria-selected="true""#).count(), 1);
    assert_eq!(tabs.matches(r#"tabindex="0""#).count(), 1);
    assert_eq!(tabs.matches(r#"tabindex="-1""#).count(), 2);
    assert!(
        drawn(&model, "tab")
            .contains(r#"role="tabpanel" id="panel" aria-labelledby="tab-evidence""#)
    );
}

#[test]
fn findings_are_filtered_by_word_level_and_place() {
    let findings = (0..7)
        .map(|n| {
            let impact = if n == 0 {
                Impact::Critical
            } else {
                Impact::Minor
            };
            finding(&format!("f{n}"), Pillar::Accessibility, impact, n)
        })
        .collect();
    let mut model = done(findings);
    assert!(drawn(&model, "filter").contains("data-input=\"filter\""));
    for (text, shown) in [
        ("", 7),
        ("CRITICAL", 1),
        ("#t5", 1),
        ("1.4.3", 7),
        ("nowhere", 0),
    ] {
        update(&mut model, Event::Did(Action::Filter(text.into())));
        let list = drawn(&model, "tab");
        assert_eq!(list.matches("class=\"finding\"").count(), shown, "{text}");
    }
    assert!(drawn(&model, "tab").contains("No finding contains “nowhere”"));
}

#[test]
fn a_few_findings_need_no_filter() {
    let model = done(vec![finding("f", Pillar::Accessibility, Impact::Minor, 1)]);
    assert_eq!(drawn(&model, "filter"), "");
}

#[test]
fn many_places_are_shown_on_demand() {
    let mut model = done(vec![finding("f", Pillar::Accessibility, Impact::Minor, 9)]);
    toggle(&mut model, "f");
    assert_eq!(drawn(&model, "tab").matches("class=\"target\"").count(), 5);
    assert!(drawn(&model, "tab").contains("Show all 9 places"));
    toggle(&mut model, "all-f");
    assert_eq!(drawn(&model, "tab").matches("class=\"target\"").count(), 9);
}

#[test]
fn what_a_place_points_at_is_what_is_outlined() {
    let mut model = done(vec![
        finding("f", Pillar::Accessibility, Impact::Minor, 1),
        finding("g", Pillar::Accessibility, Impact::Serious, 3),
    ]);
    toggle(&mut model, "g");
    assert!(drawn(&model, "tab").contains(r#"data-point="g 2""#));
    let action = Action::parse("point", "g 2").unwrap();
    let effects = update(&mut model, Event::Did(action));
    let [crate::panel::Effect::Mark(marks)] = effects.as_slice() else {
        panic!("{effects:?}");
    };
    assert_eq!(
        (marks.len(), marks[0].number, marks[0].selector.as_str()),
        (1, 2, "#t2")
    );
    let all = update(&mut model, Event::Did(Action::parse("point", "g").unwrap()));
    assert!(matches!(all.as_slice(), [crate::panel::Effect::Mark(marks)] if marks.len() == 3));
}

#[test]
fn a_doubt_is_said_as_a_doubt() {
    let mut doubt = finding("f", Pillar::Accessibility, Impact::Critical, 1);
    doubt.outcome = Outcome::CantTell;
    let mut model = done(vec![doubt]);
    toggle(&mut model, "f");
    let list = drawn(&model, "tab");
    assert!(
        list.contains("can't tell") && list.contains("A person must look") && !list.contains("▲")
    );
}

#[test]
fn evidence_tells_what_was_not_seen() {
    let mut model = done(Vec::new());
    model.tab = Tab::Evidence;
    let markup = drawn(&model, "tab");
    assert!(markup.contains("export-html") && markup.contains("export-json"));
    let untested = model
        .report
        .as_ref()
        .unwrap()
        .rules
        .iter()
        .filter(|rule| rule.outcome == Outcome::Untested)
        .count();
    assert_eq!(markup.matches("not run:").count(), untested);
}

#[test]
fn the_second_account_waits_for_the_audit() {
    let mut model = done(Vec::new());
    model.tab = Tab::SecondAccount;
    assert!(!drawn(&model, "tab").contains("disabled"));
    model.audit.phase = Phase::Auditing;
    assert!(drawn(&model, "tab").contains("disabled"));
}

#[test]
fn every_action_the_views_name_exists() {
    let mut model = done(vec![finding("f", Pillar::Accessibility, Impact::Minor, 9)]);
    toggle(&mut model, "f");
    let mut seen = 0;
    for tab in Tab::ALL {
        model.tab = tab;
        let markup = all(&model);
        for rest in markup.split("data-action=\"").skip(1) {
            let name = rest.split('"').next().unwrap();
            let value = rest
                .split_once("data-value=\"")
                .map_or("", |(_, value)| value.split('"').next().unwrap());
            assert!(Action::parse(name, value).is_some(), "{name} {value}");
            seen += 1;
        }
    }
    assert!(seen > 10);
    assert_eq!(Action::parse("no-such", ""), None);
    assert_eq!(Action::parse("show", "history"), None);
}
