use super::*;

#[test]
fn without_a_test_it_says_so() {
    let error = run(&Recording::default()).unwrap_err();
    assert_eq!(error, "The second-account test was not run.");
}
