use super::*;
use crate::catalog;
use crate::checks::{Case, Impact, Target as On};
use crate::isolation::{CallVerdict, Rows, Run, Variant};
use crate::page::PageBuilder;
use crate::report::{ChecklistItem, to_json};
use crate::score;

const DOC: Doc = Doc {
    title: "T",
    what: "W",
    why: "Y",
    fix: "F",
};

const CONTRAST: Check = Check {
    id: "text-contrast",
    pillar: Pillar::Accessibility,
    impact: Impact::Serious,
    wcag: &["1.4.3"],
    act: &[],
    items: &["contrast-aa"],
    run: |recording| match recording.page {
        None => Err("The page was not read.".into()),
        Some(_) => Ok(vec![Case::failed(On::Page, "grey", "Too grey.")]),
    },
};

const LABELS: Check = Check {
    id: "field-label",
    items: &["form-labels", "contrast-aa"],
    run: |_| Ok(vec![Case::passed(On::Page)]),
    ..CONTRAST
};

const CHECKS: &[(&Check, Doc)] = &[(&CONTRAST, DOC), (&LABELS, DOC)];

fn recording() -> Recording {
    Recording {
        page: Some(PageBuilder::new("http://app.test/").finish()),
        ..Recording::default()
    }
}

fn call(entity: &str, verdict: Verdict, rows: Rows, leaked: &[&str]) -> CallVerdict {
    CallVerdict {
        id: "c".into(),
        method: "GET".into(),
        url: "/".into(),
        shape: "json-list".into(),
        entity: entity.into(),
        variant: Variant::AsIs,
        verdict,
        rows,
        leaked: leaked.iter().map(|&id| id.to_owned()).collect(),
        fields: Vec::new(),
        reason: String::new(),
    }
}

fn item<'a>(report: &'a Report, id: &str) -> &'a ChecklistItem {
    report.checklist.iter().find(|item| item.id == id).unwrap()
}

#[test]
fn every_item_is_told_and_what_no_check_names_is_untested() {
    let report = assemble_with(CHECKS, &recording(), &Context::default());
    assert_eq!(report.checklist.len(), catalog::items().len());
    assert_eq!(item(&report, "form-labels").outcome, Outcome::Passed);
    let contrast = item(&report, "contrast-aa");
    assert_eq!(contrast.outcome, Outcome::Failed);
    assert_eq!(contrast.findings, [report.findings[0].id.clone()]);
    assert_eq!(item(&report, "lcp").outcome, Outcome::Untested);
}

#[test]
fn what_was_not_recorded_is_untested_and_decides_nothing() {
    let report = assemble_with(&CHECKS[..1], &Recording::default(), &Context::default());
    assert_eq!(report.rules[0].outcome, Outcome::Untested);
    assert_eq!(item(&report, "contrast-aa").outcome, Outcome::Untested);
    assert_eq!(report.scorecard.verdict, score::Verdict::NotAssessed);
    assert_eq!(report.metrics.len(), 5);
    assert!(report.metrics.values().all(|metric| metric.value.is_none()));
}

#[test]
fn an_item_with_an_untested_check_is_not_passed() {
    let report = assemble_with(CHECKS, &Recording::default(), &Context::default());
    assert_eq!(item(&report, "form-labels").outcome, Outcome::Passed);
    assert_eq!(item(&report, "contrast-aa").outcome, Outcome::Untested);
}

#[test]
fn findings_come_in_the_order_of_the_fix_list() {
    let report = assemble_with(CHECKS, &recording(), &Context::default());
    let ids: Vec<String> = report.findings.iter().map(|f| f.id.clone()).collect();
    assert_eq!(report.scorecard.fix_list, ids);
}

