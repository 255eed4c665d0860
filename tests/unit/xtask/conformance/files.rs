use super::*;

#[test]
fn a_path_never_leads_out_of_the_folder() {
    let folder = Path::new("/suite");
    assert_eq!(
        within(folder, "/a/b%20c.html"),
        Some("/suite/a/b c.html".into())
    );
    for path in [
        "/../etc/passwd",
        "/a/../../x",
        "/%2e%2e/x",
        "//etc/passwd/..",
        "/%zz",
    ] {
        assert_eq!(within(folder, path), None, "{path}");
    }
}

#[test]
fn what_is_told_by_its_ending() {
    assert_eq!(content_type(Path::new("a.svg")), "image/svg+xml");
    assert_eq!(content_type(Path::new("paris")), "");
}
