use super::*;

#[test]
fn counts_what_cargo_says() {
    let line = "test result: ok. 12 passed; 0 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.08s";
    assert_eq!(
        counts(line),
        Some(Tally {
            passed: 12,
            failed: 0
        })
    );
    let line = "test result: FAILED. 1 passed; 2 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.08s";
    assert_eq!(
        counts(line),
        Some(Tally {
            passed: 1,
            failed: 2
        })
    );
    assert_eq!(counts("test page::tests::decodes ... ok"), None);
}

#[test]
fn a_run_without_tests_has_not_passed() {
    assert!(counted(Command::new("echo").arg("nothing here")).is_err());
    assert_eq!(
        counted(&mut Command::new("false")).unwrap(),
        Tally {
            passed: 0,
            failed: 1
        }
    );
}