#[test]
fn leaks_are_told_once_for_each_kind_of_record() {
    let rows = |b, anonymous| Rows {
        a: Some(3),
        b,
        anonymous,
    };
    let summary = Summary {
        calls: vec![
            call("Invoice", Verdict::Leak, rows(Some(2), None), &["1", "2"]),
            call("Invoice", Verdict::Leak, rows(Some(2), None), &["2", "3"]),
            call("Contact", Verdict::PublicExposure, rows(None, Some(7)), &[]),
            call("Order", Verdict::Safe, rows(Some(0), Some(0)), &[]),
        ],
        ..Summary::default()
    };
    let told = leaks(&summary);
    assert_eq!(told.len(), 2);
    assert_eq!(
        (told[0].entity, told[0].records, told[0].anybody),
        ("Invoice", 3, false)
    );
    assert_eq!(
        (told[1].entity, told[1].records, told[1].anybody),
        ("Contact", 7, true)
    );
    let mut run = Run::default();
    run.summary.calls.extend(summary.calls);
    let with_leak = Recording {
        isolation: Some(run),
        ..recording()
    };
    let report = assemble_with(&[], &with_leak, &Context::default());
    assert_eq!(report.scorecard.verdict, score::Verdict::NotReady);
    assert_eq!(report.scorecard.pillars[1].score, Some(0));
}

#[test]
fn compares_with_an_earlier_report() {
    let mut earlier = assemble_with(CHECKS, &recording(), &Context::default());
    let again = |baseline: &Report, recording: &Recording| {
        let earlier = Earlier {
            findings: baseline.findings.clone(),
        };
        let context = Context {
            baseline: Some(earlier),
            ..Context::default()
        };
        assemble_with(CHECKS, recording, &context)
    };
    assert_eq!(
        again(&earlier, &recording()).findings[0].baseline,
        Some(Baseline::Unchanged)
    );
    earlier.findings[0].id = "text-contrast-gone".into();
    let report = again(&earlier, &recording());
    let states: Vec<_> = report
        .findings
        .iter()
        .map(|f| (f.outcome, f.baseline))
        .collect();
    assert_eq!(
        states,
        [
            (Outcome::Failed, Some(Baseline::New)),
            (Outcome::Passed, Some(Baseline::Fixed))
        ]
    );
    assert_eq!(report.scorecard.fix_list.len(), 1);
    // What could not be looked at again is not mended.
    assert!(again(&earlier, &Recording::default()).findings.is_empty());
    // What was mended before is not told again.
    assert_eq!(again(&report, &recording()).findings.len(), 1);
}

#[test]
fn frames_are_told_with_why_they_were_not_seen() {
    let mut page = PageBuilder::new("http://app.test/");
    page.open(crate::page::NodeKind::Document(
        crate::page::FrameDocument {
            url: "http://other.test/".into(),
            unseen: Some("another origin".into()),
        },
    ));
    let recording = Recording {
        page: Some(page.finish()),
        ..Recording::default()
    };
    let report = assemble_with(&[], &recording, &Context::default());
    let frames: Vec<_> = report
        .page
        .frames
        .iter()
        .map(|f| (f.status, f.reason.as_deref()))
        .collect();
    assert_eq!(
        frames,
        [
            (FrameStatus::Audited, None),
            (FrameStatus::NotTested, Some("another origin"))
        ]
    );
}

#[test]
fn json_comes_back_the_same() {
    let report = assemble_with(CHECKS, &recording(), &Context::default());
    let json = to_json(&report).unwrap();
    assert_eq!(serde_json::from_str::<Report>(&json).unwrap(), report);
    assert!(json.starts_with("{\n  \"schema\": \"premortem-report/1\""));
    assert!(json.ends_with("}\n"));
}

/// A baseline may come from a version that knew nothing of other visits and devices.
#[test]
fn an_earlier_report_is_still_read() {
    let report = assemble_with(CHECKS, &recording(), &Context::default());
    let mut json = serde_json::to_value(&report).unwrap();
    assert!(json.as_object_mut().unwrap().remove("field").is_some());
    assert!(
        json["page"]
            .as_object_mut()
            .unwrap()
            .remove("device")
            .is_some()
    );
    assert_eq!(serde_json::from_value::<Report>(json).unwrap(), report);
}
