use super::*;

#[test]
fn reads_the_version_of_every_browser_it_knows() {
    assert_eq!(
        major("Chromium 156.0.8078.79 built on Debian GNU/Linux 12 (bookworm)"),
        Some(156)
    );
    assert_eq!(major("Google Chrome 148.0.7778.5 "), Some(148));
    assert_eq!(major("Microsoft Edge 150.0.3456.1"), Some(150));
    assert_eq!(major("Mozilla Firefox 153.7esr"), None);
    assert_eq!(major("bash: no such thing"), None);
}

#[test]
fn an_old_browser_is_refused_with_a_way_out() {
    let refused = new_enough("chromium".into(), "Chromium 147.0.1.2")
        .unwrap_err()
        .to_string();
    assert!(
        refused.contains("too old") && refused.contains("148") && refused.contains("--browser")
    );
    assert!(new_enough("chromium".into(), "Chromium 148.0.1.2").is_ok());
}

#[test]
fn what_is_no_browser_is_named() {
    let refused = browser(Some(Path::new("/nowhere/chromium"))).unwrap_err();
    assert!(refused.to_string().contains("/nowhere/chromium"));
    assert!(refused.downcast_ref::<crate::failure::Failure>().is_some());
}

#[test]
fn the_advice_fits_the_system() {
    assert!(advice("NAME=\"Debian GNU/Linux\"\nID=debian").contains("apt-get"));
    assert!(advice("ID=ubuntu\nID_LIKE=debian").contains("google.com/chrome"));
    assert!(advice("ID=fedora").contains("dnf"));
}
