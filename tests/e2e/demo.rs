//! The demo app's two twins, audited as a person would: what is planted is found, and nothing else; where nothing is
//! planted, nothing is found; and nothing but reads was sent.

use crate::lab::{self, PATIENCE};
use crate::shared::asked;
use anyhow::{Context, Result, ensure};
use libtest_mimic::{Failed, Trial};
use premortem::checks::Outcome;
use premortem::isolation::{CallVerdict, Verdict};
use premortem::report::{Finding, Report};
use serde_json::json;
use std::collections::BTreeSet;
use std::time::Instant;
use xtask::browser::Browser;
use xtask::demo::{Defect, Demo, Entry, Options, Place, defects, serve};
use xtask::extension::{Extension, Panel};
use xtask::page::Page;
use xtask::setup;
use xtask::storage_state::StorageState;

pub(crate) fn trials() -> Vec<Trial> {
    vec![
        Trial::test(
            "the demo: every planted defect is found, and nothing else",
            leaky_twin,
        ),
        Trial::test(
            "the demo's correct twin: everything is tested and nothing is found",
            fixed_twin,
        ),
    ]
}

/// A twin that was audited, its page still open as A left it to B.
struct Audited {
    demo: Demo,
    report: Report,
    /// Elements that are planted and in no finding, or in a finding and not planted; a line each.
    astray: Vec<String>,
    /// What the back-end was asked while the reads were replayed.
    replayed: Vec<Entry>,
    /// What it was asked from the first load to the last.
    asked: Vec<Entry>,
}

fn audit(fixed: bool) -> Result<Audited> {
    let demo = serve(&Options {
        fixed,
        ..Options::default()
    })?;
    let browser = Browser::launch(&setup::browser(None)?, false)?;
    let extension = Extension::load(&browser, lab::extension()?)?;
    let session = demo.storage_state("a").context("there is no A")?;
    StorageState::parse(session)
        .map_err(anyhow::Error::msg)?
        .apply(&browser)?;
    let page = browser.tab()?;
    page.open(&format!("{}/", demo.base_url()), PATIENCE)?;
    page.quiet()?;

    let panel = extension.click(&browser, &page)?;
    let state = panel.settled(PATIENCE)?;
    ensure!(state.phase == "done", "{state:?}");
    let report: Report = serde_json::from_str(&panel.report("json")?)?;
    let planted = if fixed { Vec::new() } else { defects()? };
    let astray = astray(&page, &planted, &report.findings)?;

    let before = second_account(&demo, &page, &panel)?;
    let report = serde_json::from_str(&panel.report("json")?)?;
    let asked = demo.log();
    Ok(Audited {
        report,
        astray,
        replayed: asked[before..].to_vec(),
        asked,
        demo,
    })
}

/// Goes through the second-account test with the app's own buttons and form; gives how long the log was before the replay.
fn second_account(demo: &Demo, page: &Page, panel: &Panel) -> Result<usize> {
    let there = "document.querySelector('#recent-customers') !== null";
    panel.show("second-account")?;
    panel.press("record")?;
    reach(panel, "recording")?;
    page.until(there, PATIENCE, "A's dashboard")?;
    page.quiet()?;
    panel.press("become-b")?;
    reach(panel, "becomeB")?;

    page.click("#sign-out")?;
    let form = "document.querySelector('#sign-in #email') !== null";
    page.until(form, PATIENCE, "the sign-in form")?;
    let b = demo.account("b").context("there is no B")?;
    for (field, text) in [("#email", &b.email), ("#password", &b.password)] {
        page.click(field)?;
        page.call("Input.insertText", json!({ "text": text }))?;
    }
    page.click("#sign-in [type=submit]")?;
    let signed_in = format!(
        "{there} && document.querySelector('#who-name').textContent === {:?}",
        b.full_name
    );
    page.until(&signed_in, PATIENCE, "B's dashboard")?;
    page.quiet()?;

    panel.press("review")?;
    reach(panel, "review")?;
    let before = demo.log().len();
    panel.press("replay")?;
    reach(panel, "done")?;
    Ok(before)
}

