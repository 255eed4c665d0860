//! `cargo xtask audit` as a script sees it: exit codes, sentences, files, and what is left behind.

use anyhow::{Context, Result};
use axum::Router;
use axum::response::{Html, IntoResponse};
use axum::routing::get;
use libtest_mimic::{Failed, Trial};
use premortem::isolation::Verdict;
use premortem::report::{Baseline, Report};
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::atomic::{AtomicUsize, Ordering};
use xtask::project;
use xtask::serve::Server;

pub(crate) fn trials() -> Vec<Trial> {
    vec![
        Trial::test(
            "audit writes the report it names, and nothing else",
            writes_a_report,
        ),
        Trial::test(
            "audit exits with 1 when findings are harmful enough, and knows them again",
            fails_on_findings,
        ),
        Trial::test("audit says what is wrong with its input", refuses_input),
        Trial::test("audit says what could not be driven", refuses_pages),
        Trial::test(
            "audit ends when the page goes away under it",
            survives_a_restless_page,
        ),
        Trial::test(
            "audit without an address audits the embedded demo, second account included",
            audits_the_demo,
        ),
    ]
}

pub(crate) struct Ended {
    pub(crate) code: Option<i32>,
    pub(crate) stdout: String,
    pub(crate) stderr: String,
}

/// A folder of its own for every test.
pub(crate) struct Scratch(pub(crate) PathBuf);

