use super::*;

const WHOLE: &str = "//! # A few words\n//!\n//! ## What it checks\n//!\n//! One line\n//! wrapped.\n//!\n//! - an item\n//!   that goes on\n//! - another\n//!\n//! ## Why it matters\n//!\n//! Somebody is hurt.\n//!\n//! ## How to fix\n//!\n//! Write:\n//!\n//! ```html\n//! <button>\n//!   Save\n//! ```\n//!\n//! ## Examples\n//!\n//! ```html,failed\n//! <div onclick=\"save()\">Save</div>\n//! ```\n//!\n//! ```html,passed\n//! # not a heading\n//! ## nor this\n//! ```\n//!\n//! ## References\n//!\n//! - somewhere\n\nuse crate::x;\n";

#[test]
fn reads_every_section() {
    let head = Head::parse(WHOLE).unwrap();
    assert_eq!(head.title, "A few words");
    assert_eq!(
        head.what,
        "One line wrapped.\n\n- an item that goes on\n- another"
    );
    assert_eq!(head.why, "Somebody is hurt.");
    assert_eq!(head.fix, "Write:\n\n```html\n<button>\n  Save\n```");
    assert_eq!(head.references, "- somewhere");
}

#[test]
fn examples_know_their_outcome_and_line() {
    let examples = Head::parse(WHOLE).unwrap().examples;
    assert_eq!(examples.len(), 2);
    assert_eq!(examples[0].outcome, Outcome::Failed);
    assert_eq!(examples[0].html, "<div onclick=\"save()\">Save</div>\n");
    assert_eq!(examples[1].outcome, Outcome::Passed);
    assert_eq!(examples[1].html, "# not a heading\n## nor this\n");
    for example in examples {
        let line = WHOLE.lines().nth(example.line - 1).unwrap();
        assert_eq!(
            line.strip_prefix("//! ").unwrap(),
            example.html.lines().next().unwrap()
        );
    }
}

#[test]
fn names_the_heading_that_is_missing() {
    for heading in HEADINGS {
        let without = WHOLE.replace(&format!("## {heading}"), "");
        let error = Head::parse(&without).unwrap_err().to_string();
        assert!(error.contains(heading), "{heading}: {error}");
    }
    let error = Head::parse(&WHOLE.replace("# A few words", "")).unwrap_err();
    assert!(error.to_string().contains("# Title"), "{error}");
}

#[test]
fn refuses_what_it_does_not_know() {
    let error = Head::parse(&WHOLE.replace("## References", "## Reference")).unwrap_err();
    assert!(error.to_string().contains("## Reference"), "{error}");
    let error = Head::parse(&WHOLE.replace("html,failed", "html,fails")).unwrap_err();
    assert!(error.to_string().contains("fails"), "{error}");
    let twice = WHOLE.replace("## References", "## Examples");
    assert!(
        Head::parse(&twice)
            .unwrap_err()
            .to_string()
            .contains("twice")
    );
}

#[test]
fn refuses_an_empty_section() {
    let empty = WHOLE.replace("//! Somebody is hurt.\n", "");
    let error = Head::parse(&empty).unwrap_err().to_string();
    assert!(error.contains("Why it matters"), "{error}");
}
