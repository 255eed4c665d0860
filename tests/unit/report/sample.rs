//! A finished audit of a small CRM, as large and as varied as a real one.

use crate::catalog::{self, Pillar};
use crate::checks::{Impact, Outcome};
use crate::field::crux::{Distribution, Record};
use crate::field::{Device, Field, Percentile, Visits};
use crate::isolation::{CallVerdict, Rows, Session, Sessions, Skipped, Summary, Variant, Verdict};
use crate::page::Rect;
use crate::report::html::Picture;
use crate::report::*;
use crate::score::{Evidence, Failure, ItemOutcome, score};
use crate::vitals::{self, Metric, Metrics, Name as Vital, Rating, Status, Unit};

fn target(selector: &str, html: &str, text: &str, rect: (f32, f32, f32, f32)) -> Target {
    Target {
        frame: "https://harbor-crm.example/contacts".into(),
        selector: selector.into(),
        shadow_path: Vec::new(),
        html: html.into(),
        text: text.into(),
        rect: Rect {
            x: rect.0,
            y: rect.1,
            width: rect.2,
            height: rect.3,
        },
    }
}

#[expect(clippy::too_many_arguments, reason = "a table of findings reads best")]
fn finding(
    id: &str,
    rule: &str,
    pillar: Pillar,
    outcome: Outcome,
    impact: Impact,
    wcag: &[&str],
    message: &str,
    help: &str,
    targets: Vec<Target>,
) -> Finding {
    Finding {
        id: id.into(),
        rule: rule.into(),
        pillar,
        outcome,
        impact,
        message: message.into(),
        help: help.into(),
        wcag: wcag.iter().map(|&c| c.into()).collect(),
        act: Vec::new(),
        extent: 1,
        targets,
        exhibits: Vec::new(),
        baseline: None,
    }
}

/// A dozen own visits, and what the Chrome UX Report says of phones.
fn field() -> Field {
    let percentile = |p75, status, rating, visits| Percentile {
        p75,
        rating,
        status,
        visits,
    };
    let figure = |p75, rating, shares| Distribution {
        p75,
        rating,
        shares,
    };
    let good = Some(Rating::Good);
    Field {
        visits: Some(Visits {
            device: Device::Desktop,
            visits: 12,
            since: "2026-11-02T09:00:00Z".into(),
            metrics: [
                (
                    Vital::Lcp,
                    percentile(Some(2204.0), Status::Exact, good, 12),
                ),
                (Vital::Inp, percentile(None, Status::NotReportable, None, 7)),
                (
                    Vital::Cls,
                    percentile(Some(0.31), Status::Truncated, Some(Rating::Poor), 12),
                ),
                (
                    Vital::Ttfb,
                    percentile(Some(301.0), Status::Exact, good, 12),
                ),
                (
                    Vital::Fcp,
                    percentile(Some(900.0), Status::UpperBound, good, 12),
                ),
            ]
            .into(),
        }),
        crux: vec![Record {
            device: Device::Phone,
            from: "2026-10-23".into(),
            to: "2026-11-19".into(),
            metrics: [
                (
                    Vital::Lcp,
                    figure(4312.0, Rating::Poor, Some([0.52, 0.21, 0.27])),
                ),
                (Vital::Cls, figure(0.05, Rating::Good, None)),
            ]
            .into(),
        }],
    }
}

