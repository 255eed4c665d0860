use super::*;
use std::sync::atomic::{AtomicU32, Ordering};

const HEAD: &str = "//! # T\n//! ## What it checks\n//! w \"q\"\n//! ## Why it matters\n//! y\n//! ## How to fix\n//! f\n//! ## Examples\n//! ```html,failed\n//! <p>\n//! ```\n//! ## References\n//! r\n";

struct Scratch(PathBuf);

impl Scratch {
    fn new() -> Self {
        static NEXT: AtomicU32 = AtomicU32::new(0);
        let name = format!(
            "premortem-docs-{}-{}",
            std::process::id(),
            NEXT.fetch_add(1, Ordering::Relaxed)
        );
        let path = env::temp_dir().join(name);
        fs::create_dir_all(&path).unwrap();
        Self(path)
    }

    fn file(&self, path: &str, text: &str) -> &Self {
        let full = self.0.join(path);
        fs::create_dir_all(full.parent().unwrap()).unwrap();
        fs::write(full, text).unwrap();
        self
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

#[test]
fn checks_come_in_the_order_of_pillars_and_ids() {
    let scratch = Scratch::new();
    scratch
        .file("src/checks/accessibility/b_two.rs", HEAD)
        .file("src/checks/accessibility/a_one.rs", HEAD)
        .file("src/checks/error_budgets/z.rs", HEAD)
        .file("src/checks/mod.rs", "")
        .file("src/checks/accessibility/notes.txt", "");
    let sources = sources(&scratch.0).unwrap();
    let ids: Vec<&str> = sources.iter().map(|s| s.id.as_str()).collect();
    assert_eq!(ids, ["z", "a-one", "b-two"]);
    let registry = render::registry(&sources);
    assert!(
        registry
            .contains("#[path = \"error_budgets\"]\npub mod error_budgets {\n    pub mod z;\n}\n")
    );
    assert!(registry.contains("&accessibility::a_one::CHECK"));
    assert!(registry.contains("what: \"w \\\"q\\\"\""));
}

#[test]
fn a_broken_head_names_its_file() {
    let scratch = Scratch::new();
    scratch.file("src/checks/isolation/x.rs", "//! # T\n");
    let error = format!("{:#}", sources(&scratch.0).unwrap_err());
    assert!(error.contains("src/checks/isolation/x.rs"), "{error}");
    assert!(error.contains("What it checks"), "{error}");
}

#[test]
fn drift_lists_what_differs_and_what_is_missing() {
    let scratch = Scratch::new();
    scratch.file("same", "1").file("other", "1");
    let files = [("same", "1"), ("other", "2"), ("missing", "3")]
        .map(|(path, text)| (PathBuf::from(path), text.to_owned()));
    let stale = drift(&scratch.0, &files).unwrap();
    assert_eq!(stale, [PathBuf::from("other"), PathBuf::from("missing")]);
    let message = differ(&stale).to_string();
    assert!(message.contains("other") && message.contains("cargo xtask docs"));
    write(&scratch.0, &files).unwrap();
    assert!(drift(&scratch.0, &files).unwrap().is_empty());
}

#[test]
fn pages_of_checks_that_are_gone_are_found() {
    let scratch = Scratch::new();
    scratch
        .file("docs/checks/gone.md", "")
        .file("docs/checks/here.md", "");
    let generated = [(PathBuf::from("docs/checks/here.md"), String::new())];
    let found = orphans(&scratch.0, &generated).unwrap();
    assert_eq!(found, [PathBuf::from("docs/checks/gone.md")]);
}

#[test]
fn what_is_generated_here_is_up_to_date() {
    run(true).unwrap();
}

/// What a second account reads and how fast a page is can't be shown by a page alone; those have tests of their own. Some
/// checks can only ask a person, and some pages that pass are gone before they are read.
#[test]
fn every_check_of_a_page_has_an_example_that_is_found_and_one_that_is_not() {
    let examples = examples().unwrap();
    let of_page = CHECKS
        .iter()
        .filter(|(check, _)| check.pillar == Pillar::Accessibility);
    for (check, _) in of_page {
        for outcomes in [
            [Outcome::Failed, Outcome::CantTell],
            [Outcome::Passed, Outcome::Inapplicable],
        ] {
            let mut of_check = examples.iter().filter(|e| e.check == check.id);
            assert!(
                of_check.any(|e| outcomes.contains(&e.outcome)),
                "{} has no example that is {outcomes:?}",
                check.id
            );
        }
    }
}