impl Scratch {
    pub(crate) fn new() -> Result<Self> {
        static COUNT: AtomicUsize = AtomicUsize::new(0);
        let number = COUNT.fetch_add(1, Ordering::Relaxed);
        let folder = std::env::temp_dir().join(format!("scratch-{}-{number}", std::process::id()));
        fs::create_dir_all(&folder)?;
        Ok(Self(folder))
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// Runs an audit and makes sure that neither a browser nor its profile is left behind.
pub(crate) fn audit(arguments: &[&str], scratch: &Scratch) -> Result<Ended> {
    let child = Command::new(env!("CARGO_BIN_EXE_xtask"))
        .arg("audit")
        .args(arguments)
        .current_dir(&scratch.0)
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()?;
    let profile = format!("premortem-{}-", child.id());
    let output = child.wait_with_output()?;
    let left = fs::read_dir(std::env::temp_dir())?.flatten();
    let left = left.filter(|entry| entry.file_name().to_string_lossy().starts_with(&profile));
    anyhow::ensure!(left.count() == 0, "a profile is left behind");
    let processes = Command::new("ps").args(["-eo", "args"]).output()?;
    let processes = String::from_utf8_lossy(&processes.stdout).into_owned();
    anyhow::ensure!(!processes.contains(&profile), "a browser is left behind");
    Ok(Ended {
        code: output.status.code(),
        stdout: String::from_utf8(output.stdout)?,
        stderr: String::from_utf8(output.stderr)?,
    })
}

fn site() -> Result<Server> {
    const PLAIN: &str = "<!doctype html><html lang=en><title>Plain</title><h1>Hello</h1><input>";
    const PDF: &[u8] = b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\ntrailer<</Root 1 0 R>>";
    let restless = "<!doctype html><title>Restless</title><script>setTimeout(() => location.reload(), 60)</script>";
    Server::start(
        Router::new()
            .route("/", get(|| async { Html(PLAIN) }))
            .route("/restless", get(move || async move { Html(restless) }))
            .route(
                "/endless",
                get(|| async { Html("<!doctype html><img src=/silent>") }),
            )
            .route(
                "/silent",
                get(|| async { std::future::pending::<&str>().await }),
            )
            .route(
                "/pdf",
                get(|| async { ([("content-type", "application/pdf")], PDF).into_response() }),
            )
            .route(
                "/zip",
                get(|| async { ([("content-type", "application/zip")], "PK").into_response() }),
            ),
    )
}

fn writes_a_report() -> Result<(), Failed> {
    let (site, scratch) = (site()?, Scratch::new()?);
    let ended = audit(&[&site.origin(), "--out", "report"], &scratch)?;
    assert_eq!(ended.code, Some(0), "{}", ended.stderr);
    assert_eq!(
        ended.stdout.lines().last(),
        Some("report"),
        "the path is printed last"
    );
    let report: Report = serde_json::from_slice(&fs::read(scratch.0.join("report/report.json"))?)?;
    assert!(
        fs::read_to_string(scratch.0.join("report/report.html"))?.starts_with("<!DOCTYPE html>")
    );
    let mut expected: Vec<_> = report
        .exhibits
        .iter()
        .map(|exhibit| exhibit.file.clone())
        .collect();
    expected.extend(["report.json".to_owned(), "report.html".to_owned()]);
    expected.sort();
    assert_eq!(names_in(&scratch.0.join("report"))?, expected);
    assert_eq!(names_in(&scratch.0)?, ["report"]);
    Ok(())
}

fn fails_on_findings() -> Result<(), Failed> {
    let (site, scratch) = (site()?, Scratch::new()?);
    let url = site.origin();
    let ended = audit(
        &[&url, "--out", "a", "--fail-on", "minor", "--format", "json"],
        &scratch,
    )?;
    assert_eq!(
        ended.code,
        Some(1),
        "an unlabelled field is a finding: {}",
        ended.stderr
    );
    assert!(
        scratch.0.join("a/report.json").is_file(),
        "the report is written all the same"
    );
    assert!(
        !scratch.0.join("a/report.html").exists(),
        "only what was asked for"
    );

    let again = audit(
        &[
            &url,
            "--out",
            "b",
            "--format",
            "json",
            "--baseline",
            "a/report.json",
        ],
        &scratch,
    )?;
    assert_eq!(again.code, Some(0), "{}", again.stderr);
    let written = fs::read_to_string(scratch.0.join("b/report.json"))?;
    let report: Report = serde_json::from_str(&written)?;
    let unlabelled = report
        .findings
        .iter()
        .find(|finding| finding.rule == "field-without-label");
    assert_eq!(
        unlabelled.context("it is still found")?.baseline,
        Some(Baseline::Unchanged)
    );
    Ok(())
}

fn refuses_input() -> Result<(), Failed> {
    let (site, scratch) = (site()?, Scratch::new()?);
    let url = site.origin();
    fs::write(scratch.0.join("broken.json"), "{")?;
    fs::write(scratch.0.join("other.json"), "{\"cookies\": []}")?;
    let expired = r#"{"cookies":[{"name":"sid","value":"secret-value","domain":"127.0.0.1","path":"/","expires":1,"httpOnly":true}],"origins":[]}"#;
    fs::write(scratch.0.join("expired.json"), expired)?;
    fs::write(
        scratch.0.join("elsewhere.json"),
        expired
            .replace("127.0.0.1", "other.example")
            .replace(":1,", ":-1,"),
    )?;
    let cases: &[(&[&str], &str)] = &[
        (&["chrome://settings"], "extension"),
        (&["file:///etc/hostname"], "http"),
        (&["app.example"], "https://"),
        (&[&url, "--format", "sarif"], "not available yet"),
        (&[&url, "--format", "docx"], "docx"),
        (&[&url, "--pillars", "beauty"], "beauty"),
        (&[&url, "--attest", "answers.json"], "not available yet"),
        (&[&url, "--baseline", "broken.json"], "broken.json"),
        (&[&url, "--session-a", "nowhere.json"], "nowhere.json"),
        (&[&url, "--session-a", "broken.json"], "no JSON"),
        (&[&url, "--session-a", "other.json"], "storageState"),
        (&[&url, "--session-a", "expired.json"], "expired"),
        (&[&url, "--session-a", "elsewhere.json"], "holds no session"),
        (&[&url, "--session-b", "other.json"], "--session-a"),
        (&[&url, "--visit", "//evil.example"], "path"),
        (
            &[&url, "--device", "watch"],
            "possible values: desktop, mobile",
        ),
        (&[&url, "--timeout", "0"], "timeout"),
    ];
    for (arguments, said) in cases {
        let ended = audit(arguments, &scratch)?;
        assert_eq!(ended.code, Some(2), "{arguments:?}: {}", ended.stderr);
        assert!(
            ended.stderr.contains(said),
            "{arguments:?}: {}",
            ended.stderr
        );
        assert!(
            !ended.stderr.contains("secret-value"),
            "{arguments:?}: {}",
            ended.stderr
        );
        assert_eq!(ended.stdout, "", "{arguments:?}");
    }
    Ok(())
}

fn refuses_pages() -> Result<(), Failed> {
    let (site, scratch) = (site()?, Scratch::new()?);
    let at = |path: &str| format!("{}{path}", site.origin());
    let nobody = { Server::start(Router::new())?.origin() };
    let cases: &[(&[&str], &str)] = &[
        (&[&nobody], "nothing answers"),
        (&["http://nobody.invalid/"], "no such host"),
        (&[&at("/pdf")], "not a web page"),
        (&[&at("/zip")], "download"),
        (
            &[&at("/endless"), "--timeout", "2"],
            "did not finish loading within 2 s",
        ),
        (
            &[&at("/silent"), "--timeout", "2"],
            "did not finish loading within 2 s",
        ),
        (
            &[&at("/"), "--browser", "/nowhere/chromium"],
            "/nowhere/chromium",
        ),
        (&[&at("/"), "--browser", "/bin/true"], "/bin/true"),
    ];
    for (arguments, said) in cases {
        let ended = audit(&[arguments, &["--out", "report"][..]].concat(), &scratch)?;
        assert_eq!(ended.code, Some(3), "{arguments:?}: {}", ended.stderr);
        let last = ended.stderr.lines().last().context("no sentence")?;
        assert!(
            last.starts_with("error: ") && last.contains(said),
            "{arguments:?}: {last}"
        );
        assert!(
            !scratch.0.join("report").exists(),
            "{arguments:?}: nothing is half written"
        );
    }
    Ok(())
}

fn survives_a_restless_page() -> Result<(), Failed> {
    let (site, scratch) = (site()?, Scratch::new()?);
    let url = format!("{}/restless", site.origin());
    let ended = audit(&[&url, "--out", "report", "--timeout", "5"], &scratch)?;
    let written = scratch.0.join("report").exists();
    match ended.code {
        Some(0) => assert!(written, "the page stood still long enough"),
        Some(3) => assert!(
            !written
                && ended
                    .stderr
                    .lines()
                    .last()
                    .is_some_and(|line| line.starts_with("error: "))
        ),
        code => return Err(format!("{code:?}: {}", ended.stderr).into()),
    }
    Ok(())
}

fn audits_the_demo() -> Result<(), Failed> {
    let scratch = Scratch::new()?;
    let ended = audit(&["--out", "report"], &scratch)?;
    assert_eq!(ended.code, Some(0), "{}", ended.stderr);
    let folder = scratch.0.join("report");
    let written = fs::read_to_string(folder.join("report.json"))?;
    let report: Report = serde_json::from_str(&written)?;

    let isolation = report
        .isolation
        .as_ref()
        .context("no second account was tested")?;
    let leaks: Vec<_> = isolation
        .calls
        .iter()
        .filter(|call| call.verdict == Verdict::Leak)
        .collect();
    for entity in ["Customer", "Invoice"] {
        assert!(
            leaks
                .iter()
                .any(|call| call.entity == entity && !call.leaked.is_empty()),
            "{entity}: {leaks:?}"
        );
    }
    assert_eq!(report.metrics.len(), 5);
    for (name, metric) in &report.metrics {
        assert!(!metric.reason.is_empty(), "{name:?}: {metric:?}");
    }
    assert!(
        report
            .exhibits
            .iter()
            .any(|exhibit| exhibit.kind == "screenshot"),
        "{:?}",
        report.exhibits
    );
    for exhibit in &report.exhibits {
        assert_eq!(
            sha256(&folder.join(&exhibit.file))?,
            exhibit.sha256,
            "{}",
            exhibit.file
        );
    }
    let html = fs::read_to_string(folder.join("report.html"))?;
    assert!(html.starts_with("<!DOCTYPE html>") && html.contains("Customer"));

    assert_eq!(
        violations(&written)?,
        "[]",
        "the report is what its schema says"
    );
    let broken = written.replacen("\"schema\"", "\"scheme\"", 1);
    assert_ne!(violations(&broken)?, "[]", "the schema says something");
    Ok(())
}

/// As someone who was handed the files would check them.
fn sha256(file: &Path) -> Result<String> {
    const SUM: &str = "console.log(require('node:crypto').createHash('sha256').update(require('node:fs').readFileSync(process.argv[1])).digest('hex'))";
    node(SUM, &[&file.to_string_lossy()], "")
}

/// What is wrong with a report by `docs/report.schema.json`, as JSON.
fn violations(report: &str) -> Result<String> {
    const VALIDATE: &str = "const { readFileSync } = require('node:fs');
        const Ajv = require('ajv/dist/2020');
        // The formats say how wide a number is, which JSON can't be wrong about.
        const validate = new Ajv({ allErrors: true, strict: true, validateFormats: false })
          .compile(JSON.parse(readFileSync('docs/report.schema.json', 'utf8')));
        validate(JSON.parse(readFileSync(0, 'utf8')));
        console.log(JSON.stringify(validate.errors ?? []));";
    node(VALIDATE, &[], report)
}

fn node(script: &str, arguments: &[&str], input: &str) -> Result<String> {
    let mut child = Command::new("node")
        .args(["-e", script])
        .args(arguments)
        .current_dir(project::root())
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()?;
    let mut stdin = child.stdin.take().context("no way to node")?;
    stdin.write_all(input.as_bytes())?;
    drop(stdin);
    let output = child.wait_with_output()?;
    anyhow::ensure!(output.status.success(), "node failed");
    Ok(String::from_utf8(output.stdout)?.trim().to_owned())
}

fn names_in(folder: &Path) -> Result<Vec<String>> {
    let entries = fs::read_dir(folder)?.collect::<Result<Vec<_>, _>>()?;
    let mut names: Vec<_> = entries
        .iter()
        .map(|entry| entry.file_name().to_string_lossy().into_owned())
        .collect();
    names.sort();
    Ok(names)
}
