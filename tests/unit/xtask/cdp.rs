use super::*;
use std::os::unix::net::UnixStream;

/// A browser that says `frames`, whatever it is told.
fn browser_that_says(frames: &str) -> (Connection, UnixStream) {
    let (ours, mut theirs) = UnixStream::pair().unwrap();
    theirs.write_all(frames.as_bytes()).unwrap();
    let from = ours.try_clone().unwrap();
    (Connection::new(ours, from, LastWords::default()), theirs)
}

fn soon() -> Instant {
    Instant::now() + Duration::from_millis(50)
}

#[test]
fn an_answer_is_told_from_the_events_before_it() {
    let (browser, mut told) = browser_that_says(
        "{\"method\":\"Page.loadEventFired\",\"params\":{\"timestamp\":1},\"sessionId\":\"S\"}\0{\"id\":1,\"result\":{\"product\":\"x\"}}\0",
    );
    let answer = browser.call("", "Browser.getVersion", json!({})).unwrap();
    assert_eq!(answer["product"], "x");
    let mut sent = [0; 256];
    let length = told.read(&mut sent).unwrap();
    assert_eq!(sent[length - 1], 0, "a frame ends in NUL");
    let loaded =
        |event: &Event| (event.method == "Page.loadEventFired").then(|| event.session.clone());
    assert_eq!(browser.wait(soon(), loaded).unwrap().as_deref(), Some("S"));
    assert_eq!(
        browser.wait(soon(), loaded).unwrap(),
        None,
        "an event is taken once"
    );
}

#[test]
fn a_refusal_names_the_command() {
    let (browser, _told) =
        browser_that_says("{\"id\":1,\"error\":{\"message\":\"no such target\"}}\0");
    let refusal = browser
        .call("", "Target.attachToTarget", json!({}))
        .unwrap_err()
        .to_string();
    assert_eq!(
        refusal,
        "the browser refused Target.attachToTarget: no such target"
    );
}

#[test]
fn waiting_ends() {
    let (browser, _told) = browser_that_says("");
    let late = browser
        .call_within(
            Duration::from_millis(20),
            "",
            "Browser.getVersion",
            json!({}),
        )
        .unwrap_err();
    assert!(late.to_string().contains("did not answer"));
}

#[test]
fn a_browser_that_ends_is_no_hang() {
    let (browser, told) = browser_that_says("");
    drop(told);
    let gone = browser
        .call("", "Browser.getVersion", json!({}))
        .unwrap_err();
    assert!(gone.to_string().contains("ended"));
}

#[test]
fn a_dialog_is_dismissed_at_once() {
    let (browser, told) = browser_that_says(
        "{\"method\":\"Page.javascriptDialogOpening\",\"params\":{\"type\":\"alert\"},\"sessionId\":\"S\"}\0",
    );
    assert_eq!(
        browser.wait(soon(), |_| Some(())).unwrap(),
        None,
        "the dialog is no event"
    );
    let mut frame = Vec::new();
    BufReader::new(told).read_until(0, &mut frame).unwrap();
    let sent: Value = serde_json::from_slice(&frame[..frame.len() - 1]).unwrap();
    assert_eq!(sent["method"], "Page.handleJavaScriptDialog");
    assert_eq!(sent["params"]["accept"], false);
}