fn reach(panel: &Panel, phase: &str) -> Result<()> {
    let ended = |state: &xtask::extension::State| {
        let second = &state.second_account;
        second.phase == phase || second.phase == "failed" || second.error.is_some()
    };
    let state = panel.wait(Instant::now() + PATIENCE, ended, |_| ())?;
    let state = state.with_context(|| format!("the test did not come to {phase}"))?;
    ensure!(state.second_account.phase == phase, "{state:?}");
    Ok(())
}

/// Compares the findings' elements with the planted ones in the page itself, where selectors mean something.
fn astray(page: &Page, planted_defects: &[Defect], findings: &[Finding]) -> Result<Vec<String>> {
    let planted: Vec<_> = planted_defects
        .iter()
        .filter_map(|defect| match &defect.place {
            Place::Elements { selector, .. } => Some((&defect.rule, selector)),
            Place::Page { .. } | Place::Entity { .. } => None,
        })
        .collect();
    // What a defect brings about elsewhere (that something jumps) may show on other elements than its own.
    let caused = |finding: &Finding| {
        let mut planted = planted_defects.iter();
        planted.any(|defect| defect.expect.also.contains(&finding.rule))
    };
    let found: Vec<_> = findings
        .iter()
        .filter(|finding| !asked(finding) && !caused(finding))
        .flat_map(|finding| {
            let targets = finding.targets.iter();
            targets.map(|target| (&finding.rule, &target.selector))
        })
        .collect();
    let script = format!(
        "(() => {{ const planted = {}, found = {};
          const all = (pairs) => pairs.flatMap(([rule, selector]) => [...document.querySelectorAll(selector)].map((element) => [rule, element]));
          const without = (these, those) => these.filter(([rule, element]) => !those.some(([r, e]) => r === rule && e === element));
          const name = (what) => ([rule, element]) => `${{what}}: ${{rule}} ${{element.outerHTML.slice(0, 100)}}`;
          const [a, b] = [all(planted), all(found)];
          return [...planted.filter(([, s]) => !document.querySelector(s)).map(([, s]) => `nothing at ${{s}}`),
            ...without(a, b).map(name('not found')), ...without(b, a).map(name('not planted'))]; }})()",
        json!(planted),
        json!(found),
    );
    Ok(serde_json::from_value(page.eval(&script)?)?)
}

fn calls<'a>(report: &'a Report, entity: &'a str) -> impl Iterator<Item = &'a CallVerdict> {
    let calls = report.isolation.iter().flat_map(|summary| &summary.calls);
    calls.filter(move |call| call.entity == entity)
}

fn leaked(report: &Report, entity: &str) -> BTreeSet<String> {
    calls(report, entity)
        .flat_map(|call| call.leaked.clone())
        .collect()
}

/// What holds for both twins: both accounts and nobody were really asked, and nothing but reads was sent.
fn tested_with_reads_alone(audited: &Audited) -> Result<(), Failed> {
    let Audited {
        demo,
        report,
        replayed,
        asked,
        ..
    } = audited;
    assert_eq!(report.metrics.len(), 5, "every metric has a status");
    let isolation = report
        .isolation
        .as_ref()
        .ok_or("the second account was not tested")?;
    for session in [&isolation.sessions.a, &isolation.sessions.b] {
        assert!(session.valid, "{session:?}");
    }
    assert_ne!(isolation.sessions.a.identity, isolation.sessions.b.identity);
    for account in demo.accounts() {
        let report = serde_json::to_string(report)?;
        assert!(!report.contains(&account.token), "a token is in the report");
    }

    for entity in ["Customer", "Invoice", "Lead", "Note", "Product", "Task"] {
        for session in [Some("b"), None] {
            let path = format!("/entities/{entity}");
            assert!(
                replayed
                    .iter()
                    .any(|entry| entry.session.as_deref() == session && entry.path.contains(&path)),
                "{entity} was not asked for as {session:?}"
            );
        }
    }
    let more_than_reads = |entry: &&Entry| !entry.reads();
    let sent: Vec<_> = replayed
        .iter()
        .filter(more_than_reads)
        .filter(|entry| !entry.path.ends_with("/analytics/track/batch"))
        .collect();
    assert!(sent.is_empty(), "the replay sent {sent:?}");
    let sent: Vec<_> = asked
        .iter()
        .filter(more_than_reads)
        .filter(|entry| !entry.is_the_apps_own())
        .collect();
    assert!(
        sent.is_empty(),
        "neither the app nor anybody else sends {sent:?}"
    );
    Ok(())
}