fn findings() -> Vec<Finding> {
    use Impact::{Critical, Moderate, Serious};
    use Outcome::{CantTell, Failed};
    use Pillar::{Accessibility, Isolation, Performance};
    vec![
        finding(
            "record-leak-1",
            "second-account-reads-records",
            Isolation,
            Failed,
            Critical,
            &[],
            "Account B read 41 of A's 41 invoices. (Broken object-level authorization)",
            "Let the database decide who may read a record, not the page:\n\n- add a row rule to `Invoice` that compares `created_by` with the signed-in user\n- do the same for every entity that holds somebody's data\n\n```json\n{ \"read\": { \"created_by\": \"{{user.email}}\" } }\n```",
            Vec::new(),
        ),
        finding(
            "record-leak-2",
            "records-public",
            Isolation,
            Failed,
            Critical,
            &[],
            "Anybody can read 18 of A's 18 contacts without signing in.",
            "Ask for a session before answering, and compare the record's owner with it.",
            Vec::new(),
        ),
        finding(
            "clickable-not-button-1",
            "clickable-not-control",
            Accessibility,
            Failed,
            Serious,
            &["2.1.1", "4.1.2"],
            "A <div> acts on click and is neither a button nor a link: keyboard and screen reader can't reach it.",
            "Write a `<button type=\"button\">`; keep the class. It can then be focused and pressed with Enter and Space.",
            (0..6)
                .map(|row| {
                    target(
                        &format!("#contacts > li:nth-child({}) > div.row", row + 1),
                        "<div class=\"row\" data-row>",
                        [
                            "Ana Ferreira",
                            "Bo Lindqvist",
                            "Chidi Okafor",
                            "Dana Whitfield",
                            "Emre Yılmaz",
                            "Fatou Ndiaye",
                        ][row],
                        (272.0, 196.0 + 64.0 * row as f32, 960.0, 56.0),
                    )
                })
                .collect(),
        ),
        finding(
            "field-label-1",
            "field-without-label",
            Accessibility,
            Failed,
            Serious,
            &["1.3.1", "4.1.2"],
            "A field has no label: its placeholder “Search contacts” is gone as soon as somebody types.",
            "Give the field a `<label for=\"…\">`, or an `aria-label` where there is no room to show one.",
            vec![target(
                "header input[type=\"search\"]",
                "<input type=\"search\" placeholder=\"Search contacts\" class=\"search\">",
                "",
                (272.0, 88.0, 420.0, 40.0),
            )],
        ),
        finding(
            "text-contrast-1",
            "text-contrast",
            Accessibility,
            Failed,
            Serious,
            &["1.4.3"],
            "Text in #a8b0bb on #f6f7f9 has a contrast of 2.05:1; 14 px text needs 4.5:1.",
            "Darken the text to `#686f7a` or darker: the least that reaches 4.5:1 on this ground.",
            (0..5)
                .map(|row| {
                    target(
                        &format!("#contacts > li:nth-child({}) .company", row + 1),
                        "<span class=\"company\">",
                        "Harbor Logistics",
                        (620.0, 214.0 + 64.0 * row as f32, 140.0, 20.0),
                    )
                })
                .collect(),
        ),
        finding(
            "slow-main-content-1",
            "largest-contentful-paint",
            Performance,
            Failed,
            Moderate,
            &[],
            "The largest content, the contact list, was shown after 3.21 s; 2.5 s is good.",
            "Send the list with the page, or let it load before the pictures.",
            Vec::new(),
        ),
        finding(
            "text-contrast-2",
            "text-contrast",
            Accessibility,
            CantTell,
            Serious,
            &["1.4.3"],
            "Behind “Grow together” is a picture: its contrast can't be computed.",
            "Look at it: is the text easy to read on every part of the picture?",
            vec![target(
                "aside.promo > h2",
                "<h2 class=\"promo-title\">",
                "Grow together",
                (40.0, 560.0, 180.0, 32.0),
            )],
        ),
    ]
}

fn metrics() -> Metrics {
    let metric =
        |value: Option<f64>, unit, rating, status, reason: &str, attribution: serde_json::Value| {
            Metric {
                value,
                unit,
                rating,
                status,
                reason: reason.into(),
                attribution: serde_json::from_value(attribution).unwrap(),
            }
        };
    Metrics::from([
        (
            Vital::Lcp,
            metric(
                Some(3212.4),
                Unit::Ms,
                Some(Rating::NeedsImprovement),
                Status::Exact,
                "The largest content was shown after three calls to the app's API.",
                serde_json::json!({"target": "ul#contacts", "timeToFirstByte": 148.2, "resourceLoadDelay": 0.0, "elementRenderDelay": 3064.2}),
            ),
        ),
        (
            Vital::Inp,
            metric(
                Some(104.0),
                Unit::Ms,
                Some(Rating::Good),
                Status::UpperBound,
                "12 interactions, none of them slow enough for the browser to keep: each took less than 104 ms.",
                serde_json::json!({"interactions": 12}),
            ),
        ),
        (
            Vital::Cls,
            metric(
                Some(0.2134),
                Unit::Score,
                Some(Rating::NeedsImprovement),
                Status::Exact,
                "Two jumps within one second while the list came in.",
                serde_json::json!({"largestShiftTarget": "div.promo", "largestShiftTime": 1820.0}),
            ),
        ),
        (
            Vital::Ttfb,
            metric(
                Some(148.2),
                Unit::Ms,
                Some(Rating::Good),
                Status::Exact,
                "From where this browser is; your users may be elsewhere.",
                serde_json::json!({}),
            ),
        ),
        (
            Vital::Fcp,
            metric(
                None,
                Unit::Ms,
                None,
                Status::NotReportable,
                "The tab was in the background while it loaded.",
                serde_json::json!({}),
            ),
        ),
    ])
}

