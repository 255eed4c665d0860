use super::*;

/// A folder that is not there yet, and gone after the test.
struct Scratch(PathBuf);

impl Scratch {
    fn new(name: &str) -> Self {
        let name = format!("premortem-output-{name}-{}", std::process::id());
        Self(std::env::temp_dir().join(name))
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

#[test]
fn a_folder_is_named_after_host_and_time() {
    assert_eq!(
        name("app.example", "2026-11-21T02:30:00.123Z"),
        "app.example-20261121T023000Z"
    );
    assert_eq!(name("::1", "2026-11-21T02:30:00Z"), "--1-20261121T023000Z");
}

#[test]
fn a_report_appears_whole_and_leaves_strangers_alone() {
    let scratch = Scratch::new("whole");
    let folder = scratch.0.join("deep/report");
    write(&folder, &[("report.json".into(), b"1".to_vec())]).unwrap();
    fs::write(folder.join("mine.txt"), "mine").unwrap();
    write(&folder, &[("report.json".into(), b"2".to_vec())]).unwrap();
    assert_eq!(fs::read(folder.join("report.json")).unwrap(), b"2");
    assert_eq!(fs::read(folder.join("mine.txt")).unwrap(), b"mine");
    assert_eq!(
        fs::read_dir(folder.parent().unwrap()).unwrap().count(),
        1,
        "nothing partial is left"
    );
}

#[test]
fn a_name_that_leads_elsewhere_writes_nothing() {
    let scratch = Scratch::new("elsewhere");
    let folder = scratch.0.join("report");
    let files = [
        ("report.json".into(), b"1".to_vec()),
        ("../evil".into(), b"2".to_vec()),
    ];
    assert!(write(&folder, &files).is_err());
    assert!(!folder.exists());
    assert_eq!(
        fs::read_dir(folder.parent().unwrap()).unwrap().count(),
        0,
        "nothing partial is left"
    );
}