fn leaky_twin() -> Result<(), Failed> {
    let audited = audit(false)?;
    tested_with_reads_alone(&audited)?;
    let Audited {
        demo,
        report,
        astray,
        ..
    } = &audited;
    assert!(astray.is_empty(), "{}", astray.join("\n"));

    let planted = defects()?;
    for defect in &planted {
        let rules = std::iter::once(&defect.rule).chain(&defect.expect.also);
        for rule in rules {
            let found = |finding: &&Finding| {
                finding.rule == *rule
                    && finding.outcome == defect.expect.outcome
                    && finding.pillar == defect.pillar
                    && defect
                        .expect
                        .impact
                        .is_none_or(|impact| finding.impact == impact)
            };
            assert!(
                report.findings.iter().any(|finding| found(&finding)),
                "{rule} does not find {}: {:?}",
                defect.id,
                report.findings
            );
        }
        if let (Place::Entity { entity }, Some(verdict)) = (&defect.place, defect.expect.verdict) {
            assert!(
                calls(report, entity).any(|call| call.verdict == verdict),
                "{entity}: {:?}",
                calls(report, entity).collect::<Vec<_>>()
            );
        }
        if let Some(above) = defect.expect.above {
            let metric = &report.metrics[&premortem::vitals::Name::Cls];
            assert!(
                metric.value.is_some_and(|value| value > above),
                "{metric:?}"
            );
        }
    }
    let rules: BTreeSet<_> = planted
        .iter()
        .flat_map(|defect| std::iter::once(&defect.rule).chain(&defect.expect.also))
        .collect();
    for finding in report.findings.iter().filter(|finding| !asked(finding)) {
        assert!(rules.contains(&finding.rule), "not planted: {finding:?}");
    }

    let own = |entity: &str, key: &str| -> BTreeSet<String> {
        demo.ids_of(entity, key).into_iter().collect()
    };
    for entity in ["Customer", "Invoice"] {
        let leaked = leaked(report, entity);
        assert!(
            leaked.is_superset(&own(entity, "a")),
            "all of A's {entity}s leak"
        );
        assert!(leaked.is_disjoint(&own(entity, "b")), "B's own are no leak");
    }
    assert_eq!(
        leaked(report, "Task")
            .intersection(&own("Task", "a"))
            .count(),
        1
    );
    for call in calls(report, "Note") {
        assert_eq!(call.verdict, Verdict::Safe, "{call:?}");
    }
    for call in calls(report, "Product") {
        assert_eq!(call.verdict, Verdict::Public, "{call:?}");
    }
    Ok(())
}

fn fixed_twin() -> Result<(), Failed> {
    let audited = audit(true)?;
    tested_with_reads_alone(&audited)?;
    let report = &audited.report;
    assert!(audited.astray.is_empty(), "{}", audited.astray.join("\n"));
    let found: Vec<_> = report.findings.iter().filter(|one| !asked(one)).collect();
    assert!(found.is_empty(), "{found:?}");
    for defect in defects()? {
        let rule = report.rules.iter().find(|rule| rule.id == defect.rule);
        let rule = rule.ok_or_else(|| format!("there is no rule {}", defect.rule))?;
        assert_eq!(
            rule.outcome,
            Outcome::Passed,
            "{} must be tested, and pass: {rule:?}",
            defect.rule
        );
    }
    for entity in ["Customer", "Invoice", "Lead", "Note", "Task"] {
        assert!(calls(report, entity).next().is_some(), "{entity}");
        for call in calls(report, entity) {
            assert_eq!(call.verdict, Verdict::Safe, "{call:?}");
        }
    }
    for call in calls(report, "Product") {
        assert_eq!(call.verdict, Verdict::Public, "{call:?}");
    }
    Ok(())
}