fn isolation() -> Summary {
    let call = |id: &str,
                url: &str,
                entity: &str,
                variant,
                verdict,
                rows: (Option<usize>, Option<usize>, Option<usize>),
                leaked: Vec<String>,
                reason: &str| CallVerdict {
        id: id.into(),
        method: "GET".into(),
        url: url.into(),
        shape: "base44".into(),
        entity: entity.into(),
        variant,
        verdict,
        rows: Rows {
            a: rows.0,
            b: rows.1,
            anonymous: rows.2,
        },
        fields: if leaked.is_empty() {
            Vec::new()
        } else {
            vec!["amount".into(), "customer_email".into(), "iban".into()]
        },
        leaked,
        reason: reason.into(),
    };
    let ids = |prefix: &str, n: usize| {
        (0..n)
            .map(|i| format!("{prefix}{:06x}", i * 7919 + 1_048_577))
            .collect()
    };
    Summary {
        sessions: Sessions {
            a: Session {
                identity: Some("ana@harbor-crm.example".into()),
                valid: true,
                reason: None,
            },
            b: Session {
                identity: Some("ben@harbor-crm.example".into()),
                valid: true,
                reason: None,
            },
            anonymous: Session {
                identity: None,
                valid: true,
                reason: None,
            },
        },
        calls: vec![
            call(
                "c1",
                "https://harbor-crm.example/api/apps/7f31/entities/Invoice?sort=-created_date&limit=50",
                "Invoice",
                Variant::AsIs,
                Verdict::Leak,
                (Some(41), Some(41), None),
                ids("inv_", 41),
                "Account B read 41 of A's 41 invoices.",
            ),
            call(
                "c2",
                "https://harbor-crm.example/api/apps/7f31/entities/Contact",
                "Contact",
                Variant::Widened,
                Verdict::PublicExposure,
                (Some(18), Some(18), Some(18)),
                ids("con_", 18),
                "Anybody can read 18 of A's 18 contacts without signing in.",
            ),
            call(
                "c3",
                "https://harbor-crm.example/api/apps/7f31/entities/Task",
                "Task",
                Variant::AsIs,
                Verdict::Safe,
                (Some(7), Some(0), None),
                Vec::new(),
                "Account B was given none of A's tasks.",
            ),
            call(
                "c4",
                "https://harbor-crm.example/api/apps/7f31/entities/Plan",
                "Plan",
                Variant::AsIs,
                Verdict::Public,
                (Some(3), Some(3), Some(3)),
                Vec::new(),
                "Everybody is given the same 3 plans; they belong to nobody.",
            ),
            call(
                "c5",
                "https://harbor-crm.example/api/apps/7f31/entities/Note",
                "Note",
                Variant::AsIs,
                Verdict::Review,
                (Some(5), Some(2), None),
                Vec::new(),
                "2 notes without an owner: is B meant to read them?",
            ),
        ],
        skipped: vec![Skipped {
            method: "POST".into(),
            url: "https://harbor-crm.example/api/apps/7f31/entities/Invoice".into(),
            reason: "It writes.".into(),
        }],
    }
}

/// The report, with figures that hang together.
pub(crate) fn report() -> Report {
    let findings = findings();
    let isolation = isolation();
    let checklist: Vec<ChecklistItem> = catalog::items()
        .iter()
        .map(|item| {
            let outcome = match item.id {
                "list-leak-second-account"
                | "native-interactive-elements"
                | "form-labels"
                | "placeholder-not-label"
                | "lcp" => Outcome::Failed,
                "contrast-aa" => Outcome::Failed,
                "inp" | "ttfb" | "cls" => Outcome::Passed,
                _ => Outcome::Untested,
            };
            ChecklistItem {
                id: item.id.into(),
                pillar: item.pillar,
                outcome,
                automation: item.automation,
                findings: Vec::new(),
                answer: None,
                deferred: None,
            }
        })
        .collect();
    let scorecard = score(&Evidence {
        items: checklist
            .iter()
            .map(|i| ItemOutcome {
                id: &i.id,
                pillar: i.pillar,
                outcome: i.outcome,
                attested: false,
            })
            .collect(),
        failures: findings
            .iter()
            .filter(|f| f.outcome == Outcome::Failed)
            .map(|f| Failure {
                finding: &f.id,
                pillar: f.pillar,
                impact: f.impact,
                message: &f.message,
                rule: &f.rule,
                extent: f.extent,
            })
            .collect(),
        leaks: crate::report::assemble::leaks(&isolation),
    });
    let rule =
        |id: &str, pillar, outcome, reason: Option<&str>, counts: (usize, usize, usize)| Rule {
            id: id.into(),
            pillar,
            outcome,
            reason: reason.map(Into::into),
            wcag: Vec::new(),
            act: Vec::new(),
            passed: counts.0,
            failed: counts.1,
            cant_tell: counts.2,
        };
    let rects = findings.iter().enumerate().flat_map(|(index, f)| {
        f.targets.iter().map(move |t| ExhibitRect {
            finding: f.id.clone(),
            number: index + 1,
            rect: t.rect,
        })
    });
    Report {
        schema: SCHEMA.into(),
        tool: Tool { name: "premortem".into(), version: "0.1.0".into() },
        page: Page {
            url: "https://harbor-crm.example/".into(),
            final_url: "https://harbor-crm.example/contacts".into(),
            title: "Contacts – Harbor CRM".into(),
            audited_at: "2026-11-21T02:14:09Z".into(),
            user_agent: "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 Safari/537.36".into(),
            viewport: Viewport { width: 1280.0, height: 720.0, dpr: 1.0 },
            device: DeviceProfile::default(),
            frames: vec![
                Frame { url: "https://harbor-crm.example/contacts".into(), status: FrameStatus::Audited, reason: None },
                Frame { url: "https://js.pay.example/v3/".into(), status: FrameStatus::NotTested, reason: Some("It is of another origin, and permission for it was not given.".into()) },
            ],
        },
        metrics: metrics(),
        navigations: navigations(),
        field: field(),
        timings: Some(timings()),
        rules: vec![
            rule("second-account-reads-records", Pillar::Isolation, Outcome::Failed, None, (2, 2, 1)),
            rule("largest-contentful-paint", Pillar::Performance, Outcome::Failed, None, (0, 1, 0)),
            rule("clickable-not-control", Pillar::Accessibility, Outcome::Failed, None, (23, 6, 0)),
            rule("field-without-label", Pillar::Accessibility, Outcome::Failed, None, (4, 1, 0)),
            rule("text-contrast", Pillar::Accessibility, Outcome::Failed, None, (112, 5, 1)),
            rule("reduced-motion", Pillar::Accessibility, Outcome::Untested, Some("The style sheets of another origin could not be read."), (0, 0, 0)),
        ],
        names: None,
        isolation: Some(isolation),
        scorecard,
        checklist,
        exhibits: vec![Exhibit { id: "screenshot".into(), kind: "screenshot".into(), file: "screenshot.png".into(), sha256: "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08".into(), rects: rects.collect(), redactions: 2 }],
        findings,
    }
}

/// The load and a route change.
fn navigations() -> Vec<vitals::Navigation> {
    let navigation = |kind, url: &str, start| vitals::Navigation {
        kind,
        url: url.into(),
        start,
        metrics: metrics(),
        note: None,
    };
    vec![
        navigation(vitals::Kind::Navigate, "https://harbor-crm.example/", 0.0),
        navigation(
            vitals::Kind::SoftNavigation,
            "https://harbor-crm.example/contacts",
            4000.0,
        ),
    ]
}

/// A picture the size of the sample's window: 1 × 1 px, white, scaled up.
pub(crate) fn picture(data_url: Option<String>) -> Picture {
    const WHITE: &str =
        "data:image/gif;base64,R0lGODlhAQABAIAAAP///wAAACH5BAAAAAAALAAAAAABAAEAAAICRAEAOw==";
    Picture {
        exhibit: "screenshot".into(),
        data_url: data_url.unwrap_or_else(|| WHITE.into()),
        width: 1280.0,
        height: 720.0,
    }
}

/// A load of three requests, two interactions and a shift.
fn timings() -> Timings {
    let bar = |url: &str, kind: &str, start: f64, end: f64| Bar {
        url: format!("https://harbor-crm.example{url}"),
        kind: kind.into(),
        start,
        first_byte: start + (end - start) * 0.7,
        end,
        bytes: Some(48_200),
        blocking: kind == "style",
        largest: kind == "image",
    };
    let press = |start: f64, latency: f64, is_inp: bool| Press {
        start,
        target: Some("#save".into()),
        kind: "pointer".into(),
        latency,
        input_delay: 12.0,
        processing: latency - 40.0,
        presentation: 28.0,
        script: Some("sortContacts".into()),
        is_inp,
    };
    let rect = |y: f32| Rect {
        x: 24.0,
        y,
        width: 600.0,
        height: 120.0,
    };
    Timings {
        requests: vec![
            bar("/contacts", "document", 0.0, 240.0),
            bar("/assets/main.css", "style", 250.0, 480.0),
            bar("/assets/hero.png", "image", 500.0, 1400.0),
        ],
        omitted: 7,
        interactions: vec![press(4000.0, 184.0, false), press(9000.0, 312.0, true)],
        shifts: vec![Jump {
            time: 900.0,
            value: 0.042,
            moved: vec![Moved {
                target: Some("#list".into()),
                from: rect(80.0),
                to: rect(200.0),
                now: Some(rect(200.0)),
            }],
        }],
    }
}
